import {
  type CountryCode,
  getCountries,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import { type Country, parseCountry } from '../../kernel/country.ts'
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
import { mayBeAbroad } from './phone-plans.ts'
import type { IdentifierNote, Reading, ReadingHint } from './types.ts'
import { afterLabel, written } from './written.ts'

/** Countries as the library calls them, by ours. */
const codes = new Map<Country, CountryCode>(
  getCountries().flatMap((code) => {
    const country = parseCountry(code)
    return country === null ? [] : [[country, code] as const]
  }),
)

const LABEL =
  /^(?:tel(?:ephone|efon)?|phone|mobile|mob|cell(?:phone)?|gsm|fax|whatsapp|msisdn|тел|هاتف)(?!\p{L})[.:]*/iu
const LONGEST = 60
/** Short numbers (emergency, services, text messages) have three to six digits. ITU-T E.164 counts fifteen at most. */
const FEWEST_DIGITS = 3
const FEWEST_DIGITS_OF_A_SUBSCRIBER = 7
const MOST_DIGITS = 15

/** A number by the plan of its country; `canonical` is E.164, an extension is a fact beside it. */
export const readPhone = needing('phone', { digits: [FEWEST_DIGITS, MOST_DIGITS + 8] }, (text, hint) => {
  const plain = written(text, LONGEST)
  if (plain === null) return null
  const { rest: typed, isLabelled } = afterLabel(plain.replace(/^tel:\s*/i, ''), LABEL)
  const rest = typed.replace(/^\(\s*(\+\d{1,3})\s*\)/, '$1')
  if (!isDialled(rest)) return null
  const isNamed = isLabelled || hint.kind === 'phone' || /^tel:/i.test(plain)
  const found = inPlan(rest, hint.country)
  if (found === null) return isNamed ? withoutPlan(rest, hint) : null
  return fromPlan(found)
})

/** Digits and what is written between them, then perhaps an extension; no other words. */
function isDialled(text: string): boolean {
  const digits = text.replace(/\D/g, '').length
  return (
    digits >= FEWEST_DIGITS &&
    digits <= MOST_DIGITS + 8 &&
    /^[+(\d][\d\s().\-/‐-―−+*]*(?:(?:;?ext(?:ension)?|x|доб|#)[.=:\s]*\d{1,7})?$/iu.test(text)
  )
}

type Found = { readonly number: PhoneNumber; readonly isPlusAssumed: boolean }

function inPlan(text: string, country: Country | null): Found | null {
  const code = country === null ? undefined : codes.get(country)
  if (text.startsWith('+')) return found(parsePhoneNumberFromString(text, { extract: false }), false)
  const inCountry = code && parsePhoneNumberFromString(text, { defaultCountry: code, extract: false })
  if (inCountry?.isValid()) return found(inCountry, false)
  // 00 is the international prefix of most countries (ITU-T E.164); a national number never begins with it.
  if (/^\(?00[\s-]?[1-9]/.test(text)) {
    return found(parsePhoneNumberFromString(`+${text.replace(/^\(?00\)?/, '')}`, { extract: false }), false)
  }
  const abroad = isForAbroad(text) ? parsePhoneNumberFromString(`+${text}`, { extract: false }) : undefined
  // Fifteen bare digits are an IMEI or an account far more often than a number whose plus sign was lost.
  if (abroad?.isValid()) return found(abroad, true)
  return found(inCountry, false)
}

/** Without signs that an extension may have, nothing but digits matters. */
function isForAbroad(text: string): boolean {
  return /^[1-9]/.test(text) && (!/^[\d ().-]+$/.test(text) || mayBeAbroad(text.replace(/\D/g, '')))
}

function found(number: PhoneNumber | undefined | '', isPlusAssumed: boolean): Found | null {
  return number === undefined || number === '' ? null : { number, isPlusAssumed }
}

function fromPlan({ number, isPlusAssumed }: Found): Reading {
  const checks = [check('phone_length', number.isPossible()), check('phone_plan', number.isValid())]
  const verdict = verdictBy(checks)
  const notes: readonly IdentifierNote[] = [
    // Whoever calls chooses what the called telephone shows: a number on a screen or a bill proves no caller.
    note('caller_number_can_be_forged'),
    ...(isPlusAssumed ? [note('plus_sign_assumed')] : []),
    ...(verdict === 'invalid' ? [note('number_plan_may_have_changed')] : []),
  ]
  return makeReading({
    kind: 'phone',
    canonical: number.number,
    display: number.formatInternational(),
    verdict,
    checks,
    notes,
    facts: present({
      callingCode: number.countryCallingCode,
      numberType: number.getType()?.toLowerCase(),
      extension: number.ext,
    }),
    country: number.country === undefined ? null : parseCountry(number.country),
    keys: withAlike(keysOf([number.number], withoutMobileDigit), [atHome(number)]),
    likelihood: likelihoodOf(isPlusAssumed ? 'loose' : 'digits', verdict),
  })
}

/** As it is dialled at home, which nobody can tell from numbers of other countries: alike and no more. */
function atHome(number: PhoneNumber): string {
  return number
    .formatNational()
    .replace(/ ext.*$/, '')
    .replace(/\D/g, '')
}

/**
 * Argentina writes 9 and Mexico wrote 1 (until 2019) between country code and area code of a mobile telephone when
 * called from abroad, and not at home: the same telephone. From the national plans, verify.
 */
function withoutMobileDigit(e164: string): string {
  return e164.replace(/^\+(?:54(9)|52(1))(\d{10})$/, (_, nine: string | undefined, _one, rest: string) =>
    nine === undefined ? `+52${rest}` : `+54${rest}`,
  )
}

/** A short number, or one without a country: kept as dialled, since no plan can be asked. */
function withoutPlan(text: string, hint: ReadingHint): Reading | null {
  const digits = text.replace(/\D/g, '')
  if (digits.length > MOST_DIGITS) return null
  const isShort = digits.length < FEWEST_DIGITS_OF_A_SUBSCRIBER
  return makeReading({
    kind: 'phone',
    canonical: digits,
    verdict: 'unverifiable',
    notes: [
      note('caller_number_can_be_forged'),
      note(isShort ? 'short_number' : 'country_of_number_unknown'),
    ],
    country: hint.country,
    keys: keysOf([digits]),
    likelihood: likelihoodOf('loose', 'unverifiable'),
  })
}
