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
  const idsFor = (kind: string, choice: Choice): readonly string[] => {
    const shown = seen.get(kind) ?? new Set<string>()
    if (choice === 'absent') return []
    if (choice === 'own') return [...(mine.get(kind) ?? [])].filter((id) => shown.has(id))
    return [...(all.get(kind) ?? [])].filter((id) => shown.has(id) === (choice === 'visible'))
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

async function textsOf(owner: Tx) {
  const texts = async (sql: string) => (await owner.query<{ text: string }>(sql)).rows.map((row) => row.text)
  return {
    names: await texts(
      `select r.body -> 'names' -> 0 ->> 'text' as text from records.record r where r.body is not null order by r.id`,
    ),
    documents: await texts(
      `select r.body -> 'documents' -> 0 ->> 'number' as text from records.record r
        where r.body -> 'documents' -> 0 is not null order by r.id`,
    ),
    bureaus: await texts('select distinct u.bureau as text from bureaus.app_user u order by 1'),
  }
}

function absentId(random: Random): string {
  return newId(new Date(START.getTime() - random.int(1, 1_000_000)))
}
