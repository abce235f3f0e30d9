import { issueKey } from '../../capabilities/bureaus/actions/keys.ts'
import { addUser } from '../../capabilities/bureaus/actions/users.ts'
import type { Random } from '../../db/seed/random.ts'
import { inTransactionAs } from '../../infra/db.ts'
import type { Actor, BureauCode } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import { requestFor } from '../requests/request-maker.ts'
import { send } from '../requests/send.ts'
import { personOf, type World } from '../world.ts'
import { actorAs, askersOf, askersOfTheHub } from './askers.ts'
import { idsOf } from './hide.ts'
import { mayCall } from './leak-run.ts'
import { poolsOf } from './pools.ts'
import { START } from './start.ts'
import { tellStories } from './stories.ts'

export type Building = {
  readonly world: World
  readonly bureaus: readonly BureauCode[]
  readonly random: Random
  /** How often each story is told, and a thirtieth of the requests of the busy day. */
  readonly times: number
}

const DAY_MS = 86_400_000

/** What each capability puts into the world beside the records; the later ones may use what the earlier ones made. */
export const builders: readonly ((building: Building) => Promise<void>)[] = [
  people,
  askers,
  keys,
  imports,
  checks,
  tellStories,
  busyDay,
]

function headOf(bureau: BureauCode): Actor {
  return actorAs({ bureau, clearance: 'confidential', purpose: 'wanted', roles: [] }, 'bureau_head', START)
}

async function people({ world, bureaus }: Building): Promise<void> {
  for (const bureau of [...bureaus, 'HUB' as BureauCode])
    for (const handle of ['first.person', 'second.person']) {
      const roles = ['officer'] as const
      const wish = { bureau, handle, name: `Invented ${handle} of ${bureau}`, post: 'Desk', roles }
      const terms = { clearance: 'restricted', purpose: 'investigate', language: 'en' } as const
      await addUser(world.db, headOf(bureau), { ...wish, ...terms }, START)
    }
}

/** The askers themselves have accounts: some routes read them. */
async function askers({ world, bureaus }: Building): Promise<void> {
  const all = [...askersOf(bureaus), ...askersOfTheHub()]
  for (const group of all)
    for (const role of group.roles) {
      const { id, bureau, clearance, purpose } = actorAs(group, role, START)
      await world.database.owner.query(
        `insert into bureaus.app_user
                (bureau, id, handle, name, post, roles, clearance, purpose, language, state, added_at)
         values ($1, $2, $3, $4, 'Desk', $5, $6, $7, 'en', 'active', $8)`,
        [bureau, id, `asks.as.${role}`, `Asks as ${role}`, [role], clearance, purpose, START],
      )
      await signInAs(world, { bureau, id })
    }
}

/** Two open sessions and two passkeys of an asker, to be ended and removed by themselves or by nobody. */
async function signInAs({ database }: World, user: Pick<Actor, 'bureau' | 'id'>): Promise<void> {
  for (const turn of [1, 2]) {
    const mine = `${user.id}-${turn}`
    await database.owner.query(
      `insert into bureaus.session
              (bureau, id, user_id, token_hash, method, browser, started_at, authenticated_at, seen_at, rotated_at)
       values ($1, $2, $3, sha256($4::text::bytea), 'passkey', 'Invented browser', $5, $5, $5, $5)`,
      [user.bureau, newId(START), user.id, mine, START],
    )
    await database.owner.query(
      `insert into bureaus.passkey (bureau, id, user_id, credential_id, public_key, counter, transports, label, added_at)
       values ($1, $2, $3, $4, '', 0, '{}', 'Invented key', $5)`,
      [user.bureau, newId(START), user.id, mine, START],
    )
  }
}

async function keys({ world, bureaus }: Building): Promise<void> {
  for (const bureau of bureaus) {
    const head = headOf(bureau)
    const terms = { scopes: ['check'], purpose: 'border', clearance: 'fouo' } as const
    const grant = { label: `Gate of ${bureau}`, ...terms, expiresAt: new Date(START.getTime() + 30 * DAY_MS) }
    await inTransactionAs(world.db, head, (tx) => issueKey(tx, head, grant, START))
  }
}

async function imports({ world, bureaus, random }: Building): Promise<void> {
  for (const bureau of random.shuffle(bureaus).slice(0, 6)) {
    const line = (id: string) =>
      JSON.stringify({ id, schema: 'Person', properties: { name: [`Imported Person ${bureau} ${id}`] } })
    await world.importFiles(personOf(bureau, 'bureau_head'), 'ftm', {
      list: `${line('1')}\n${line('2')}\nno JSON`,
    })
  }
}

/** Past questions of every bureau, by whoever may ask there. */
async function checks({ world, bureaus, random }: Building): Promise<void> {
  const { rows } = await world.database.owner.query<{ name: string }>(
    "select r.body -> 'names' -> 0 ->> 'text' as name from records.record r where r.body ? 'names' order by r.id limit 200",
  )
  for (const bureau of bureaus)
    for (const role of ['officer', 'analyst'] as const) {
      const asker = actorAs({ bureau, clearance: 'fouo', purpose: 'border', roles: [] }, role, START)
      await world.call(asker, 'POST', '/api/v1/checks', { text: random.pick(rows).name, purpose: 'border' })
      const questions = [random.pick(rows).name, 'X0000001']
      await world.call(asker, 'POST', '/api/v1/checks/batch', { questions, purpose: 'border' })
    }
}

/** Requests of the busy day for each telling of the stories. */
const REQUESTS = 30
/** Requests of one bureau, one after the other: what there is to ask for is looked up once for them. */
const OF_A_VISIT = 6
/** What would take the world or its people away. */
const SPARED =
  /\/demo$|\/disable$|\/state$|\/keys\/|\/passkeys|\/sessions|\/session|\/enrolment|\/journal|\/roles$/

/** Somebody somewhere writes something, again and again: whatever routes there are leave their traces in the world. */
async function busyDay({ world, bureaus, random, times }: Building): Promise<void> {
  const { owner } = world.database
  const routes = world.routes.filter(({ method, url }) => method !== 'GET' && !SPARED.test(url))
  const groups = [...askersOf(bureaus), ...askersOfTheHub()]
  for (let visit = 0; visit < (times * REQUESTS) / OF_A_VISIT; visit++) {
    const askers = random.pick(groups)
    const pools = await poolsOf({ owner, askers, random, seen: await idsOf(owner, askers) })
    for (let turn = 0; turn < OF_A_VISIT; turn++) {
      const actor = actorAs(askers, random.pick(askers.roles), START)
      const route = random.pick(routes.filter(({ access }) => mayCall(access, actor)))
      await send(world, actor, await requestFor(route, pools.facts(random.pick(['own', 'visible'] as const))))
    }
  }
}
