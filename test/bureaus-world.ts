import { Secret, TOTP } from 'otpauth'
import { secondPersonOf } from '../capabilities/approvals/actions/ask.ts'
import { approvalRoutes } from '../capabilities/approvals/routes.ts'
import { ensureBureaus, ensureDemoUsers } from '../capabilities/bureaus/actions/ensure.ts'
import { addUser, type UserWish } from '../capabilities/bureaus/actions/users.ts'
import { parseBureauCode } from '../capabilities/bureaus/bureau.ts'
import { paths } from '../capabilities/bureaus/contract.ts'
import { makeAuthenticate } from '../capabilities/bureaus/routes/authenticate.ts'
import { bureausRoutes } from '../capabilities/bureaus/routes.ts'
import type { DemoUser } from '../capabilities/bureaus/user.ts'
import { inTransaction } from '../infra/db.ts'
import { createServer, type Server } from '../infra/http.ts'
import { type BureauCode, systemActor } from '../kernel/actor.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { SoftwareAuthenticator } from './software-authenticator.ts'

export const ORIGIN = 'https://comity.example'
export const PASSWORD = 'seven quiet herons'
const SECRET = Buffer.alloc(32, 7)
const MINUTE_MS = 60_000

const person = { post: 'Invented post', purpose: 'investigate', language: 'en' } as const
const people: readonly DemoUser[] = [
  { ...person, key: 'fra-head', name: 'Head of Paris', bureau: 'FRA', roles: ['bureau_head'] },
  { ...person, key: 'fra-officer', name: 'Officer of Paris', bureau: 'FRA', roles: ['officer'] },
  { ...person, key: 'esp-head', name: 'Head of Madrid', bureau: 'ESP', roles: ['bureau_head'] },
  { ...person, key: 'hub-head', name: 'Head of the hub', bureau: 'HUB', roles: ['bureau_head'] },
  { ...person, key: 'hub-reviewer', name: 'Reviewer', bureau: 'HUB', roles: ['hub_reviewer'] },
]

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Call = {
  readonly cookie?: string | null
  readonly key?: string
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
  /** Without the header that only our own page can send. */
  readonly isForeign?: boolean
}
export type Answer = {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer as a client of any language does
  readonly body: any
  /** The cookie given with the answer: empty when taken away, null when untouched. */
  readonly cookie: string | null
  readonly cookieLine: string
}

/** Bureaus with a clock of their own: people, sessions, passkeys and keys over HTTP and a real database. */
export class BureausWorld {
  readonly database: TestDatabase
  readonly routes: { method: string; url: string; access: unknown }[] = []
  #now = new Date('2026-03-02T08:00:00.000Z')
  #server: Server | null = null
  /** Adds routes of a test's own. */
  readonly #extend: (server: Server) => void

  private constructor(database: TestDatabase, extend: (server: Server) => void) {
    this.database = database
    this.#extend = extend
  }

  static async make(
    shape: 'laptop' | 'bureau' = 'laptop',
    origin: string | null = ORIGIN,
    extend: (server: Server) => void = () => undefined,
  ): Promise<BureausWorld> {
    const world = new BureausWorld(await testDatabase(), extend)
    await inTransaction(world.database.system, async (tx) => {
      await ensureBureaus(tx, world.now)
      await ensureDemoUsers(tx, people, world.now)
    })
    await world.serve(shape, origin)
    return world
  }

  /** Starts the server anew on the same database. */
  async serve(shape: 'laptop' | 'bureau', origin: string | null): Promise<void> {
    await this.#server?.close()
    const parts = {
      db: this.database.app,
      system: this.database.system,
      clock: () => this.now,
      shape,
      secret: SECRET,
      origin,
      demoUsers: people,
    }
    const publicHost = parts.origin === null ? null : new URL(parts.origin).hostname
    const server = await createServer({
      ...{ ...parts, publicHost, ...makeAuthenticate({ ...parts, db: parts.system }) },
      secondPerson: secondPersonOf(parts.db),
    })
    server.addHook('onRoute', ({ method, url, config }) => {
      this.routes.push({ method: String(method), url, access: config?.access })
    })
    bureausRoutes(server, parts)
    approvalRoutes(server, parts)
    this.#extend(server)
    await server.ready()
    this.#server = server
  }

