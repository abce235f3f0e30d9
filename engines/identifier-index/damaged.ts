import { Candidates } from './candidates.ts'
import { kindCode } from './kinds.ts'
import type { FoundDamaged, Slip } from './types.ts'
import { grades } from './types.ts'
import { type Asked, type FindOptions, probe, type View } from './view.ts'

/** Stands in a key for a character that nobody can read. */
const ILLEGIBLE = '?'
/** Shorter keys are one slip away from half of all others. Ours to confirm. */
const SHORTEST = 5
/** Look-ups of one search: about a millisecond; a VIN of 17 characters needs 1,311. Ours to confirm. */
const MOST_PROBES = 4096
/** Characters that may be illegible: each multiplies the look-ups. Ours to confirm. */
const MOST_ILLEGIBLE = 2
const DIGITS = Array.from('0123456789')
const UPPER = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const LOWER = Array.from('abcdefghijklmnopqrstuvwxyz')

/** From the likeliest to the least likely. */
const slips = ['illegible', 'changed', 'swapped', 'missing', 'extra'] as const satisfies readonly Slip[]
const LOOKALIKE = 1 << grades.indexOf('lookalike')

type Variant = { readonly key: string; readonly slip: Slip }

/** Answer of a search that is bounded: `isWhole` is false when not everything that was meant to be tried was. */
export type DamagedAnswer = { readonly found: readonly FoundDamaged[]; readonly isWhole: boolean }

/**
 * Records whose look-alike key is one slip away from an asked one: another character, two exchanged, one missing or too
 * many; or equal where a character is illegible. Of dense series many are: a candidate is a lead, no hit.
 */
export function findDamagedIn(
  view: View,
  { kind, keys }: Asked,
  { maySee, limit }: FindOptions,
): DamagedAnswer {
  const code = kind === null ? null : kindCode(kind)
  const found = new Candidates<Variant>(view.blocks, maySee, limit)
  const asked = [...new Set(keys.lookalike)]
  let left = MOST_PROBES
  for (const variant of variantsOfAll(asked.filter(isSearchable))) {
    if (left-- === 0) return { found: found.kept.map(toFound), isWhole: false }
    for (const match of probe(view, { key: variant.key, gradeMask: LOOKALIKE, kindCode: code }) ?? [])
      found.offer(match, slips.indexOf(variant.slip), variant)
  }
  return { found: found.kept.map(toFound), isWhole: asked.every(isSearchable) }
}

function toFound({ id, kind, why }: { id: string; kind: FoundDamaged['kind']; why: Variant }): FoundDamaged {
  return { id, kind, key: why.key, slip: why.slip }
}

function isSearchable(key: string): boolean {
  return key.length >= SHORTEST && key.split(ILLEGIBLE).length - 1 <= MOST_ILLEGIBLE
}

function* variantsOfAll(keys: readonly string[]): Generator<Variant> {
  for (const key of keys) yield* variantsOf(key)
}

/** Every text that `key` may have been, itself left out; a few of them twice. */
function* variantsOf(key: string): Generator<Variant> {
  const alphabet = alphabetOf(key)
  if (key.includes(ILLEGIBLE)) {
    for (const filled of filledIn(key, alphabet)) yield { key: filled, slip: 'illegible' }
    return
  }
  yield* changed(key, alphabet)
  yield* swapped(key)
  for (let at = 0; at <= key.length; at++)
    for (const more of alphabet) yield { key: key.slice(0, at) + more + key.slice(at), slip: 'missing' }
  yield* shortened(key)
}

function* changed(key: string, alphabet: readonly string[]): Generator<Variant> {
  for (let at = 0; at < key.length; at++) {
    const [before, after] = [key.slice(0, at), key.slice(at + 1)]
    yield { key: before + ILLEGIBLE + after, slip: 'illegible' }
    for (const other of alphabet)
      if (other !== key[at]) yield { key: before + other + after, slip: 'changed' }
  }
}

function* shortened(key: string): Generator<Variant> {
  for (let at = 0; at < key.length; at++)
    if (key[at] !== key[at - 1]) yield { key: key.slice(0, at) + key.slice(at + 1), slip: 'extra' }
}

function* swapped(key: string): Generator<Variant> {
  for (let at = 0; at + 1 < key.length; at++) {
    const [one = '', other = ''] = [key[at], key[at + 1]]
    if (one !== other) yield { key: key.slice(0, at) + other + one + key.slice(at + 2), slip: 'swapped' }
  }
}

function* filledIn(key: string, alphabet: readonly string[]): Generator<string> {
  const at = key.indexOf(ILLEGIBLE)
  if (at < 0) yield key
  else
    for (const character of alphabet)
      yield* filledIn(key.slice(0, at) + character + key.slice(at + 1), alphabet)
}

/** A number of digits alone has only digits in the place of others; what letters it has says the rest. */
function alphabetOf(key: string): readonly string[] {
  const hasLower = /[a-z]/.test(key)
  const hasUpper = /[A-Z]/.test(key)
  return [...DIGITS, ...(hasUpper ? UPPER : []), ...(hasLower ? LOWER : [])]
}
