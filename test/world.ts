import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifySchema } from 'fastify'
import { addRoutes } from '../apps/server/routes.ts'
import { secondPersonOf } from '../capabilities/approvals/actions/ask.ts'
import { ensureBureaus } from '../capabilities/bureaus/actions/ensure.ts'
import { checkWriter } from '../capabilities/checks/actions/check-writer.ts'
import { IndexKeeper } from '../capabilities/checks/jobs/index-keeper.ts'
import { ImportDesk } from '../capabilities/records/actions/import-desk.ts'
import { IMPORTS_PATH, importPath } from '../capabilities/records/contract.ts'
import { type Db, inTransaction } from '../infra/db.ts'
import { type Access, createServer, type Server, type ServerParts } from '../infra/http.ts'
import { type FileOperations, realFiles } from '../infra/journal-files.ts'
import { Sequencer } from '../infra/journal-sequencer.ts'
import { noWitnesses, type Witnesses } from '../infra/journal-witness.ts'
import { Uploads } from '../infra/uploads.ts'
import { type Actor, type BureauCode, type Role, scopes } from '../kernel/actor.ts'
import { type Id, newId } from '../kernel/id.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/** The whole program on a database of its own, called without a network. */
export type World = Awaited<ReturnType<typeof makeWorld>>

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const ACTOR_HEADER = 'x-test-actor'

export type WorldWish = {
  /** The name of a test database to clone. */
  readonly template?: string
  /** Changes the clone before the program sees it. */
  readonly prepare?: (owner: Db) => Promise<void>
  /** Lets in by cookies and keys as the program does, instead of by the word of the test. */
  readonly authenticating?: (db: Db) => Pick<ServerParts, 'authenticate' | 'actorsBehind'>
  /** Adds routes of a test's own. */
  readonly extend?: (server: Server, db: Db) => void
  /** The files that the journal is written to. */
  readonly files?: FileOperations
  /** Whose journals are cosigned. */
  readonly witnesses?: Witnesses
}

