import { randomUUID } from 'node:crypto'
import { EVERYBODY, type Guarded, guardOf } from '../capabilities/records/guard.ts'
import { type Reader, readerOf } from '../capabilities/records/policy.ts'
import { visibleTo } from '../capabilities/records/store/visible.ts'
import { type Random, seededRandom } from '../db/seed/random.ts'
import { type Db, inTransaction, type Tx } from '../infra/db.ts'
import { bureauStates, roles } from '../kernel/actor.ts'
import { handlingCodes, levels } from '../kernel/handling.ts'
import { purposes } from '../kernel/purpose.ts'

/** Few bureaus, so that records and callers meet often. */
const bureaus = ['FRA', 'DEU', 'ESP', 'PRT', 'ITA', 'CHE', 'AUT', 'BEL', 'HUB', 'UNO']
/** Of these the second has left and the first is suspended. */
const INACTIVE = ['CHE', 'AUT']
const grades = [...'ABCDEF'].flatMap((source) => [...'123456'].map((info) => source + info))

/** What a record holds of its policy, as its columns have it. */
export type Case = ReturnType<typeof inventCase>

/** `isSound` keeps to what the table takes; else some are invented that no program of ours writes. */
function inventCase(random: Random, isSound: boolean) {
  const odd = !isSound && random.chance(0.1)
  const some = (from: readonly string[], share: number): string[] => from.filter(() => random.chance(share))
  const reach = random.int(0, 3)
  const shareTo = (['owner', 'all', 'all_except', 'listed'] as const)[reach] ?? 'owner'
  const audiences = { owner: [], listed: some(bureaus, 0.3), all: [EVERYBODY], all_except: [EVERYBODY] }
  return {
    id: randomUUID(),
    owner: random.pick(bureaus),
    level: levelOf(random, odd),
    handling: [...some(handlingCodes, 0.4), ...(odd && random.chance(0.3) ? ['H9'] : [])],
    share_to: shareTo,
    audience: audiences[shareTo],
    denied: mayDeny.includes(shareTo) ? some(bureaus, 0.15) : [],
    purposes: random.chance(0.5) ? [...purposes] : some(purposes, 0.5),
    grade: gradeOf(random, odd),
    disclosure: random.chance(0.8) ? ('full' as const) : ('on_release' as const),
    limited: random.chance(0.15),
  }
}

const mayDeny: readonly string[] = ['listed', 'all_except']

function levelOf(random: Random, isOdd: boolean): string {
  return isOdd && random.chance(0.3) ? 'secret' : random.pick(levels)
}

function gradeOf(random: Random, isOdd: boolean): string | null {
  if (isOdd && random.chance(0.3)) return random.pick(['Z9', 'a1', ' '])
  return random.chance(0.3) ? null : random.pick(grades)
}

/** Nothing is checked on the way: what the type forbids is just what is tried. */
function guarded(one: Case): Guarded {
  return guardOf({
    ...(one as unknown as Parameters<typeof guardOf>[0]),
    isOwnerActive: !INACTIVE.includes(one.owner),
    grade: one.grade ?? '',
    isLimited: one.limited,
  })
}

function inventReader(random: Random): Reader {
  const isOdd = random.chance(0.1)
  const odd = (texts: readonly string[], oddOnes: readonly string[]): string =>
    random.pick(isOdd && random.chance(0.4) ? oddOnes : texts)
  const held = random.chance(0.5) ? ['officer'] : roles.filter(() => random.chance(0.3))
  return {
    bureau: odd([...bureaus, 'HUB', 'JPN'], ['', '*', 'fra', "F'A"]),
    clearance: odd(levels, ['', 'secret']),
    purpose: odd(purposes, ['', 'curiosity']),
    bureauState: odd([...bureauStates, 'active', 'active', 'active'], ['', 'ACTIVE']),
    roles: new Set(held),
  } as unknown as Reader
}

export function inventCases(seed: number, count: number, isSound: boolean): readonly Case[] {
  const random = seededRandom(seed, 'guarded records')
  return Array.from({ length: count }, () => inventCase(random, isSound))
}

export function inventReaders(seed: number, count: number): readonly Reader[] {
  const random = seededRandom(seed, 'readers')
  return Array.from({ length: count }, () => inventReader(random))
}

