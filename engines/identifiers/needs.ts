import type { IdentifierKind, IdentifierReader } from './types.ts'

export type Range = readonly [least: number, most: number]

/**
 * What a plain text must have for a reader to find anything in it, a label in front included, unless it is asked for its
 * own kind. What is left out makes no difference.
 */
export type Needs = {
  readonly digits?: Range
  readonly letters?: Range
  /** Letters and digits together. */
  readonly both?: Range
  /** Signs of which there must be one. */
  readonly oneOf?: string
}

/** Of a reader that finds nothing in what nobody calls its own kind. */
export const ONLY_NAMED: Needs = { both: [1, 0] }

/** A reader that says of which texts it need not be asked. */
export type DeclaredReader = IdentifierReader & { readonly kind: IdentifierKind; readonly needs: Needs }

export function needing<R extends IdentifierReader>(
  kind: IdentifierKind,
  needs: Needs,
  reader: R,
): R & DeclaredReader {
  return Object.assign(reader, { kind, needs })
}

/** Every sign that a reader may need. */
const SIGNS = '<&@:=/?#.[({*_'

function signsIn(text: string): number {
  return [...text].reduce((bits, sign) => bits | bitOf(sign), 0)
}

function bitOf(sign: string): number {
  const at = SIGNS.indexOf(sign)
  return at < 0 ? 0 : 1 << at
}

/** What a glance at a plain text tells. */
export type Look = { readonly digits: number; readonly letters: number; readonly signs: number }

/** By code: a digit, a letter, or the bit of its sign. */
const DIGIT = -1
const LETTER = -2
const classes = Int32Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code)
  if (/\d/.test(char)) return DIGIT
  return /[A-Za-z]/.test(char) ? LETTER : bitOf(char)
})

/** A look at a text; null where it goes beyond ASCII: what its readers make of other scripts is not foreseen. */
export function lookAt(text: string): Look | null {
  let [digits, letters, signs] = [0, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const found = classes[text.charCodeAt(at)]
    if (found === undefined) return null
    if (found === DIGIT) digits += 1
    else if (found === LETTER) letters += 1
    else signs |= found
  }
  return { digits, letters, signs }
}

/** No text is longer, so this is no bound. */
const ANY: Range = [0, Number.MAX_SAFE_INTEGER]
/** Texts with more digits are rare: all readers are looked at. */
const MOST_DIGITS = 40

/** A reader with its needs as plain numbers: a hundred are compared for each text. */
type Candidate = {
  readonly reader: DeclaredReader
  readonly kind: IdentifierKind
  readonly leastDigits: number
  readonly mostDigits: number
  readonly leastLetters: number
  readonly mostLetters: number
  readonly least: number
  readonly most: number
  readonly signs: number
}

function candidateOf(reader: DeclaredReader): Candidate {
  const { digits = ANY, letters = ANY, both = ANY, oneOf = '' } = reader.needs
  return {
    ...{ reader, kind: reader.kind, signs: signsIn(oneOf) },
    ...{ leastDigits: digits[0], mostDigits: digits[1], leastLetters: letters[0], mostLetters: letters[1] },
    ...{ least: both[0], most: both[1] },
  }
}

function mayRead(one: Candidate, { digits, letters, signs }: Look): boolean {
  return (
    digits >= one.leastDigits &&
    digits <= one.mostDigits &&
    letters >= one.leastLetters &&
    letters <= one.mostLetters &&
    digits + letters >= one.least &&
    digits + letters <= one.most &&
    (one.signs === 0 || (one.signs & signs) !== 0)
  )
}

/** Which of some readers to ask, in their order: the others find nothing in a text that looks so, when asked for these kinds. */
type Choice = (look: Look | null, kinds: readonly (IdentifierKind | null)[]) => readonly DeclaredReader[]

export function choiceOf(readers: readonly DeclaredReader[]): Choice {
  const all = readers.map(candidateOf)
  const byDigits = Array.from({ length: MOST_DIGITS + 1 }, (_, digits) =>
    all.filter((one) => digits >= one.leastDigits && digits <= one.mostDigits),
  )
  return (look, kinds) => {
    if (look === null) return readers
    const isNamed = kinds.some((kind) => kind !== null)
    const near = isNamed ? all : (byDigits[look.digits] ?? all)
    const chosen: DeclaredReader[] = []
    for (const one of near) if (mayRead(one, look) || kinds.includes(one.kind)) chosen.push(one.reader)
    return chosen
  }
}
