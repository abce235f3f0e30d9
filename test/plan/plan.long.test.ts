import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { makeDemoRecords } from '../../capabilities/records/actions/demo-records.ts'
import { demoRecords } from '../../db/seed/demo-world.ts'
import { type Random, seededRandom } from '../../db/seed/random.ts'
import { openDb } from '../../infra/db.ts'
import { type Actor, type BureauCode, systemActor } from '../../kernel/actor.ts'
import { actorAs, askersOf, askersOfTheHub } from '../leak/askers.ts'
import { mayCall } from '../leak/leak-run.ts'
import { makeManyHits } from '../many-hits.ts'
import type { Facts } from '../requests/facts.ts'
import { requestFor } from '../requests/request-maker.ts'
import { send } from '../requests/send.ts'
import { makeWorld, type TestRoute, type World } from '../world.ts'
import { type Cost, costOf } from './cost.ts'
import { type Statement, statementsOf } from './statements.ts'

const NOW = new Date('2026-03-01T10:00:00Z')
const SEED = 20_261_124
const RECORDS = 20_000
const HITS = 10_000
const ACTS = 30_000
const BUREAUS = ['NLD', 'FRA', 'ESP', 'PRT', 'MAR', 'DEU', 'ITA', 'BEL']
/** assurance.md, P-2. */
const READ_PER_ROW = 50
/** What a page may read besides: one page of the longest list. Ours to confirm. */
const ALWAYS = 500
/** A table of fewer rows is read whole at once, whatever index it has. Ours to confirm. */
const SMALL_TABLE = 2000
/** Of each list route and role: filters and tabs by chance. */
const TRIES = 3
const LIMIT_MS = 600_000

type Bounded = readonly [
  isIt: (statement: Statement) => boolean,
  /** Rows that it may read however few it gives. */
  most: (statement: Statement) => number,
  why: string,
]

const says = (part: RegExp) => (statement: Statement) => part.test(statement.text)

/** Each count stops at a thousand, and looks at a row beside each that it counts. */
const thousands = ({ text }: Statement) => text.split(' as found').length * 2000
const unlimited = () => Number.POSITIVE_INFINITY

