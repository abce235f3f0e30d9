/** A record's id as four words: what a UUID is without its hyphens. */
export type IdWords = readonly [number, number, number, number]

const HYPHEN = 0x2d
const LENGTH = 36
const NO_DIGIT = 0xff

/** The value of each character of one byte as a digit of a UUID in lower case. */
const digitOf = Uint8Array.from({ length: 256 }, (_, code) => {
  const value = '0123456789abcdef'.indexOf(String.fromCharCode(code))
  return value < 0 ? NO_DIGIT : value
})

const read = new Uint32Array(4)

/** Null when the text is no UUID in lower case. */
export function wordsOfId(id: string): IdWords | null {
  return readId(id, read) ? [read[0] ?? 0, read[1] ?? 0, read[2] ?? 0, read[3] ?? 0] : null
}

/** Writes the four words of an id, without making anything; false when the text is no UUID in lower case. */
export function readId(id: string, words: Uint32Array): boolean {
  if (id.length !== LENGTH || !hasHyphens(id)) return false
  const first = fourDigits(id, 0)
  const second = fourDigits(id, 4)
  const third = fourDigits(id, 9)
  const fourth = fourDigits(id, 14)
  const fifth = fourDigits(id, 19)
  const sixth = fourDigits(id, 24)
  const seventh = fourDigits(id, 28)
  const eighth = fourDigits(id, 32)
  words[0] = (first << 16) | second
  words[1] = (third << 16) | fourth
  words[2] = (fifth << 16) | sixth
  words[3] = (seventh << 16) | eighth
  return (first | second | third | fourth | fifth | sixth | seventh | eighth) >= 0
}

function hasHyphens(id: string): boolean {
  return (
    id.charCodeAt(8) === HYPHEN &&
    id.charCodeAt(13) === HYPHEN &&
    id.charCodeAt(18) === HYPHEN &&
    id.charCodeAt(23) === HYPHEN
  )
}

/** The value of four digits, or -1 when one of them is none. */
function fourDigits(id: string, at: number): number {
  const first = digitOf[id.charCodeAt(at)] ?? NO_DIGIT
  const second = digitOf[id.charCodeAt(at + 1)] ?? NO_DIGIT
  const third = digitOf[id.charCodeAt(at + 2)] ?? NO_DIGIT
  const fourth = digitOf[id.charCodeAt(at + 3)] ?? NO_DIGIT
  if ((first | second | third | fourth) === NO_DIGIT) return -1
  return (first << 12) | (second << 8) | (third << 4) | fourth
}

/** Where each digit of an id stands in its text. */
const PLACES = Array.from({ length: LENGTH }, (_, at) => at).filter((at) => ![8, 13, 18, 23].includes(at))
const DIGITS = Buffer.from('0123456789abcdef')
/** Written over for each id: a string put together of parts costs ten times as much to make and to compare. */
const spelt = Buffer.alloc(LENGTH, '-')

/** The id whose four words stand from `at` on. */
export function idFromWords(words: Uint32Array, at: number): string {
  for (let digit = 0; digit < PLACES.length; digit++) {
    const word = words[at + (digit >>> 3)] ?? 0
    spelt[PLACES[digit] ?? 0] = DIGITS[(word >>> (28 - 4 * (digit & 7))) & 0xf] ?? 0
  }
  return spelt.toString('latin1')
}
