import { parseCountry } from '../../kernel/country.ts'
import { remainder97 } from './check-digits.ts'
import { nationalChecks } from './iban-national.ts'
import { accountStructures } from './iban-structures.ts'
import { check, keysOf, likelihoodOf, makeReading, note, verdictBy } from './make-reading.ts'
import { needing } from './needs.ts'
import type { IdentifierCheck } from './types.ts'
import { afterLabel, inLatinCapitals, joined, likeDigits, written } from './written.ts'

const LABEL = /^(?:international bank account number|iban|account|acct|a\/c)(?![a-z0-9])/i
/** Longest that ISO 13616 allows; the shortest in use has fifteen characters (Norway). */
const LONGEST = 34
const SHORTEST = 15

/** A bank account by ISO 13616: modulus 97, the structure of its country, and the check digits inside where there are any. */
export const readIban = needing(
  'iban',
  { digits: [2, LONGEST], letters: [2, 80], both: [SHORTEST - 2, 80] },
  (text, hint) => {
    const plain = written(text, 80)
    if (plain === null) return null
    const { rest, isLabelled } = afterLabel(plain, LABEL)
    const typed = joined(rest)
    const iban = inLatinCapitals(typed)
    if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban) || iban.length > LONGEST || iban.length < SHORTEST - 2)
      return null
    const isNamed = isLabelled || hint.kind === 'iban'
    const structure = accountStructures.get(iban.slice(0, 2))
    const sum = remainder97(iban.slice(4) + iban.slice(0, 4)) === 1
    const country = parseCountry(iban.slice(0, 2))
    // A country that has none, and a text far from its length, is a serial or a document number.
    if (country === null || (!sum && !isNamed && Math.abs((structure?.length ?? 0) - iban.length) > 2))
      return null
    const parts = structure?.form.exec(iban.slice(4))
    const checks = checksOf(iban, { length: structure?.length, isFormed: parts !== null, sum })
    const verdict = structure === undefined && sum ? 'unverifiable' : verdictBy(checks)
    return makeReading({
      kind: 'iban',
      canonical: iban,
      display: iban.replace(/(.{4})(?=.)/g, '$1 '),
      verdict,
      checks,
      notes: [
        ...(structure === undefined ? [note('country_not_in_iban_registry')] : []),
        ...(iban === typed.toUpperCase() ? [] : [note('letters_of_another_alphabet')]),
      ],
      facts: factsOf(parts?.groups),
      country,
      keys: keysOf([iban], lettersAsZero, likeDigits),
      likelihood: likelihoodOf('digits', verdict, isLabelled),
    })
  },
)

function lettersAsZero(iban: string): string {
  return iban.replace(/O/g, '0')
}

type Seen = { readonly length: number | undefined; readonly isFormed: boolean; readonly sum: boolean }

function checksOf(iban: string, { length, isFormed, sum }: Seen): readonly IdentifierCheck[] {
  const wanted = String(98 - remainder97(`${iban.slice(4)}${iban.slice(0, 2)}00`)).padStart(2, '0')
  const digits = check('iban_check_digits', sum, { expected: wanted, found: iban.slice(2, 4), span: [2, 4] })
  if (length === undefined) return [digits]
  const isLong = iban.length === length
  const shown = { expected: String(length), found: String(iban.length) }
  const national = isLong && isFormed ? nationalChecks.get(iban.slice(0, 2)) : undefined
  return [
    check('iban_length', isLong, shown),
    check('iban_structure', isLong && isFormed, { span: [4, iban.length] }),
    digits,
    ...(national === undefined
      ? []
      : [check('national_check_digits', national(iban.slice(4)), { span: [4, iban.length] })]),
  ]
}

function factsOf(parts: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(parts ?? {}).filter(([, part]) => part !== ''))
}
