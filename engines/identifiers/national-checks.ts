import { luhnDigit } from './luhn.ts'

/** Whether the check digits of a number of the right form are right. */
export type NumberCheck = (number: string) => boolean

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place] ?? 0), 0)
}

/** Moldova, IDNP: weights 7, 3, 1 over twelve digits, by 10, as for IDNO. */
export const moldovan: NumberCheck = (number) =>
  weighted(number, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 === Number(number[12])

/** Belgium: 97 less the remainder of nine digits by 97, of those born from 2000 on with a 2 before them. */
export const belgian: NumberCheck = (number) => {
  const [nine, found] = [number.slice(0, 9), Number(number.slice(9))]
  return [nine, `2${nine}`].some((digits) => 97 - (Number(digits) % 97) === found)
}

/** Finland: date and serial by 31 give a sign; the century signs of 2023 included. */
export const finnish: NumberCheck = (number) =>
  '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(number.slice(0, 6) + number.slice(7, 10)) % 31] === number[10]

/** Iran, national code (kod-e melli): weights 10 to 2, by 11. Verify. */
export const iranian: NumberCheck = (number) => {
  const rest = weighted(number, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
  return (rest < 2 ? rest : 11 - rest) === Number(number[9])
}

/** Kazakhstan, IIN: weights 1 to 11 by 11; where that gives 10, weights from 3 on. */
export const kazakh: NumberCheck = (number) => {
  const first = weighted(number, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11
  const rest = first === 10 ? weighted(number, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11 : first
  return rest === Number(number[11])
}

const CURP_ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'

/** Mexico, CURP: values of an alphabet with Ñ, weights 18 to 2, by 10. */
export const mexican: NumberCheck = (number) => {
  const sum = [...number.slice(0, 17)].reduce(
    (total, letter, place) => total + CURP_ALPHABET.indexOf(letter) * (18 - place),
    0,
  )
  return (10 - (sum % 10)) % 10 === Number(number[17])
}

/** The last number of insurance that was given in Russia without check digits. */
const LAST_UNCHECKED = '001001998'

/** Russia, SNILS: weights 9 to 1 over nine digits, by 101, where 100 is written 00. */
export const russianInsurance: NumberCheck = (number) => {
  const rest = weighted(number, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101
  return number.slice(0, 9) <= LAST_UNCHECKED || rest % 100 === Number(number.slice(9))
}

/** Sweden: Luhn over ten digits, the century left out. */
export const swedish: NumberCheck = (number) => luhnDigit(number.slice(-10, -1)) === number.slice(-1)

/** The states that were Yugoslavia, JMBG or EMŠO: weights 7 to 2 twice, by 11; a remainder that wants 10 is not given. */
export const yugoslav: NumberCheck = (number) => {
  const wanted = 11 - (weighted(number, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)
  return (wanted === 11 ? 0 : wanted) === Number(number[12])
}
