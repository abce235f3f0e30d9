import { isKnownIssuer, issuerOf } from '../../engines/identifiers/mrz-issuers.ts'
import { countriesOfSign } from '../../engines/identifiers/vehicle-signs.ts'
import type { Issuer } from '../../kernel/issuer.ts'

/** A number without the country that is written beside it. */
export type BesideCountry = {
  readonly text: string
  /** Whom the letters may name; none where they stand for nobody who issues today. */
  readonly by: readonly Issuer[]
  /** The letters are the code of an issuer beside a number that is long enough; else they may be part of it. */
  readonly isSure: boolean
}

type Form = { readonly pattern: RegExp; readonly isApart: boolean }

const FORMS: readonly Form[] = [
  {
    pattern: /^\(?(?<code>[A-Z]{1,3})(?:\)|[ \-/])[ \-/]*(?<number>[\p{L}\d][\p{L}\d .·\-/|]*)$/iu,
    isApart: true,
  },
  {
    pattern: /^(?<number>[\p{L}\d][\p{L}\d .·\-/|]*?)[ ,\-/]*[ ,\-/(](?<code>[A-Z]{1,3})\)?$/u,
    isApart: true,
  },
  // In small letters behind a number it may be somebody: Can, Per.
  { pattern: /^(?<number>\p{L}[\p{L}\d .·\-/|]*?)[ ,\-/]+(?<code>[A-Z]{1,2})$/iu, isApart: true },
  { pattern: /^(?<code>[A-Z]{3})(?<number>\d+)$/i, isApart: false },
  // As it is stamped at the right of a Russian plate.
  { pattern: /^(?<number>\p{L}\d{3}\p{L}{2} ?\d{2,3})(?<code>RUS)$/iu, isApart: false },
]
/** Fewest characters behind an issuer: less may be a plate that begins with three letters. Ours to confirm. */
const FEWEST_OF_A_PAPER = 7
const FEWEST_DIGITS = 4
/** Letters and digits of a plate. Ours to confirm. */
const PLATE = { fewest: 4, most: 9 }

/** What is left of a bare text without the letters of a country in front of it or behind it; null where none stand there. */
export function besideCountry(text: string): BesideCountry | null {
  for (const { pattern, isApart } of FORMS) {
    const { code = '', number = '' } = pattern.exec(text)?.groups ?? {}
    const found = code === '' ? null : ofCountry(code, number.trim(), isApart)
    if (found !== null) return found
  }
  return null
}

function ofCountry(written: string, text: string, isApart: boolean): BesideCountry | null {
  const code = written.toUpperCase()
  const length = text.match(/[\p{L}\d]/gu)?.length ?? 0
  const digits = text.match(/\d/g)?.length ?? 0
  if (length >= FEWEST_OF_A_PAPER && digits >= FEWEST_DIGITS && code.length === 3 && isKnownIssuer(code)) {
    const issuer = issuerOf(code)
    return { text, by: issuer === null ? [] : [issuer], isSure: isApart }
  }
  const isPlate = length >= PLATE.fewest && length <= PLATE.most && digits > 0 && digits < length
  const by = isPlate ? countriesOfSign(code) : []
  return by.length === 0 ? null : { text, by, isSure: false }
}
