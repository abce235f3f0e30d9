import type { Country } from '../../kernel/country.ts'
import type {
  IdentifierCheck,
  IdentifierKeys,
  IdentifierKind,
  IdentifierNote,
  Reading,
  Verdict,
} from './types.ts'

type Parts = {
  readonly kind: IdentifierKind
  readonly canonical: string
  readonly verdict: Verdict
  readonly keys: IdentifierKeys
  readonly likelihood: number
  readonly display?: string
  readonly checks?: readonly IdentifierCheck[]
  readonly notes?: readonly IdentifierNote[]
  readonly facts?: Readonly<Record<string, string>>
  readonly country?: Country | null
}

/** A reading, with what the kind does not tell left empty. */
export function makeReading(parts: Parts): Reading {
  return { display: parts.canonical, checks: [], notes: [], facts: {}, country: null, ...parts }
}

export function check(
  name: string,
  passed: boolean,
  shown: Partial<Pick<IdentifierCheck, 'expected' | 'found' | 'span'>> = {},
): IdentifierCheck {
  return { name, passed, expected: null, found: null, span: null, ...shown }
}

export function note(name: string, values: Readonly<Record<string, string>> = {}): IdentifierNote {
  return { name, values }
}

/** Facts without those that are not there. */
export function present(
  facts: Readonly<Record<string, string | null | undefined>>,
): Readonly<Record<string, string>> {
  const told: Record<string, string> = {}
  for (const [name, fact] of Object.entries(facts)) if (fact !== null && fact !== undefined) told[name] = fact
  return told
}

/** Of a kind whose checks were all made: valid when every one passed. */
export function verdictBy(checks: readonly IdentifierCheck[]): Verdict {
  return checks.every(({ passed }) => passed) ? 'valid' : 'invalid'
}

type Fold = (key: string) => string
const unchanged: Fold = (key) => key

/**
 * Keys of which each grade is made of the one before, so that it holds all of it whatever the folds do. `folds` are what
 * writing differently may change, then what looks alike.
 */
export function keysOf(exact: readonly string[], ...folds: readonly Fold[]): IdentifierKeys {
  const [fold = unchanged, blur = unchanged] = folds
  const folded = once(exact.map(fold))
  return { exact, folded, lookalike: once(folded.map(blur)) }
}

function once(keys: readonly string[]): readonly string[] {
  return keys.length === 1 ? keys : [...new Set(keys)]
}

/** Keys with further readings of the text, which are possible and no more: they meet in the last grade alone. */
export function withAlike(keys: IdentifierKeys, further: readonly string[]): IdentifierKeys {
  return { ...keys, lookalike: [...new Set([...keys.lookalike, ...further])] }
}

/**
 * How likely a text is meant as a kind, by how much the kind checks. Ours to confirm: only their order counts. What a label
 * beside the text, the field or the form says is weighed by whoever asks all readers, and is not in it.
 * `proof`: chance passes once in thousands or more; `digits`: two check digits or a strict form; `digit`: one check digit;
 * `form`: a form that other texts seldom have; `loose`: a form that many texts have.
 */
const LIKELIHOODS = { proof: 0.98, digits: 0.85, digit: 0.5, form: 0.4, loose: 0.08 } as const
/** A failed check speaks against the kind more than for a mistake in typing. */
const WHEN_INVALID = 0.3
/** A label inside the text itself, which only this reader knows. */
const WHEN_LABELLED = 0.95

type Likeness = keyof typeof LIKELIHOODS

export function likelihoodOf(likeness: Likeness, verdict: Verdict, isLabelled = false): number {
  const sound = isLabelled ? Math.max(LIKELIHOODS[likeness], WHEN_LABELLED) : LIKELIHOODS[likeness]
  return verdict === 'invalid' ? sound * WHEN_INVALID : sound
}
