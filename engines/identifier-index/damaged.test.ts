import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { hashOf, sumsOf } from './hash.ts'
import { IdentifierIndex } from './identifier-index.ts'
import { Alphabet, filled, type Gap, lengthened, replaced, shortened, swapped } from './slip-hashes.ts'
import type { Slip } from './types.ts'

const idOf = (place: number) => `0198c5a0-0000-7000-8000-${String(place).padStart(12, '0')}`
const vin = (key: string) => ({ kind: 'vin' as const, keys: { exact: [], folded: [], lookalike: [key] } })
const everything = { maySee: () => true, limit: 100 }

const someKey = fc.string({ unit: fc.constantFrom(...'0123456789ABZ'), minLength: 6, maxLength: 17 })
/** Few characters: texts that are one slip apart in more than one way. */
const alikeKey = fc.string({ unit: fc.constantFrom('0', '1', 'A'), minLength: 5, maxLength: 7 })

/** What happened to `asked` if it is `held` with one slip, told by their characters alone; null when more happened. */
function slipBetween(asked: string, held: string): Slip | null {
  if (asked === held) return null
  if (asked.length === held.length) return slipInPlace(asked, held)
  const [shorter, longer] = asked.length < held.length ? [asked, held] : [held, asked]
  const isOneMore = [...longer].some((_, at) => longer.slice(0, at) + longer.slice(at + 1) === shorter)
  if (!isOneMore) return null
  return asked.length < held.length ? 'missing' : 'extra'
}

function slipInPlace(asked: string, held: string): Slip | null {
  const apart = [...asked].flatMap((character, at) => (character === held[at] ? [] : [at]))
  const [one = 0, other = 0] = apart
  if (apart.length === 1) return held[one] === '?' ? 'illegible' : 'changed'
  const isSwapped = other === one + 1 && asked[one] === held[other] && asked[other] === held[one]
  return apart.length === 2 && isSwapped ? 'swapped' : null
}

describe('a search one slip away', () => {
  for (const [of, key] of [
    ['numbers', someKey],
    ['numbers of few characters', alikeKey],
  ] as const)
    test(`finds of ${of} what is one slip away, and nothing else`, () => {
      fc.assert(
        fc.property(key, fc.array(key, { maxLength: 12 }), fc.nat(16), someKey, (asked, others, at, more) => {
          const place = at % asked.length
          const slipped = [
            asked.slice(0, place) + asked.slice(place + 1),
            asked.slice(0, place) + (more[0] ?? '') + asked.slice(place),
            `${asked.slice(0, place)}?${asked.slice(place + 1)}`,
            asked.slice(0, place) + (more[1] ?? '') + asked.slice(place + 1),
            asked.slice(0, place) + (asked[place + 1] ?? '') + asked[place] + asked.slice(place + 2),
          ]
          const held = [...new Set([...others, ...slipped])]
          const index = IdentifierIndex.create(64)
          for (const [which, text] of held.entries()) index.upsert(idOf(which), [vin(text)])
          const { found, isWhole } = index.findDamaged(vin(asked), everything)
          assert.equal(isWhole, true)
          const inAlphabet = (text: string) => /[A-Z]/.test(asked) || !/[A-Z]/.test(text)
          const expected = held
            .filter((text) => slipBetween(asked, text) !== null && inAlphabet(text))
            .map((text) => `${text} ${slipBetween(asked, text)}`)
          assert.deepEqual(found.map((one) => `${one.key} ${one.slip}`).sort(), expected.sort())
        }),
        { numRuns: 2000 },
      )
    })
})

describe('a search that is bounded', () => {
  const key = 'A1B2C3D4E5'.repeat(6)
  const damaged = (...held: readonly string[]) => {
    const index = IdentifierIndex.create(64)
    for (const [which, text] of held.entries()) index.upsert(idOf(which), [vin(text)])
    const { found, isWhole } = index.findDamaged(vin(key), everything)
    return { found: found.map((one) => one.key), isWhole }
  }

  /** 60 places take 36 texts each, 59 pairs one; of 61 gaps the 53rd gets five of its 36. */
  test('tries what comes first, and nothing behind the bound', () => {
    const inGap = (at: number, character: string) => key.slice(0, at) + character + key.slice(at)
    assert.deepEqual(damaged(inGap(52, '4'), inGap(51, 'Z'), inGap(52, '5'), key.slice(1), key), {
      found: [inGap(52, '4'), inGap(51, 'Z')],
      isWhole: false,
    })
  })
})

describe('a search for what is illegible', () => {
  const asked = (...lookalike: readonly string[]) => {
    const keys = { exact: [], folded: [], lookalike }
    return IdentifierIndex.create(64).findDamaged({ kind: null, keys }, everything).isWhole
  }

  /** Each key may be any of 62 times 62 texts: of two of them the second is cut. */
  test('says when a second number was not tried in every way', () => {
    assert.deepEqual([asked('Aa1??'), asked('Aa1??', 'Ab1??')], [true, false])
  })
})

describe('hashes of texts that differ in a place', () => {
  const highIn = (gap: Gap | undefined, unit: number) => (gap === undefined ? null : filled(gap, unit))

  test('are those of the texts', () => {
    const text = fc.string({ unit: 'binary', minLength: 2 })
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(0xffff), (whole, near, unit) => {
        const at = near % (whole.length - 1)
        const [before, own, rest] = [whole.slice(0, at), whole[at], whole.slice(at + 1)]
        const other = String.fromCharCode(unit)
        const sums = sumsOf(whole, 0)
        const exchanged = before + rest[0] + own + rest.slice(1)
        assert.equal(highIn(replaced(whole, sums, at), unit), hashOf(before + other + rest).high)
        assert.equal(highIn(lengthened(whole)[at], unit), hashOf(before + other + own + rest).high)
        assert.equal(highIn(lengthened(whole).at(-1), unit), hashOf(whole + other).high)
        assert.equal(shortened(whole)[at], hashOf(before + rest).high)
        assert.equal(swapped(whole, sums, at), hashOf(exchanged).high)
      }),
    )
  })

  test('of all characters of an alphabet are those of each, in long texts as well', () => {
    const alphabet = new Alphabet('02Z?a')
    const highs = new Uint32Array(7)
    for (const length of [1, 63, 64, 65, 300, 64]) {
      const whole = 'A7'.repeat(length)
      for (const gap of lengthened(whole)) {
        alphabet.fill(gap, highs, 1, 6)
        const texts = [...alphabet.characters].map(
          (one) => whole.slice(0, gap.at) + one + whole.slice(gap.at),
        )
        assert.deepEqual([...highs], [0, ...texts.map((text) => hashOf(text).high), 0])
      }
    }
  })
})
