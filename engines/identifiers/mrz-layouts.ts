/*
 * Where everything stands in a machine-readable zone. Positions count from 0, ends are exclusive.
 * ICAO Doc 9303 (8th ed.) parts 4 to 7 for TD1, TD2, TD3, MRV-A and MRV-B; the French identity card of 1988 to 2021, the
 * French driving licence and the Swiss and Liechtenstein ones after published specimens: confirm with the issuers.
 */

export type ZoneSpan = { readonly line: number; readonly from: number; readonly to: number }

export type ZoneFormat = 'td1' | 'td2' | 'td3' | 'mrv_a' | 'mrv_b' | 'fra_id' | 'che_licence' | 'fra_licence'

export type ZoneFieldName =
  | 'document_code'
  | 'issuer'
  | 'number'
  | 'names'
  | 'surname'
  | 'given_names'
  | 'nationality'
  | 'birth'
  | 'sex'
  | 'expiry'
  | 'optional'
  | 'optional_2'
  | 'department'
  | 'blank_number'

export type ZoneCheckName = 'number' | 'birth' | 'expiry' | 'optional' | 'composite'

type LayoutCheck = {
  readonly name: ZoneCheckName
  readonly digit: ZoneSpan
  readonly over: readonly ZoneSpan[]
}

export type Layout = {
  readonly format: ZoneFormat
  readonly lengths: readonly number[]
  readonly fields: readonly (readonly [ZoneFieldName, ZoneSpan])[]
  readonly checks: readonly LayoutCheck[]
}

/** Line, first position and last, as the standard counts them: from 1, both included. */
function at(line: number, first: number, last = first): ZoneSpan {
  return { line: line - 1, from: first - 1, to: last }
}

function check(name: ZoneCheckName, digit: ZoneSpan, ...over: readonly ZoneSpan[]): LayoutCheck {
  return { name, digit, over }
}

/** The part that passports, two-line cards and visas share in their second line. */
const SECOND_LINE = {
  fields: [
    ['document_code', at(1, 1, 2)],
    ['issuer', at(1, 3, 5)],
    ['number', at(2, 1, 9)],
    ['nationality', at(2, 11, 13)],
    ['birth', at(2, 14, 19)],
    ['sex', at(2, 21)],
    ['expiry', at(2, 22, 27)],
  ],
  checks: [
    check('number', at(2, 10), at(2, 1, 9)),
    check('birth', at(2, 20), at(2, 14, 19)),
    check('expiry', at(2, 28), at(2, 22, 27)),
  ],
} as const satisfies Pick<Layout, 'fields' | 'checks'>

const td1: Layout = {
  format: 'td1',
  lengths: [30, 30, 30],
  fields: [
    ['document_code', at(1, 1, 2)],
    ['issuer', at(1, 3, 5)],
    ['number', at(1, 6, 14)],
    ['optional', at(1, 16, 30)],
    ['birth', at(2, 1, 6)],
    ['sex', at(2, 8)],
    ['expiry', at(2, 9, 14)],
    ['nationality', at(2, 16, 18)],
    ['optional_2', at(2, 19, 29)],
    ['names', at(3, 1, 30)],
  ],
  checks: [
    check('number', at(1, 15), at(1, 6, 14)),
    check('birth', at(2, 7), at(2, 1, 6)),
    check('expiry', at(2, 15), at(2, 9, 14)),
    check('composite', at(2, 30), at(1, 6, 30), at(2, 1, 7), at(2, 9, 15), at(2, 19, 29)),
  ],
}

const td2: Layout = {
  format: 'td2',
  lengths: [36, 36],
  fields: [...SECOND_LINE.fields, ['names', at(1, 6, 36)], ['optional', at(2, 29, 35)]],
  checks: [...SECOND_LINE.checks, check('composite', at(2, 36), at(2, 1, 10), at(2, 14, 20), at(2, 22, 35))],
}

const td3: Layout = {
  format: 'td3',
  lengths: [44, 44],
  fields: [...SECOND_LINE.fields, ['names', at(1, 6, 44)], ['optional', at(2, 29, 42)]],
  checks: [
    ...SECOND_LINE.checks,
    check('optional', at(2, 43), at(2, 29, 42)),
    check('composite', at(2, 44), at(2, 1, 10), at(2, 14, 20), at(2, 22, 43)),
  ],
}

/** Visas have no composite digit. */
const mrvA: Layout = {
  format: 'mrv_a',
  lengths: [44, 44],
  fields: [...SECOND_LINE.fields, ['names', at(1, 6, 44)], ['optional', at(2, 29, 44)]],
  checks: SECOND_LINE.checks,
}

const mrvB: Layout = {
  format: 'mrv_b',
  lengths: [36, 36],
  fields: [...SECOND_LINE.fields, ['names', at(1, 6, 36)], ['optional', at(2, 29, 36)]],
  checks: SECOND_LINE.checks,
}

const fraId: Layout = {
  format: 'fra_id',
  lengths: [36, 36],
  fields: [
    ['document_code', at(1, 1, 2)],
    ['issuer', at(1, 3, 5)],
    ['surname', at(1, 6, 30)],
    ['department', at(1, 31, 36)],
    ['number', at(2, 1, 12)],
    ['given_names', at(2, 14, 27)],
    ['birth', at(2, 28, 33)],
    ['sex', at(2, 35)],
  ],
  checks: [
    check('number', at(2, 13), at(2, 1, 12)),
    check('birth', at(2, 34), at(2, 28, 33)),
    check('composite', at(2, 36), at(1, 1, 36), at(2, 1, 35)),
  ],
}

/** Nothing in it is checked. */
const cheLicence: Layout = {
  format: 'che_licence',
  lengths: [9, 30, 30],
  fields: [
    ['blank_number', at(1, 1, 6)],
    ['document_code', at(2, 1, 2)],
    ['issuer', at(2, 3, 5)],
    ['number', at(2, 6, 17)],
    ['birth', at(2, 20, 25)],
    ['names', at(3, 1, 30)],
  ],
  checks: [],
}

const fraLicence: Layout = {
  format: 'fra_licence',
  lengths: [30],
  fields: [
    ['document_code', at(1, 1, 2)],
    ['issuer', at(1, 3, 5)],
    ['number', at(1, 6, 14)],
    ['expiry', at(1, 16, 21)],
    ['surname', at(1, 22, 29)],
  ],
  checks: [check('number', at(1, 15), at(1, 1, 14)), check('composite', at(1, 30), at(1, 1, 29))],
}

/** Line lengths that a zone may have, those of most documents first. */
export const zoneShapes: readonly (readonly number[])[] = [
  td3.lengths,
  td1.lengths,
  td2.lengths,
  cheLicence.lengths,
  fraLicence.lengths,
]

/** The layout of lines that have the lengths of a shape; null where their beginning belongs to no document. */
export function layoutOf(lines: readonly string[]): Layout | null {
  const [first = '', second = ''] = lines
  const isVisa = first.startsWith('V')
  switch (lines.map((line) => line.length).join()) {
    case '44,44':
      return isVisa ? mrvA : td3
    case '36,36':
      if (first.startsWith('IDFRA')) return fraId
      return isVisa ? mrvB : td2
    case '30,30,30':
      return td1
    case '9,30,30':
      return /^..(?:CHE|LIE)/.test(second) ? cheLicence : null
    case '30':
      return first.startsWith('D1FRA') ? fraLicence : null
    default:
      return null
  }
}
