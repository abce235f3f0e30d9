import { digit731 } from './check-digits.ts'
import { holderOf, type ZoneHolder } from './mrz-holder.ts'
import { isKnownIssuer } from './mrz-issuers.ts'
import {
  type Layout,
  layoutOf,
  type ZoneCheckName,
  type ZoneFieldName,
  type ZoneFormat,
  type ZoneSpan,
} from './mrz-layouts.ts'
import { zoneLinesOf } from './mrz-text.ts'

/** A field as it stands in the lines, fillers included; the number of a card may stand in two places. */
type ZoneField = {
  readonly name: ZoneFieldName
  readonly spans: readonly ZoneSpan[]
  readonly text: string
}

/** A check digit: where it stands, what it is counted over, and what it ought to be. */
export type ZoneCheck = {
  readonly name: ZoneCheckName
  readonly digit: ZoneSpan
  readonly over: readonly ZoneSpan[]
  readonly expected: string
  readonly found: string
  readonly passed: boolean
}

/**
 * How the digit of a number longer than nine characters was counted: over the joined number (Doc 9303-5, note j), or
 * with the filler kept that stands in the digit's place; both are in use. `broken`: by neither.
 */
type LongNumber = 'joined' | 'filler_kept' | 'broken'

/** A machine-readable zone, so that a screen can draw its lines, mark its fields and explain its digits. */
export type Zone = {
  readonly format: ZoneFormat
  readonly lines: readonly string[]
  readonly fields: readonly ZoneField[]
  readonly checks: readonly ZoneCheck[]
  /** Null for a number of up to nine characters. */
  readonly longNumber: LongNumber | null
  /** Fields that no digit covers: changed at will, the zone stays sound. */
  readonly unseen: readonly ZoneFieldName[]
  /** Fillers put back (or below 0: left out) to bring pasted lines to their length. */
  readonly added: number
  readonly holder: ZoneHolder
}

/** Reads pasted or scanned text; null when it is no zone. Of several ways to mend it, the one with most digits right. */
export function readZone(text: string): Zone | null {
  let best: Zone | null = null
  for (const { lines, added } of zoneLinesOf(text)) {
    const layout = layoutOf(lines)
    if (layout === null) continue
    const zone = zoneOf(layout, lines, added)
    if (isPlausible(zone) && (best === null || soundness(zone) > soundness(best))) best = zone
  }
  return best
}

function zoneOf(layout: Layout, lines: readonly string[], added: number): Zone {
  const long = longNumberOf(layout, lines)
  const checks = layout.checks.map((check) =>
    check.name === 'number' && long !== null
      ? long.check
      : checkOf(check.name, check.digit, check.over, lines),
  )
  const fields = layout.fields.map(([name, span]): ZoneField => {
    if (long !== null && name === 'number')
      return { name, spans: long.spans, text: long.spans.map((part) => slice(lines, part)).join('') }
    if (long !== null && name === 'optional')
      return { name, spans: [long.optional], text: slice(lines, long.optional) }
    return { name, spans: [span], text: slice(lines, span) }
  })
  return {
    format: layout.format,
    lines,
    fields,
    checks,
    longNumber: long?.practice ?? null,
    unseen: fields.filter((field) => !isCovered(field, checks)).map((field) => field.name),
    added,
    holder: holderOf(layout.format, new Map(fields.map((field) => [field.name, field.text]))),
  }
}

function slice(lines: readonly string[], span: ZoneSpan): string {
  return (lines[span.line] ?? '').slice(span.from, span.to)
}

function checkOf(
  name: ZoneCheckName,
  digit: ZoneSpan,
  over: readonly ZoneSpan[],
  lines: readonly string[],
): ZoneCheck {
  const text = over.map((span) => slice(lines, span)).join('')
  const found = slice(lines, digit)
  const expected = digit731(text)
  // A filler stands for the digit of an empty field (Doc 9303-4 §4.2.2.2, position 43), and Russia does so elsewhere.
  const mayBeEmpty = name !== 'composite' && name !== 'number'
  const isEmpty = mayBeEmpty && found === '<' && /^<*$/.test(text)
  return {
    name,
    digit,
    over,
    expected: isEmpty ? '<' : expected,
    found,
    passed: isEmpty || expected === found,
  }
}

type Long = {
  readonly practice: LongNumber
  readonly check: ZoneCheck
  readonly spans: readonly ZoneSpan[]
  readonly optional: ZoneSpan
}

/** Cards whose number has more than nine characters: the rest and the digit open the optional field. */
function longNumberOf(layout: Layout, lines: readonly string[]): Long | null {
  if (layout.format !== 'td1' && layout.format !== 'td2') return null
  const [head, optional] = ['number', 'optional'].map(
    (name) => layout.fields.find(([own]) => own === name)?.[1],
  )
  const digit = layout.checks.find((check) => check.name === 'number')?.digit
  if (head === undefined || optional === undefined || digit === undefined) return null
  if (slice(lines, digit) !== '<' || slice(lines, head).includes('<')) return null
  const rest = /^[A-Z0-9]*/.exec(slice(lines, optional))?.[0] ?? ''
  const end = optional.from + rest.length
  const tail = { ...optional, to: Math.max(optional.from, end - 1) }
  const place = rest === '' ? digit : { ...optional, from: end - 1, to: end }
  const joined = checkOf('number', place, [head, tail], lines)
  const kept = checkOf('number', place, [head, digit, tail], lines)
  const spans = rest.length > 1 ? [head, tail] : [head]
  const left = { ...optional, from: end }
  if (joined.passed) return { practice: 'joined', check: joined, spans, optional: left }
  return kept.passed
    ? { practice: 'filler_kept', check: kept, spans, optional: left }
    : { practice: 'broken', check: joined, spans, optional: left }
}

function isCovered(field: ZoneField, checks: readonly ZoneCheck[]): boolean {
  return field.spans.every((span) =>
    checks.some((check) =>
      check.over.some((over) => over.line === span.line && over.from <= span.from && over.to >= span.to),
    ),
  )
}

/** A known issuer or a digit that holds; what was mended must be borne out by two digits, or by having none. */
function isPlausible(zone: Zone): boolean {
  const passed = zone.checks.filter((check) => check.passed && check.found !== '<').length
  if (!/^[A-Z]/.test(zone.lines[0] ?? '')) return false
  const isIssued = isKnownIssuer(zone.holder.issuer)
  if (zone.added === 0) return isIssued || passed > 1
  return passed > 1 || (zone.checks.length === 0 && isIssued)
}

/** Digits that hold less those that do not; an issuer that is known counts less than a digit, the fewest changes least. */
function soundness(zone: Zone): number {
  const digits = zone.checks.reduce((sum, check) => sum + (check.passed ? 1 : -1), 0)
  return digits + (isKnownIssuer(zone.holder.issuer) ? 0.5 : 0) - Math.abs(zone.added) / 1000
}
