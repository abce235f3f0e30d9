import type { Random } from '../../db/seed/random.ts'
import type { Tx } from '../../infra/db.ts'
import { newId } from '../../kernel/id.ts'
import type { Facts } from '../requests/facts.ts'
import type { Askers } from './askers.ts'
import { type Ids, idsOf, ownIdsOf } from './hide.ts'
import { START } from './start.ts'

/** Whether a request speaks of what the asker may not see, may see, may change, or of what is not there. */
export type Choice = 'hidden' | 'visible' | 'own' | 'absent'

export type Pools = { facts(choice: Choice): Facts }

export type PoolParts = {
  readonly owner: Tx
  readonly askers: Askers
  readonly random: Random
  /** By table, what the askers may see. */
  readonly seen: Ids
}

/** What there is to ask for, as it stands now. */
export async function poolsOf({ owner, askers, random, seen }: PoolParts): Promise<Pools> {
  const all = await idsOf(owner)
  const mine = await ownIdsOf(owner, askers.bureau)
  const kinds = [...all.keys()]
  const chosen = new Map<string, readonly string[]>()
  const idsFor = (kind: string, choice: Choice): readonly string[] => {
    const known = chosen.get(`${choice} ${kind}`)
    if (known !== undefined) return known
    const ids = idsOfChoice(choice, {
      all: all.get(kind) ?? NONE,
      mine: mine.get(kind) ?? NONE,
      shown: seen.get(kind) ?? NONE,
    })
    chosen.set(`${choice} ${kind}`, ids)
    return ids
  }
  const texts = await textsOf(owner)
  return {
    facts: (choice) => ({
      random,
      id: (kind) => {
        const ids = idsFor(all.has(kind) ? kind : random.pick(kinds), choice)
        return ids.length === 0 ? absentId(random) : random.pick(ids)
      },
      name: () => random.pick(texts.names.length > 0 ? texts.names : ['Nobody']),
      document: () => random.pick(texts.documents.length > 0 ? texts.documents : ['N0000000']),
      bureau: () => random.pick(texts.bureaus.filter((code) => code !== askers.bureau)),
      purpose: askers.purpose,
      now: START,
    }),
  }
}

type IdSets = { readonly [Which in 'all' | 'mine' | 'shown']: ReadonlySet<string> }

const NONE: ReadonlySet<string> = new Set()

function idsOfChoice(choice: Choice, { all, mine, shown }: IdSets): readonly string[] {
  if (choice === 'absent') return []
  if (choice === 'own') return [...mine].filter((id) => shown.has(id))
  return [...all].filter((id) => shown.has(id) === (choice === 'visible'))
}

/** A number that a record is found by, whatever it is about. */
const NUMBER = `coalesce(r.body -> 'documents' -> 0 ->> 'number', r.body ->> 'number', r.body ->> 'vin', r.body ->> 'iban',
  r.body ->> 'address', r.body -> 'serials' -> 0 ->> 'number', r.body ->> 'serial')`

async function textsOf(owner: Tx) {
  const texts = async (sql: string) => (await owner.query<{ text: string }>(sql)).rows.map((row) => row.text)
  return {
    names: await texts(
      `select coalesce(r.body -> 'names' -> 0 ->> 'text', r.body ->> 'title', r.body ->> 'make') as text from records.record r
        where coalesce(r.body -> 'names' -> 0 ->> 'text', r.body ->> 'title', r.body ->> 'make') is not null order by r.id`,
    ),
    documents: await texts(
      `select ${NUMBER} as text from records.record r where ${NUMBER} is not null order by r.id`,
    ),
    bureaus: await texts('select distinct u.bureau as text from bureaus.app_user u order by 1'),
  }
}

function absentId(random: Random): string {
  return newId(new Date(START.getTime() - random.int(1, 1_000_000)))
}
