import { sharedWords } from '../../../engines/identifier-index/columns.ts'
import { hashOfId } from '../../../engines/identifier-index/id-table.ts'
import { readId } from '../../../engines/identifier-index/record-id.ts'

/** Ids are spread over this many small tables, so that no call that makes one larger, or copies it, takes long. */
const SHARD_BITS = 10
export const SHARDS = 2 ** SHARD_BITS
export const PLACE_BITS = 32 - SHARD_BITS
const PLACE_MASK = 2 ** PLACE_BITS - 1
/** Words of an entry: its id, then the place of its guard. In a slot the place plus one stands there. */
export const SLOT = 5
export const PLACE = 4
export const EMPTY = 0
/** In a slot whose id is not held any more: who searches goes on behind it. */
export const GONE = 0xffff_ffff

/** The id that a call is about. */
export const asked = new Uint32Array(PLACE)

/** One of the small tables: open addressing by linear probing, in memory that threads share. One of them writes. */
export function newSlots(room: number): Uint32Array {
  return sharedWords(SLOT * room)
}

/** The place of the guard of a record; -1 when the id is not held, or is none. */
export function placeIn(shards: readonly Uint32Array[], id: string): number {
  if (!readId(id, asked)) return -1
  const hash = hashAt(asked, 0)
  const slots = shards[hash >>> PLACE_BITS]
  if (slots === undefined) return -1
  const held = Atomics.load(slots, slotOf(slots, hash) + PLACE)
  return held === GONE ? -1 : held - 1
}

/** Where the id that is asked stands, or would: then the slot is empty. */
export function slotOf(slots: Uint32Array, hash: number): number {
  let at = homeOf(hash, slots.length)
  // What another thread just puts in has its id before its place.
  while (Atomics.load(slots, at + PLACE) !== EMPTY && !isAsked(slots, at)) at = after(slots, at)
  return at
}

function isAsked(slots: Uint32Array, at: number): boolean {
  return (
    slots[at] === asked[0] &&
    slots[at + 1] === asked[1] &&
    slots[at + 2] === asked[2] &&
    slots[at + 3] === asked[3]
  )
}

export function copyId(from: Uint32Array, at: number, to: Uint32Array, as: number): void {
  to[as] = from[at] ?? 0
  to[as + 1] = from[at + 1] ?? 0
  to[as + 2] = from[at + 2] ?? 0
  to[as + 3] = from[at + 3] ?? 0
}

export function after(slots: Uint32Array, at: number): number {
  return at + SLOT === slots.length ? 0 : at + SLOT
}

export function homeOf(hash: number, words: number): number {
  return SLOT * Math.floor(((hash & PLACE_MASK) / 2 ** PLACE_BITS) * (words / SLOT))
}

export function hashAt(words: Uint32Array, at: number): number {
  return hashOfId(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0)
}
