/** How somebody proved who they are. `demo` is the chooser of the laptop shape and proves nothing. */
export const signInMethods = ['passkey', 'password', 'demo'] as const
export type SignInMethod = (typeof signInMethods)[number]

/** Failures within the window that lock. CJIS Security Policy AC-7: five. */
const FAILURES_BEFORE_LOCK = 5
/** CJIS Security Policy AC-7 leaves the window to the agency; 15 minutes is ours to confirm. */
export const FAILURE_WINDOW_MS = 15 * 60_000
const LOCK_MS = 15 * 60_000

/** What is remembered of failed password sign-ins under one name, known or not. */
export type Attempts = {
  readonly failures: number
  readonly firstFailedAt: Date
  readonly lockedUntil: Date | null
}

/** Nothing has failed yet. */
export function noAttempts(now: Date): Attempts {
  return { failures: 0, firstFailedAt: now, lockedUntil: null }
}

export function isLocked(attempts: Attempts, now: Date): boolean {
  return attempts.lockedUntil !== null && attempts.lockedUntil > now
}

/** Counts one more failure; the fifth within the window locks. A lock in force is not made longer by further tries. */
export function afterFailure(attempts: Attempts, now: Date): Attempts {
  if (isLocked(attempts, now)) return attempts
  const isOld =
    attempts.lockedUntil !== null || now.getTime() - attempts.firstFailedAt.getTime() >= FAILURE_WINDOW_MS
  const counted = isOld ? noAttempts(now) : attempts
  const failures = counted.failures + 1
  const lockedUntil = failures >= FAILURES_BEFORE_LOCK ? new Date(now.getTime() + LOCK_MS) : null
  return { failures, firstFailedAt: counted.firstFailedAt, lockedUntil }
}

/** NIST SP 800-63B asks for 8 beside a second factor and 15 alone; 12 is ours to confirm. */
export const PASSWORD_MIN_LENGTH = 12
/** NIST SP 800-63B: at least 64 must be allowed; a bound keeps the hash from being fed megabytes. */
export const PASSWORD_MAX_LENGTH = 128
/** Fewer different characters than this are a pattern, e.g. `aaaaaaaaaaaa`. Ours to confirm. */
const PASSWORD_MIN_DISTINCT = 5

export type PasswordFault = 'password_too_short' | 'password_too_long' | 'password_too_plain'

/** Two ways of typing the same characters are the same password (NIST SP 800-63B, Unicode normalisation). */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC')
}

/** No rule on kinds of characters (NIST SP 800-63B forbids them): length, and not what is guessed first. */
export function passwordFault(password: string, handle: string): PasswordFault | null {
  const letters = [...normalisePassword(password)]
  if (letters.length < PASSWORD_MIN_LENGTH) return 'password_too_short'
  if (letters.length > PASSWORD_MAX_LENGTH) return 'password_too_long'
  const plain = letters.join('').toLowerCase()
  const isGuessedFirst = [handle, 'password', 'comity', '123456', 'qwerty'].some((word) =>
    plain.includes(word),
  )
  return isGuessedFirst || new Set(letters).size < PASSWORD_MIN_DISTINCT ? 'password_too_plain' : null
}
