import { z } from 'zod'
import { addUser } from '../../capabilities/bureaus/actions/users.ts'
import { enrolmentPage, newUser } from '../../capabilities/bureaus/contract.ts'
import { type Config, readConfig } from '../../infra/config.ts'
import { openDb } from '../../infra/db.ts'
import { type BureauCode, systemActor } from '../../kernel/actor.ts'
import { HOME } from '../server/home.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { complain, print } from './client.ts'

const text = { type: 'string' } as const
const options = { bureau: text, name: text, post: text, role: { type: 'string', multiple: true } } as const

const wish = newUser.extend({ bureau: z.string().regex(/^[A-Z]{3}$/, 'is three letters, e.g. FRA') })

/** Adds somebody who then sets up signing in by a one-time link: the way in for the first head of a bureau. */
export async function user(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const [what, handle] = read.value.positionals
  if (what !== 'add') return misunderstood('Say user add HANDLE.')
  const { bureau, name, post, role } = read.value.values
  const parsed = wish.safeParse({
    ...{ handle, bureau, name, roles: role },
    post: post ?? 'Bureau',
    clearance: 'confidential',
    purpose: 'investigate',
    language: 'en',
  })
  if (!parsed.success) {
    const fault = parsed.error.issues[0]
    return misunderstood(`${String(fault?.path[0])}: ${fault?.message}`)
  }
  const config = readConfig(process.env, HOME)
  if (!config.ok) return complain(`${config.error.setting} ${config.error.detail}`)
  return await addTo(config.value, { ...parsed.data, bureau: parsed.data.bureau as BureauCode })
}

async function addTo(
  { databaseUrl, origin }: Config,
  person: z.infer<typeof newUser> & { bureau: BureauCode },
) {
  if (databaseUrl === null)
    return complain(
      'The laptop shape has its chooser of demo people. Accounts are added where DATABASE_URL is set.',
    )
  const db = openDb(databaseUrl, { as: 'system', connections: 1 })
  const added = await addUser(db, systemActor, person, new Date())
  await db.close()
  if (!added.ok) return complain(`Not added: ${added.error.kind.replaceAll('_', ' ')}.`)
  const { user: made, invitation } = added.value
  print(
    `${made.handle}@${made.bureau} was added. The link works once, until ${invitation.expiresAt.toISOString()}:`,
  )
  print(`${origin ?? ''}${enrolmentPage(invitation.token)}`)
  return 0
}
