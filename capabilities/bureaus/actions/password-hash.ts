import { hash, verify } from '@node-rs/argon2'
import { normalisePassword } from '../sign-in.ts'

/** Argon2id, 19 MiB, two passes, one lane: the first choice of the OWASP Password Storage Cheat Sheet. */
export const ARGON2_OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A hash that no password fits, made with the same options: who is unknown costs as much time as who is known. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$NMhp639K2T+gnTt6GVKS0g$El96rDgmbHomqZWmZOzbPOT513dam3Bg9hm2GCQUQV4'

export async function hashPassword(password: string): Promise<string> {
  return await hash(normalisePassword(password), ARGON2_OPTIONS)
}

export async function isPassword(hashed: string, password: string): Promise<boolean> {
  return await verify(hashed, normalisePassword(password))
}
