import { remainder97, weightedSum } from './check-digits.ts'
import { luhnDigit } from './luhn.ts'

/** Whether the check digits inside a national account number (BBAN) are right. */
type NationalCheck = (account: string) => boolean

/** Belgium: the first ten digits by 97; a remainder of 0 is written 97. */
const belgian: NationalCheck = (account) => {
  const remainder = Number(account.slice(0, 10)) % 97
  return (remainder === 0 ? 97 : remainder) === Number(account.slice(10))
}

/** France and Monaco, "clé RIB": letters are digits by their place in the rows A–I, J–R, S–Z (from 2). */
const french: NationalCheck = (account) => {
  const digits = account.replace(/[A-Z]/g, (letter) => {
    const place = letter.charCodeAt(0) - 65
    return String(place < 18 ? (place % 9) + 1 : place - 16)
  })
  return remainder97(digits) === 0
}

/** Spain, "dígitos de control": bank and branch with two zeroes before them, then the account, by 11; 10 counts as 1. */
const spanish: NationalCheck = (account) => {
  const digit = (digits: string) => {
    const rest = weightedSum(digits, [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11
    return String(rest > 1 ? 11 - rest : rest)
  }
  return account.slice(8, 10) === digit(`00${account.slice(0, 8)}`) + digit(account.slice(10))
}

/** Values of a character in an odd place of the Italian CIN and "codice fiscale", digits and letters alike. */
const ODD_PLACES = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
]

/** Italy and San Marino, "CIN": the letter before the bank. */
const italian: NationalCheck = (account) => {
  let sum = 0
  for (const [place, letter] of [...account.slice(1)].entries()) {
    const value = /\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 65
    sum += place % 2 === 0 ? (ODD_PLACES[value] ?? 0) : value
  }
  return account[0] === String.fromCharCode(65 + (sum % 26))
}

/** Norway: modulus 11 of the eleven digits; old accounts of the post office begin with 0000 and use Luhn. */
const norwegian: NationalCheck = (account) =>
  account.startsWith('0000')
    ? luhnDigit(account.slice(4, -1)) === account.at(-1)
    : weightedSum(account, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0

/** Czechia and Slovakia: prefix and account each by 11. */
const czech: NationalCheck = (account) =>
  weightedSum(account.slice(4, 10), [10, 5, 8, 4, 2, 1]) % 11 === 0 &&
  weightedSum(account.slice(10), [6, 3, 7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0

/** Poland: the bank's number of eight digits, by 10. */
const polish: NationalCheck = (account) => weightedSum(account, [3, 9, 7, 1, 3, 9, 7, 1]) % 10 === 0

/** Hungary: bank and branch, then the account, each by 10. */
const hungarian: NationalCheck = (account) => {
  const weights = Array.from({ length: 16 }, (_, place) => [9, 7, 3, 1][place % 4] ?? 0)
  return (
    weightedSum(account.slice(0, 8), weights.slice(0, 8)) % 10 === 0 &&
    weightedSum(account.slice(8), weights) % 10 === 0
  )
}

/** Croatia: bank and account each by ISO 7064 modulus 11,10. */
const croatian: NationalCheck = (account) =>
  [account.slice(0, 7), account.slice(7)].every((digits) => {
    let product = 10
    for (const digit of digits.slice(0, -1)) {
      const sum = (Number(digit) + product) % 10
      product = ((sum === 0 ? 10 : sum) * 2) % 11
    }
    return (product + Number(digits.at(-1))) % 10 === 1
  })

/** Finland: modulus 10 of the fourteen digits (Luhn). */
const finnish: NationalCheck = (account) => luhnDigit(account.slice(0, -1)) === account.at(-1)

const remainderOne: NationalCheck = (account) => remainder97(account) === 1
const remainderNone: NationalCheck = (account) => remainder97(account) === 0

/** By country. Where a country is missing we know no rule that binds all of its banks, or none that is public. */
export const nationalChecks: ReadonlyMap<string, NationalCheck> = new Map([
  ['BE', belgian],
  ['FR', french],
  ['MC', french],
  ['ES', spanish],
  ['IT', italian],
  ['SM', italian],
  ['NO', norwegian],
  ['CZ', czech],
  ['SK', czech],
  ['PL', polish],
  ['HU', hungarian],
  ['HR', croatian],
  ['FI', finnish],
  // ISO 7064 mod 97-10 of the whole: their IBANs always have the same two check digits (PT50, RS35, SI56 …).
  ...['BA', 'ME', 'MK', 'PT', 'RS', 'SI', 'TL', 'XK'].map((country) => [country, remainderOne] as const),
  // The French key on accounts of digits only: always MR13 and TN59.
  ...['MR', 'TN'].map((country) => [country, remainderNone] as const),
])
