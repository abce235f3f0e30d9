/*
 * United States registrations (N-numbers, 14 CFR 47.15) and their 24-bit addresses: the numbers in their order of
 * spelling, counted from A00001. After up to three digits two letters may follow, after the fourth one letter or a digit.
 */

/** I and O are not used. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const FIRST_ADDRESS = 0xa00001
/** Endings of up to two letters, none included: 1 + 24 + 24 · 24. */
const ENDINGS = 601
/** Numbers that begin with the same four, three, two and one digits. */
const AFTER_FOUR = 1 + 24 + 10
const AFTER_THREE = ENDINGS + 10 * AFTER_FOUR
const AFTER_TWO = ENDINGS + 10 * AFTER_THREE
const AFTER_ONE = ENDINGS + 10 * AFTER_TWO
const SIZES = [AFTER_ONE, AFTER_TWO, AFTER_THREE, AFTER_FOUR, 1]
/** Numbers that end before a digit of this place: none before the first, one letter at most before the last. */
const BEFORE = [0, ENDINGS, ENDINGS, ENDINGS, 1 + LETTERS.length]
const FORM = /^N[1-9](?:\d{0,4}|\d{0,3}[A-HJ-NP-Z]|\d{0,2}[A-HJ-NP-Z]{2})$/

export function isUsRegistration(mark: string): boolean {
  return FORM.test(mark)
}

/** The address of an N-number, as six hexadecimal digits; null where it is none. */
export function addressOfUs(mark: string): string | null {
  if (!FORM.test(mark)) return null
  const digits = /\d+/.exec(mark)?.[0] ?? ''
  const letters = mark.slice(1 + digits.length)
  let offset = 0
  for (let at = 0; at < digits.length; at++) {
    // The first digit has no zero.
    offset += (BEFORE[at] ?? 0) + (Number(digits[at]) - (at === 0 ? 1 : 0)) * (SIZES[at] ?? 0)
  }
  // After four digits one letter follows and no second.
  const ending = digits.length === 4 && letters !== '' ? 1 + LETTERS.indexOf(letters) : endingOffset(letters)
  return (FIRST_ADDRESS + offset + ending).toString(16).toUpperCase().padStart(6, '0')
}

function endingOffset(letters: string): number {
  if (letters === '') return 0
  const first = LETTERS.indexOf(letters[0] ?? '')
  return letters.length === 1 ? 1 + first * 25 : 1 + first * 25 + 1 + LETTERS.indexOf(letters[1] ?? '')
}

/** The N-number of an address; null outside the part of the block that is counted so. */
export function usOfAddress(address: string): string | null {
  let offset = Number.parseInt(address, 16) - FIRST_ADDRESS
  if (!(offset >= 0 && offset < 9 * AFTER_ONE)) return null
  let mark = `N${Math.floor(offset / AFTER_ONE) + 1}`
  offset %= AFTER_ONE
  for (const size of [AFTER_TWO, AFTER_THREE, AFTER_FOUR]) {
    if (offset < ENDINGS) return mark + endingAt(offset)
    mark += Math.floor((offset - ENDINGS) / size)
    offset = (offset - ENDINGS) % size
  }
  if (offset === 0) return mark
  return offset <= LETTERS.length ? mark + (LETTERS[offset - 1] ?? '') : mark + (offset - LETTERS.length - 1)
}

function endingAt(offset: number): string {
  if (offset === 0) return ''
  const [first, second] = [Math.floor((offset - 1) / 25), (offset - 1) % 25]
  return (LETTERS[first] ?? '') + (second === 0 ? '' : (LETTERS[second - 1] ?? ''))
}
