/** Check digits that several kinds share. Each wants characters of its alphabet and says nothing of others. */

/** 0–9 are themselves, A–Z are 10–35; anything else, `<` above all, counts nothing (ICAO Doc 9303-3 §4.9). */
export function characterValue(char: string): number {
  const code = char.charCodeAt(0)
  if (code >= 48 && code <= 57) return code - 48
  return code >= 65 && code <= 90 ? code - 55 : 0
}

const WEIGHTS_731 = [7, 3, 1]

/** Weights 7, 3, 1 over the values, modulus 10 (ICAO Doc 9303-3 §4.9). */
export function digit731(text: string): string {
  let sum = 0
  for (let at = 0; at < text.length; at++) sum += characterValue(text[at] ?? '<') * (WEIGHTS_731[at % 3] ?? 0)
  return String(sum % 10)
}

/** Sum of the digits, each by its weight. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * characterValue(digits[at] ?? '0'), 0)
}

/** The number's remainder by 97, letters as 10 to 35 (ISO 7064). */
export function remainder97(text: string): number {
  let remainder = 0
  for (const letter of text) {
    const value = Number.parseInt(letter, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder
}

const MRZ_ALPHABET = '<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Characters that no 7-3-1 digit tells from this one: equal values modulo 10. There are 52 such pairs. */
export function blindTo(char: string): readonly string[] {
  return [...MRZ_ALPHABET].filter(
    (other) => other !== char && characterValue(other) % 10 === characterValue(char) % 10,
  )
}
