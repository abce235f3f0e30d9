import type { Country } from '../../kernel/country.ts'
import type { Id } from '../../kernel/id.ts'
import type { IdentifierKind } from '../../kernel/identifier-kind.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import type { RecordKind } from '../../kernel/record-kind.ts'
import { unreachable } from '../../kernel/result.ts'
import type { AskedNumber } from './asked-number.ts'

export type CheckId = Id<'Check'>

/** Where an answer is looked for. Each answers for itself. */
export const checkSources = [
  'persons',
  'organisations',
  'vessels',
  'documents',
  'travel_documents',
  'vehicles',
  'aircraft',
  'firearms',
  'communications',
  'accounts',
  'objects',
] as const
export type CheckSource = (typeof checkSources)[number]

/**
 * Which source a record answers for. `documents` are the numbers on records of persons and organisations; what was
 * reported stolen, lost or invalid itself answers for `travel_documents`, papers about things for `objects`.
 */
export const sourceOfKind = {
  person: 'persons',
  organisation: 'organisations',
  vessel: 'vessels',
  travel_document: 'travel_documents',
  administrative_document: 'objects',
  vehicle: 'vehicles',
  aircraft: 'aircraft',
  firearm: 'firearms',
  communication: 'communications',
  account: 'accounts',
  wallet: 'accounts',
  container: 'objects',
  work_of_art: 'objects',
} as const satisfies Readonly<Record<RecordKind, CheckSource>>

/** A number that says nothing of itself may stand on any of these. */
const numbered = checkSources.filter((source) => source !== 'persons' && source !== 'organisations')

/**
 * `not_asked`: the question has nothing for this source. `not_answered`: it was asked and could not answer, or too little of
 * the number is legible to look for it.
 * `stale`: it answered from data that are older than allowed. None of the three means that nothing is known.
 */
export const sourceStates = ['hit', 'no_hit', 'not_asked', 'not_answered', 'stale'] as const
export type SourceState = (typeof sourceStates)[number]

/** What one source said. */
export type SourceSaid = { readonly source: CheckSource; readonly state: SourceState }

/** The same of all sources as it is kept, by state: a third as long as pairs, and written twice for each check. */
export type KeptSources = Partial<Readonly<Record<SourceState, readonly CheckSource[]>>>

export function keptSources(said: readonly SourceSaid[]): KeptSources {
  const kept: Partial<Record<SourceState, CheckSource[]>> = {}
  for (const { source, state } of said) {
    kept[state] ??= []
    kept[state].push(source)
  }
  return kept
}

/** In the order of `checkSources`. Earlier versions kept the pairs. */
export function sourcesFrom(kept: KeptSources | readonly SourceSaid[]): readonly SourceSaid[] {
  if (isOfPairs(kept)) return kept
  return checkSources.flatMap((source) => {
    const state = sourceStates.find((one) => kept[one]?.includes(source))
    return state === undefined ? [] : [{ source, state }]
  })
}

function isOfPairs(kept: KeptSources | readonly SourceSaid[]): kept is readonly SourceSaid[] {
  return Array.isArray(kept)
}

/** The answer as a whole: `incomplete` when nothing was found but not every source that was asked answered. */
export const outcomes = ['hit', 'possible', 'no_hit', 'incomplete'] as const
export type Outcome = (typeof outcomes)[number]

/** What is asked, read from the box or given field by field. Null was not asked. */
export type Asked = {
  readonly name: string | null
  readonly born: PartialDate | null
  readonly nationality: Country | null
  readonly sex: 'M' | 'F' | 'U' | 'X' | null
  readonly birthPlace: string | null
  readonly document: string | null
  /** Seven digits with a valid check digit. */
  readonly imo: string | null
  /** The number that is asked for, of whatever kind: `document` and `imo` are how it is shown. */
  readonly number: AskedNumber | null
}

/** Sources that a question can be put to. */
export function sourcesFor(asked: Asked): ReadonlySet<CheckSource> {
  const wanted = new Set<CheckSource>()
  if (asked.name !== null) {
    wanted.add('persons')
    if (!isOnlyAboutPersons(asked)) wanted.add('organisations').add('vessels').add('objects')
  }
  for (const source of sourcesByNumber(asked)) wanted.add(source)
  return wanted
}

/** Those of them that the numbers of a question can be put to. */
export function sourcesByNumber({ number }: Pick<Asked, 'number'>): readonly CheckSource[] {
  const numbers = number === null ? [] : [number, ...(number.zone?.further ?? [])]
  return numbers.flatMap(numberSources)
}

/** On what a number may stand; a label says where it does. */
function numberSources({
  anyKeys,
  readings,
}: Pick<AskedNumber, 'anyKeys' | 'readings'>): readonly CheckSource[] {
  if (anyKeys !== null) return numbered
  return readings.flatMap(({ kind, keys }) => (keys.exact.length === 0 ? [] : sourcesOfNumber(kind)))
}

function sourcesOfNumber(kind: IdentifierKind): readonly CheckSource[] {
  switch (kind) {
    // So are called the numbers of accounts, makers and inventories as well: they have no kind of their own.
    case 'mrz':
    case 'document_number':
    case 'driving_licence':
    case 'national_number':
      return numbered
    case 'vin':
    case 'plate':
      return ['vehicles']
    case 'engine_number':
      return ['vehicles', 'vessels']
    case 'imo_ship':
    case 'imo_company':
    case 'mmsi':
    case 'call_sign':
    case 'hin':
      return ['vessels']
    case 'aircraft_registration':
    case 'icao_24bit':
      return ['aircraft']
    case 'container':
      return ['objects']
    case 'firearm_serial':
      return ['firearms']
    case 'iban':
    case 'bic':
    case 'card':
    case 'crypto_address':
      return ['accounts']
    case 'phone':
    case 'email':
    case 'imei':
    case 'imsi':
    case 'iccid':
    case 'handle':
    case 'ip':
    case 'asn':
    case 'domain':
    case 'url':
    case 'onion':
    case 'hash':
    case 'pgp_fingerprint':
      return ['communications']
    default:
      return unreachable(kind)
  }
}

/** Only people have a date of birth, a sex or a nationality. */
export function isOnlyAboutPersons(asked: Asked): boolean {
  return asked.born !== null || asked.sex !== null || asked.nationality !== null || asked.birthPlace !== null
}

/** The word of the whole answer, from what each source said and how strong the best candidate is. */
export function outcomeOf(
  states: Readonly<Record<CheckSource, SourceState>>,
  hasStrongCandidate: boolean,
): Outcome {
  const all = Object.values(states)
  if (all.includes('hit')) return hasStrongCandidate ? 'hit' : 'possible'
  return all.some((state) => state === 'not_answered' || state === 'stale') ? 'incomplete' : 'no_hit'
}