export async function makeWorld(now: Date | (() => Date), wish: WorldWish = {}) {
  const { template, prepare, authenticating, extend } = wish
  const database = await testDatabase(template)
  await prepare?.(database.owner)
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-world-'))
  const [db, system, clock] = [database.app, database.system, typeof now === 'function' ? now : () => now]
  await addBureaus(db, clock())
  const keeper = await loadedKeeper(system, clock, folder)
  const { files = realFiles, witnesses = noWitnesses } = wish
  const sequencer = new Sequencer({ db: system, dataDir: folder, clock, files, witnesses })
  const known = new Map<string, Actor>()
  const server = await createServer({
    ...{ db, clock, publicHost: null, secondPerson: secondPersonOf(db) },
    ...(authenticating?.(db) ?? byWord(known)),
  })
  const routes = routesOf(server)
  const desk = new ImportDesk(system, clock)
  await addRoutes(server, {
    ...{
      db,
      system,
      clock,
      keeper,
      desk,
      sequencer,
      uploads: new Uploads(folder),
      writer: checkWriter(system),
      hits: { clocks: { heldMs: 600_000, otherMs: 3_600_000 }, secret: Buffer.alloc(32, 7) },
    },
    ...{
      shape: 'laptop',
      secret: Buffer.alloc(32, 7),
      origin: null,
      demoUsers: [],
      demoRecordCount: 0,
      hasPages: false,
    },
  })
  extend?.(server, db)
  /** Makes `server.inject` know who calls. */
  const headersOf = (actor: Actor | null): Record<string, string> => {
    if (actor === null) return {}
    known.set(actor.id, actor)
    return { [ACTOR_HEADER]: actor.id }
  }
  const call = async (actor: Actor | null, method: Method, url: string, body?: object) => {
    const headers = headersOf(actor)
    const response = await server.inject({
      method,
      url,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    })
    return { status: response.statusCode, body: response.json<Record<string, unknown>>() }
  }
  const importFiles = importer({ server, desk, keeper, headersOf, call })
  const close = async () => {
    await server.close()
    await keeper.stop()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { database, db, server, keeper, sequencer, desk, headersOf, call, importFiles, routes, close }
}

/** Everybody is who the test says that they are. */
function byWord(known: ReadonlyMap<string, Actor>): Pick<ServerParts, 'authenticate' | 'actorsBehind'> {
  return {
    authenticate: async (request) => {
      // A call without a network has a socket without timeouts; a stream turns them off.
      Object.assign(request.raw.socket, { setTimeout: () => request.raw.socket })
      const actor = known.get(String(request.headers[ACTOR_HEADER]))
      return actor === undefined ? null : { actor, isBrowser: false, credential: actor.id }
    },
    actorsBehind: async (ids) => new Map([...known].filter(([id]) => ids.includes(id))),
  }
}

type Importing = {
  readonly server: Server
  readonly desk: ImportDesk
  readonly keeper: IndexKeeper
  headersOf(actor: Actor): Record<string, string>
  call(actor: Actor, method: Method, url: string): Promise<{ status: number; body: Record<string, unknown> }>
}

/** Sends files through the form that the pages use, waits for the end, and answers with the import. */
function importer({ server, desk, keeper, headersOf, call }: Importing) {
  return async (actor: Actor, format: string, files: Record<string, string | Buffer>, wish = {}) => {
    const encoded = encode({ format, dryRun: 'false', acceptRemovals: 'false', ...wish }, files)
    const response = await server.inject({
      method: 'POST',
      url: IMPORTS_PATH,
      headers: { ...headersOf(actor), 'content-type': encoded.headers.get('content-type') ?? '' },
      payload: Buffer.from(await encoded.arrayBuffer()),
    })
    if (response.statusCode !== 202)
      return { status: response.statusCode, body: response.json<Record<string, unknown>>() }
    const { id } = response.json<{ id: Id<'Import'> }>()
    await new Promise<void>((ended) => {
      desk.watch(id, ({ state }) => state === 'running' || ended())
      if (desk.progress(id)?.state !== 'running') ended()
    })
    await keeper.settle()
    return await call(actor, 'GET', importPath(id))
  }
}

/** One line of the route table; `schema` is what the route says about its input and answers. */
export type TestRoute = {
  readonly method: Method
  readonly url: string
  readonly access: Access
  readonly schema: FastifySchema
}

/** Fills as routes are added. */
function routesOf(server: Server): TestRoute[] {
  const routes: TestRoute[] = []
  server.addHook('onRoute', ({ method, url, config, schema = {} }) => {
    const methods = [method].flat().filter((one) => one !== 'HEAD') as Method[]
    routes.push(...methods.map((one) => ({ method: one, url, access: config?.access ?? 'anyone', schema })))
  })
  return routes
}

async function loadedKeeper(db: Db, clock: () => Date, folder: string): Promise<IndexKeeper> {
  const keeper = new IndexKeeper(db, clock, path.join(folder, 'index'))
  await keeper.load()
  await keeper.settle()
  return keeper
}

/** A multipart form as a browser sends it, fields first. */
export function encode(
  fields: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string | Buffer>>,
): Response {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const [part, held] of Object.entries(files))
    form.set(part, new Blob([new Uint8Array(Buffer.from(held))]), part)
  return new Response(form)
}

/** Every bureau there is, for a test that needs no more of a world. */
export async function addBureaus(db: Db, now: Date): Promise<void> {
  await inTransaction(db, (tx) => ensureBureaus(tx, now))
}

/** Somebody of a bureau, signed in, with these roles. */
export function personOf(bureau: string, ...roles: readonly Role[]): Actor {
  return {
    kind: 'user',
    id: newId<'Actor'>(new Date()),
    bureau: bureau as BureauCode,
    roles: new Set(roles),
    scopes: new Set(scopes),
    clearance: 'restricted',
    purpose: 'border',
    proof: { method: 'passkey', at: new Date() },
    bureauState: 'active',
  }
}

/** What the journal holds on one subject, oldest first, as `act outcome`. */
export async function actsOn({ owner }: TestDatabase, subject: string): Promise<string[]> {
  const { rows } = await owner.query<{ act: string; outcome: string }>(
    'select a.act, a.outcome from journal.act a where a.subject = $1 order by a.id',
    [subject],
  )
  return rows.map((row) => `${row.act} ${row.outcome}`)
}
