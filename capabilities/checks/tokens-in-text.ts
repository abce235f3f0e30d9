import { recognise } from '../../engines/identifiers/recognise.ts'
import type { IdentifierKind } from '../../engines/identifiers/types.ts'
import { bareText, unwrapped } from './bare-text.ts'

/** What no name has: an address with its signs, a mark with its hyphen in capitals. */
const SIGN =
  /.@.|^@.{3}|:\/\/|^\d+\.\d+\.\d+\.\d+|:.*:.*[:\da-f]|^\p{Lu}{1,2}-\p{Lu}{3,4}$|^[A-Za-z0-9:]{25,}$/u

/** Kinds that a word among others is told to be. Of an address of a wallet the checks must hold. */
const TOLD: ReadonlySet<IdentifierKind> = new Set([
  ...(['email', 'handle', 'url', 'onion', 'ip', 'aircraft_registration'] as const),
])

/** EL-HAJ is a mark of Liberia and a name: it stays in what is left. */
const LIKE_A_NAME = /^\p{Lu}{1,2}-\p{Lu}{3,4}$/u

/** Words of a text that are numbers by themselves, and what is left of it. */
export type TokensInText = { readonly tokens: readonly string[]; readonly rest: string }

/** "Ion Popa <ion.popa@example.com>", "203.0.113.7 port 443": null where there is none, or nothing else. */
export function tokensIn(text: string): TokensInText | null {
  const words = bareText(text).split(' ')
  if (words.length < 2 || !words.some((word) => SIGN.test(word))) return null
  const told = words.map((word) => tokenOf(word))
  const tokens = told.filter((token) => token !== null)
  const left = words.filter((word, at) => told[at] === null || LIKE_A_NAME.test(word)).join(' ')
  if (tokens.length === 0) return null
  return { tokens, rest: isAboutAddress(tokens, left) ? '' : left }
}

function tokenOf(word: string): string | null {
  const bare = unwrapped(word).replace(/^<|>$/g, '')
  if (!SIGN.test(bare)) return null
  const [first] = recognise(bare, { kind: null, country: null })
  if (first === undefined) return null
  const isWallet = first.kind === 'crypto_address' && first.verdict === 'valid'
  return isWallet || TOLD.has(first.kind) ? bare : null
}

/** A port or a time beside an address of the internet is nobody's name. */
function isAboutAddress(tokens: readonly string[], left: string): boolean {
  const words = left.match(/\p{L}{2,}/gu) ?? []
  return words.length < 2 && tokens.every((token) => /^[\d.:/a-f]+$/i.test(token))
}
