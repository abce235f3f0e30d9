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

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The id whose four words stand from `at` on. */
export function idFromWords(words: Uint32Array, at: number): string {
  const [a, b, c, d] = [words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0]
  return `${half(a >>> 16)}${half(a)}-${half(b >>> 16)}-${half(b)}-${half(c >>> 16)}-${half(c)}${half(d >>> 16)}${half(d)}`
}

/** The lower 16 bits as four digits. */
function half(word: number): string {
  return `${hexOfByte[(word >>> 8) & 0xff] ?? ''}${hexOfByte[word & 0xff] ?? ''}`
}
