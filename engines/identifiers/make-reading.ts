import type { Country } from '../../kernel/country.ts'
import type {
  IdentifierCheck,
  IdentifierKeys,
  IdentifierKind,
  IdentifierNote,
  Reading,
  ReadingHint,
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
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]) =>
      fact === null || fact === undefined ? [] : [[name, fact]],
    ),
  )
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
  const folded = [...new Set(exact.map(fold))]
  return { exact, folded, lookalike: [...new Set(folded.map(blur))] }
}

/**
 * How likely a text is meant as a kind, by how much the kind checks. Ours to confirm: only their order counts.
 * `proof`: chance passes once in thousands or more; `digits`: two check digits or a strict form; `digit`: one check digit;
 * `form`: a form that other texts seldom have; `loose`: a form that many texts have.
 */
const LIKELIHOODS = { proof: 0.98, digits: 0.9, digit: 0.6, form: 0.4, loose: 0.12 } as const
/** A failed check speaks against the kind more than for a mistake in typing. */
const WHEN_INVALID = 0.35
const WHEN_NAMED = 0.97
const WHEN_ANOTHER_IS_NAMED = 0.5

export type Likeness = keyof typeof LIKELIHOODS

export function likelihoodOf(
  likeness: Likeness,
  verdict: Verdict,
  wanted: { readonly kind: IdentifierKind; readonly hint: ReadingHint; readonly isLabelled?: boolean },
): number {
  const own = LIKELIHOODS[likeness] * (verdict === 'invalid' ? WHEN_INVALID : 1)
  if (wanted.isLabelled === true || wanted.hint.kind === wanted.kind)
    return verdict === 'invalid' ? Math.max(own, WHEN_NAMED * 0.8) : Math.max(own, WHEN_NAMED)
  return wanted.hint.kind === null ? own : own * WHEN_ANOTHER_IS_NAMED
}
