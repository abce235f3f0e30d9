import type { Actor, BureauCode, BureauState, Scope } from '../../kernel/actor.ts'
import type { Level } from '../../kernel/handling.ts'
import type { Id } from '../../kernel/id.ts'
import type { Purpose } from '../../kernel/purpose.ts'

export type KeyId = Id<'ApiKey'>

/** What a key is issued for. */
export type KeyGrant = {
  readonly label: string
  readonly scopes: readonly Scope[]
  readonly purpose: Purpose
  readonly clearance: Level
  readonly expiresAt: Date
}

/** How a program of a bureau proves who it is; the secret itself is shown once and never stored. */
export type ApiKey = KeyGrant & {
  readonly id: KeyId
  readonly bureau: BureauCode
  readonly issuedAt: Date
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
  /** Of the bureau that it acts for. */
  readonly bureauState: BureauState
}

/** Longest life of a key: one year, ours to confirm. */
const KEY_MAX_LIFE_MS = 366 * 24 * 60 * 60_000

export type ExpiryFault = 'expiry_passed' | 'expiry_too_far'

export function expiryFault(expiresAt: Date, now: Date): ExpiryFault | null {
  if (expiresAt <= now) return 'expiry_passed'
  return expiresAt.getTime() - now.getTime() > KEY_MAX_LIFE_MS ? 'expiry_too_far' : null
}

export function isKeyLive(key: Pick<ApiKey, 'expiresAt' | 'revokedAt'>, now: Date): boolean {
  return key.revokedAt === null && key.expiresAt > now
}

/** Who acts when a program comes with this key. A program has no roles. */
export function keyActor(key: ApiKey): Actor {
  return {
    kind: 'program',
    id: key.id as string as Actor['id'],
    bureau: key.bureau,
    roles: new Set(),
    scopes: new Set(key.scopes),
    clearance: key.clearance,
    purpose: key.purpose,
    proof: { method: 'key', at: key.issuedAt },
    bureauState: key.bureauState,
  }
}

/** The time of use is written at most this often. */
const USED_STEP_MS = 60_000

export function isUseDue(key: ApiKey, now: Date): boolean {
  return key.lastUsedAt === null || now.getTime() - key.lastUsedAt.getTime() >= USED_STEP_MS
}

/** The parts of `comity_<bureau>_<id>_<secret>`. The bureau leads to the one place where the key can be. */
export type PresentedKey = { readonly bureau: BureauCode; readonly id: KeyId; readonly secret: string }

export function formatKey({ bureau, id, secret }: PresentedKey): string {
  return `comity_${bureau}_${id.replaceAll('-', '')}_${secret}`
}

/** Null when the text cannot be a key. */
export function parseKey(text: string): PresentedKey | null {
  const found =
    /^comity_([A-Z]{3})_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/.exec(
      text,
    )
  if (found === null) return null
  const [, bureau = '', a = '', b = '', c = '', d = '', e = '', secret = ''] = found
  return { bureau: bureau as BureauCode, id: [a, b, c, d, e].join('-') as KeyId, secret }
}