/** Statements that add up many rows to give few, and what bounds them instead. None is a list. */
const bounded: readonly Bounded[] = [
  [says(/limit 1000\)+ as found/), thousands, 'counts of what waits stop at a thousand'],
  [says(/grouping\(|to_char\(r\.created_at/), unlimited, 'statistics add up the period that the asker chose'],
  [
    says(/with refused as|as rule, a\.actor_kind/),
    unlimited,
    'what is unusual is found in the acts of one period',
  ],
]

describe('every list', () => {
  let world: World
  before(
    async () => {
      world = await makeWorld(NOW)
      const { system, owner } = world.database
      const bureaus = BUREAUS as BureauCode[]
      await makeDemoRecords(
        system,
        systemActor,
        demoRecords({ seed: SEED, bureaus, now: NOW, size: RECORDS }),
        NOW,
      )
      await makeManyHits(system, { count: HITS, seed: SEED, bureaus: BUREAUS, moved: 0.4, now: NOW })
      await manyActs(world)
      await muchAroundRecords(world)
      await owner.query('vacuum analyze')
    },
    { timeout: LIMIT_MS },
  )
  after(() => world?.close())

  test('reads no more than fifty rows for each that it gives, and walks through no large table', {
    timeout: LIMIT_MS,
  }, async () => {
    const random = seededRandom(SEED, 'plans')
    const large = await largeTables(world)
    const one = openDb(world.database.url, { as: 'owner', connections: 1 })
    const faults = new Set<string>()
    const roles = new Set<string>()
    let seen = 0
    for (const { actor, route } of askings(world))
      for (const statement of await statementsFor(world, actor, route, random)) {
        seen++
        const where = `${route.url}: ${statement.text.replace(/\s+/g, ' ').slice(0, 160)}`
        const cost = await costOf(one, statement)
        roles.add(statement.role)
        for (const fault of faultsOf(statement, cost, large)) faults.add(`${where}: ${fault}`)
      }
    await one.close()
    assert.deepEqual([...faults], [])
    assert.ok(seen > 100, `only ${seen} statements were seen`)
    assert.deepEqual([...roles].sort(), ['comity_app', 'comity_system'])
  })
})

function faultsOf(
  statement: Statement,
  { returned, read, walked }: Cost,
  large: ReadonlySet<string>,
): string[] {
  const [, most] = bounded.find(([isIt]) => isIt(statement)) ?? []
  const allowed = Math.max(most?.(statement) ?? 0, READ_PER_ROW * returned + ALWAYS)
  const long = allowed < Number.POSITIVE_INFINITY ? walked.filter((table) => large.has(table)) : []
  return [
    ...(read > allowed ? [`reads ${read} for ${returned}`] : []),
    ...(long.length > 0 ? [`walks through ${long.join(', ')}`] : []),
  ]
}

type Asking = { readonly actor: Actor; readonly route: TestRoute }

/** Each list as each role that may read it, of one bureau and of the hub. */
function askings({ routes }: World): readonly Asking[] {
  const lists = routes.filter(
    ({ method, url }) => method === 'GET' && !url.includes(':') && !/openapi|health/.test(url),
  )
  const people = [...askersOf(['NLD']), ...askersOf(['FRA', 'ESP']).slice(1), ...askersOfTheHub()]
  const actors = people.flatMap((askers) => askers.roles.map((role) => actorAs(askers, role, NOW)))
  return actors.flatMap((actor) =>
    lists.filter((route) => mayCall(route.access, actor)).map((route) => ({ actor, route })),
  )
}

async function statementsFor(
  world: World,
  actor: Actor,
  route: TestRoute,
  random: Random,
): Promise<Statement[]> {
  const heard = new Map<string, Statement>()
  for (let turn = 0; turn < TRIES; turn++) {
    const request = await requestFor(route, factsFor(actor, random))
    const statements = await statementsOf(() => send(world, actor, request))
    for (const statement of statements)
      if (
        /^\s*(?:select|with)\b/i.test(statement.text) &&
        !/insert into|pg_notify|^\s*select pg_/i.test(statement.text)
      )
        heard.set(`${statement.text}${JSON.stringify(statement.values)}`, statement)
  }
  return [...heard.values()]
}

function factsFor({ purpose }: Actor, random: Random): Facts {
  return {
    random,
    // The first page and the pages after it begin alike; an id of long ago would give an empty page.
    id: () => 'ffffffff-ffff-7fff-bfff-ffffffffffff',
    bureau: () => random.pick(BUREAUS),
    name: () => 'NLD-2024/000017',
    document: () => 'X1234567',
    purpose,
    now: NOW,
  }
}

async function largeTables({ database }: World): Promise<ReadonlySet<string>> {
  const { rows } = await database.owner.query<{ name: string }>(
    'select c.relnamespace::regnamespace || $2 || c.relname as name from pg_class c where c.reltuples > $1',
    [SMALL_TABLE, '.'],
  )
  return new Set(rows.map((row) => row.name))
}

/** What hangs on records: without it a page of them would look cheaper than it is. */
async function muchAroundRecords({ database }: World): Promise<void> {
  const another = "case r.owner when 'NLD' then 'FRA' else 'NLD' end"
  for (const statement of [
    `insert into records.statement (owner, record_id, id, path, value_sha256, source, said_at, said_by)
     select r.owner, r.id, gen_random_uuid(), '/names/' || n, sha256('said'), 'message', $1, r.owner
       from records.record r cross join generate_series(0, 2) n`,
    `insert into records.proposal (owner, id, record_id, bureau, base_version, made_at, made_by, state)
     select r.owner, gen_random_uuid(), r.id, ${another}, 1, $1, gen_random_uuid(), 'open' from records.record r`,
    `insert into records.receipt (owner, record_id, bureau, first_shown_at, last_shown_at)
     select r.owner, r.id, ${another}, $1, $1 from records.record r`,
    `insert into records.review (owner, id, record_id, ground, due_at, opened_at)
     select r.owner, gen_random_uuid(), r.id, 'expiry_ahead', $1, $1 from records.record r`,
    `insert into records.transfer (owner, id, record_id, kind, from_bureau, to_bureau, offered_at, offered_by, state)
     select r.owner, gen_random_uuid(), r.id, r.kind, r.owner, ${another}, $1, gen_random_uuid(), 'offered'
       from records.record r`,
  ])
    await database.owner.query(statement, [NOW])
}

/** Acts of many bureaus, as a month leaves them. */
async function manyActs({ database }: World): Promise<void> {
  await database.owner.query(
    `insert into journal.act (id, at, actor_kind, actor_id, bureau, purpose, act, outcome, subject, detail, salt)
     select gen_random_uuid(), $1::timestamptz - n * interval '1 minute', 'user', gen_random_uuid(),
            ($2::text[])[1 + n % cardinality($2::text[])], 'border',
            (array['check.answered', 'record.read', 'hit.read', 'access.refused'])[1 + n % 4],
            case n % 7 when 0 then 'refused' else 'done' end, 'none', '{}', '\\x00'
       from generate_series(1, $3) n`,
    [NOW, BUREAUS, ACTS],
  )
}
