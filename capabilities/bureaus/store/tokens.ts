import { createHash, randomBytes } from 'node:crypto'
import type { BureauCode } from '../../../kernel/actor.ts'

const TOKEN_BYTES = 32

/** A secret of 256 random bits for one bureau. Given out as text, kept as SHA-256: too long to be guessed from it. */
export type OwnedToken = { readonly bureau: BureauCode; readonly secret: string }

export function newToken(bureau: BureauCode): OwnedToken {
  return { bureau, secret: randomBytes(TOKEN_BYTES).toString('base64url') }
}

export function formatToken({ bureau, secret }: OwnedToken): string {
  return `${bureau}.${secret}`
}

/** Null when the text cannot be a token. */
export function parseToken(text: string): OwnedToken | null {
  const found = /^([A-Z]{3})\.([\w-]{43})$/.exec(text)
  return found === null ? null : { bureau: found[1] as BureauCode, secret: found[2] ?? '' }
}

export function hashOf({ secret }: OwnedToken): Buffer {
  return createHash('sha256').update(secret).digest()
}
