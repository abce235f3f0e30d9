/** A record's id as four words: what a UUID is without its hyphens. */
export type IdWords = readonly [number, number, number, number]

const HYPHEN = 0x2d
const LENGTH = 36
const NO_DIGIT = 0xff

/** The value of each ASCII character as a digit of a UUID in lower case. */
const digitOf = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = '0123456789abcdef'.indexOf(String.fromCharCode(code))
  return value < 0 ? NO_DIGIT : value
})

/** Null when the text is no UUID in lower case. */
export function wordsOfId(id: string): IdWords | null {
  if (id.length !== LENGTH) return null
  const words: [number, number, number, number] = [0, 0, 0, 0]
  let digits = 0
  for (let at = 0; at < LENGTH; at++) {
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (id.charCodeAt(at) !== HYPHEN) return null
      continue
    }
    const digit = digitOf[id.charCodeAt(at)] ?? NO_DIGIT
    if (digit === NO_DIGIT) return null
    const word = digits >>> 3
    words[word] = (((words[word] ?? 0) << 4) | digit) >>> 0
    digits++
  }
  return words
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
