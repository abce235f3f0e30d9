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

/** The number that a country gives each person. `check` is null where the number has none that holds for everybody. */
export type NationalRule = {
  readonly country: Country
  readonly scheme: string
  readonly form: RegExp
  readonly check: NumberCheck | null
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

/**
 * Numbers of the library whose check digit holds for everybody who has one. Left out of it: numbers that it calls valid
 * without any check (Albania, Cuba), and those whose reader asks the clock (Belgium, Denmark, Mexico, Sweden).
 */
const FROM_LIBRARY: readonly (readonly [string, string, RegExp, NumberCheck | null])[] = [
  ['AR', 'CUIL', /^2\d{10}$/, fromLibrary(argentine)],
  ['AT', 'SVNR', /^\d{10}$/, fromLibrary(austrian)],
  ['BG', 'EGN', /^\d{10}$/, fromLibrary(bulgarian)],
  ['BR', 'CPF', /^\d{11}$/, fromLibrary(brazilian)],
  ['CA', 'SIN', /^[1-79]\d{8}$/, fromLibrary(canadian)],
  ['CH', 'AHV', /^756\d{10}$/, fromLibrary(swiss)],
  ['CL', 'RUT', /^\d{7,8}[\dK]$/, fromLibrary(chilean)],
  ['CN', 'RIC', /^\d{17}[\dX]$/, fromLibrary(chinese)],
  ['CZ', 'RC', /^\d{10}$/, fromLibrary(czech)],
  ['SK', 'RC', /^\d{10}$/, fromLibrary(czech)],
  ['DE', 'IDNR', /^[1-9]\d{10}$/, fromLibrary(german)],
  ['DO', 'CEDULA', /^\d{11}$/, fromLibrary(dominican)],
  ['EC', 'CI', /^\d{10}$/, fromLibrary(ecuadorian)],
  ['EE', 'IK', /^[1-8]\d{10}$/, fromLibrary(estonian)],
  ['ES', 'DNI', /^\d{8}[A-Z]$/, fromLibrary(spanish)],
  ['ES', 'NIE', /^[XYZ]\d{7}[A-Z]$/, fromLibrary(spanishForeigner)],
  ['FR', 'NIR', /^(?:[1-478]\d{4}(?:\d{2}|2[AB])\d{8})$/, fromLibrary(french)],
  ['GR', 'AMKA', /^\d{11}$/, fromLibrary(greek)],
  ['HK', 'HKID', /^[A-Z]{1,2}\d{6}[\dA]$/, fromLibrary(hongKong)],
  ['HR', 'OIB', /^\d{11}$/, fromLibrary(croatian)],
  ['IE', 'PPS', /^\d{7}[A-W][A-IW]?$/, fromLibrary(irish)],
  ['IL', 'TZ', /^\d{9}$/, fromLibrary(israeli)],
  ['IN', 'AADHAAR', /^[2-9]\d{11}$/, fromLibrary(indian)],
  ['IS', 'KENNITALA', /^[0-7]\d{9}$/, fromLibrary(icelandic)],
  [
    'IT',
    'CF',
    /^[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/,
    fromLibrary(italian),
  ],
  ['LT', 'AK', /^[1-6]\d{10}$/, fromLibrary(lithuanian)],
  ['NL', 'BSN', /^\d{9}$/, fromLibrary(dutch)],
  ['NO', 'FNR', /^\d{11}$/, fromLibrary(norwegian)],
  ['PL', 'PESEL', /^\d{11}$/, fromLibrary(polish)],
  ['PT', 'CC', /^\d{9}[A-Z\d]{2}\d$/, fromLibrary(portuguese)],
  ['RO', 'CNP', /^[1-9]\d{12}$/, fromLibrary(romanian)],
  ['RU', 'INN', /^\d{12}$/, fromLibrary(russian)],
  ['TH', 'PIN', /^[1-8]\d{12}$/, fromLibrary(thai)],
  ['TR', 'TCKN', /^[1-9]\d{10}$/, fromLibrary(turkish)],
  ['TW', 'NATID', /^[A-Z][1289A-D]\d{8}$/, fromLibrary(taiwanese)],
  ['UA', 'RNTRC', /^\d{10}$/, fromLibrary(ukrainian)],
  ['UY', 'CI', /^\d{7,8}$/, fromLibrary(uruguayan)],
  ['ZA', 'ID', /^\d{13}$/, fromLibrary(southAfrican)],
]

/** Digits 8 and 9 of a JMBG are the region where it was first given, in the Yugoslavia of 1977. */
const OURS: typeof FROM_LIBRARY = [
  ['BE', 'NN', /^\d{11}$/, belgian],
  ['FI', 'HETU', /^\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]$/, finnish],
  ['IR', 'MELLI', /^\d{10}$/, iranian],
  ['KZ', 'IIN', /^\d{12}$/, kazakh],
  ['MD', 'IDNP', /^[029]\d{12}$/, moldovan],
  ['MX', 'CURP', /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d$/, mexican],
  ['RU', 'SNILS', /^\d{11}$/, russianInsurance],
  ['SE', 'PNR', /^(?:1[89]|20)?\d{10}$/, swedish],
  ['BA', 'JMBG', /^\d{7}1\d{5}$/, yugoslav],
  ['ME', 'JMBG', /^\d{7}2\d{5}$/, yugoslav],
  ['MK', 'JMBG', /^\d{7}4\d{5}$/, yugoslav],
  ['RS', 'JMBG', /^\d{7}[078]\d{5}$/, yugoslav],
  ['SI', 'EMSO', /^\d{7}5\d{5}$/, yugoslav],
  ['XK', 'JMBG', /^\d{7}9\d{5}$/, yugoslav],
]

/**
 * No check digit (GB, MY, PK, US), or one that newer numbers need not have: Denmark since 2007, Latvia since 2017, the Republic
 * of Korea since 2020.
 */
const WITHOUT_CHECK: typeof FROM_LIBRARY = [
  ['DK', 'CPR', /^[0-3]\d[01]\d{7}$/, null],
  ['GB', 'NINO', /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/, null],
  ['KR', 'RRN', /^\d{6}[0-9]\d{6}$/, null],
  ['LV', 'PK', /^\d{11}$/, null],
  ['MY', 'NRIC', /^\d{12}$/, null],
  ['PK', 'CNIC', /^[1-7]\d{12}$/, null],
  ['US', 'SSN', /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/, null],
]

/** Numbers of companies that people call by the name of their own. */
const OF_COMPANIES: typeof FROM_LIBRARY = [['RU', 'INN', /^\d{10}$/, fromLibrary(russian)]]

export const nationalRules: readonly NationalRule[] = [
  ...[...FROM_LIBRARY, ...OURS, ...WITHOUT_CHECK].flatMap((row) => ruleOf(row, false)),
  ...OF_COMPANIES.flatMap((row) => ruleOf(row, true)),
]

function ruleOf(
  [code, scheme, form, check]: (typeof FROM_LIBRARY)[number],
  isReadByName: boolean,
): readonly NationalRule[] {
  const country = parseCountry(code)
  return country === null ? [] : [{ country, scheme, form, check, isReadByName }]
}
