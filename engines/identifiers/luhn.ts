const ZERO = 48

/** The last digit that a number wants by ISO/IEC 7812-1 annex B (Luhn), from the digits before it. */
export function luhnDigit(digits: string): string {
  let sum = 0
  for (let place = digits.length - 1, isDoubled = true; place >= 0; place -= 1, isDoubled = !isDoubled) {
    const digit = digits.charCodeAt(place) - ZERO
    const value = isDoubled ? digit * 2 : digit
    sum += value > 9 ? value - 9 : value
  }
  return String((10 - (sum % 10)) % 10)
}
