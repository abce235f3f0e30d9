import { inventedPeople } from '../db/seed/invented-people.ts'
import { MatchIndex } from '../engines/matching/match-index.ts'
import { rateRow, type Setting } from './calibrate.ts'
import { entryOf, queryOf, withSlip } from './data.ts'
import { cpuMs, type Row } from './table.ts'

const PEOPLE = 20_000
const SEARCHES = 2000
const SEED = 7

/** Indexing and searching invented people; every third search carries a slip, every search a date of birth. */
export function benchMatching(setting: Setting): Row[] {
  const people = [...inventedPeople(PEOPLE, SEED)]
  const index = new MatchIndex()
  const built = cpuMs(() => {
    for (const [place, person] of people.entries()) index.upsert(entryOf(String(place), person))
    index.compact()
  })
  const queries = [...inventedPeople(SEARCHES, SEED + 1)].map(({ name, born }, place) =>
    queryOf(place % 3 === 0 ? withSlip(name) : name, born),
  )
  const options = { mode: 'balanced', limit: 10, maySee: () => true } as const
  const searched = cpuMs(() => {
    for (const query of queries) index.search(query, options)
  })
  return [
    rateRow(`people indexed (${PEOPLE})`, (1000 * PEOPLE) / built, setting),
    rateRow('searches by name and date of birth', (1000 * SEARCHES) / searched, setting),
  ]
}
