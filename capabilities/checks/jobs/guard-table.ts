import { hashOfId } from '../../../engines/identifier-index/id-table.ts'
import { readId } from '../../../engines/identifier-index/record-id.ts'

/** Ids are spread over this many small tables, so that no call that makes one larger, or copies it, takes long. */
const SHARD_BITS = 10
const SHARDS = 2 ** SHARD_BITS
const PLACE_BITS = 32 - SHARD_BITS
const PLACE_MASK = 2 ** PLACE_BITS - 1
/** Words of an entry: its id, then the place of its guard. In a slot the place plus one stands there. */
export const SLOT = 5
export const PLACE = 4
const EMPTY = 0
const FIRST_ROOM = 4
const GROWTH = 1.25
/** Fuller than this, and a search for what is not there takes too many steps (linear probing). */
const FULLEST = 0.75
/** Ids fall into the tables by chance: some get this much more than their share. */
const SPREAD = 1.05

type Shard = { slots: Uint32Array; held: number }

/** What is being copied: the next table to be, and how later ones were before they changed. */
type Copying = { next: number; readonly before: Map<number, Uint32Array> }

/** The id that a call is about. */
const asked = new Uint32Array(PLACE)

/**
 * From ids of records to the places of their guards: some 30 bytes a record, where a map of texts takes two hundred. Open
 * addressing by linear probing; behind what leaves others move up, so that no mark is left. For one thread.
 */
export class GuardTable {
  readonly #shards: readonly Shard[] = Array.from({ length: SHARDS }, () => ({
    slots: new Uint32Array(SLOT * FIRST_ROOM),
    held: 0,
  }))
  #held = 0
  #copying: Copying | null = null

  get size(): number {
    return this.#held
  }

  get bytes(): number {
    return this.#shards.reduce((sum, { slots }) => sum + slots.byteLength, 0)
  }

  /** -1 when the id is not held, or is none. */
  find(id: string): number {
    if (!readId(id, asked)) return -1
    const hash = hashAt(asked, 0)
    const { slots } = this.#shardOf(hash)
    return (slots[slotOf(slots, hash) + PLACE] ?? EMPTY) - 1
  }

  set(id: string, place: number): void {
    if (!readId(id, asked)) throw new Error('an id of a record is a UUID in lower case')
    this.#put(hashAt(asked, 0), place)
  }

  delete(id: string): void {
    if (!readId(id, asked)) return
    const hash = hashAt(asked, 0)
    const shard = this.#shardOf(hash)
    const at = slotOf(shard.slots, hash)
    if (shard.slots[at + PLACE] === EMPTY) return
    this.#keepForCopy(hash)
    empty(shard.slots, at)
    shard.held--
    this.#held--
  }

  /**
   * Everything as it is now, whatever changes until it is taken: entries of an id and a place, a piece for each small
   * table. One at a time: what is left of an earlier copy can no longer be taken.
   */
  copy(): Iterable<Uint32Array> {
    const copying = { next: 0, before: new Map() }
    this.#copying = copying
    return this.#pieces(copying)
  }

  /** Puts in what was copied, in a table that is empty. */
  restore(entries: Uint32Array): void {
    const room = Math.ceil((entries.length / SLOT / SHARDS / FULLEST) * SPREAD)
    for (const shard of this.#shards) shard.slots = new Uint32Array(SLOT * Math.max(FIRST_ROOM, room))
    for (let at = 0; at < entries.length; at += SLOT) {
      copyId(entries, at, asked, 0)
      this.#put(hashAt(asked, 0), entries[at + PLACE] ?? 0)
    }
  }

  #put(hash: number, place: number): void {
    this.#keepForCopy(hash)
    const shard = this.#shardOf(hash)
    let at = slotOf(shard.slots, hash)
    if (shard.slots[at + PLACE] === EMPTY) {
      if (SLOT * (shard.held + 1) > shard.slots.length * FULLEST) {
        grow(shard)
        at = slotOf(shard.slots, hash)
      }
      copyId(asked, 0, shard.slots, at)
      shard.held++
      this.#held++
    }
    shard.slots[at + PLACE] = place + 1
  }

  *#pieces(copying: Copying): Generator<Uint32Array> {
    try {
      while (copying.next < SHARDS) {
        if (this.#copying !== copying) throw new Error('another copy was begun')
        const number = copying.next++
        const slots = copying.before.get(number) ?? this.#shardAt(number).slots
        copying.before.delete(number)
        const entries = entriesOf(slots)
        if (entries.length > 0) yield entries
      }
    } finally {
      if (this.#copying === copying) this.#copying = null
    }
  }

  #keepForCopy(hash: number): void {
    const copying = this.#copying
    if (copying === null) return
    const number = hash >>> PLACE_BITS
    if (number < copying.next || copying.before.has(number)) return
    copying.before.set(number, this.#shardAt(number).slots.slice())
  }

  #shardOf(hash: number): Shard {
    return this.#shardAt(hash >>> PLACE_BITS)
  }

  #shardAt(number: number): Shard {
    const shard = this.#shards[number]
    if (shard === undefined) throw new Error('a hash has more bits than there are shards')
    return shard
  }
}

