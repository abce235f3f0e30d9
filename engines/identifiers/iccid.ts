import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max'
import { type Country, parseCountry } from '../../kernel/country.ts'
import { luhnDigit } from './luhn.ts'
import {
  check,
  keysOf,
  likelihoodOf,
  makeReading,
  note,
  present,
  verdictBy,
  withAlike,
} from './make-reading.ts'
import { needing } from './needs.ts'
import { afterLabel, joined, likeDigits, written } from './written.ts'

const LABEL = /^(?:iccid|sim(?: ?card)?(?: ?(?:number|serial))?)(?![a-z0-9])/i

/** Digits of the numbers that are printed without a check digit. */
const LONGEST_UNCHECKED = 18

/** Countries by calling code; null where several share one (+1, +7, +44, +47 …). */
const byCallingCode = new Map<string, Country | null>()
for (const code of getCountries()) {
  const calling = getCountryCallingCode(code)
  byCallingCode.set(calling, byCallingCode.has(calling) ? null : parseCountry(code))
}

/**
 * The number printed on a SIM card (ITU-T E.118): 89, the calling code of the issuer's country, and a check digit at the
 * end. Some issuers print 18 digits without it, or F where a half-byte is empty.
 */
export const readIccid = needing('iccid', { digits: [18, 20] }, (text) => {
  const plain = written(text, 60)
  if (plain === null) return null
  const { rest, isLabelled } = afterLabel(plain, LABEL)
  const digits = joined(rest).replace(/F$/i, '')
  if (!/^89\d{16,18}$/.test(digits)) return null
  const [wanted, found] = [luhnDigit(digits.slice(0, -1)), digits.slice(-1)]
  const isChecked = digits.length > LONGEST_UNCHECKED
  const span = [digits.length - 1, digits.length] as const
  const checks = isChecked
    ? [check('luhn_check_digit', wanted === found, { expected: wanted, found, span })]
    : []
  const verdict = isChecked ? verdictBy(checks) : 'unverifiable'
  const calling = [3, 2, 1]
    .map((length) => digits.slice(2, 2 + length))
    .find((code) => byCallingCode.has(code))
  return makeReading({
    kind: 'iccid',
    canonical: digits,
    display: digits.replace(/(\d{4})(?=\d)/g, '$1 '),
    verdict,
    checks,
    notes: isChecked ? [] : [note('check_digit_may_be_left_out')],
    facts: present({ callingCode: calling }),
    country: byCallingCode.get(calling ?? '') ?? null,
    keys: withAlike(
      keysOf([digits], withoutCheckDigit, likeDigits),
      isChecked ? [digits, digits.slice(0, -1)] : [],
    ),
    likelihood: likelihoodOf('digits', verdict, isLabelled),
  })
})

/** Cards of one issuer differ in the last digit before it: without a check digit that holds, nothing may be cut off. */
function withoutCheckDigit(digits: string): string {
  const body = digits.slice(0, -1)
  return digits.length > LONGEST_UNCHECKED && luhnDigit(body) === digits.slice(-1) ? body : digits
}
