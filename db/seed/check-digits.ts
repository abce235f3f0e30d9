// Check digits of invented numbers: they come out right, as those of real ones do.
import { remainder97 } from '../../engines/identifiers/check-digits.ts'
import { containerRest } from '../../engines/identifiers/container.ts'
import { vinDigit } from '../../engines/identifiers/vin.ts'

const VIN_CHECK_PLACE = 8

/** Seventeen characters with the ninth made to fit. */
export function withVinCheck(vin: string): string {
  return `${vin.slice(0, VIN_CHECK_PLACE)}${vinDigit(vin)}${vin.slice(VIN_CHECK_PLACE + 1)}`
}

/** ISO 13616: country and account with the two check digits between them. */
export function withIbanCheck(country: string, account: string): string {
  const digits = String(98 - remainder97(`${account}${country}00`)).padStart(2, '0')
  return `${country}${digits}${account}`
}

/** ISO 6346: four letters and six digits with the seventh. */
export function withContainerCheck(number: string): string {
  return `${number}${containerRest(number) % 10}`
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
