import type { Random } from './random.ts'

/**
 * Identity numbers whose check digits come out right, taken from ranges that are, as far as is generally known,
 * never given to anybody (ours to confirm): the numbers look real and should belong to no one.
 */
export const nationalNumbers: Readonly<Record<string, (random: Random) => string>> = {
  CHN: (random) =>
    withChineseCheck(
      `99${digits(4, random)}19${random.int(50, 99)}${twoDigits(random.int(1, 12))}${twoDigits(random.int(1, 28))}${digits(3, random)}`,
    ),
  ESP: (random) => withSpanishLetter(`99${digits(6, random)}`),
  IRN: (random) => withIranianCheck(`999${digits(6, random)}`),
  ISR: (random) => withLuhnDigit(`99${digits(6, random)}`),
  THA: (random) => withThaiCheck(`9${digits(11, random)}`),
  TUR: (random) => withTurkishChecks(`100${digits(6, random)}`),
}

export function digits(count: number, random: Random): string {
  return Array.from({ length: count }, () => String(random.int(0, 9))).join('')
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function weightedSum(text: string, weight: (index: number) => number): number {
  return Array.from(text).reduce((sum, digit, index) => sum + Number(digit) * weight(index), 0)
}

/** The letter of a Spanish DNI: the number modulo 23 (Ministry of the Interior). */
export function withSpanishLetter(number: string): string {
  return `${number}${'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(number) % 23)}`
}

/** The last character of a Chinese resident number, modulo 11 (GB 11643-1999). */
export function withChineseCheck(number: string): string {
  const sum = weightedSum(number, (index) => 2 ** (17 - index) % 11)
  return `${number}${'10X98765432'.charAt(sum % 11)}`
}

/** The thirteenth digit of a Thai number, modulo 11. */
export function withThaiCheck(number: string): string {
  return `${number}${(11 - (weightedSum(number, (index) => 13 - index) % 11)) % 10}`
}

/** The tenth digit of an Iranian national code, modulo 11. */
export function withIranianCheck(number: string): string {
  const rest = weightedSum(number, (index) => 10 - index) % 11
  return `${number}${rest < 2 ? rest : 11 - rest}`
}

/** The ninth digit of an Israeli number (Luhn). */
export function withLuhnDigit(number: string): string {
  const sum = Array.from(number).reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return `${number}${(10 - (sum % 10)) % 10}`
}

/** The tenth and eleventh digits of a Turkish number. */
export function withTurkishChecks(number: string): string {
  const odd = weightedSum(number, (index) => (index % 2 === 0 ? 7 : 0))
  const even = weightedSum(number, (index) => (index % 2 === 0 ? 0 : 1))
  const ten = `${number}${(((odd - even) % 10) + 10) % 10}`
  return `${ten}${weightedSum(ten, () => 1) % 10}`
}
