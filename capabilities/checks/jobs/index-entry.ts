import type { IndexEntry } from '../../../engines/matching/types.ts'
import type { Country } from '../../../kernel/country.ts'
import type { RecordBody } from '../../records/public.ts'

/** What a record is found by. */
export function entryOf(id: string, body: RecordBody): IndexEntry {
  const names = body.names.map(({ text, type, parts }) => ({ text, type, parts }))
  const documents = body.documents.map(({ number, issuer }) => ({ number, issuer }))
  switch (body.kind) {
    case 'person': {
      const { born, nationalities, sex, birthPlaces } = body
      return { id, subject: 'person', names, documents, born, nationalities, sex, birthPlaces }
    }
    case 'organisation':
      return { id, subject: 'organisation', names, documents, ...notAPerson(body.countries) }
    case 'vessel': {
      const ship = body.imo === null ? [] : [{ number: body.imo, issuer: null }]
      return {
        id,
        subject: 'vessel',
        names,
        documents: [...ship, ...documents],
        ...notAPerson(body.flag === null ? [] : [body.flag]),
      }
    }
  }
}

function notAPerson(
  nationalities: readonly Country[],
): Pick<IndexEntry, 'born' | 'nationalities' | 'sex' | 'birthPlaces'> {
  return { born: [], nationalities, sex: 'U', birthPlaces: [] }
}
