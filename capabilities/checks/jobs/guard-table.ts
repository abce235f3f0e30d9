import { readId } from '../../../engines/identifier-index/record-id.ts'
import {
  after,
  asked,
  copyId,
  EMPTY,
  GONE,
  hashAt,
  homeOf,
  newSlots,
  PLACE,
  PLACE_BITS,
  placeIn,
  SHARDS,
  SLOT,
  slotOf,
} from './guard-slots.ts'

const FIRST_ROOM = 4
const GROWTH = 1.25
/** Fuller than this, and a search for what is not there takes too many steps (linear probing). */
const FULLEST = 0.75
/** Ids fall into the tables by chance: some get this much more than their share. */
const SPREAD = 1.05

/** `used` counts those that are gone as well. */
type Counts = { held: number; used: number }

/** What is being copied: the next table to be, and how later ones were before they changed. */
type Copying = { next: number; readonly before: Map<number, Uint32Array> }

/** Told when a small table moved to a larger one. */
export type Moved = (number: number, slots: Uint32Array) => void

/**
 * From ids of records to the places of their guards: some 30 bytes a record, where a map of texts takes two hundred. Other
 * threads read `shards` while this one writes: a record that is held is found at every moment.
 */
export class GuardTable {
  readonly #shards: Uint32Array[] = Array.from({ length: SHARDS }, () => newSlots(FIRST_ROOM))
  readonly #counts: readonly Counts[] = Array.from({ length: SHARDS }, () => ({ held: 0, used: 0 }))
  #held = 0
  #copying: Copying | null = null
  #moved: Moved = () => undefined

  get size(): number {
    return this.#held
  }

  get bytes(): number {
    return this.#shards.reduce((sum, slots) => sum + slots.byteLength, 0)
  }

  get shards(): readonly Uint32Array[] {
    return this.#shards
  }

  /** From now on `moved` is told of each of `shards` that is another one. */
  onMoved(moved: Moved): void {
    this.#moved = moved
  }

  /** -1 when the id is not held, or is none. */
  find(id: string): number {
    return placeIn(this.#shards, id)
  }

  set(id: string, place: number): void {
    if (!readId(id, asked)) throw new Error('an id of a record is a UUID in lower case')
    this.#put(hashAt(asked, 0), place)
  }

  delete(id: string): void {
    if (!readId(id, asked)) return
    const hash = hashAt(asked, 0)
    const { slots, counts } = this.#shardAt(hash >>> PLACE_BITS)
    const at = slotOf(slots, hash)
    if (!isHeld(slots, at)) return
    this.#keepForCopy(hash)
    Atomics.store(slots, at + PLACE, GONE)
    counts.held--
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

  /** Puts in what was copied, in a table that is empty and that no other thread reads yet. */
  restore(entries: Uint32Array): void {
    const room = Math.ceil((entries.length / SLOT / SHARDS / FULLEST) * SPREAD)
    for (const number of this.#shards.keys()) this.#shards[number] = newSlots(Math.max(FIRST_ROOM, room))
    for (let at = 0; at < entries.length; at += SLOT) {
      copyId(entries, at, asked, 0)
      this.#put(hashAt(asked, 0), entries[at + PLACE] ?? 0)
    }
  }

  #put(hash: number, place: number): void {
    this.#keepForCopy(hash)
    const number = hash >>> PLACE_BITS
    const { slots: before, counts } = this.#shardAt(number)
    let slots = before
    let at = slotOf(slots, hash)
    if (slots[at + PLACE] === EMPTY) {
      if (SLOT * (counts.used + 1) > slots.length * FULLEST) {
        slots = this.#grow(number)
        at = slotOf(slots, hash)
      }
      copyId(asked, 0, slots, at)
      counts.used++
    }
    if (!isHeld(slots, at)) {
      counts.held++
      this.#held++
    }
    Atomics.store(slots, at + PLACE, place + 1)
  }

  /** Others read what was there before until they hear of it. */
  #grow(number: number): Uint32Array {
    const { slots: before, counts } = this.#shardAt(number)
    const slots = grown(before, counts.held)
    counts.used = counts.held
    this.#shards[number] = slots
    this.#moved(number, slots)
    return slots
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

  #shardAt(number: number): { readonly slots: Uint32Array; readonly counts: Counts } {
    const [slots, counts] = [this.#shards[number], this.#counts[number]]
    if (slots === undefined || counts === undefined)
      throw new Error('a hash has more bits than there are shards')
    return { slots, counts }
  }
}

function isHeld(slots: Uint32Array, at: number): boolean {
  const held = slots[at + PLACE] ?? EMPTY
  return held !== EMPTY && held !== GONE
}

/** The same without those that are gone, with room for more. */
function grown(before: Uint32Array, held: number): Uint32Array {
  const slots = newSlots(Math.max(FIRST_ROOM, Math.ceil(((held + 1) / FULLEST) * GROWTH)))
  for (let from = 0; from < before.length; from += SLOT) {
    if (!isHeld(before, from)) continue
    let at = homeOf(hashAt(before, from), slots.length)
    while (slots[at + PLACE] !== EMPTY) at = after(slots, at)
    copyId(before, from, slots, at)
    slots[at + PLACE] = before[from + PLACE] ?? EMPTY
  }
  return slots
}

function entriesOf(slots: Uint32Array): Uint32Array {
  const entries = new Uint32Array(slots.length)
  let length = 0
  for (let at = 0; at < slots.length; at += SLOT) {
    if (!isHeld(slots, at)) continue
    copyId(slots, at, entries, length)
    entries[length + PLACE] = (slots[at + PLACE] ?? EMPTY) - 1
    length += SLOT
  }
  return entries.subarray(0, length)
}
