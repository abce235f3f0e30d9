import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { identifierKinds } from '../../kernel/identifier-kind.ts'
import { communicationReaders } from './readers-communication.ts'
import { moneyReaders, moneyReadersWith } from './readers-money.ts'
import { networkReaders } from './readers-network.ts'
import { numberReaders } from './readers-number.ts'
import type { IdentifierKeys, ReadingHint } from './types.ts'

const readers = [
  ...communicationReaders,
  ...moneyReaders,
  ...moneyReadersWith(Uint8Array.of(1, 2, 3)),
  ...networkReaders,
  ...numberReaders,
]
const hints: readonly ReadingHint[] = [null, ...identifierKinds].map((kind) => ({ kind, country: null }))

/** One of every kind, from which others are made by the loss, gain and change of characters. */
const specimens = [
  '+41 44 668 18 00',
  'DE89 3704 0044 0532 0130 00',
  '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
  'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  '010.8.8.8',
  '::ffff:8.8.8.8',
  'AS15169',
  'orlan+x@examp1e.com',
  'telegram: @orlan_t0',
  'https://www.facebook.com/orlan.teski',
  '49-015420-323751-8',
  '8937301012345678901',
  '259011234567890',
  'DEUTDEFFXXX',
  '4111 1111 1111 1111',
  '1630615123457',
  '131052-308T',
  'RCCMNL83S18D969H',
  'd41d8cd98f00b204e9800998ecf8427e',
  'D212 7F7E 4C6E 8A2F 1B39  0A55 7C30 41D8 9E1F 6B02',
  'www.paypa1.com',
  'hxxps://example[.]com/a?b=c',
  'duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion',
]

const mark = fc.constantFrom(
  '',
  ' ',
  '-',
  '.',
  '\u200f',
  '\u202a',
  '٣',
  'O',
  '0',
  'l',
  '1',
  'Ⅷ',
  '\ud800',
  '\0',
  'а',
)

/** A specimen with some of its characters followed, led or replaced by another. */
const damaged = fc
  .tuple(fc.constantFrom(...specimens), fc.array(fc.tuple(fc.nat(100), mark, fc.boolean()), { maxLength: 4 }))
  .map(([text, changes]) =>
    changes.reduce(
      (now, [at, by, isInstead]) => now.slice(0, at) + by + now.slice(at + (isInstead ? 1 : 0)),
      text,
    ),
  )
const anything = fc.oneof(damaged, fc.string({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }))

const meets = (one: readonly string[], other: readonly string[]) => one.some((key) => other.includes(key))

function assertNested(one: IdentifierKeys, other: IdentifierKeys): void {
  if (meets(one.exact, other.exact)) assert.ok(meets(one.folded, other.folded))
  if (meets(one.folded, other.folded)) assert.ok(meets(one.lookalike, other.lookalike))
}

describe('every reader', () => {
  it('answers or declines, whatever it is given', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...hints), (text, hint) => {
        for (const read of readers) {
          const reading = read(text, hint)
          if (reading === null) continue
          assert.ok(reading.canonical.length > 0 && reading.likelihood >= 0 && reading.likelihood <= 1)
          assert.ok(reading.verdict !== 'invalid' || reading.checks.some(({ passed }) => !passed))
          assert.ok(reading.verdict !== 'valid' || reading.checks.length > 0)
          assert.ok(reading.verdict !== 'valid' || reading.checks.every(({ passed }) => passed))
        }
      }),
      { numRuns: 700 },
    )
  })

  it('gives keys of which each grade holds the one before', () => {
    fc.assert(
      fc.property(damaged, damaged, fc.constantFrom(...hints), (text, otherText, hint) => {
        for (const read of readers) {
          const [one, other] = [read(text, hint), read(otherText, hint)]
          if (one === null || other === null) continue
          assertNested(one.keys, other.keys)
          assertNested(one.keys, one.keys)
        }
      }),
      { numRuns: 700 },
    )
  })

  it('reads its own display and canonical as the same identifier', () => {
    for (const text of specimens)
      for (const read of readers) {
        const reading = read(text, { kind: null, country: null })
        // Of a card nothing is left to read.
        if (reading === null || reading.kind === 'card') continue
        const hint = { kind: reading.kind, country: reading.country }
        assert.equal(read(reading.canonical, hint)?.canonical, reading.canonical)
        assert.equal(read(reading.display, hint)?.canonical, reading.canonical)
      }
  })

  it('declines a text without end', () => {
    for (const unit of ['1', 'a', '.', ' ', 'a.', '+1 ', '::', '[', 'xn--a.', '٣', '\ufdfa'])
      for (const length of [200, 2000, 1_000_000])
        for (const read of readers) read(unit.repeat(length), { kind: null, country: null })
  })
})
