import { hasFillers, plainFillers } from '../../engines/identifiers/mrz-text.ts'
import { readZone, type Zone } from '../../engines/identifiers/mrz-zone.ts'
import type { Row } from './import-list.ts'

// Machine-readable zones that are pasted into a list, each line of a zone a line of the list.

/** Lengths of lines of passports, of cards of two lines and of three (ICAO Doc 9303 parts 4 to 6). */
const LENGTHS: ReadonlySet<number> = new Set([44, 36, 30])
/** Fewest characters of a line that lost the fillers behind it; a number has them behind it as well. Ours to confirm. */
const SHORTEST = 20
/** Figures of a date of birth, which stands in the second line. */
const FEWEST_FIGURES = 6

/** A line of a zone, alone or with others: long, with fillers and nothing that a zone has not. */
export function isZoneLine(text: string): boolean {
  if (!hasFillers(text)) return false
  const line = bare(text)
  if (!line.includes('<') || !/^[A-Z0-9<]+$/.test(line)) return false
  return LENGTHS.has(line.length) || (line.length >= SHORTEST && line.includes('<<'))
}

function bare(text: string): string {
  return plainFillers(text.replace(/\s/g, ''))
}

/** The lines of a zone as one row of one cell, with its line ends; all other rows as they are. */
export function withZonesJoined(rows: readonly Row[]): readonly Row[] {
  const joined: Row[] = []
  for (let at = 0; at < rows.length; ) {
    const size = zoneSizeAt(rows, at)
    const lines = rows.slice(at, at + size)
    const [first] = lines
    if (first !== undefined)
      joined.push(size === 1 ? first : { ...first, cells: [lines.map(textOf).join('\n')] })
    at += size
  }
  return joined
}

/** How many rows from here on are one zone; 1 where none begins, or one that has one line. */
function zoneSizeAt(rows: readonly Row[], at: number): number {
  const lines = [lineAt(rows, at), lineAt(rows, at + 1)]
  if (!hasFillers(lines.join('\n'))) return 1
  const [first = '', second = ''] = lines.map(bare)
  if (!isSecond(second)) return 1
  const sizes = [2, 3].flatMap((size) => {
    const all = rows.slice(at, at + size).map(textOf)
    const isWhole = all.length === size && mayBegin(first, size)
    const zone = isWhole ? readZone(all.join('\n')) : null
    return zone === null ? [] : [{ size, soundness: soundnessOf(zone) }]
  })
  const [best] = sizes.sort((one, other) => other.soundness - one.soundness)
  return best?.size ?? 1
}

/** Of three lines the first is that of a card, or the short one of a Swiss licence; of two it begins with a name. */
function mayBegin(line: string, size: number): boolean {
  if (size === 2) return /^[A-Z][A-Z<]{5,}$/.test(line.slice(0, 30))
  return /^[A-Z][A-Z0-9<][A-Z<]{3}[A-Z0-9<]{4,}$|^[A-Z0-9]{6}[A-Z0-9<]{3}$/.test(line)
}

/** With a date of birth, as second lines are; names have no figures. */
function isSecond(line: string): boolean {
  return (
    /^[A-Z0-9<]+$/.test(line) && line.length >= SHORTEST && line.replace(/\D/g, '').length >= FEWEST_FIGURES
  )
}

/** Share of the digits that hold; lines that have their lengths go before those that are mended. */
function soundnessOf({ checks, added }: Zone): number {
  const passed = checks.filter((check) => check.passed).length
  return (checks.length === 0 ? 0 : passed / checks.length) + (added === 0 ? 1 : 0)
}

function lineAt(rows: readonly Row[], at: number): string {
  const row = rows[at]
  return row === undefined ? '' : textOf(row)
}

function textOf({ cells }: Row): string {
  return cells.length === 1 ? (cells[0] ?? '').trim() : ''
}

/** A line that belongs to a zone of which the others are missing. */
export function isPartOfZone(text: string): boolean {
  return isZoneLine(text) && readZone(text) === null
}
