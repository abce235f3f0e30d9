import type { Json } from '../../../kernel/canonical-json.ts'
import { type Guarded, guardFrom, type Reader, writtenGuardOf } from '../../records/public.ts'
import type { GuardNews } from './following-guards.ts'
import { PLACE, SLOT } from './guard-slots.ts'
import { type GuardSnapshot, readSnapshot, snapshotChunks } from './guard-snapshot.ts'
import { GuardTable } from './guard-table.ts'
import { Verdicts } from './verdicts.ts'

/** A guard and how many records have it; null where it stood before. */
type Place = { readonly key: string; guard: Guarded; records: number } | null

/** Who may see each record in the index: a candidate costs two look-ups. */
export class Guards {
  readonly #places: Place[] = []
  readonly #free: number[] = []
  readonly #byKey = new Map<string, number>()
  readonly #records = new GuardTable()
  readonly #verdicts = new Verdicts((place) => this.#places[place]?.guard ?? null)
  #inactive: ReadonlySet<string> = new Set()
  #tell: ((news: GuardNews) => void) | null = null

  /** Null when the bytes are cut, of another kind or version, or hold what cannot be read: then the records are read anew. */
  static fromSnapshot(bytes: Buffer): { readonly guards: Guards; readonly savedAs: string } | null {
    const snapshot = readSnapshot(bytes)
    if (snapshot === null) return null
    const guards = new Guards()
    return guards.#restore(snapshot) ? { guards, savedAs: snapshot.savedAs } : null
  }

  get size(): number {
    return this.#records.size
  }

  /** Memory held by what is kept of each record. */
  get bytes(): number {
    return this.#records.bytes
  }

  /** Which records the reader may see, for the check at hand: a record that is not held is none of them. */
  readableBy(reader: Reader): (id: string) => boolean {
    const mayRead = this.#verdicts.of(reader)
    return (id) => mayRead(this.#records.find(id))
  }

  set(id: string, guard: Guarded): void {
    const key = keyOf(guard)
    const before = this.#records.find(id)
    if (before >= 0 && this.#places[before]?.key === key) return
    const place = this.#byKey.get(key) ?? this.#open(key, guard)
    const held = this.#places[place]
    if (held === undefined || held === null) throw new Error('a guard has a key and no place')
    held.records++
    // In one step: another thread sees the guard of before or this one, never none.
    this.#records.set(id, place)
    if (before >= 0) this.#drop(before)
  }

  delete(id: string): void {
    const before = this.#records.find(id)
    this.#records.delete(id)
    if (before >= 0) this.#drop(before)
  }

  /** One record less has the guard at this place. */
  #drop(place: number): void {
    const held = this.#places[place]
    if (held === undefined || held === null) return
    held.records--
    if (held.records > 0) return
    this.#byKey.delete(held.key)
    this.#places[place] = null
    // Who follows may still take this place for the guard that was there: it stays free until the next start.
    if (this.#tell === null) this.#free.push(place)
    this.#verdicts.forget()
  }

  /** Says whose records nobody else is shown now. */
  silence(inactive: ReadonlySet<string>): void {
    if (isSame(inactive, this.#inactive)) return
    this.#inactive = inactive
    for (const held of this.#places) if (held !== null) held.guard = this.#judged(held.guard)
    this.#verdicts.forget()
    this.#tell?.({ ...nothing, inactive: [...inactive] })
  }

  /** From now on `tell` hears at once of all that those who follow must know. */
  follow(tell: (news: GuardNews) => void): void {
    this.#tell = tell
    this.#records.onMoved((number, slots) => tell({ ...nothing, shards: [{ number, slots }] }))
  }

  /** Everything, for another thread that begins to follow. */
  share(): GuardNews {
    return {
      opened: this.#places.flatMap((held, place) =>
        held === null ? [] : [{ place, guard: writtenGuardOf(held.guard) }],
      ),
      shards: this.#records.shards.map((slots, number) => ({ number, slots })),
      inactive: [...this.#inactive],
    }
  }

  /** Everything as it is now as bytes, in pieces to be kept one after the other, whatever changes meanwhile. One at a time. */
  snapshot(savedAs: string): Iterable<Uint8Array> {
    const guards = this.#places.map((held): Json => (held === null ? null : writtenGuardOf(held.guard)))
    return snapshotChunks({ savedAs, guards, records: this.size }, this.#records.copy())
  }

  #restore({ guards, entries }: GuardSnapshot): boolean {
    const records = new Uint32Array(guards.length)
    for (let at = PLACE; at < entries.length; at += SLOT) {
      const place = entries[at] ?? 0
      if (place >= records.length) return false
      records[place] = (records[place] ?? 0) + 1
    }
    if (!guards.every((written, place) => this.#restorePlace(place, written, records[place] ?? 0)))
      return false
    this.#records.restore(entries)
    return SLOT * this.size === entries.length
  }

  /** False when records have a guard that cannot be read. */
  #restorePlace(place: number, written: unknown, records: number): boolean {
    const guard = records === 0 ? null : guardFrom(written)
    if (guard === null) {
      this.#places[place] = null
      this.#free.push(place)
    } else this.#take(place, { key: keyOf(guard), guard: this.#judged(guard), records })
    return records === 0 || guard !== null
  }

  /** The state of the owner is known here, not taken from when the record was read. */
  #judged(guard: Guarded): Guarded {
    return { ...guard, isOwnerActive: !this.#inactive.has(guard.owner) }
  }

  #open(key: string, guard: Guarded): number {
    const place = this.#free.pop() ?? this.#places.length
    // Told before a record leads to it.
    this.#tell?.({ ...nothing, opened: [{ place, guard: writtenGuardOf(guard) }] })
    this.#take(place, { key, guard: this.#judged(guard), records: 0 })
    return place
  }

  #take(place: number, taken: NonNullable<Place>): void {
    this.#places[place] = taken
    this.#byKey.set(taken.key, place)
  }
}

const nothing: GuardNews = { opened: [], shards: [], inactive: null }

/** Records that are read together share their guards. */
const keys = new WeakMap<Guarded, string>()

function keyOf(guard: Guarded): string {
  const known = keys.get(guard)
  if (known !== undefined) return known
  const key = JSON.stringify(writtenGuardOf({ ...guard, isOwnerActive: true }))
  keys.set(guard, key)
  return key
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((code) => other.has(code))
}
