import { fail, ok } from '../../kernel/result.ts'
import type { AskedLine } from './batch.ts'
import { type Cell, cellOf, type Kind, yearOf } from './import-cell.ts'
import { type Row, rowsOf } from './import-list.ts'
import { isPartOfZone, isZoneLine, withZonesJoined } from './import-zone.ts'
import { noQuestion, type Question } from './recognise.ts'

// Lists without words over their columns: each line is asked as it stands, or by what its cells tell of themselves.

/** Longest line. Ours to confirm. */
const LONGEST_LINE = 10_000

export function isTooLong({ cells }: Row): boolean {
  return cells.reduce((sum, cell) => sum + cell.length, 0) > LONGEST_LINE
}

export function tooLong({ line }: Row): AskedLine {
  return { line, question: fail({ kind: 'line_too_long', limit: LONGEST_LINE }) }
}

/** One question for the person or thing with its first number, one more for each further number. */
export function askEach(
  line: number,
  who: Partial<Question>,
  [number, ...more]: readonly string[],
): AskedLine[] {
  return [ask(line, { ...who, document: number }), ...more.map((document) => ask(line, { document }))]
}

function ask(line: number, question: Partial<Question>): AskedLine {
  return { line, question: ok({ ...noQuestion, ...question }) }
}

export function readBareRows(lines: readonly Row[]): readonly AskedLine[] {
  const rows = withZonesJoined(lines)
  const parted = rows.map((row) => (isTooLong(row) ? null : partsOf(row)))
  return rows.flatMap((row, at) => {
    const parts = parted[at] ?? null
    if (parts === null) return [tooLong(row)]
    // Words above figures are those over the columns, in a language that is not known here.
    return at === 0 && isHeading(parts, parted[1]) ? [mixed(row.line)] : askedOf(row.line, parts)
  })
}

export function partOfZone(line: number): AskedLine {
  return { line, question: fail({ kind: 'zone_incomplete' }) }
}

function mixed(line: number): AskedLine {
  return { line, question: fail({ kind: 'no_header' }) }
}

/** The cells of a line. A comma may part a family name from a given one: `isComma` says that nothing else parts them. */
type Parts = { readonly cells: readonly string[]; readonly isComma: boolean; readonly whole: string }

const SEPARATORS = [';', '\t', '|']

function partsOf({ cells: given }: Row): Parts {
  const filled = given.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [whole = '', ...others] = filled
  // What an address or a zone holds parts nothing.
  if (others.length > 0 || /:\/\//.test(whole) || isZoneLine(whole))
    return { cells: filled, isComma: false, whole }
  const separator = SEPARATORS.find((one) => given[0]?.includes(one) === true)
  const cells = cellsIn(whole, separator ?? ',')
  return { cells, isComma: separator === undefined, whole: cells.length > 1 ? whole : (cells[0] ?? '') }
}

function cellsIn(line: string, separator: string): readonly string[] {
  const read = line.includes('"') ? rowsOf(line, separator) : null
  const cells = read?.ok === true ? (read.value[0]?.cells ?? []) : line.split(separator)
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
}

/** Fewest cells of a heading parted by commas: two are a name. */
const FEWEST_BY_COMMA = 3

function isHeading({ cells, isComma }: Parts, below: Parts | null | undefined): boolean {
  if (cells.length < (isComma ? FEWEST_BY_COMMA : 2) || cells.length !== below?.cells.length) return false
  const isFigure = (cell: string): boolean => ['number', 'date', 'year'].includes(cellOf(cell).kind)
  return cells.every((cell) => cellOf(cell).kind === 'word') && below.cells.some(isFigure)
}

function askedOf(line: number, { cells, isComma, whole }: Parts): readonly AskedLine[] {
  if (isPartOfZone(whole)) return [partOfZone(line)]
  if (cells.length <= 1) return [ask(line, { text: whole })]
  const sorted = cells.map(cellOf)
  const isFigure = ({ kind }: Cell): boolean => ['number', 'date', 'year', 'odd'].includes(kind)
  // "Family, Given", with what a box is read for as well.
  if (isComma && cells.length === 2 && !sorted.some(isFigure)) return [ask(line, { text: whole })]
  return sortedAsked(line, sorted, isComma ? ', ' : ' ')
}

function sortedAsked(line: number, sorted: readonly Cell[], joint: string): readonly AskedLine[] {
  const of = (...kinds: readonly Kind[]): readonly string[] =>
    sorted.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text)
  const years = of('date').length === 0 && of('word', 'phrase').length > 0 ? of('year') : []
  const numbers = of(...(years.length > 0 ? (['number'] as const) : (['number', 'year'] as const)))
  const named = whoOf(of('word'), of('phrase'), of('country'), joint)
  const [first, ...others] = named ?? []
  const beside = { born: earliest([...of('date'), ...years]), sex: sexOf(of('sex')) }
  const isWhole = named !== null && of('odd').length === 0
  if (first === undefined && numbers.length === 0) return [mixed(line)]
  return [
    ...askEach(line, first === undefined ? {} : { ...beside, ...first }, numbers),
    ...others.map((who) => ask(line, { ...beside, ...who })),
    ...(isWhole ? [] : [mixed(line)]),
  ]
}

/** Who is named, in each way in which it may be meant; null when there are too many ways. */
function whoOf(
  words: readonly string[],
  phrases: readonly string[],
  countries: readonly string[],
  joint: string,
): readonly Partial<Question>[] | null {
  const [nationality] = countries
  const names = phrases.length === 0 ? namesOf(words, joint) : null
  if (countries.length > 1) return null
  if (names === null) {
    const [text, ...more] = phrases
    return text === undefined || more.length > 0 || words.length > 0 ? null : [{ text, nationality }]
  }
  // "CAN" is a given name as well: beside one word it may be either.
  const isUnsure = nationality !== undefined && names.length > 0 && names.every((name) => !/\s/.test(name))
  return isUnsure ? null : names.map((name) => ({ name, nationality }))
}

/** Of "Ada Brook; Tangier" the second cell may be no part of the name; "Brook; Ada" needs both. */
function namesOf(words: readonly string[], joint: string): readonly string[] | null {
  const [first, ...more] = words
  if (first === undefined || more.length > 1) return first === undefined ? [] : null
  const joined = words.join(joint)
  return more.length === 1 && /\s/.test(first) ? [joined, first] : [joined]
}

function sexOf([text]: readonly string[]): Question['sex'] {
  const letter = text?.toUpperCase()
  return letter === 'M' || letter === 'F' || letter === 'X' ? letter : undefined
}

/** Of several days the first is that of birth: papers are issued and expire later. */
function earliest(dates: readonly string[]): string | undefined {
  return [...dates].sort((one, other) => yearOf(one) - yearOf(other))[0]
}
