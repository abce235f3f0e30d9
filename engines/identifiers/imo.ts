/** Weights of the first six digits; the last digit of the sum is the seventh (IMO resolution A.1117(30), annex). */
const WEIGHTS = [7, 6, 5, 4, 3, 2]

/** Whether seven digits are an IMO ship number by their check digit. */
export function isImoNumber(digits: string): boolean {
  if (!/^\d{7}$/.test(digits)) return false
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return sum % 10 === Number(digits[6])
}
