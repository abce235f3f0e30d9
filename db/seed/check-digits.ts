// Check digits of invented numbers: they come out right, as those of real ones do.

/** Values of letters in a VIN (ISO 3779; 49 CFR 565): I, O and Q do not occur. */
const VIN_VALUES = 'A1B2C3D4E5F6G7H8J1K2L3M4N5P7R9S2T3U4V5W6X7Y8Z9'
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const VIN_CHECK_PLACE = 8

/** Seventeen characters with the ninth made to fit. */
export function withVinCheck(vin: string): string {
  const sum = Array.from(vin).reduce(
    (total, char, place) => total + vinValue(char) * (VIN_WEIGHTS[place] ?? 0),
    0,
  )
  const rest = sum % 11
  return `${vin.slice(0, VIN_CHECK_PLACE)}${rest === 10 ? 'X' : rest}${vin.slice(VIN_CHECK_PLACE + 1)}`
}

function vinValue(char: string): number {
  const at = VIN_VALUES.indexOf(char)
  return Number(/\d/.test(char) ? char : VIN_VALUES.charAt(at + 1))
}

/** ISO 13616: country and account with the two check digits between them. */
export function withIbanCheck(country: string, account: string): string {
  const digits = Array.from(`${account}${country}00`, (char) => Number.parseInt(char, 36)).join('')
  const rest = Array.from(digits).reduce((left, digit) => (left * 10 + Number(digit)) % 97, 0)
  return `${country}${String(98 - rest).padStart(2, '0')}${account}`
}

/** ISO 6346: four letters and six digits with the seventh; letters count from 10, multiples of 11 left out. */
export function withContainerCheck(number: string): string {
  const sum = Array.from(number).reduce((total, char, place) => total + containerValue(char) * 2 ** place, 0)
  return `${number}${(sum % 11) % 10}`
}

function containerValue(char: string): number {
  const value = Number.parseInt(char, 36)
  return value < 10 ? value : value + Math.floor((value - 1) / 10)
}

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** A Bitcoin address of the witness program that these 5-bit values are, with its six check characters (BIP 173). */
export function withBech32Check(values: readonly number[]): string {
  const data = [0, ...values]
  const prefix = [3, 3, 0, 2, 3]
  const sum = polymod([...prefix, ...data, 0, 0, 0, 0, 0, 0]) ^ 1
  const check = [25, 20, 15, 10, 5, 0].map((shift) => (sum >>> shift) & 31)
  return `bc1${[...data, ...check].map((value) => BECH32.charAt(value)).join('')}`
}

function polymod(values: readonly number[]): number {
  return values.reduce((sum, value) => {
    const top = sum >>> 25
    return GENERATOR.reduce(
      (next, generator, bit) => ((top >>> bit) & 1 ? next ^ generator : next),
      ((sum & 0x1ffffff) << 5) ^ value,
    )
  }, 1)
}
