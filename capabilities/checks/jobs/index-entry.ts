import type { IdentifierIndex } from '../../../engines/identifier-index/identifier-index.ts'
import type { Keyed } from '../../../engines/identifier-index/types.ts'
import type { MatchIndex } from '../../../engines/matching/match-index.ts'
import type { IndexEntry } from '../../../engines/matching/types.ts'
import type { Country } from '../../../kernel/country.ts'
import { type Checkable, identifiersOf, isNamedRecord, type RecordBody } from '../../records/public.ts'
import { numbersOf } from '../number-channel.ts'
import { keyedOf } from '../number-keys.ts'

/** By what a record is found: its names, null when it has none, and its numbers. */
export type FoundBy = { readonly entry: IndexEntry | null; readonly keyed: readonly Keyed[] }

/** Lets a record be found, by its names and by its numbers, in place of what it was found by before; answers by what. */
export function indexRecord(
  { names, numbers }: { readonly names: MatchIndex; readonly numbers: IdentifierIndex },
  { id, body }: Pick<Checkable, 'id' | 'body'>,
): FoundBy {
  const entry = entryOf(id, body)
  if (entry === null) names.remove(id)
  else names.upsert(entry)
  const keyed = identifiersOf(body).flatMap(keyedOf)
  numbers.upsert(id, keyed)
  return { entry, keyed }
}

/** By which names a record is found, with what is weighed beside them; null when it has none. */
function entryOf(id: string, body: RecordBody): IndexEntry | null {
  if (!isNamedRecord(body)) return body.kind === 'work_of_art' ? titleEntry(id, body.title) : null
  const documents = numbersOf(identifiersOf(body))
  const names = body.names.map(({ text, type, parts }) => ({ text, type, parts }))
  switch (body.kind) {
    case 'person': {
      const { born, nationalities, sex, birthPlaces } = body
      return { id, subject: 'person', names, documents, born, nationalities, sex, birthPlaces }
    }
    case 'organisation':
      return { id, subject: 'organisation', names, documents, ...notAPerson(body.countries) }
    case 'vessel': {
      const flag = body.flag === null ? [] : [body.flag]
      return { id, subject: 'vessel', names, documents, ...notAPerson(flag) }
    }
  }
}

/** A work of art lies among the organisations by its title. Who made, held or reported it leads to no record. */
function titleEntry(id: string, title: string): IndexEntry {
  const names = [{ text: title, type: 'primary', parts: null } as const]
  return { id, subject: 'organisation', names, documents: [], ...notAPerson([]) }
}

function notAPerson(
  nationalities: readonly Country[],
): Pick<IndexEntry, 'born' | 'nationalities' | 'sex' | 'birthPlaces'> {
  return { born: [], nationalities, sex: 'U', birthPlaces: [] }
}
