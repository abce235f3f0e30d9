import { bytesToHex } from '@noble/hashes/utils.js'
import {
  fromBase58Check,
  fromCashAddress,
  isBase58Key,
  isXrpAccount,
  moneroNetwork,
  stellarType,
  withEip55Case,
  witnessProgram,
} from './address-codes.ts'
import { check, keysOf, likelihoodOf, makeReading, note } from './make-reading.ts'
import { needing } from './needs.ts'
import type { IdentifierKeys, Reading, Verdict } from './types.ts'
import { afterLabel, likeDigits, written } from './written.ts'

/** What an address says. `chains` begins with the one that is meant most often; `hash` is what the address pays to. */
type Address = {
  readonly canonical: string
  readonly verdict: Verdict
  readonly chains: readonly string[]
  readonly form: string
  readonly hash: string | null
  readonly isTest: boolean
}

/** Names of chains, as people and payment links write them in front. */
const LABEL =
  /^(?:btc|bitcoin|eth|ethereum|ltc|litecoin|doge|dogecoin|dash|bch|trx|tron|xrp|ripple|xmr|monero|xlm|stellar|zec|zcash|sol|solana|usdt|usdc|wallet|address)(?: wallet)?(?: address)?(?=[\s:=])/i
const LONGEST = 160

/**
 * An address of a crypto-currency. One text has one address; where chains share a form (`3…`), all of them are told.
 * Nothing is repaired: a wrong letter is another address, or none.
 */
export const readCryptoAddress = needing('crypto_address', { both: [25, LONGEST] }, (text) => {
  const plain = written(text, LONGEST)
  if (plain === null) return null
  const { rest, isLabelled } = afterLabel(plain, LABEL)
  // A payment link may add a chain number (ERC-681) and an amount (BIP-21).
  const bare = rest.replace(/[?@].*$/, '')
  if (!/^[a-z0-9:]{25,120}$/i.test(bare)) return null
  const address = addressOf(bare)
  return address === null ? null : fromAddress(address, isLabelled)
})

function addressOf(text: string): Address | null {
  for (const read of [inHex, inBech32, inCashAddress, onStellar, onXrp, onMonero, inBase58, onSolana]) {
    const address = read(text)
    if (address !== null) return address
  }
  return null
}

function fromAddress(address: Address, isLabelled: boolean): Reading {
  const { canonical, verdict, chains, form, hash, isTest } = address
  const [chain = '', ...others] = chains
  return makeReading({
    kind: 'crypto_address',
    canonical,
    verdict,
    checks: verdict === 'unverifiable' ? [] : [check('address_checksum', verdict === 'valid')],
    notes: [
      ...(others.length === 0 ? [] : [note('same_address_on_other_chains', { chains: others.join(', ') })]),
      ...(verdict === 'unverifiable' ? [note('address_without_checksum')] : []),
      ...(isTest ? [note('test_network_without_value')] : []),
    ],
    facts: { chain, form },
    keys: keysOfAddress(canonical, chain, hash),
    likelihood: likelihoodOf(verdict === 'unverifiable' ? 'form' : 'proof', verdict, isLabelled),
  })
}

/** Bitcoin, its Cash and the old script addresses of Litecoin write one hash in several ways: the same key holds both. */
const ONE_HASH = ['BTC', 'BCH', 'LTC']

function keysOfAddress(canonical: string, chain: string, hash: string | null): IdentifierKeys {
  // Only hexadecimal digits are the same in either case: their case is a checksum that some programs lose.
  const keys = keysOf([canonical], (key) => (/^0x/i.test(key) ? key.toLowerCase() : key), likeDigits)
  if (hash === null || !ONE_HASH.includes(chain)) return keys
  return { ...keys, folded: [...keys.folded, hash], lookalike: [...keys.lookalike, hash] }
}

function inHex(text: string): Address | null {
  if (!/^0x[0-9a-f]{40}$/i.test(text)) return null
  const digits = text.slice(2)
  const canonical = `0x${withEip55Case(digits)}`
  const isOneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase()
  const isRight = text.slice(2) === canonical.slice(2)
  const all = { chains: ['ETH', 'BNB', 'POL', 'AVAX'], form: 'EIP-55', hash: null, isTest: false }
  // Letters of one case carry no checksum (EIP-55); digits alone carry none in either.
  if (isOneCase) return { ...all, canonical, verdict: 'unverifiable' }
  return { ...all, canonical: isRight ? canonical : text, verdict: isRight ? 'valid' : 'invalid' }
}

const WITNESS_CHAINS: Readonly<Record<string, string>> = { bc: 'BTC', tb: 'BTC', ltc: 'LTC', tltc: 'LTC' }

function inBech32(text: string): Address | null {
  const prefix = /^(bc|tb|ltc|tltc)1[a-z0-9]{6,87}$/i.exec(text)?.[1]?.toLowerCase()
  if (prefix === undefined) return null
  const program = witnessProgram(text)
  const isTest = prefix.startsWith('t')
  const chains = [WITNESS_CHAINS[prefix] ?? prefix]
  const canonical = text.toLowerCase()
  if (program === null) return { canonical, verdict: 'invalid', chains, form: 'bech32', hash: null, isTest }
  const form = program.version === 0 ? 'bech32' : 'bech32m'
  return { canonical, verdict: 'valid', chains, form, hash: null, isTest }
}

const CASH_PREFIXES = ['bitcoincash', 'bchtest']

