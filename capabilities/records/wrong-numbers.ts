import { readAs } from '../../engines/identifiers/read-as.ts'
import type { IdentifierKind, Reading } from '../../engines/identifiers/types.ts'
import { keysOf, type RecordKey } from './keys.ts'
import type { WrongNumber } from './own-record.ts'
import type { RecordBody } from './record.ts'

/**
 * Names the rules below and those of engines/identifiers behind them. Whoever changes what they call wrong adds one: all
 * records are then read again (jobs.ts).
 */
export const NUMBER_RULES = 2

/** Kinds that no check is made of (engines/identifiers, README): most numbers are of these, and need not be read. */
const UNCHECKED: ReadonlySet<IdentifierKind> = new Set([
  'document_number',
  'plate',
  'engine_number',
  'firearm_serial',
])

/** The numbers of a body that fail the checks of the kind that their field names; what has no check is never wrong. */
export function wrongNumbersOf(body: RecordBody): readonly WrongNumber[] {
  return [...keysOf(body).filter((key) => isChecked(body, key)), ...licencesOf(body)].flatMap(wrongOf)
}

/** A tax number, and the number of an organisation, are looked up as national numbers, and follow other rules. */
function isChecked(body: RecordBody, { kind, path }: RecordKey): boolean {
  if (kind !== 'national_number') return !UNCHECKED.has(kind)
  return body.kind === 'person' && documentOf(body, path)?.type === 'national_number'
}

function documentOf(body: RecordBody, path: string) {
  return 'documents' in body ? body.documents[Number(path.split('/')[2])] : undefined
}

/** Licences are looked up as any document, and those of some states have a check character. */
function licencesOf(body: RecordBody): readonly RecordKey[] {
  const documents = 'documents' in body ? body.documents : []
  return documents.flatMap(({ type, number, issuer }, at): RecordKey[] =>
    type === 'driving_licence'
      ? [{ kind: 'driving_licence', text: number, country: issuer, path: `/documents/${at}/number` }]
      : [],
  )
}

/** Wrong is what is wrong however it is read; a number that a state issued is read by the rules of that state alone. */
function wrongOf({ kind, text, country, path }: RecordKey): readonly WrongNumber[] {
  const readings = readAs(kind, text, country).filter(
    (reading) => kind !== 'national_number' || reading.country === country,
  )
  const [first] = readings
  if (first === undefined || readings.some(({ verdict }) => verdict !== 'invalid')) return []
  return [{ path, kind, checks: failedOf(first) }]
}

function failedOf({ checks }: Reading): WrongNumber['checks'] {
  return checks
    .filter(({ passed }) => !passed)
    .map(({ name, expected, found }) => ({ name, expected, found }))
}
