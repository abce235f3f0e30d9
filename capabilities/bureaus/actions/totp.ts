import { Secret, TOTP } from 'otpauth'
import { formatSignInName, type User } from '../user.ts'

/** RFC 6238 with the values that every authenticator app knows. */
const SETTINGS = { issuer: 'Comity', algorithm: 'SHA1', digits: 6, period: 30 } as const
/** RFC 4226 §4: 160 bits are recommended. */
const SECRET_BYTES = 20
/** RFC 6238 §5.2 recommends one step for the delay of typing and of clocks. */
const STEPS_EITHER_SIDE = 1

/** What the app scans or its owner types. */
export type TotpSecret = { readonly secret: string; readonly uri: string }

export function newTotpSecret(user: User): TotpSecret {
  const secret = new Secret({ size: SECRET_BYTES })
  const label = formatSignInName(user)
  return { secret: secret.base32, uri: new TOTP({ ...SETTINGS, label, secret }).toString() }
}

/** The time step whose code this is, now or one step beside it; null when it is none. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const totp = new TOTP({ ...SETTINGS, secret: Secret.fromBase32(secret) })
  const timestamp = now.getTime()
  const delta = totp.validate({ token: code.replace(/\s/g, ''), timestamp, window: STEPS_EITHER_SIDE })
  return delta === null ? null : totp.counter({ timestamp }) + delta
}
