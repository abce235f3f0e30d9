import { parseCountry } from '../../kernel/country.ts'
import { parsePartialDate, toAsciiDigits } from '../../kernel/partial-date.ts'
import { machineNumber } from './asked-number.ts'
import { bareText } from './bare-text.ts'
import { type Column, columnCalled } from './import-columns.ts'
import { isZoneLine } from './import-zone.ts'
import { recognise } from './recognise.ts'

/**
 * What a cell is by itself. A `phrase` holds a name with a number or a date; an `aside` asks nothing: a place in the list, a seat,
 * a word of a column; of an `odd` one it cannot be told what it is.
 */
export type Kind = 'word' | 'country' | 'number' | 'date' | 'year' | 'sex' | 'phrase' | 'aside' | 'odd'
export type Cell = { readonly kind: Kind; readonly text: string }

const LABELLED = /^([^:：]{1,40})[:：]\s*(\S.*)$/s
const PLAIN_WORDS = /^[\p{L}\p{M}\s.,'’‘`´()]+$/u
const PLACE_IN_LIST = /^(?:(?:no\.?|n°|nº|№|#)?\s?\d{1,3}[.)]?|\d{1,2}[A-L]|[-–—/]+)$/i
/** What documents have for a nationality that is no country of its own (ICAO Doc 9303-3 §5), and nobody is called. */
const NO_NAMES = /^(?:GB[DNOPS]|XX[ABCX])$/
/** One word of fewer characters is as soon a seat or a cabin as a number. Ours to confirm. */
const SHORTEST_NUMBER = 5
/** Years of birth of the living and of the long dead. Ours to confirm. */
const YEARS = { from: 1880, to: 2100 }

export function cellOf(text: string): Cell {
  const [, label = '', rest = ''] = LABELLED.exec(text) ?? []
  const column = label === '' ? null : columnCalled(label)
  if (column !== null) return { kind: kindOfColumn(column), text: rest }
  return { kind: kindOf(toAsciiDigits(bareText(text))), text }
}

function kindOfColumn(column: Column): Kind {
  if (column === 'name' || column === 'given' || column === 'family') return 'word'
  if (column === 'born') return 'date'
  return column === 'nationality' || column === 'sex' || column === 'birthPlace' ? 'aside' : 'number'
}

/** A word of a column alone, unless it may be a name: "Driver" is one, and so is "Nat". */
function isLabel(text: string): boolean {
  const column = text.length > 3 ? columnCalled(text) : null
  return column !== null && kindOfColumn(column) !== 'word'
}

function isNationality(text: string): boolean {
  return NO_NAMES.test(text) || (/^[A-Z]{2,3}$/.test(text) && parseCountry(text) !== null)
}

function kindOf(text: string): Kind {
  if (PLACE_IN_LIST.test(text) || isLabel(text)) return 'aside'
  if (/^[MFX]$/i.test(text)) return 'sex'
  if (isNationality(text)) return 'country'
  if (PLAIN_WORDS.test(text)) return 'word'
  const year = yearOf(text)
  if (year >= YEARS.from && year <= YEARS.to) return /^\d{4}$/.test(text) ? 'year' : 'date'
  if (machineNumber(text) !== null) return 'number'
  return isZoneLine(text) ? 'odd' : kindOfRead(text)
}

/** As the box reads it. */
function kindOfRead(text: string): Kind {
  const { name, born, number } = recognise(text)
  // A plate, or a seat or a cabin: as a cell of its own no name, whatever it is in a box.
  if (born === null && number !== null && !/\s/.test(text))
    return text.length < SHORTEST_NUMBER ? 'odd' : 'number'
  if (born !== null || (name !== null && number !== null)) return 'phrase'
  if (number !== null) return 'number'
  return name === null || /\p{N}/u.test(text) ? 'odd' : 'word'
}

/** Of a date; beyond all years for what is none. */
export function yearOf(text: string): number {
  const date = parsePartialDate(text)
  if (date === null) return Number.POSITIVE_INFINITY
  return date.precision === 'range' ? date.fromYear : date.year
}
