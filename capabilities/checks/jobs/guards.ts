import type { Json } from '../../../kernel/canonical-json.ts'
import { type Guarded, guardFrom, type Reader, readsOf, writtenGuardOf } from '../../records/public.ts'
import { type GuardSnapshot, readSnapshot, snapshotChunks } from './guard-snapshot.ts'
import { GuardTable, PLACE, SLOT } from './guard-table.ts'

/** A guard and how many records have it; null where it stood before. */
type Place = { readonly key: string; guard: Guarded; records: number } | null

/** What the rule said about each place for one kind of reader: asked once, then read. */
type Verdicts = { readonly mayRead: (guard: Guarded) => boolean; at: Uint8Array; turn: number }
const UNKNOWN = 0
const YES = 1
const NO = 2

/** Kinds of readers whose verdicts are kept: those of the bureaus that ask now. Ours to confirm. */
const KEPT_READERS = 512
/** Room for guards to come, so that verdicts seldom move. */
const SPARE = 64

/**
 * Who may see each record in the index. Records share guards, of a million there are some hundred different ones, so the
 * rule is asked once for a guard and a kind of reader; a candidate costs two look-ups.
 */
export class Guards {
  readonly #places: Place[] = []
  readonly #free: number[] = []
  readonly #byKey = new Map<string, number>()
  readonly #records = new GuardTable()
  readonly #verdicts = new Map<string, Verdicts>()
  #inactive: ReadonlySet<string> = new Set()
  /** Grows when a place may mean another guard: older verdicts are void, also those that somebody still holds. */
  #turn = 0

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
    const verdicts = this.#verdictsFor(reader)
    return (id) => {
      const place = this.#records.find(id)
      if (place < 0) return false
      if (verdicts.turn !== this.#turn) this.#forget(verdicts)
      const known = verdicts.at[place] ?? UNKNOWN
      return known === UNKNOWN ? this.#judge(verdicts, place) : known === YES
    }
  }

  set(id: string, guard: Guarded): void {
    const key = keyOf(guard)
    const before = this.#records.find(id)
    if (before >= 0 && this.#places[before]?.key === key) return
    this.delete(id)
    const place = this.#byKey.get(key) ?? this.#open(key, guard)
    const held = this.#places[place]
    if (held === undefined || held === null) throw new Error('a guard has a key and no place')
    held.records++
    this.#records.set(id, place)
  }

  delete(id: string): void {
    const place = this.#records.find(id)
    const held = this.#places[place]
    if (held === undefined || held === null) return
    this.#records.delete(id)
    held.records--
    if (held.records > 0) return
    this.#byKey.delete(held.key)
    this.#leave(place)
    this.#turn++
  }

  /** Says whose records nobody else is shown now. */
  silence(inactive: ReadonlySet<string>): void {
    if (isSame(inactive, this.#inactive)) return
    this.#inactive = inactive
    for (const held of this.#places) if (held !== null) held.guard = this.#judged(held.guard)
    this.#turn++
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
    if (guard === null) this.#leave(place)
    else this.#take(place, { key: keyOf(guard), guard: this.#judged(guard), records })
    return records === 0 || guard !== null
  }

  /** The state of the owner is known here, not taken from when the record was read. */
  #judged(guard: Guarded): Guarded {
    return { ...guard, isOwnerActive: !this.#inactive.has(guard.owner) }
  }

  #open(key: string, guard: Guarded): number {
    const place = this.#free.pop() ?? this.#places.length
    this.#take(place, { key, guard: this.#judged(guard), records: 0 })
    return place
  }

  #take(place: number, taken: NonNullable<Place>): void {
    this.#places[place] = taken
    this.#byKey.set(taken.key, place)
  }

  #leave(place: number): void {
    this.#places[place] = null
    this.#free.push(place)
  }

  #verdictsFor(reader: Reader): Verdicts {
    const key = kindOf(reader)
    const known = this.#verdicts.get(key)
    const room = this.#places.length + SPARE
    const verdicts = known ?? { mayRead: readsOf(reader), at: new Uint8Array(room), turn: this.#turn }
    // The one asked for longest ago is the first.
    this.#verdicts.delete(key)
    this.#verdicts.set(key, verdicts)
    const oldest = this.#verdicts.keys().next().value
    if (this.#verdicts.size > KEPT_READERS && oldest !== undefined) this.#verdicts.delete(oldest)
    return verdicts
  }

  #forget(verdicts: Verdicts): void {
    verdicts.at.fill(UNKNOWN)
    verdicts.turn = this.#turn
  }

  #judge(verdicts: Verdicts, place: number): boolean {
    const held = this.#places[place]
    if (held === undefined || held === null) return false
    if (place >= verdicts.at.length) {
      const larger = new Uint8Array(this.#places.length + SPARE)
      larger.set(verdicts.at)
      verdicts.at = larger
    }
    const may = verdicts.mayRead(held.guard)
    verdicts.at[place] = may ? YES : NO
    return may
  }
}

/** One reader asks for a thousand lines. */
const kinds = new WeakMap<Reader, string>()

/** Readers of one kind see the same. */
function kindOf(reader: Reader): string {
  const known = kinds.get(reader)
  if (known !== undefined) return known
  const { bureau, clearance, purpose, bureauState, roles } = reader
  const kind = `${bureau} ${clearance} ${purpose} ${bureauState} ${[...roles].sort().join()}`
  kinds.set(reader, kind)
  return kind
}

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
