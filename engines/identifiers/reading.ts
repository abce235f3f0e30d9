import type { Country } from '../../kernel/country.ts'
import { note } from './make-reading.ts'
import type {
  IdentifierCheck,
  IdentifierKeys,
  IdentifierKind,
  IdentifierNote,
  Reading,
  Verdict,
} from './types.ts'

/**
 * How likely a text of some form is meant as a kind, before any label. A digit that one text in ten has by chance raises
 * it, several raise it to near certainty; what nearly every text fits starts low. Ours to confirm.
 */
export const LIKELIHOOD = {
  /** Several check digits, or one with a form that nothing else has. */
  certain: 0.98,
  /** One check digit and a narrow form. */
  strong: 0.85,
  /** One check digit and bare digits, or a narrow form without a check. */
  fair: 0.5,
  /** A form that other kinds have, too. */
  shape: 0.25,
  /** Almost anything fits. */
  weak: 0.08,
} as const

type Draft = {
  readonly kind: IdentifierKind
  readonly canonical: string
  readonly display?: string
  readonly checks?: readonly IdentifierCheck[]
  readonly notes?: readonly (IdentifierNote | null)[]
  readonly facts?: Readonly<Record<string, string | null>>
  readonly country?: Country | null
  readonly keys: IdentifierKeys
  readonly likelihood: number
  /** What stands for the kind's checks: a kind without one is unverifiable, whatever form checks passed. */
  readonly isVerifiable: boolean
}

/** A failed check lowers the likelihood: the text may be of another kind. Ours to confirm. */
const FAILED = 0.3

/** The reading of a draft: a failed check makes it invalid, and only a kind with a check that applies can be valid. */
export function readingOf(draft: Draft): Reading {
  const checks = draft.checks ?? []
  const isInvalid = checks.some((check) => !check.passed)
  const verdictOfSound: Verdict = draft.isVerifiable ? 'valid' : 'unverifiable'
  return {
    kind: draft.kind,
    canonical: draft.canonical,
    display: draft.display ?? draft.canonical,
    verdict: isInvalid ? 'invalid' : verdictOfSound,
    checks,
    notes: (draft.notes ?? []).filter((item) => item !== null),
    facts: present(draft.facts ?? {}),
    country: draft.country ?? null,
    keys: draft.keys,
    likelihood: isInvalid ? draft.likelihood * FAILED : draft.likelihood,
  }
}

function present(facts: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  const told: Record<string, string> = {}
  for (const [name, value] of Object.entries(facts)) if (value) told[name] = value
  return told
}

export function noteIf(
  isSo: boolean,
  name: string,
  values: Readonly<Record<string, string>> = {},
): IdentifierNote | null {
  return isSo ? note(name, values) : null
}

/** A check of one character against what the rule wants there. */
export function digitCheck(
  name: string,
  expected: string,
  found: string,
  span: readonly [number, number] | null,
): IdentifierCheck {
  return { name, passed: expected === found, expected, found, span }
}