/** What the rule in memory shows the reader, in the order of the ids. */
export function seenInMemory(cases: readonly Case[], reader: Reader): readonly string[] {
  return idsOf(cases, cases.map(guarded), reader)
}

function idsOf(cases: readonly Case[], guards: readonly Guarded[], reader: Reader): readonly string[] {
  const mayRead = readerOf(reader)
  const ids: string[] = []
  guards.forEach((guard, at) => {
    const one = cases[at]
    if (one !== undefined && mayRead(guard)) ids.push(one.id)
  })
  return ids.sort()
}

export type Comparison = {
  readonly cases: number
  readonly seen: number
  /** A reader and what one evaluator shows and the other does not. */
  readonly differences: readonly { readonly reader: Reader; readonly ids: readonly string[] }[]
}

/** Every record against every reader, by the predicate in SQL and by the rule in memory. */
export async function comparePolicies(
  owner: Db,
  { seed, records, readers }: { readonly seed: number; readonly records: number; readonly readers: number },
): Promise<Comparison> {
  const cases = inventCases(seed, records, false)
  const guards = cases.map(guarded)
  return await inTransaction(owner, async (tx) => {
    await silence(tx)
    await tx.query(
      `create temporary table guarded on commit drop as
       select g.id, g.owner, g.level, g.handling, g.audience, g.denied, g.purposes, g.grade, g.disclosure, g.limited
         from jsonb_to_recordset($1::jsonb) as g (id uuid, owner text, level text, handling text[], audience text[],
              denied text[], purposes text[], grade text, disclosure text, limited boolean)`,
      [JSON.stringify(cases)],
    )
    const differences: Comparison['differences'][number][] = []
    let seen = 0
    for (const reader of inventReaders(seed, readers)) {
      const { sql, values } = visibleTo(reader, 1)
      const { rows } = await tx.query<{ ids: string[] }>(
        `select coalesce(array_agg(r.id::text order by r.id::text collate "C"), '{}') as ids from pg_temp.guarded r where ${sql}`,
        values,
      )
      const [inSql, inMemory] = [rows[0]?.ids ?? [], idsOf(cases, guards, reader)]
      seen += inMemory.length
      const ids = notInBoth(inSql, inMemory)
      if (ids.length > 0) differences.push({ reader, ids })
    }
    return { cases: records * readers, seen, differences }
  })
}

export function notInBoth(one: readonly string[], other: readonly string[]): readonly string[] {
  const [left, right] = [new Set(one), new Set(other)]
  return [...one.filter((id) => !right.has(id)), ...other.filter((id) => !left.has(id))]
}

/** Two bureaus that nobody is shown anything of. */
export async function silence(tx: Tx): Promise<void> {
  await tx.query(
    `update bureaus.bureau set state = case code when 'CHE' then 'suspended' else 'left' end, state_reason = 'in a test'
      where code = any($1::text[])`,
    [INACTIVE],
  )
}

/** Sound cases as records that hold nothing but a name, each with its first version. */
export async function writeCases(tx: Tx, cases: readonly Case[]): Promise<void> {
  await tx.query(
    `with made as (
       insert into records.record
              (owner, id, kind, source, reference, purpose, level, handling, handling_text, share_to, share_bureaus,
               audience, denied, purposes, grade, disclosure, limited, valid_from, review_at, delete_at, status, version,
               body, body_sha256, created_at, created_by, updated_at, updated_by)
       select g.owner, g.id, 'person', 'own', g.id::text, 'wanted', g.level, g.handling,
              case when 'H3' = any (g.handling) then 'ask first' end, g.share_to,
              case g.share_to when 'listed' then g.audience when 'all_except' then g.denied else '{}' end,
              g.audience, g.denied, g.purposes, g.grade, g.disclosure, g.limited, now(), now(), now(), 'live', 1,
              '{"kind":"person"}', '', now(), g.id, now(), g.id
         from jsonb_to_recordset($1::jsonb) as g (id uuid, owner text, level text, handling text[], share_to text,
              audience text[], denied text[], purposes text[], grade text, disclosure text, limited boolean)
       returning owner, id)
     insert into records.version (owner, id, version, change, body, status, at, by)
     select made.owner, made.id, 1, 'added', '{}', 'live', now(), made.id from made`,
    [JSON.stringify(cases)],
  )
}
