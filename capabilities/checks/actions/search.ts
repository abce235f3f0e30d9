import type { DamagedAnswer } from '../../../engines/identifier-index/damaged.ts'
import type { Found, MaySee } from '../../../engines/identifier-index/types.ts'
import type { IdentifierKeys, IdentifierKind } from '../../../engines/identifiers/types.ts'
import type { Candidate, Mode, Query } from '../../../engines/matching/types.ts'
import { type Asked, isOnlyAboutPersons } from '../check.ts'
import { type Sought, soughtOf, weightOf } from '../number-keys.ts'

/** Most candidates of one answer. Ours to confirm. */
const MOST_CANDIDATES = 20
/** Keys of which damaged ones are looked for: each costs up to a millisecond. Ours to confirm. */
const MOST_DAMAGED = 3

type NumberQuery = { readonly kind: IdentifierKind | null; readonly keys: IdentifierKeys }
type NumberOptions = { readonly maySee: MaySee; readonly limit: number }

/** What can be searched: the indexes in memory, or small ones of a few new records. */
export type Searchable = {
  readonly names: {
    search(
      query: Query,
      options: { mode: Mode; limit: number; maySee: (id: string) => boolean },
    ): readonly Candidate[]
  }
  readonly numbers: {
    find(asked: NumberQuery, options: NumberOptions): readonly Found[]
    findDamaged(asked: NumberQuery, options: NumberOptions): DamagedAnswer
  }
}

export type Searching = {
  readonly mode: Mode
  readonly maySee: MaySee
  /** The same for numbers that are only alike, which alone make no hit: whoever counts what was met leaves them out. */
  readonly mayGuess: MaySee
}

/**
 * The candidates of everything that a question asks, each record once by its best, best first. What a number adds to
 * the total is what the index says; the record's own keys are compared when it is read (`weighNumbers`).
 */
export function searchAll(index: Searchable, asked: Asked, how: Searching): readonly Candidate[] {
  const best = new Map<string, Candidate>()
  const options = { mode: how.mode, maySee: how.maySee, limit: MOST_CANDIDATES }
  for (const candidate of asked.name === null ? [] : index.names.search(queryOf(asked), options))
    best.set(candidate.id, candidate)
  const numbered = [...furtherFound(index, asked, how), ...numbersFound(index, asked, how)]
  for (const [id, weight] of new Map(numbered)) {
    const named = best.get(id)
    best.set(id, named === undefined ? byNumber(id, weight) : withNumber(named, weight))
  }
  return [...best.values()].sort((a, b) => b.total - a.total).slice(0, MOST_CANDIDATES)
}

/** The name with all beside it. */
function queryOf(asked: Asked): Query {
  const { name, born, nationality, sex, birthPlace, document } = asked
  const subject = isOnlyAboutPersons(asked) ? 'person' : null
  const number = document === null ? null : { number: document, issuer: null }
  return { name, parts: null, subject, born, nationality, sex, birthPlace, document: number }
}

function byNumber(id: string, weight: number): Candidate {
  return { id, similarity: 0, total: weight, name: null, evidence: [], channels: ['document'] }
}

function withNumber(named: Candidate, weight: number): Candidate {
  const others = named.evidence.filter(({ field }) => field !== 'document')
  const total = others.reduce((sum, line) => sum + line.weight, named.similarity + weight)
  return { ...named, total }
}

/** Who has the number, however it is written; only if nobody has, who has one that is like it. */
function numbersFound(
  { numbers }: Searchable,
  { number }: Asked,
  { mode, maySee, mayGuess }: Searching,
): ReadonlyMap<string, number> {
  const sought = number === null ? [] : soughtOf(number)
  const options = { maySee, limit: MOST_CANDIDATES }
  const found = sought.flatMap((one) => numbers.find(one, options))
  const sure = found.filter(({ grade }) => grade !== 'lookalike')
  if (sure.length > 0) return new Map(sure.map(({ id }) => [id, weightOf('same')]))
  const damaged = mode === 'high_precision' ? [] : damagedOf(numbers, sought, mayGuess)
  const alike = weightOf('looks_alike')
  return new Map([...found, ...damaged].map(({ id }) => [id, alike]))
}

/**
 * Who has a number from the optional data of a zone. It neither stands in for the number of the document nor keeps one
 * that is like that from being looked for.
 */
function furtherFound(
  { numbers }: Searchable,
  { number }: Asked,
  { maySee, mayGuess }: Searching,
): readonly (readonly [id: string, weight: number])[] {
  return (number?.zone?.further ?? []).flatMap((further) => {
    const options = { maySee: further.isNational ? maySee : mayGuess, limit: MOST_CANDIDATES }
    const found = soughtOf(further).flatMap((one) => numbers.find(one, options))
    const sure = found.filter(({ grade }) => grade !== 'lookalike')
    return sure.map(({ id }) => [id, weightOf('in_optional_data')] as const)
  })
}

function damagedOf(
  numbers: Searchable['numbers'],
  sought: readonly Sought[],
  maySee: MaySee,
): readonly { readonly id: string }[] {
  const seen = new Set<string>()
  const fresh = sought.filter(({ kind, keys }) => {
    const key = `${kind} ${keys.lookalike.join(' ')}`
    return keys.lookalike.length > 0 && !seen.has(key) && seen.add(key)
  })
  const options = { maySee, limit: MOST_CANDIDATES }
  return fresh.slice(0, MOST_DAMAGED).flatMap((one) => numbers.findDamaged(one, options).found)
}
