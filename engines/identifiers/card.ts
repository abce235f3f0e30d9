import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { luhnDigit } from './luhn.ts'
import { check, keysOf, likelihoodOf, makeReading, note, present, verdictBy } from './make-reading.ts'
import { type DeclaredReader, needing } from './needs.ts'
import type { IdentifierKeys, Reading, ReadingHint } from './types.ts'
import { afterLabel, joined, written } from './written.ts'

const LABEL = /^(?:(?:credit |debit |bank |payment )?card|pan|carte|tarjeta)(?: (?:number|no))?(?![a-z0-9])/i

type Scheme = { readonly name: string; readonly start: RegExp; readonly lengths: readonly number[] }

/** First digits and lengths by ISO/IEC 7812 and what the schemes publish; the narrower ones come first. Verify. */
const SCHEMES: readonly Scheme[] = [
  { name: 'Mir', start: /^220[0-4]/, lengths: [16, 17, 18, 19] },
  { name: 'Troy', start: /^9792/, lengths: [16] },
  { name: 'Elo', start: /^(?:401178|438935|457631|504175|506(?:699|7)|5090|627780|636297)/, lengths: [16] },
  { name: 'American Express', start: /^3[47]/, lengths: [15] },
  { name: 'Diners Club', start: /^3(?:0[0-59]|[689])/, lengths: [14, 16, 19] },
  { name: 'JCB', start: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { name: 'Visa', start: /^4/, lengths: [13, 16, 19] },
  { name: 'Mastercard', start: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { name: 'RuPay', start: /^(?:508[5-9]|6069(?:8[5-9]|9)|607|6521|6522)/, lengths: [16] },
  { name: 'Discover', start: /^6(?:011|4[4-9]|5)/, lengths: [16, 17, 18, 19] },
  { name: 'UnionPay', start: /^(?:62|81)/, lengths: [16, 17, 18, 19] },
  {
    name: 'Maestro',
    start: /^(?:5018|5020|5038|5893|6304|6759|676[1-3])/,
    lengths: [12, 13, 14, 15, 16, 17, 18, 19],
  },
]

/**
 * Reads payment cards. The number itself leaves nothing but its first six and last four digits (PCI DSS 3.4.1): `canonical`
 * is masked like `display`. Keys are HMAC-SHA-256 under a secret of the place that stores them, since of a masked card only
 * a hundred thousand numbers remain to try; without the secret a card has no keys and is not found.
 */
export function cardReader(secret: Uint8Array | null): DeclaredReader {
  return needing('card', { digits: [12, 19] }, (text, hint) => readCard(text, hint, secret))
}

function readCard(text: string, hint: ReadingHint, secret: Uint8Array | null): Reading | null {
  const plain = written(text, 80)
  if (plain === null) return null
  const { rest, isLabelled } = afterLabel(plain, LABEL)
  const digits = joined(rest)
  if (!/^\d{12,19}$/.test(digits)) return null
  const scheme = SCHEMES.find(({ start, lengths }) => start.test(digits) && lengths.includes(digits.length))
  const isNamed = isLabelled || hint.kind === 'card'
  if (scheme === undefined && !isNamed) return null
  const isRight = luhnDigit(digits.slice(0, -1)) === digits.at(-1)
  // The wanted digit would tell the last of the hidden ones: it is not shown.
  const checks = [
    check('luhn_check_digit', isRight),
    ...(scheme === undefined ? [check('card_scheme_known', false)] : []),
  ]
  // An unknown scheme is ours not to know: only a wrong digit makes a card invalid.
  const verdict = scheme === undefined && isRight ? 'unverifiable' : verdictBy(checks)
  const masked = `${digits.slice(0, 6)}${'*'.repeat(digits.length - 10)}${digits.slice(-4)}`
  return makeReading({
    kind: 'card',
    canonical: masked,
    display: masked.replace(/(.{4})(?=.)/g, '$1 '),
    verdict,
    checks,
    notes: secret === null ? [note('card_without_secret_has_no_keys')] : [],
    facts: present({ scheme: scheme?.name, issuerNumber: digits.slice(0, 6) }),
    keys: secret === null ? { exact: [], folded: [], lookalike: [] } : keysOfCard(digits, secret),
    likelihood: likelihoodOf('digit', verdict, isLabelled),
  })
}

function keysOfCard(digits: string, secret: Uint8Array): IdentifierKeys {
  return keysOf([bytesToHex(hmac(sha256, secret, new TextEncoder().encode(`card:${digits}`)))])
}
