import { validate as argentine } from 'stdnum/lib/cjs/ar/cuit.js'
import { validate as austrian } from 'stdnum/lib/cjs/at/vnr.js'
import { validate as bulgarian } from 'stdnum/lib/cjs/bg/egn.js'
import { validate as brazilian } from 'stdnum/lib/cjs/br/cpf.js'
import { validate as canadian } from 'stdnum/lib/cjs/ca/sin.js'
import { validate as swiss } from 'stdnum/lib/cjs/ch/ssn.js'
import { validate as chilean } from 'stdnum/lib/cjs/cl/rut.js'
import { validate as chinese } from 'stdnum/lib/cjs/cn/ric.js'
import { validate as czech } from 'stdnum/lib/cjs/cz/rc.js'
import { validate as german } from 'stdnum/lib/cjs/de/idnr.js'
import { validate as dominican } from 'stdnum/lib/cjs/do/cedula.js'
import { validate as ecuadorian } from 'stdnum/lib/cjs/ec/ci.js'
import { validate as estonian } from 'stdnum/lib/cjs/ee/ik.js'
import { validate as spanish } from 'stdnum/lib/cjs/es/dni.js'
import { validate as spanishForeigner } from 'stdnum/lib/cjs/es/nie.js'
import { validate as french } from 'stdnum/lib/cjs/fr/nir.js'
import { validate as greek } from 'stdnum/lib/cjs/gr/amka.js'
import { validate as hongKong } from 'stdnum/lib/cjs/hk/hkid.js'
import { validate as croatian } from 'stdnum/lib/cjs/hr/oib.js'
import { validate as irish } from 'stdnum/lib/cjs/ie/pps.js'
import { validate as israeli } from 'stdnum/lib/cjs/il/idnr.js'
import { validate as indian } from 'stdnum/lib/cjs/in/aadhaar.js'
import { validate as icelandic } from 'stdnum/lib/cjs/is/kennitala.js'
import { validate as italian } from 'stdnum/lib/cjs/it/codicefiscale.js'
import { validate as lithuanian } from 'stdnum/lib/cjs/lt/asmens.js'
import { validate as dutch } from 'stdnum/lib/cjs/nl/bsn.js'
import { validate as norwegian } from 'stdnum/lib/cjs/no/fodselsnummer.js'
import { validate as polish } from 'stdnum/lib/cjs/pl/pesel.js'
import { validate as portuguese } from 'stdnum/lib/cjs/pt/cc.js'
import { validate as romanian } from 'stdnum/lib/cjs/ro/cnp.js'
import { validate as russian } from 'stdnum/lib/cjs/ru/inn.js'
import { validate as thai } from 'stdnum/lib/cjs/th/idnr.js'
import { validate as turkish } from 'stdnum/lib/cjs/tr/tckimlik.js'
import { validate as taiwanese } from 'stdnum/lib/cjs/tw/natid.js'
import { validate as ukrainian } from 'stdnum/lib/cjs/ua/rntrc.js'
import { validate as uruguayan } from 'stdnum/lib/cjs/uy/cedula.js'
import { validate as southAfrican } from 'stdnum/lib/cjs/za/idnr.js'
import { type Country, parseCountry } from '../../kernel/country.ts'
import {
  belgian,
  finnish,
  iranian,
  kazakh,
  mexican,
  moldovan,
  type NumberCheck,
  russianInsurance,
  swedish,
  yugoslav,
} from './national-checks.ts'
import { sieves } from './national-sieves.ts'
import type { Range } from './needs.ts'

/** The number that a country gives each person. `check` is null where the number has none that holds for everybody. */
export type NationalRule = {
  readonly country: Country
  readonly scheme: string
  /** How many figures 0–9 are in it. */
  readonly digits: Range
  readonly form: RegExp
  readonly check: NumberCheck | null
  /** What every number of the form has that `check` finds right, asked first since it costs less. */
  readonly sieve: NumberCheck | null
  /** It is of companies, which have other numbers than the persons of their state: read by its name alone. */
  readonly isReadByName: boolean
}

/**
 * The library answers, but its readers of dates throw: a number they stumble over is not right. It makes an error of every
 * number that is wrong; where in the program that was is not asked, since finding it costs more than the check.
 */
