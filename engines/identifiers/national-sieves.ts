import { characterValue } from './check-digits.ts'
import { luhnDigit } from './luhn.ts'
import type { NumberCheck } from './national-checks.ts'

/*
 * What every right number of a rule has, in a few sums. The library makes an error of each number that is wrong, which costs a
 * hundred times as much; what passes here is asked of it all the same, since it knows dates and places as well.
 */

/** The character at `place` by the remainder of a weighted sum: as many as the modulus has, `?` where none is right. */
function byRemainder(weights: readonly number[], wanted: string, place = weights.length): NumberCheck {
  return (number) => {
    let sum = 0
    for (let at = 0; at < weights.length; at++) sum += (weights[at] ?? 0) * characterValue(number.charAt(at))
    return wanted[sum % wanted.length] === number[place]
  }
}

/** The same of a number that may be shorter, which is as if it began so. */
function filled(begin: string, length: number, sieve: NumberCheck): NumberCheck {
  return (number) => sieve(number.padStart(length, begin))
}

/** Of digits alone; letters are left to the library. */
const luhn: NumberCheck = (number) => /\D/.test(number) || luhnDigit(number.slice(0, -1)) === number.at(-1)

/** ISO/IEC 7064, MOD 11,10. */
const mod11and10: NumberCheck = (number) => {
  let rest = 10
  for (let at = 0; at < number.length; at++) {
    const sum = (rest + characterValue(number.charAt(at))) % 10
    if (at === number.length - 1) return sum === 1
    rest = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return false
}

const firstBaltic = byRemainder([1, 2, 3, 4, 5, 6, 7, 8, 9, 1], '0123456789?')
const secondBaltic = byRemainder([3, 4, 5, 6, 7, 8, 9, 1, 2, 3], '01234567890')
/** Estonia and Lithuania: where the first sum leaves ten, the second. */
const baltic: NumberCheck = (number) => firstBaltic(number) || secondBaltic(number)

/** The digits by 23, as the powers of ten leave it. */
const spanish = byRemainder([14, 6, 19, 18, 11, 8, 10, 1], 'TRWAGMYFPDXBNJZSQVHLCKE')

const irishOfEight = byRemainder([8, 7, 6, 5, 4, 3, 2], 'WABCDEFGHIJKLMNOPQRSTUV')
/** A second letter may count as well: such a number is left to the library. */
const irish: NumberCheck = (number) => number.length > 8 || irishOfEight(number)

/** The two last digits are 97 less the rest of the others; the departments of Corsica count 19 and 18. */
const french: NumberCheck = (number) => {
  const digits = number.slice(0, 13).replace('2A', '19').replace('2B', '18')
  return 97 - (Number(digits) % 97) === Number(number.slice(13))
}

/** Verhoeff: the group of the pentagon, and a permutation of which each place takes one power more. */
const TURNED = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
const verhoeff: NumberCheck = (number) => {
  let sum = 0
  for (let at = 0; at < number.length; at++) {
    let digit = characterValue(number.charAt(number.length - 1 - at))
    for (let times = at % 8; times > 0; times--) digit = TURNED[digit] ?? 0
    sum = afterTurn(sum, digit)
  }
  return sum === 0
}

/** 0 to 4 turn the pentagon, 5 to 9 mirror it, too. */
function afterTurn(one: number, other: number): number {
  const turned = one < 5 ? one + other : one - other
  return one < 5 === other < 5 ? (turned + 10) % 5 : 5 + ((turned + 10) % 5)
}

/** By the name of the library's check, as national-rules.ts calls it. */
export const sieves = {
  argentine: byRemainder([5, 4, 3, 2, 7, 6, 5, 4, 3, 2], '09987654321'),
  austrian: byRemainder([3, 7, 9, 0, 5, 8, 4, 2, 1, 6], '0123456789?', 3),
  baltic,
  brazilian: byRemainder([10, 9, 8, 7, 6, 5, 4, 3, 2], '00987654321'),
  bulgarian: byRemainder([2, 4, 8, 5, 10, 9, 7, 3, 6], '01234567890'),
  chilean: filled('0', 9, byRemainder([8, 9, 4, 5, 6, 7, 8, 9], '0123456789K')),
  chinese: byRemainder([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], '10X98765432'),
  // Nine digits by eleven; ten is written 0 in numbers of before 1985 alone.
  czech: byRemainder([1, 10, 1, 10, 1, 10, 1, 10, 1], '01234567890'),
  dutch: byRemainder([9, 8, 7, 6, 5, 4, 3, 2], '0123456789?'),
  french,
  // A missing first letter counts 36, as 3 does by eleven.
  hongKong: filled('3', 9, byRemainder([9, 8, 7, 6, 5, 4, 3, 2], '0A987654321')),
  icelandic: byRemainder([3, 2, 7, 6, 5, 4, 3, 2], '0?987654321'),
  irish,
  luhn,
  mod11and10,
  norwegian: byRemainder([3, 7, 6, 1, 8, 9, 4, 5, 2], '0?987654321'),
  polish: byRemainder([1, 3, 7, 9, 1, 3, 7, 9, 1, 3], '0987654321'),
  romanian: byRemainder([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], '01234567891'),
  russianCompany: byRemainder([2, 4, 10, 3, 5, 9, 4, 6, 8], '01234567890'),
  russianPerson: byRemainder([7, 2, 4, 10, 3, 5, 9, 4, 6, 8], '01234567890'),
  spanish,
  spanishForeigner: (number: string) => spanish(`${'XYZ'.indexOf(number.charAt(0))}${number.slice(1)}`),
  swiss: byRemainder([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3], '0987654321'),
  thai: byRemainder([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2], '10987654321'),
  turkish: byRemainder([3, 1, 3, 1, 3, 1, 3, 1, 3], '0987654321'),
  ukrainian: byRemainder([10, 5, 7, 9, 4, 6, 10, 5, 7], '01234567890'),
  uruguayan: byRemainder([2, 9, 8, 7, 6, 3, 4], '0987654321'),
  verhoeff,
} as const satisfies Readonly<Record<string, NumberCheck>>
