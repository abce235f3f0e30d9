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
import type { IdentifierCheck, IdentifierKeys } from './types.ts'
import { afterLabel, joined, likeDigits, written } from './written.ts'

const LABEL = /^(?:imei ?\/? ?sv|imeisv|imei)(?:\s?[12])?(?![a-z0-9])/i

/** Who gave the type code, by its first two digits (GSMA TS.06): verify. */
const ISSUERS: Readonly<Record<string, string>> = {
  '01': 'PTCRB',
  '35': 'TÜV SÜD BABT',
  '86': 'TAF',
  '91': 'MSAI',
  '99': 'GHA',
}

/** Sixteen digits that begin as devices do and as no card does (ISO/IEC 7812): verify. */
const NO_CARD = /^(?=\d{16}$)(?:35(?:[01]|2[0-7]|9)|86|01|99)/

/**
 * The number of a mobile device (3GPP TS 23.003 §6.2): eight digits of type (TAC), six of serial, then a check digit; or
 * the version of its software in two digits (IMEISV), or nothing, neither of which can be checked.
 */
export const readImei = needing('imei', { digits: [14, 17] }, (text, hint) => {
  const plain = written(text, 60)
  if (plain === null) return null
  const { rest, isLabelled } = afterLabel(plain, LABEL)
  // The version of its software is printed behind a slash as well.
  const digits = joined(
    rest.replace(/ ?\/ ?\d{2}$/, (version) => (/\d{15}/.test(joined(rest)) ? '' : version)),
  )
  const isNamed = isLabelled || hint.kind === 'imei'
  if (!/^\d{14,16}$/.test(digits)) return null
  if (digits.length !== 15 && !isNamed && !NO_CARD.test(digits)) return null
  const wanted = luhnDigit(digits.slice(0, 14))
  const isEmpty = /^(\d)\1*$/.test(digits.slice(0, 14))
  const checks = checksOf(digits, wanted, isEmpty)
  const isChecked = digits.length === 15 || isEmpty
  const verdict = isChecked ? verdictBy(checks) : 'unverifiable'
  return makeReading({
    kind: 'imei',
    canonical: digits,
    display: digits.replace(/^(\d{2})(\d{6})(\d{6})(\d*)$/, '$1-$2-$3-$4').replace(/-$/, ''),
    verdict,
    checks,
    notes: [
      // Cloned and rewritten devices carry a right number of another device.
      note('device_number_can_be_rewritten'),
      ...(digits.length === 14 ? [note('check_digit_left_out', { wanted })] : []),
    ],
    facts: present({
      form: digits.length === 16 ? 'IMEISV' : 'IMEI',
      typeCode: digits.slice(0, 8),
      serial: digits.slice(8, 14),
      softwareVersion: digits.length === 16 ? digits.slice(14) : null,
      typeIssuer: ISSUERS[digits.slice(0, 2)],
    }),
    keys: keysOfDevice(digits, checks),
    likelihood: likelihoodOf(digits.length === 15 || isNamed ? 'digit' : 'loose', verdict, isLabelled),
  })
})

/**
 * Check digit and version say nothing of which device it is. Networks send 0 in place of the digit (3GPP TS 23.003 §6.2.1);
 * where any other fails, something is misread, and who has the rest is only alike.
 */
function keysOfDevice(digits: string, checks: readonly IdentifierCheck[]): IdentifierKeys {
  const device = digits.slice(0, 14)
  const hasFailed = digits[14] !== '0' && checks.some(({ passed }) => !passed)
  return hasFailed
    ? withAlike(keysOf([digits], unchanged, likeDigits), [likeDigits(device)])
    : keysOf([digits], () => device, likeDigits)
}

function unchanged(key: string): string {
  return key
}

function checksOf(digits: string, wanted: string, isEmpty: boolean): readonly IdentifierCheck[] {
  const found = digits.slice(14)
  return [
    ...(digits.length === 15
      ? [check('luhn_check_digit', found === wanted, { expected: wanted, found, span: [14, 15] })]
      : []),
    // Devices without a number of their own say fifteen zeroes, which pass the check digit.
    ...(isEmpty ? [check('not_a_placeholder', false)] : []),
  ]
}
