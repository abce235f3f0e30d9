import { finish } from './hash.ts'
import type { IdWords } from './record-id.ts'

/** Ids are spread over this many small tables, so that growing one never takes long. */
const SHARD_BITS = 10
const PLACE_BITS = 32 - SHARD_BITS
const PLACE_MASK = 2 ** PLACE_BITS - 1
const FIRST_ROOM = 8
const GROWTH = 1.5
/** Fuller than this, and a search for what is not there takes too many steps (linear probing). */
const FULLEST = 0.7
/** Ids fall into the tables by chance: some get this much more than their share. */
const SPREAD = 1.1
const EMPTY = 0
const GONE = 0xffff_ffff

/** `slots` hold record numbers plus one. */
type Shard = { slots: Uint32Array; used: number; held: number }

/** What the table asks of the ids, which it does not hold. */
export type Ids = {
  readonly has: (record: number, id: IdWords) => boolean
  readonly hash: (record: number) => number
}

/** Where an id stands: filled by `find`, of use until the table changes. */
type Slot = { readonly shard: Shard; readonly at: number }

/** From ids to record numbers; the ids themselves are the caller's. For the thread that writes. */
export class IdTable {
  readonly #shards: Shard[] = Array.from({ length: 2 ** SHARD_BITS }, () => emptyShard(FIRST_ROOM))
  readonly #ids: Ids
  #held = 0

  constructor(ids: Ids) {
    this.#ids = ids
  }

  get size(): number {
    return this.#held
  }

  get bytes(): number {
    return this.#shards.reduce((sum, { slots }) => sum + slots.byteLength, 0)
  }

  /** -1 when the id is not held. */
  find(id: IdWords): number {
    const slot = this.#slotOf(id)
    return slot === null ? -1 : (slot.shard.slots[slot.at] ?? 0) - 1
  }

  set(id: IdWords, record: number): void {
    const slot = this.#slotOf(id)
    if (slot !== null) slot.shard.slots[slot.at] = record + 1
    else this.#add(hashOfId(id[0], id[1], id[2], id[3]), record)
  }

  /** Of an id that is not held yet. */
  add(record: number): void {
    this.#add(this.#ids.hash(record), record)
  }

  /** Makes room for so many in one step, in a table that is empty. */
  reserve(count: number): void {
    const room = Math.ceil((count / this.#shards.length / FULLEST) * SPREAD)
    for (const shard of this.#shards) shard.slots = new Uint32Array(Math.max(FIRST_ROOM, room))
  }

  delete(id: IdWords): void {
    const slot = this.#slotOf(id)
    if (slot === null) return
    slot.shard.slots[slot.at] = GONE
    slot.shard.held--
    this.#held--
  }

  #slotOf(id: IdWords): Slot | null {
    const hash = hashOfId(id[0], id[1], id[2], id[3])
    const shard = this.#shardOf(hash)
    const { slots } = shard
    for (let at = placeOf(hash, slots.length); ; at = at + 1 === slots.length ? 0 : at + 1) {
      const held = slots[at] ?? EMPTY
      if (held === EMPTY) return null
      if (held !== GONE && this.#ids.has(held - 1, id)) return { shard, at }
    }
  }

  #add(hash: number, record: number): void {
    const shard = this.#shardOf(hash)
    if (shard.used + 1 > shard.slots.length * FULLEST) this.#grow(shard)
    place(shard, hash, record + 1)
    shard.held++
    this.#held++
  }

  #grow(shard: Shard): void {
    const before = shard.slots
    const room = Math.max(FIRST_ROOM, Math.ceil(((shard.held + 1) / FULLEST) * GROWTH))
    shard.slots = new Uint32Array(room)
    shard.used = 0
    for (const held of before)
      if (held !== EMPTY && held !== GONE) place(shard, this.#ids.hash(held - 1), held)
  }

  #shardOf(hash: number): Shard {
    const shard = this.#shards[hash >>> PLACE_BITS]
    if (shard === undefined) throw new Error('a hash has more bits than there are shards')
    return shard
  }
}

function emptyShard(room: number): Shard {
  return { slots: new Uint32Array(room), used: 0, held: 0 }
}

function place(shard: Shard, hash: number, held: number): void {
  const { slots } = shard
  let at = placeOf(hash, slots.length)
  while (slots[at] !== EMPTY) at = at + 1 === slots.length ? 0 : at + 1
  slots[at] = held
  shard.used++
}

function placeOf(hash: number, room: number): number {
  return Math.floor(((hash & PLACE_MASK) / 2 ** PLACE_BITS) * room)
}

export function hashOfId(a: number, b: number, c: number, d: number): number {
  return finish(
    Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d) ^ Math.imul(d, 0x27d4eb2f),
  )
}
