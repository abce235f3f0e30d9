import type { Country } from '../../kernel/country.ts'
import type { IdentifierKind } from '../../kernel/identifier-kind.ts'

export type { IdentifierKind } from '../../kernel/identifier-kind.ts'

/**
 * `valid`: every check that the kind has was made and passed. `invalid`: the form fits and a check failed.
 * `unverifiable`: the form fits and the kind has no check, or none that applies here. It is not "valid".
 */
export type Verdict = 'valid' | 'invalid' | 'unverifiable'

/** One check that was made. `name` is worded by the screens as `identifier.check.<name>`. */
export type IdentifierCheck = {
  readonly name: string
  readonly passed: boolean
  /** What the check wants and what stands there, e.g. a check digit; null where there is nothing to show. */
  readonly expected: string | null
  readonly found: string | null
  /** Where in `canonical`: first character and the one after the last; null for the whole. */
  readonly span: readonly [from: number, to: number] | null
}

/** What an officer should know of it, worded as `identifier.note.<name>` with its values. */
export type IdentifierNote = { readonly name: string; readonly values: Readonly<Record<string, string>> }

/**
 * Under what an identifier is indexed and looked up. Equal keys of one grade mean: found.
 * `exact`: as normalised. `folded`: what writing it differently may change (separators, letter O and zero, alphabets).
 * `lookalike`: characters that a reader or camera takes for each other made one. Each grade holds all of the one before:
 * equal exact keys have equal folded keys, equal folded keys equal look-alike keys. A kind may have several, e.g. the
 * parts of a serial.
 */
export type IdentifierKeys = {
  readonly exact: readonly string[]
  readonly folded: readonly string[]
  readonly lookalike: readonly string[]
}

/** One thing that a text may be. */
export type Reading = {
  readonly kind: IdentifierKind
  /** As it is compared and stored: upper case, ASCII digits, no separators, unless the kind says otherwise. */
  readonly canonical: string
  /** As people write it; a card is masked. */
  readonly display: string
  readonly verdict: Verdict
  readonly checks: readonly IdentifierCheck[]
  readonly notes: readonly IdentifierNote[]
  /** What it tells of itself, by `identifier.fact.<name>`: maker, year, bank, number type … */
  readonly facts: Readonly<Record<string, string>>
  /** The country it names or was issued by, where it tells. */
  readonly country: Country | null
  readonly keys: IdentifierKeys
  /** 0 to 1: how likely the text is meant as this kind. It ranks readings of one text, it is no probability. */
  readonly likelihood: number
}

/** What is known beside the text: a label ("VIN:"), the field it was typed in, the country of the form. */
export type ReadingHint = { readonly kind: IdentifierKind | null; readonly country: Country | null }

/** Reads a text as one kind; null when its form does not fit. Pure, bounded by the length of the text, never throws. */
export type IdentifierReader = (text: string, hint: ReadingHint) => Reading | null
