import { parseIssuer } from '../../../kernel/issuer.ts'
import type { ReadingAnswer, ZoneField, ZoneView } from '../contract/readings.ts'
import { LONGEST_TEXT } from '../contract.ts'

/** Fewest characters of a zone: one line of a licence that lost some fillers. */
const SHORTEST_ZONE = 24

/** Whether it is worth asking the server to read the text as a zone: nothing else has fillers. */
export function mayBeZone(text: string): boolean {
  const length = text.trim().length
  return length >= SHORTEST_ZONE && length <= LONGEST_TEXT && /[<«≪‹〈]|&lt;/i.test(text)
}

/** Longest line of a zone, and the line of which a card has three. */
const LONGEST_LINE = 44
const CARD_LINE = 30

/** A second line by its dates: the number and its digit before them, or a card's, which begins with them. */
const SECOND_LINE = /^(?:[A-Z0-9<]{10}[A-Z<]{3})?[0-9<]{6}[0-9<][MFX<][0-9<]{6}/i

/**
 * Whether a line of a zone has just been typed and another must follow. Each end of a line became a space. A second line by
 * itself waits for nothing: what is missing stands before it.
 */
export function isUnfinishedZone(text: string): boolean {
  if (!mayBeZone(text) || /\s$/.test(text) || /^D1FRA/i.test(text)) return false
  const lines = text.split(/\s+/)
  const [first = ''] = lines
  if (lines.length === 1) return first.length <= LONGEST_LINE && !SECOND_LINE.test(first)
  return lines.map(({ length }) => length).join() === `${CARD_LINE},${CARD_LINE}`
}

/** Whether the end of such a line was kept back: the box waits for the next. */
export function isWaitingZone(text: string): boolean {
  return text.endsWith(' ') && isUnfinishedZone(text.slice(0, -1))
}

/** What the box shows of a zone: its whole lines, so that it is read the same again. */
export function boxTextOf(zone: ZoneView): string {
  return zone.lines.join(' ')
}

export function wrongDigits(zone: ZoneView): number {
  return zone.checks.filter(({ passed }) => !passed).length
}

type Mrz = ReadingAnswer['readings'][number]

/** Days of a zone that no calendar has, though their digits may hold. They are asked for by nobody. */
export function impossibleDays({ checks }: Pick<Mrz, 'checks'>): readonly ('birth' | 'expiry')[] {
  return (['birth', 'expiry'] as const).filter((field) =>
    checks.some(({ name, passed }) => name === `mrz_${field}_date` && !passed),
  )
}

/** Whether somebody should look before it is asked: a digit is wrong, or a day is in no calendar. */
export function isWrong({ zone, reading }: { readonly zone: ZoneView; readonly reading: Mrz }): boolean {
  return wrongDigits(zone) > 0 || impossibleDays(reading).length > 0
}

type ZoneCheck = ZoneView['checks'][number]

/** A field of the zone, or its overall digit, with its number in the drawing. */
export type ZoneRow = {
  readonly place: number
  readonly name: ZoneField | 'composite'
  readonly text: string
  readonly digit:
    | { readonly is: 'holds' | 'wrong' | 'empty'; readonly check: ZoneCheck }
    /** Only the overall digit covers it, or none does. */
    | { readonly is: 'overall' | 'unseen' }
}

export function rowsOf(zone: ZoneView): readonly ZoneRow[] {
  const printed = [...zone.fields].sort((a, b) => placeOf(a) - placeOf(b))
  const fields = printed.map(({ name, text }, at): ZoneRow => {
    const check = zone.checks.find((one) => one.name === name)
    if (check !== undefined) return { place: at + 1, name, text, digit: digitOf(check) }
    return { place: at + 1, name, text, digit: { is: zone.unseen.includes(name) ? 'unseen' : 'overall' } }
  })
  const composite = zone.checks.find(({ name }) => name === 'composite')
  if (composite === undefined) return fields
  const last = { place: fields.length + 1, name: 'composite', text: composite.found } as const
  return [...fields, { ...last, digit: digitOf(composite) }]
}