function fromLibrary(validate: (text: string) => { readonly isValid: boolean }): NumberCheck {
  return (number) => {
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    try {
      return validate(number).isValid
    } catch {
      return false
    } finally {
      Error.stackTraceLimit = stackTraceLimit
    }
  }
}

type Row = readonly [
  code: string,
  scheme: string,
  digits: number | Range,
  form: RegExp,
  check: NumberCheck | null,
  sieve?: NumberCheck,
]

/**
 * Numbers of the library whose check digit holds for everybody who has one. Left out of it: numbers that it calls valid
 * without any check (Albania, Cuba), and those whose reader asks the clock (Belgium, Denmark, Mexico, Sweden).
 */
const FROM_LIBRARY: readonly Row[] = [
  ['AR', 'CUIL', 11, /^2\d{10}$/, fromLibrary(argentine), sieves.argentine],
  ['AT', 'SVNR', 10, /^\d{10}$/, fromLibrary(austrian), sieves.austrian],
  ['BG', 'EGN', 10, /^\d{10}$/, fromLibrary(bulgarian), sieves.bulgarian],
  ['BR', 'CPF', 11, /^\d{11}$/, fromLibrary(brazilian), sieves.brazilian],
  ['CA', 'SIN', 9, /^[1-79]\d{8}$/, fromLibrary(canadian), sieves.luhn],
  ['CH', 'AHV', 13, /^756\d{10}$/, fromLibrary(swiss), sieves.swiss],
  ['CL', 'RUT', [7, 9], /^\d{7,8}[\dK]$/, fromLibrary(chilean), sieves.chilean],
  ['CN', 'RIC', [17, 18], /^\d{17}[\dX]$/, fromLibrary(chinese), sieves.chinese],
  ['CZ', 'RC', 10, /^\d{10}$/, fromLibrary(czech), sieves.czech],
  ['SK', 'RC', 10, /^\d{10}$/, fromLibrary(czech), sieves.czech],
  ['DE', 'IDNR', 11, /^[1-9]\d{10}$/, fromLibrary(german), sieves.mod11and10],
  ['DO', 'CEDULA', 11, /^\d{11}$/, fromLibrary(dominican), sieves.luhn],
  ['EC', 'CI', 10, /^\d{10}$/, fromLibrary(ecuadorian), sieves.luhn],
  ['EE', 'IK', 11, /^[1-8]\d{10}$/, fromLibrary(estonian), sieves.baltic],
  ['ES', 'DNI', 8, /^\d{8}[A-Z]$/, fromLibrary(spanish), sieves.spanish],
  ['ES', 'NIE', 7, /^[XYZ]\d{7}[A-Z]$/, fromLibrary(spanishForeigner), sieves.spanishForeigner],
  ['FR', 'NIR', [14, 15], /^(?:[1-478]\d{4}(?:\d{2}|2[AB])\d{8})$/, fromLibrary(french), sieves.french],
  ['GR', 'AMKA', 11, /^\d{11}$/, fromLibrary(greek), sieves.luhn],
  ['HK', 'HKID', [6, 7], /^[A-Z]{1,2}\d{6}[\dA]$/, fromLibrary(hongKong), sieves.hongKong],
  ['HR', 'OIB', 11, /^\d{11}$/, fromLibrary(croatian), sieves.mod11and10],
  ['IE', 'PPS', 7, /^\d{7}[A-W][A-IW]?$/, fromLibrary(irish), sieves.irish],
  ['IL', 'TZ', 9, /^\d{9}$/, fromLibrary(israeli), sieves.luhn],
  ['IN', 'AADHAAR', 12, /^[2-9]\d{11}$/, fromLibrary(indian), sieves.verhoeff],
  ['IS', 'KENNITALA', 10, /^[0-7]\d{9}$/, fromLibrary(icelandic), sieves.icelandic],
  [
    'IT',
    'CF',
    [0, 7],
    /^[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/,
    fromLibrary(italian),
  ],
  ['LT', 'AK', 11, /^[1-6]\d{10}$/, fromLibrary(lithuanian), sieves.baltic],
  ['NL', 'BSN', 9, /^\d{9}$/, fromLibrary(dutch), sieves.dutch],
  ['NO', 'FNR', 11, /^\d{11}$/, fromLibrary(norwegian), sieves.norwegian],
  ['PL', 'PESEL', 11, /^\d{11}$/, fromLibrary(polish), sieves.polish],
  ['PT', 'CC', [10, 12], /^\d{9}[A-Z\d]{2}\d$/, fromLibrary(portuguese), sieves.luhn],
  ['RO', 'CNP', 13, /^[1-9]\d{12}$/, fromLibrary(romanian), sieves.romanian],
  ['RU', 'INN', 12, /^\d{12}$/, fromLibrary(russian), sieves.russianPerson],
  ['TH', 'PIN', 13, /^[1-8]\d{12}$/, fromLibrary(thai), sieves.thai],
  ['TR', 'TCKN', 11, /^[1-9]\d{10}$/, fromLibrary(turkish), sieves.turkish],
  ['TW', 'NATID', [8, 9], /^[A-Z][1289A-D]\d{8}$/, fromLibrary(taiwanese)],
  ['UA', 'RNTRC', 10, /^\d{10}$/, fromLibrary(ukrainian), sieves.ukrainian],
  ['UY', 'CI', [7, 8], /^\d{7,8}$/, fromLibrary(uruguayan), sieves.uruguayan],
  ['ZA', 'ID', 13, /^\d{13}$/, fromLibrary(southAfrican), sieves.luhn],
]

/** Digits 8 and 9 of a JMBG are the region where it was first given, in the Yugoslavia of 1977. */
const OURS: readonly Row[] = [
  ['BE', 'NN', 11, /^\d{11}$/, belgian],
  ['FI', 'HETU', [9, 10], /^\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]$/, finnish],
  ['IR', 'MELLI', 10, /^\d{10}$/, iranian],
  ['KZ', 'IIN', 12, /^\d{12}$/, kazakh],
  ['MD', 'IDNP', 13, /^[029]\d{12}$/, moldovan],
  ['MX', 'CURP', [7, 8], /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d$/, mexican],
  ['RU', 'SNILS', 11, /^\d{11}$/, russianInsurance],
  ['SE', 'PNR', [10, 12], /^(?:1[89]|20)?\d{10}$/, swedish],
  ['BA', 'JMBG', 13, /^\d{7}1\d{5}$/, yugoslav],
  ['ME', 'JMBG', 13, /^\d{7}2\d{5}$/, yugoslav],
  ['MK', 'JMBG', 13, /^\d{7}4\d{5}$/, yugoslav],
  ['RS', 'JMBG', 13, /^\d{7}[078]\d{5}$/, yugoslav],
  ['SI', 'EMSO', 13, /^\d{7}5\d{5}$/, yugoslav],
  ['XK', 'JMBG', 13, /^\d{7}9\d{5}$/, yugoslav],
]

