import { labelOf } from '../../engines/identifiers/labels.ts'
import { recognise } from '../../engines/identifiers/recognise.ts'
import { cleanText } from '../../engines/identifiers/spelling.ts'
import type { IdentifierKind } from '../../engines/identifiers/types.ts'
import { parsePartialDate, toAsciiDigits } from '../../kernel/partial-date.ts'
import { type AskedNumber, askedNumber, joinedNumbers, machineNumber, toldNumber } from './asked-number.ts'
import { bareText, unwrapped } from './bare-text.ts'
import { takeDate } from './beside-name.ts'
import { isNumberAlone, mayBeOfAThing } from './number-form.ts'

/** What stands between numbers; within one it does not. */
const BETWEEN = /[\n\r,;|]+|\s\/\s|\s(?:&|and|et|y|e|und|и|و)\s/iu
/** Fewest letters and digits of one of several numbers: shorter parts are groups of one. Ours to confirm. */
const SHORTEST = 5
/** Parted by a slash alone: codes of areas stand so before telephone numbers. */
const SHORTEST_AT_SLASH = 6
/** Of words that nothing but a space parts, each of letters and figures: no number has two such groups. Ours to confirm. */
const SHORTEST_AT_SPACE = 7

/** Kinds whose checks tell that a broken text is one number all the same. */
const SURE: ReadonlySet<IdentifierKind> = new Set(['iban', 'card', 'vin', 'container', 'crypto_address'])

/** A text of which it is known that it is of numbers: one, or several that are asked together. */
export function askedNumbers(text: string): AskedNumber | null {
  return machineNumber(text) ?? severalNumbers(text) ?? askedNumber(text)
}

/**
 * Several numbers in one text: in lines, after commas, each with its label, or two that can be no one number. Null where
 * it is one number, or something else. What they are joined is asked as well, unless labels say what each is.
 */
export function severalNumbers(text: string): AskedNumber | null {
  // Most names cost no more than this.
  if (!/[\s,;|]/.test(text) || !/[\p{N}@]/u.test(text)) return null
  const parts = byMark(text) ?? byLabel(text) ?? bySpace(text)
  if (parts === null) return null
  const whole = bareText(text)
  const [first] = recognise(whole, { kind: null, country: null })
  if (first?.verdict === 'valid' && SURE.has(first.kind)) return null
  const numbers = parts.flatMap((part) => askedNumber(part) ?? [])
  return joinedNumbers(numbers, numbers.every(({ anyKeys }) => anyKeys !== null) ? whole : null)
}

type Parts = readonly string[] | null

function byMark(text: string): Parts {
  const parts = text.split(BETWEEN).filter((part) => /[\p{L}\p{N}]/u.test(part))
  const shortest = /\s\/\s/.test(text) ? SHORTEST_AT_SLASH : SHORTEST
  return parts.length > 1 && parts.every((part) => isNumber(part, shortest)) ? parts : null
}

/** Cut before every word that begins a label. */
function byLabel(text: string): Parts {
  const words = bareText(text).split(' ')
  const cuts = words.flatMap((_, at) =>
    at > 0 && labelOf(cleanText(words.slice(at).join(' '))) !== null ? [at] : [],
  )
  const parts = [0, ...cuts].map((cut, at) => words.slice(cut, cuts[at]).join(' '))
  const [first = '', ...others] = parts
  return others.length > 0 && isNumber(first, SHORTEST) && others.every(isLabelled) ? parts : null
}

function bySpace(text: string): Parts {
  const words = bareText(text).split(' ').map(unwrapped)
  const isMixed = (word: string) =>
    word.length >= SHORTEST_AT_SPACE && /^(?=\p{L}*\p{N})(?=\p{N}*\p{L})[\p{L}\p{N}]+$/u.test(word)
  return words.length > 1 && words.every(isMixed) ? words : null
}

function isNumber(part: string, shortest: number): boolean {
  const bare = toAsciiDigits(unwrapped(bareText(part)))
  if (parsePartialDate(bare) !== null || takeDate(bare).born !== null) return false
  if (isLabelled(bare)) return true
  if ((bare.match(/[\p{L}\d]/gu)?.length ?? 0) < shortest) return false
  return isNumberAlone(bare) || mayBeOfAThing(bare) || toldNumber(bare)?.mayBeName === false
}

/** With a label whose kind it has. */
function isLabelled(part: string): boolean {
  return labelOf(cleanText(part)) !== null && askedNumber(part)?.anyKeys === null
}
