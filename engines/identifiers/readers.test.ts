import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { communicationReaders } from './readers-communication.ts'
import { moneyReaders } from './readers-money.ts'
import { networkReaders } from './readers-network.ts'
import type { IdentifierKeys, ReadingHint } from './types.ts'
import { identifierKinds } from './types.ts'

const readers = [...communicationReaders, ...moneyReaders, ...networkReaders]
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
      { numRuns: 2000 },
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
      { numRuns: 2000 },
    )
  })

  it('reads its own display and canonical as the same identifier', () => {
    for (const text of specimens)
      for (const read of readers) {
        const reading = read(text, { kind: null, country: null })
        if (reading === null) continue
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
