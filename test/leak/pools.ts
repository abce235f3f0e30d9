import type { Random } from '../../db/seed/random.ts'
import { newId } from '../../kernel/id.ts'
import type { Facts } from '../requests/request-maker.ts'
import type { Askers } from './askers.ts'
import { idsOf } from './hide.ts'
import { START } from './start.ts'
import type { Twins } from './twins.ts'

/** Whether a request speaks of what the asker may not see, may see, or of what is not there. */
export type Choice = 'hidden' | 'visible' | 'absent'

export type Pools = { facts(choice: Choice): Facts }

/** What there is to ask for, as it stands now in both worlds: hidden is what only the whole one has. */
export async function poolsOf({ whole, hidden }: Twins, random: Random, askers: Askers): Promise<Pools> {
  const all = await idsOf(whole.database.owner)
  const seen = await idsOf(hidden.database.owner)
  const kinds = [...all.keys()]
  const idsFor = (kind: string, choice: Choice): readonly string[] => {
    const shown = seen.get(kind) ?? new Set<string>()
    if (choice === 'absent') return []
    return [...(all.get(kind) ?? [])].filter((id) => shown.has(id) === (choice === 'visible'))
  }
  const texts = await textsOf(whole)
  return {
    facts: (choice) => ({
      random,
      id: (kind) => {
        const ids = idsFor(all.has(kind) ? kind : random.pick(kinds), choice)
        return ids.length === 0 ? absentId(random) : random.pick(ids)
      },
      name: () => random.pick(texts.names),
      document: () => random.pick(texts.documents),
      bureau: () => random.pick(texts.bureaus.filter((code) => code !== askers.bureau)),
      purpose: askers.purpose,
    }),
  }
}

async function textsOf({ database }: Twins['whole']) {
  const texts = async (sql: string) =>
    (await database.owner.query<{ text: string }>(sql)).rows.map((row) => row.text)
  return {
    names: await texts(
      `select r.body -> 'names' -> 0 ->> 'text' as text from records.record r where r.body is not null order by r.id`,
    ),
    documents: await texts(
      `select r.body -> 'documents' -> 0 ->> 'number' as text from records.record r
        where r.body -> 'documents' -> 0 is not null order by r.id`,
    ),
    bureaus: await texts(
      "select distinct r.owner as text from records.record r where r.source = 'demo' order by 1",
    ),
  }
}

function absentId(random: Random): string {
  return newId(new Date(START.getTime() - random.int(1, 1_000_000)))
}