/** Where the id that is asked stands, or would: then the slot is empty. */
function slotOf(slots: Uint32Array, hash: number): number {
  let at = homeOf(hash, slots.length)
  while (slots[at + PLACE] !== EMPTY && !isAsked(slots, at)) at = after(slots, at)
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

function copyId(from: Uint32Array, at: number, to: Uint32Array, as: number): void {
  to[as] = from[at] ?? 0
  to[as + 1] = from[at + 1] ?? 0
  to[as + 2] = from[at + 2] ?? 0
  to[as + 3] = from[at + 3] ?? 0
}

function after(slots: Uint32Array, at: number): number {
  return at + SLOT === slots.length ? 0 : at + SLOT
}

function homeOf(hash: number, words: number): number {
  return SLOT * Math.floor(((hash & PLACE_MASK) / 2 ** PLACE_BITS) * (words / SLOT))
}

function hashAt(words: Uint32Array, at: number): number {
  return hashOfId(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0)
}

/** Moves up what would no longer be found behind a slot that is empty. */
function empty(slots: Uint32Array, at: number): void {
  let gap = at
  for (let next = after(slots, gap); slots[next + PLACE] !== EMPTY; next = after(slots, next)) {
    const home = homeOf(hashAt(slots, next), slots.length)
    if (steps(slots, home, next) < steps(slots, gap, next)) continue
    copyId(slots, next, slots, gap)
    slots[gap + PLACE] = slots[next + PLACE] ?? EMPTY
    gap = next
  }
  slots[gap + PLACE] = EMPTY
}

/** How far it is from one slot to another one behind it, past the end. */
function steps(slots: Uint32Array, from: number, to: number): number {
  return to >= from ? to - from : to - from + slots.length
}

function grow(shard: Shard): void {
  const before = shard.slots
  const room = Math.ceil(((shard.held + 1) / FULLEST) * GROWTH)
  shard.slots = new Uint32Array(SLOT * Math.max(FIRST_ROOM, room))
  for (let from = 0; from < before.length; from += SLOT) {
    if (before[from + PLACE] === EMPTY) continue
    let at = homeOf(hashAt(before, from), shard.slots.length)
    while (shard.slots[at + PLACE] !== EMPTY) at = after(shard.slots, at)
    copyId(before, from, shard.slots, at)
    shard.slots[at + PLACE] = before[from + PLACE] ?? EMPTY
  }
}

function entriesOf(slots: Uint32Array): Uint32Array {
  const entries = new Uint32Array(slots.length)
  let length = 0
  for (let at = 0; at < slots.length; at += SLOT) {
    const place = slots[at + PLACE] ?? EMPTY
    if (place === EMPTY) continue
    copyId(slots, at, entries, length)
    entries[length + PLACE] = place - 1
    length += SLOT
  }
  return entries.subarray(0, length)
}
