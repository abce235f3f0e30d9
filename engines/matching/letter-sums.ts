/*
 * The letters of a text in one number, whatever their order and the spaces between them: a sum over the letters. Of two
 * texts that one slip tells apart the sums differ by nothing, by one letter, or by one letter for another, so most that
 * differ by more are told apart without their letters.
 */

const KNOWN = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** All letters that are not known count as one. */
const OTHER = KNOWN.length
const values = Uint32Array.from({ length: OTHER + 1 }, (_, letter) => mixed(letter + 0x9e37))
const CODES = 128
const letterOf = new Uint8Array(CODES).fill(OTHER)
for (let letter = 0; letter < KNOWN.length; letter++) letterOf[KNOWN.charCodeAt(letter)] = letter

/** Of a spelling in Latin letters. */
export function letterSum(form: string): number {
  let sum = 0
  for (let at = 0; at < form.length; at++) {
    const code = form.charCodeAt(at)
    sum = (sum + (values[code < CODES ? (letterOf[code] ?? OTHER) : OTHER] ?? 0)) >>> 0
  }
  return sum
}

const BITS = 16
const slips = new Uint8Array(1 << BITS)
for (const one of [0, ...values]) for (const other of [0, ...values]) slips[placeOf(one - other)] = 1

/** Whether one slip may be all that tells two texts with these sums apart; of others one in fifty may seem so. */
export function mayBeOneSlip(sum: number, other: number): boolean {
  return slips[placeOf(sum - other)] === 1
}

function placeOf(difference: number): number {
  return Math.imul(difference, 0x9e3779b1) >>> (32 - BITS)
}

function mixed(letter: number): number {
  const first = Math.imul(letter, 0x85ebca6b)
  return Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
}
