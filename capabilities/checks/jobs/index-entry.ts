import type { IndexEntry } from '../../../engines/matching/types.ts'
import type { Country } from '../../../kernel/country.ts'
import { identifiersOf, isNamedRecord, type RecordBody } from '../../records/public.ts'
import { numbersOf } from '../number-channel.ts'

/** What a record is found by. */
export function entryOf(id: string, body: RecordBody): IndexEntry {
  const documents = numbersOf(identifiersOf(body))
  if (!isNamedRecord(body)) return thingEntry(id, body, documents)
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

/**
 * A thing lies among the organisations and without a name, so that no name finds it; a work of art alone has a title.
 * Who made, held or reported it is no key.
 */
function thingEntry(id: string, body: RecordBody, documents: IndexEntry['documents']): IndexEntry {
  const names =
    body.kind === 'work_of_art' ? [{ text: body.title, type: 'primary', parts: null } as const] : []
  return { id, subject: 'organisation', names, documents, ...notAPerson([]) }
}

function notAPerson(
  nationalities: readonly Country[],
): Pick<IndexEntry, 'born' | 'nationalities' | 'sex' | 'birthPlaces'> {
  return { born: [], nationalities, sex: 'U', birthPlaces: [] }
}