  /** On a port of its own, for what needs a network: streams. The answer is the address. */
  async listen(): Promise<string> {
    if (this.#server === null) throw new Error('the world is not served')
    return await this.#server.listen({ host: '127.0.0.1', port: 0 })
  }

  get now(): Date {
    return this.#now
  }

  pass(minutes: number): void {
    this.#now = new Date(this.#now.getTime() + minutes * MINUTE_MS)
  }

  async close(): Promise<void> {
    await this.#server?.close()
    await this.database.close()
  }

  async call(
    method: Method,
    url: string,
    { cookie, key, body, headers, isForeign }: Call = {},
  ): Promise<Answer> {
    if (this.#server === null) throw new Error('the world is not served')
    const response = await this.#server.inject({
      method,
      url,
      headers: {
        ...(isForeign === true ? {} : { 'x-comity-csrf': '1' }),
        ...(cookie == null ? {} : { cookie: `comity_session=${cookie}` }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body }),
    })
    const cookieLine = String(response.headers['set-cookie'] ?? '')
    return {
      status: response.statusCode,
      body: response.body === '' ? null : response.json(),
      cookie: /^comity_session=([^;]*)/.exec(cookieLine)?.[1] ?? null,
      cookieLine,
    }
  }

  /** Signs in by the chooser. */
  async demo(key: string): Promise<string> {
    const { status, cookie } = await this.call('POST', paths.demoSignIn, { body: { user: key } })
    if (status !== 200 || cookie === null) throw new Error(`the chooser did not let ${key} in`)
    return cookie
  }

  /** Confirms a guarded act as demo people do, by a click; the answer is the cookie from here on. */
  async confirmDemo(cookie: string): Promise<string> {
    const confirmed = await this.call('POST', paths.stepUp, { cookie, body: { by: 'demo' } })
    if (confirmed.status !== 200) throw new Error(`the step-up was answered ${confirmed.status}`)
    return confirmed.cookie ?? cookie
  }

  /** Shows the passkey again within a session; the answer is the one of the server. */
  async confirmPasskey(cookie: string, passkey: SoftwareAuthenticator): Promise<Answer> {
    const { body } = await this.call('POST', paths.stepUpOptions, { cookie })
    if (body.by !== 'passkey') return await this.call('POST', paths.stepUp, { cookie, body: { by: 'demo' } })
    const response = passkey.get(body.options)
    return await this.call('POST', paths.stepUp, {
      cookie,
      body: { by: 'passkey', ceremony: body.ceremony, response },
    })
  }

  /** Adds somebody by order of Comity itself; the answer is the invitation. */
  async invite(wish: Partial<UserWish> & { readonly handle: string }): Promise<string> {
    const added = await addUser(
      this.database.system,
      systemActor,
      {
        ...person,
        name: 'Somebody',
        roles: ['officer'],
        clearance: 'restricted',
        bureau: code('FRA'),
        ...wish,
      },
      this.now,
    )
    if (!added.ok) throw new Error(added.error.kind)
    return added.value.invitation.token
  }

  /** Sets up password and app as the invited person does; the answer is the app. */
  async enrolPassword(token: string): Promise<TOTP> {
    const { body } = await this.call('POST', paths.enrolPassword, { body: { token, password: PASSWORD } })
    const app = new TOTP({ secret: Secret.fromBase32(body.secret) })
    const confirmed = await this.call('POST', paths.confirmPassword, {
      body: { token, code: this.code(app) },
    })
    if (confirmed.status !== 204) throw new Error(`enrolment was answered ${confirmed.status}`)
    return app
  }

  code(app: TOTP): string {
    return app.generate({ timestamp: this.now.getTime() })
  }

  signIn(signInName: string, password: string, code: string, cookie: string | null = null): Promise<Answer> {
    return this.call('POST', paths.passwordSignIn, { cookie, body: { signInName, password, code } })
  }

  /** Sets up a passkey as the invited person does. */
  async enrolPasskey(token: string): Promise<SoftwareAuthenticator> {
    const passkey = new SoftwareAuthenticator(ORIGIN)
    const { body } = await this.call('POST', paths.enrolPasskeyOptions, { body: { token } })
    const { status } = await this.call('POST', paths.enrolPasskey, {
      body: { token, ceremony: body.ceremony, label: 'Test key', response: passkey.create(body.options) },
    })
    if (status !== 204) throw new Error(`enrolment was answered ${status}`)
    return passkey
  }

  async passkeySignIn(passkey: SoftwareAuthenticator): Promise<Answer> {
    const { body } = await this.call('POST', paths.passkeySignInOptions)
    const response = passkey.get(body.options)
    return await this.call('POST', paths.passkeySignIn, { body: { ceremony: body.ceremony, response } })
  }

  /** What the journal holds of some acts, oldest first. */
  async acts(
    ...names: readonly string[]
  ): Promise<{ act: string; outcome: string; detail: unknown; subject: string }[]> {
    const { rows } = await this.database.owner.query<{
      act: string
      outcome: string
      detail: unknown
      subject: string
    }>(
      'select a.act, a.outcome, a.detail, a.subject from journal.act a where a.act = any($1) order by a.id',
      [names],
    )
    return rows
  }
}

export function code(text: string): BureauCode {
  const found = parseBureauCode(text)
  if (found === null) throw new Error(`${text} is no code of a bureau`)
  return found
}