/** In the order of the lines. */
function placeOf({ spans: [first] }: ZoneView['fields'][number]): number {
  return first === undefined ? 0 : first.line * LONGEST_LINE + first.from
}

function digitOf(check: ZoneCheck): ZoneRow['digit'] {
  if (!check.passed) return { is: 'wrong', check }
  return { is: check.found === '<' ? 'empty' : 'holds', check }
}

/** A stretch of one line as it is drawn: a field, a digit, or what belongs to neither. */
export type ZoneCell = {
  readonly from: number
  readonly text: string
  /** The row that tells of it; a field's own digit stands in the field's row. */
  readonly place: number | null
  readonly is: 'field' | 'digit' | 'wrong' | 'blank'
}

export function cellsOf(zone: ZoneView, line: number): readonly ZoneCell[] {
  const text = zone.lines[line] ?? ''
  const marked = rowsOf(zone)
    .flatMap(({ place, name, digit }) => {
      const spans = zone.fields.find((field) => field.name === name)?.spans ?? []
      const own = spans.map((span) => ({ ...span, place, is: 'field' as const }))
      if (!('check' in digit)) return own
      const is = digit.is === 'wrong' ? ('wrong' as const) : ('digit' as const)
      return [...own, { ...digit.check.digit, place: name === 'composite' ? place : null, is }]
    })
    .filter((span) => span.line === line && span.to > span.from)
    .sort((a, b) => a.from - b.from)
  const cells: ZoneCell[] = []
  let at = 0
  for (const { from, to, place, is } of marked) {
    if (from > at) cells.push({ from: at, text: text.slice(at, from), place: null, is: 'blank' })
    cells.push({ from, text: text.slice(from, to), place, is })
    at = to
  }
  if (at < text.length) cells.push({ from: at, text: text.slice(at), place: null, is: 'blank' })
  return cells
}

/** What the code of a document means by Doc 9303 parts 4, 5 and 7; licences have codes of their own. */
export function documentWord(code: string): 'P' | 'V' | 'AC' | 'card' | null {
  const [first] = code
  if (first === 'P' || first === 'V') return first
  if (code === 'AC') return code
  return first === 'A' || first === 'C' || first === 'I' ? 'card' : null
}

/** Codes of Doc 9303-3 (8th ed.) §5 that say more than the name of a country or an organisation. */
const codeWords = [
  ...(['GBD', 'GBN', 'GBO', 'GBP', 'GBS', 'UNO', 'UNA', 'UNK', 'EUE'] as const),
  ...(['XXA', 'XXB', 'XXC', 'XXX'] as const),
]

export function codeWord(code: string): (typeof codeWords)[number] | null {
  return codeWords.find((known) => known === code) ?? null
}

/** Notes that the panel words. What the fields and digits say by themselves is not said again. */
const zoneNotes = [
  'mrz_sex_x',
  'mrz_document_code',
  'mrz_number_missing',
  'mrz_names_cut',
  'mrz_only_composite_wrong',
  'mrz_only_field_wrong',
  'mrz_russian_letters_as_digits',
  'mrz_german_number_letters',
  'mrz_personal_number_in_optional',
  'mrz_one_field_of_names',
  'mrz_no_surname',
  'mrz_estonian_permit_code',
] as const

const issuerMeanings = ['organisation', 'historic', 'specimen', 'unknown'] as const

/** The notes with their values, and what the issuer and the nationality are where they are no countries. */
export function notesOf(reading: Mrz) {
  return {
    notes: reading.notes.flatMap(({ name, values }) => {
      const known = zoneNotes.find((one) => one === name)
      return known === undefined ? [] : [{ name: known, values }]
    }),
    codes: codesOf(reading),
  }
}

/** Each once; those that the table tells are left out. */
function codesOf({ notes }: Mrz) {
  const found = notes.flatMap(({ name, values: { code, meaning } }) => {
    const known = issuerMeanings.find((one) => one === meaning)
    if (!/^mrz_(?:issuer|nationality)$/.test(name) || code === undefined || known === undefined) return []
    return codeWord(code) === null && parseIssuer(code) === null ? [[code, known] as const] : []
  })
  return [...new Map(found)].map(([code, meaning]) => ({ code, meaning }))
}
