import type { DamagedAnswer } from '../../../engines/identifier-index/damaged.ts'
import type { Found, MaySee } from '../../../engines/identifier-index/types.ts'
import type { IdentifierKeys, IdentifierKind } from '../../../engines/identifiers/types.ts'
import type { Candidate, Mode, Query } from '../../../engines/matching/types.ts'
import { type Asked, isOnlyAboutPersons } from '../check.ts'
import { ILLEGIBLE, type Sought, soughtOf, weightOf } from '../number-keys.ts'

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

export type Searched = {
  readonly candidates: readonly Candidate[]
  /** False when an illegible number could be any of too many: who has it was not found out. */
  readonly areNumbersWhole: boolean
}

/**
 * The candidates of everything that a question asks, each record once by its best, best first. What a number adds to
 * the total is what the index says; the record's own keys are compared when it is read (`weighNumbers`).
 */
export function searchAll(index: Searchable, asked: Asked, how: Searching): Searched {
  const best = new Map<string, Candidate>()
  const options = { mode: how.mode, maySee: how.maySee, limit: MOST_CANDIDATES }
  for (const candidate of asked.name === null ? [] : index.names.search(queryOf(asked), options))
    best.set(candidate.id, candidate)
  const { found, isWhole } = numbersFound(index, asked, how)
  const further = furtherFound(index, asked, how)
  if (best.size + found.size + further.length === 0) return { candidates: [], areNumbersWhole: isWhole }
  const numbered = [...further, ...found]
  for (const [id, weight] of new Map(numbered)) {
    const named = best.get(id)
    best.set(id, named === undefined ? byNumber(id, weight) : withNumber(named, weight))
  }
  const candidates = [...best.values()].sort((a, b) => b.total - a.total).slice(0, MOST_CANDIDATES)
  return { candidates, areNumbersWhole: isWhole }
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

type NumbersFound = { readonly found: ReadonlyMap<string, number>; readonly isWhole: boolean }
const NO_NUMBER_FOUND: NumbersFound = { found: new Map(), isWhole: true }

/**
 * Who has the number, however it is written; only if nobody has, who has one that is like it. Where it is partly illegible no
 * other way leads to who has it: then it is looked for in every mode, and beside who has it as illegible.
 */
function numbersFound(
  { numbers }: Searchable,
  { number }: Asked,
  { mode, maySee, mayGuess }: Searching,
): NumbersFound {
  if (number === null) return NO_NUMBER_FOUND
  const sought = soughtOf(number)
  const options = { maySee, limit: MOST_CANDIDATES }
  const found = sought.flatMap((one) => numbers.find(one, options))
  const isPartly = sought.some(isIllegible)
  const isAsked = isPartly || mode !== 'high_precision'
  if (found.length === 0 && !isAsked) return NO_NUMBER_FOUND
  const sure = found.filter(({ grade }) => grade !== 'lookalike')
  const sureFound = sure.map(({ id }) => [id, weightOf('same')] as const)
  if (sure.length > 0 && !isPartly) return { found: new Map(sureFound), isWhole: true }
  const damaged = isAsked ? damagedOf(numbers, sought, mayGuess) : NONE_DAMAGED
  const alike = weightOf('looks_alike')
  const alikeFound = [...found, ...damaged.found].map(({ id }) => [id, alike] as const)
  return { found: new Map([...alikeFound, ...sureFound]), isWhole: damaged.isWhole }
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
  if (number?.zone === undefined) return []
  return number.zone.further.flatMap((further) => {
    const options = { maySee: further.isNational ? maySee : mayGuess, limit: MOST_CANDIDATES }
    const found = soughtOf(further).flatMap((one) => numbers.find(one, options))
    const sure = found.filter(({ grade }) => grade !== 'lookalike')
    return sure.map(({ id }) => [id, weightOf('in_optional_data')] as const)
  })
}

type Damaged = { readonly found: readonly { readonly id: string }[]; readonly isWhole: boolean }
const NONE_DAMAGED: Damaged = { found: [], isWhole: true }

/** A legible number that was not tried in every way was asked all the same: as it stands. */
function damagedOf(numbers: Searchable['numbers'], sought: readonly Sought[], maySee: MaySee): Damaged {
  const seen = new Set<string>()
  const fresh = sought.filter(({ kind, keys }) => {
    const key = `${kind} ${keys.lookalike.join(' ')}`
    return keys.lookalike.length > 0 && !seen.has(key) && seen.add(key)
  })
  const options = { maySee, limit: MOST_CANDIDATES }
  const tried = fresh
    .slice(0, MOST_DAMAGED)
    .map((one) => ({ isPartly: isIllegible(one), ...numbers.findDamaged(one, options) }))
  return {
    found: tried.flatMap(({ found }) => found),
    isWhole:
      tried.every(({ isPartly, isWhole }) => isWhole || !isPartly) &&
      !fresh.slice(MOST_DAMAGED).some(isIllegible),
  }
}

function isIllegible({ keys }: Sought): boolean {
  return keys.lookalike.some((key) => key.includes(ILLEGIBLE))
}
