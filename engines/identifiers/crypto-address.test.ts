import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sha256 } from '@noble/hashes/sha2.js'
import { createBase58check } from '@scure/base'
import { readCryptoAddress } from './crypto-address.ts'

const base58check = createBase58check(sha256)
const ofVersion = (...version: readonly number[]) =>
  base58check.encode(
    Uint8Array.from([...version, ...Array.from({ length: 20 }, (_, place) => place * 11 + 3)]),
  )

/** From the documents of each chain: the genesis block, BIP-173, BIP-350, EIP-55, the specification of cashaddr. */
const known: readonly (readonly [address: string, chain: string])[] = [
  ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'BTC'],
  ['3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'BTC'],
  ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'BTC'],
  ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'BTC'],
  ['ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9', 'LTC'],
  ['LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1', 'LTC'],
  [ofVersion(0x32), 'LTC'],
  ['DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L', 'DOGE'],
  [ofVersion(0x16), 'DOGE'],
  ['XpESxaUmonkq8RaLLp46Brx2K39ggQe226', 'DASH'],
  ['7gnwGHt17heGpG9Crfeh4KGpYNFugPhJdh', 'DASH'],
  ['bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a', 'BCH'],
  ['bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq', 'BCH'],
  ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'ETH'],
  ['0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359', 'ETH'],
  ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'TRX'],
  ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'XRP'],
  ['44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A', 'XMR'],
  ['888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H', 'XMR'],
  ['GAHK7EEG2WWHVKDNT4CEQFZGKF2LGDSW2IVM4S5DP42RBW3K6BTODB4A', 'XLM'],
  [ofVersion(0x1c, 0xb8), 'ZEC'],
  ['t3Vz22vK5z2LcKEdg16Yv4FFneEL1zg9ojd', 'ZEC'],
]

const LETTERS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0'

/** Numbers of a plain congruential sequence: the same alterations in every run. */
function* sequence(seed: number): Generator<number, never> {
  for (let state = seed; ; state = (Math.imul(state, 1664525) + 1013904223) >>> 0) yield state
}

/** Alterations as people make them: one character for another, two neighbours swapped, one lost, one doubled. */
function altered(text: string, wanted: number): readonly string[] {
  const found = new Set<string>()
  const numbers = sequence(text.length)
  const next = (below: number) => Math.floor((numbers.next().value / 2 ** 32) * below)
  for (let tries = 0; found.size < wanted && tries < wanted * 40; tries += 1) {
    const at = next(text.length)
    const letter = LETTERS[next(LETTERS.length)] ?? '1'
    const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)]
    const made = [
      before + letter + after,
      before + letter + after.slice(0, -1) + letter,
      before + after.slice(0, 1) + here + after.slice(1),
      before + after,
      before + here + here + after,
      before + (here === here.toLowerCase() ? here.toUpperCase() : here.toLowerCase()) + after,
    ][tries % 6]
    if (made !== undefined && made !== text) found.add(made)
  }
  return [...found]
}

describe('an address of a crypto-currency', () => {
  it('is valid by the checksum of its chain', () => {
    for (const [address, chain] of known) {
      const reading = readCryptoAddress(address)
      assert.deepEqual([reading?.verdict, reading?.facts['chain']], ['valid', chain], address)
      assert.equal(reading?.canonical, address)
    }
  })

  it('that was altered is never valid: 0 of a thousand for each form', () => {
    for (const [address] of known) {
      const mutants = altered(address, 1000)
      assert.ok(mutants.length >= 1000, `${address}: ${mutants.length}`)
      for (const mutant of mutants) {
        const reading = readCryptoAddress(mutant)
        assert.ok(reading?.verdict !== 'valid' || reading.canonical === address, mutant)
      }
    }
  })

  it('knows every vector of BIP-350 that is no address', () => {
    for (const address of [
      'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T5',
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd',
      'BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL',
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh',
      'bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4',
      'BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R',
      'bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du',
      'bc1gmk9yu',
    ])
      assert.notEqual(readCryptoAddress(address)?.verdict, 'valid', address)
  })

  it('without a checksum is unverifiable, never valid', () => {
    for (const [address, chain] of [
      ['EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', 'SOL'],
      ['11111111111111111111111111111111', 'SOL'],
      ['0xde709f2102306220921060314715629080e2fb77', 'ETH'],
      ['0X5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED', 'ETH'],
    ] as const) {
      const reading = readCryptoAddress(address)
      assert.deepEqual([reading?.verdict, reading?.facts['chain']], ['unverifiable', chain], address)
    }
  })

  it('that begins with 3 may be on three chains, and says so', () => {
    const reading = readCryptoAddress('3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy')
    assert.deepEqual(reading?.notes, [
      { name: 'same_address_on_other_chains', values: { chains: 'BCH, LTC' } },
    ])
  })

  it('is found however its chain writes it', () => {
    const folded = (text: string) => readCryptoAddress(text)?.keys.folded ?? []
    const meets = (one: string, other: string) => folded(one).some((key) => folded(other).includes(key))
    assert.ok(meets('1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu', 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'))
    assert.ok(meets(ofVersion(0x05), ofVersion(0x32)))
    assert.ok(!meets(ofVersion(0x00), ofVersion(0x05)))
    assert.deepEqual(
      readCryptoAddress('0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed')?.keys.exact,
      readCryptoAddress('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')?.keys.exact,
    )
    assert.equal(
      readCryptoAddress('BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4')?.canonical,
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    )
  })

  it('is taken out of a payment link, and out of its label', () => {
    const address = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'
    for (const text of [
      `bitcoin:${address}?amount=0.1`,
      `BTC: ${address}`,
      `Bitcoin wallet address ${address}`,
    ])
      assert.equal(readCryptoAddress(text)?.canonical, address, text)
    const ethereum = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
    assert.equal(readCryptoAddress(`ethereum:${ethereum}@137/?value=1`)?.canonical, ethereum)
  })

  it('of a test network says that it has no value', () => {
    for (const address of [ofVersion(0x6f), 'tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7'])
      assert.equal(readCryptoAddress(address)?.notes.at(-1)?.name, 'test_network_without_value')
  })

  it('is not made of words', () => {
    for (const text of [
      'abcdefghijkmnopqrstuvwxyzabcdef',
      'Donaudampfschiffahrtsgesellschaft',
      'x'.repeat(42),
    ])
      assert.equal(readCryptoAddress(text), null, text)
  })
})
