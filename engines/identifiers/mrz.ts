import { blindTo } from './check-digits.ts'
import { note } from './make-reading.ts'
import { writeZoneDate, type ZoneDate } from './mrz-holder.ts'
import { deviationsOf, issuerCountry, issuerMeaning, russianLetters } from './mrz-issuers.ts'
import type { ZoneSpan } from './mrz-layouts.ts'
import { readZone, type Zone, type ZoneCheck } from './mrz-zone.ts'
import { needing } from './needs.ts'
import { LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { foldAlphabets, foldLookalikes, foldZero, keysOf } from './spelling.ts'
import type { IdentifierCheck, IdentifierNote } from './types.ts'

/**
 * Reads a machine-readable zone. `canonical` is its lines with line ends between them; the keys are those of the document
 * number, so that a zone finds the document under which its number is kept.
 */
export const readMrz = needing('mrz', { oneOf: '<&' }, (text) => {
  const zone = readZone(text)
  if (zone === null) return null
  const { holder } = zone
  return readingOf({
    kind: 'mrz',
    canonical: zone.lines.join('\n'),
    checks: [
      ...zone.checks.map((check) => identifierCheck(zone, check)),
      ...dateChecks(zone, 'birth', holder.born),
      ...dateChecks(zone, 'expiry', holder.expires),
    ],
    notes: notesOf(zone),
    facts: {
      format: zone.format,
      document_code: holder.documentCode,
      issuer: holder.issuer,
      number: holder.number,
      surname: holder.surname,
      given_names: holder.givenNames,
      nationality: holder.nationality,
      born: holder.born === null ? null : writeZoneDate(holder.born),
      expires: holder.expires === null ? null : writeZoneDate(holder.expires),
      sex: holder.sex,
      optional: holder.optional.join(' '),
    },
    country: issuerCountry(holder.issuer),
    keys: keysOf([holder.number], (key) => numberForms(key, zone.longNumber !== null)),
    likelihood: LIKELIHOOD.certain,
    isVerifiable: zone.checks.length > 0,
  })
})

/** Of a long number many write the nine characters that stand in the number field alone. */
function numberForms(number: string, isLong: boolean): readonly string[] {
  const folded = foldZero(foldAlphabets(number))
  return isLong ? [folded, folded.slice(0, 9)] : [folded]
}

/** Where a span begins in the lines joined by line ends. */
function offsetOf(zone: Zone, span: ZoneSpan): number {
  return zone.lines.slice(0, span.line).reduce((sum, line) => sum + line.length + 1, span.from)
}

/** The span runs from the first character that the digit covers to the digit; a composite digit covers several lines. */
function identifierCheck(zone: Zone, check: ZoneCheck): IdentifierCheck {
  const spans = [...check.over, check.digit].map((span) => [
    offsetOf(zone, span),
    offsetOf(zone, span) + span.to - span.from,
  ])
  return {
    name: `mrz_${check.name}`,
    passed: check.passed,
    expected: check.expected,
    found: check.found,
    span: [Math.min(...spans.map(([from = 0]) => from)), Math.max(...spans.map(([, to = 0]) => to))],
  }
}

/** A day that no calendar has is a fault even where its digit holds. What is possible is not counted as a check passed. */
function dateChecks(
  zone: Zone,
  field: 'birth' | 'expiry',
  date: ZoneDate | null,
): readonly IdentifierCheck[] {
  const span = zone.fields.find((own) => own.name === field)?.spans[0]
  if (date === null || span === undefined || date.isPossible) return []
  const from = offsetOf(zone, span)
  const check = zone.checks.find((own) => own.name === field)
  const meant = foldLookalikes(date.text)
  // Where look-alikes make it a date, that is what was meant: say so and leave it to the officer to look.
  const expected = meant !== date.text && check !== undefined && /^\d{6}$/.test(meant) ? meant : null
  return [{ name: `mrz_${field}_date`, passed: false, expected, found: date.text, span: [from, from + 6] }]
}

const USUAL_CODES = /^[PVIAC]/

function notesOf(zone: Zone): readonly (IdentifierNote | null)[] {
  const { holder } = zone
  const meaning = issuerMeaning(holder.issuer)
  const nationality = holder.nationality ?? ''
  const nationalityMeaning = nationality === '' ? 'country' : issuerMeaning(nationality)
  const composite = zone.checks.find((check) => check.name === 'composite')
  const others = zone.checks.filter((check) => check !== composite)
  const doOthersPass = others.every((check) => check.passed)
  return [
    note('mrz_unseen', { fields: zone.unseen.join(' ') }),
    noteIf(zone.longNumber !== null, 'mrz_long_number', { practice: zone.longNumber ?? '' }),
    noteIf(zone.added !== 0, 'mrz_mended', { added: String(zone.added) }),
    noteIf(meaning !== 'country', 'mrz_issuer', { code: holder.issuer, meaning }),
    noteIf(nationalityMeaning !== 'country', 'mrz_nationality', {
      code: nationality,
      meaning: nationalityMeaning,
    }),
    noteIf(holder.sex === 'X', 'mrz_sex_x'),
    noteIf(!USUAL_CODES.test(holder.documentCode), 'mrz_document_code', { code: holder.documentCode }),
    noteIf(holder.number === '', 'mrz_number_missing'),
    noteIf(holder.areNamesCut, 'mrz_names_cut'),
    noteIf(
      zone.checks.some((check) => check.found === '<' && check.passed),
      'mrz_filler_for_digit',
    ),
    // An altered field whose digit was counted anew still leaves the composite digit; a misread field does the reverse.
    noteIf(composite?.passed === false && doOthersPass, 'mrz_only_composite_wrong'),
    noteIf(composite?.passed === true && !doOthersPass, 'mrz_only_field_wrong'),
    ...deviationsOf(holder).map((name) => note(`mrz_${name}`, russian(zone, name))),
  ]
}

function russian(zone: Zone, name: string): Readonly<Record<string, string>> {
  if (name !== 'russian_letters_as_digits') return {}
  return {
    surname: russianLetters(zone.holder.surname),
    given_names: russianLetters(zone.holder.givenNames),
  }
}

/**
 * Whether two numbers of one length differ only by characters that no check digit tells apart: what is printed and the
 * zone may then disagree though every digit holds.
 */
export function differBlindly(one: string, other: string): boolean {
  if (one === other || one.length !== other.length) return false
  return [...one].every((char, at) => char === other[at] || blindTo(char).includes(other[at] ?? ''))
}