/**
 * No check digit (GB, MY, PK, US), or one that newer numbers need not have: Denmark since 2007, Latvia since 2017, the Republic
 * of Korea since 2020.
 */
const WITHOUT_CHECK: readonly Row[] = [
  ['DK', 'CPR', 10, /^[0-3]\d[01]\d{7}$/, null],
  ['GB', 'NINO', 6, /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/, null],
  ['KR', 'RRN', 13, /^\d{6}[0-9]\d{6}$/, null],
  ['LV', 'PK', 11, /^\d{11}$/, null],
  ['MY', 'NRIC', 12, /^\d{12}$/, null],
  ['PK', 'CNIC', 13, /^[1-7]\d{12}$/, null],
  ['US', 'SSN', 9, /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/, null],
]

/** Numbers of companies that people call by the name of their own. */
const OF_COMPANIES: readonly Row[] = [
  ['RU', 'INN', 10, /^\d{10}$/, fromLibrary(russian), sieves.russianCompany],
]

export const nationalRules: readonly NationalRule[] = [
  ...[...FROM_LIBRARY, ...OURS, ...WITHOUT_CHECK].flatMap((row) => ruleOf(row, false)),
  ...OF_COMPANIES.flatMap((row) => ruleOf(row, true)),
]

function ruleOf(
  [code, scheme, digits, form, check, sieve]: Row,
  isReadByName: boolean,
): readonly NationalRule[] {
  const country = parseCountry(code)
  if (country === null) return []
  const range = typeof digits === 'number' ? ([digits, digits] as const) : digits
  return [{ country, scheme, digits: range, form, check, sieve: sieve ?? null, isReadByName }]
}