function inCashAddress(text: string): Address | null {
  const found = /^(?:(bitcoincash|bchtest):)?([qp][02-9ac-hj-np-z]{41})$/i.exec(text)
  if (found === null || (text !== text.toLowerCase() && text !== text.toUpperCase())) return null
  const [, named, given = ''] = found
  const body = given.toLowerCase()
  const prefixes = named === undefined ? CASH_PREFIXES : [named.toLowerCase()]
  for (const prefix of prefixes) {
    const decoded = fromCashAddress(prefix, body)
    if (decoded === null || decoded.type > 1) continue
    const hash = `${decoded.type === 0 ? 'key' : 'script'}:${decoded.hash}`
    const isTest = prefix === 'bchtest'
    return {
      canonical: `${prefix}:${body}`,
      verdict: 'valid',
      chains: ['BCH'],
      form: 'cashaddr',
      hash,
      isTest,
    }
  }
  const canonical = `${prefixes[0] ?? ''}:${body}`
  return { canonical, verdict: 'invalid', chains: ['BCH'], form: 'cashaddr', hash: null, isTest: false }
}

function onStellar(text: string): Address | null {
  if (!/^(?:G[A-Z2-7]{55}|M[A-Z2-7]{68})$/.test(text)) return null
  const wanted = text.startsWith('G') ? 6 << 3 : 12 << 3
  const form = text.startsWith('G') ? 'account' : 'muxed account'
  return only('XLM', { text, form, isRight: stellarType(text) === wanted })
}

function onXrp(text: string): Address | null {
  if (!/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/.test(text)) return null
  return only('XRP', { text, form: 'account', isRight: isXrpAccount(text) })
}

/** Network bytes of Monero: main (account, subaddress, with payment id), then test and stage networks. */
const MONERO_MAIN = [18, 42, 19]
const MONERO_TEST = [53, 63, 54, 24, 36, 25]

function onMonero(text: string): Address | null {
  if (!/^[1-9A-HJ-NP-Za-km-z]{95}$|^[1-9A-HJ-NP-Za-km-z]{106}$/.test(text)) return null
  const network = moneroNetwork(text) ?? -1
  const isTest = MONERO_TEST.includes(network)
  const address = only('XMR', { text, form: 'account', isRight: isTest || MONERO_MAIN.includes(network) })
  return { ...address, isTest }
}

function only(
  chain: string,
  { text, form, isRight }: { readonly text: string; readonly form: string; readonly isRight: boolean },
): Address {
  const verdict = isRight ? 'valid' : 'invalid'
  return { canonical: text, verdict, chains: [chain], form, hash: null, isTest: false }
}

type Version = {
  readonly start: RegExp
  readonly bytes: readonly number[]
  readonly chains: readonly string[]
  readonly form: 'P2PKH' | 'P2SH' | 'account'
  readonly isTest?: true
}

/** Versions of Base58Check, from the chain parameters of each program. */
const VERSIONS: readonly Version[] = [
  { start: /^1/, bytes: [0x00], chains: ['BTC', 'BCH'], form: 'P2PKH' },
  // Litecoin used 5 until it took 0x32 ("M…"), Bitcoin Cash until cashaddr; both still accept it.
  { start: /^3/, bytes: [0x05], chains: ['BTC', 'BCH', 'LTC'], form: 'P2SH' },
  { start: /^L/, bytes: [0x30], chains: ['LTC'], form: 'P2PKH' },
  { start: /^M/, bytes: [0x32], chains: ['LTC'], form: 'P2SH' },
  { start: /^D/, bytes: [0x1e], chains: ['DOGE'], form: 'P2PKH' },
  { start: /^[9A]/, bytes: [0x16], chains: ['DOGE'], form: 'P2SH' },
  { start: /^X/, bytes: [0x4c], chains: ['DASH'], form: 'P2PKH' },
  { start: /^7/, bytes: [0x10], chains: ['DASH'], form: 'P2SH' },
  { start: /^T/, bytes: [0x41], chains: ['TRX'], form: 'account' },
  { start: /^t1/, bytes: [0x1c, 0xb8], chains: ['ZEC'], form: 'P2PKH' },
  { start: /^t3/, bytes: [0x1c, 0xbd], chains: ['ZEC'], form: 'P2SH' },
  { start: /^[mn]/, bytes: [0x6f], chains: ['BTC', 'BCH', 'LTC'], form: 'P2PKH', isTest: true },
  { start: /^2/, bytes: [0xc4], chains: ['BTC', 'BCH', 'LTC'], form: 'P2SH', isTest: true },
]

function inBase58(text: string): Address | null {
  if (!/^[1-9A-HJ-NP-Za-km-z]{25,36}$/.test(text)) return null
  const payload = fromBase58Check(text)
  const version = VERSIONS.find(({ bytes, start }) =>
    payload === null
      ? start.test(text) && looksTyped(text)
      : payload.length === bytes.length + 20 && bytes.every((byte, place) => payload[place] === byte),
  )
  if (version === undefined) return null
  const { bytes, chains, form, isTest = false } = version
  const common = { canonical: text, chains, form, isTest }
  if (payload === null) return { ...common, verdict: 'invalid', hash: null }
  const hash = bytesToHex(payload.subarray(bytes.length))
  return { ...common, verdict: 'valid', hash: `${form === 'P2SH' ? 'script' : 'key'}:${hash}` }
}

/** Whether a text without a right checksum is an address with a mistake, rather than something else of that length. */
function looksTyped(text: string): boolean {
  return /\d/.test(text) && text.length >= (/^[13]/.test(text) ? 26 : 33) && !isBase58Key(text)
}

function onSolana(text: string): Address | null {
  if (!/^[1-9A-HJ-NP-Za-km-z]{32,44}$/.test(text) || !/\d/.test(text) || !isBase58Key(text)) return null
  return { canonical: text, verdict: 'unverifiable', chains: ['SOL'], form: 'key', hash: null, isTest: false }
}
