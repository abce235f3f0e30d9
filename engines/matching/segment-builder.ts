import { type PartialDate, toGregorian } from '../../kernel/partial-date.ts'
import { blockOf, type Columns, type Tables } from './columns.ts'
import { normaliseNumber, numberKey } from './document-keys.ts'
import { hashOf, KeyPairs } from './key-table.ts'
import { type Name, namesOf } from './name.ts'
import { type NameList, NameStore } from './name-store.ts'
import { Bytes, Numbers } from './numbers.ts'
import { packBorn, packFacts, subjects, writeEntry } from './packed-entry.ts'
import { Segment, WEAK } from './segment.ts'
import type { IndexEntry } from './types.ts'

type Held = { readonly name: number; readonly index: number }

/** Takes entries one by one and makes a segment of them. Calls: `add` as often as wanted, then `seal` once. */
export class SegmentBuilder {
  readonly #ids = new Map<string, number>()
  readonly #removed: number[] = []
  readonly #entrySubject = new Bytes()
  readonly #entryBorn = new Numbers()
  readonly #entryFacts = new Numbers()
  readonly #entryTextStart = new Numbers()
  readonly #entryText = new Bytes()
  readonly #entryNameStart = new Numbers()
  readonly #heldName = new Numbers()
  readonly #heldIndex = new Numbers()
  readonly #names = new NameStore()
  readonly #day = new KeyPairs()
  readonly #document = new KeyPairs()
  readonly #id = new KeyPairs()

  /** Entries added and not removed. */
  get size(): number {
    return this.added - this.#removed.length
  }

  /** Entries added, whether removed or not: what sealing costs. */
  get added(): number {
    return this.#entrySubject.length
  }

  /** The id must not be in the builder. */
  add(entry: IndexEntry): void {
    const held = entry.names.slice(0, MAX_NAMES).flatMap((text, index) => {
      const packed = text.type === 'weak_alias' ? index | WEAK : index
      return namesOf(text, entry.subject).flatMap((name) => this.#hold(name, packed))
    })
    const at = this.#begin(hashOf(entry.id))
    this.#ids.set(entry.id, at)
    this.#entrySubject.push(subjects.indexOf(entry.subject))
    this.#entryBorn.push(packBorn(entry.born))
    this.#entryFacts.push(packFacts(entry))
    writeEntry(entry, this.#entryText)
    this.#finish(at, held)
    this.#addDays(entry.born, held)
    this.#addDocuments(entry, at)
  }

  #hold(name: Name, index: number): Held[] {
    return name.parts.length === 0 ? [] : [{ name: this.#names.add(name), index }]
  }

  /**
   * Takes over entries of a segment one by one, with their names as they were prepared. Such a one is removed by its
   * position in the segment.
   */
  takeFrom(segment: Segment): (entry: number) => number {
    const nameOf = this.#names.takeFrom(segment)
    const { columns } = segment
    return (entry) => {
      const end = columns.entryNameStart[entry + 1] ?? 0
      const held: Held[] = []
      for (let at = columns.entryNameStart[entry] ?? 0; at < end; at++)
        held.push({ name: nameOf(columns.heldName[at] ?? 0), index: columns.heldIndex[at] ?? 0 })
      return this.#take(segment, entry, held)
    }
  }

  #take(segment: Segment, entry: number, held: readonly Held[]): number {
    const { columns } = segment
    const at = this.#begin(segment.idKey(entry))
    this.#entrySubject.push(columns.entrySubject[entry] ?? 0)
    this.#entryBorn.push(columns.entryBorn[entry] ?? 0)
    this.#entryFacts.push(columns.entryFacts[entry] ?? 0)
    const from = columns.entryTextStart[entry] ?? 0
    this.#entryText.append(columns.entryText.subarray(from, columns.entryTextStart[entry + 1] ?? 0))
    this.#finish(at, held)
    this.#addDays(segment.bornOf(entry), held)
    if (segment.hasDocuments(entry)) this.#addDocuments(segment.entry(entry), at)
    return at
  }

  /** Names by the days on which who bears them was born. */
  #addDays(born: readonly PartialDate[], held: readonly Held[]): void {
    for (const key of born.flatMap(dayKeys)) for (const { name } of held) this.#day.add(key, name)
  }

  #addDocuments({ documents }: IndexEntry, at: number): void {
    for (const document of documents) {
      const number = normaliseNumber(document.number)
      if (number !== '') this.#document.add(numberKey(number), at)
    }
  }

  #begin(key: number): number {
    const at = this.#entrySubject.length
    this.#id.add(key, at)
    this.#entryTextStart.push(this.#entryText.length)
    this.#entryNameStart.push(this.#heldName.length)
    return at
  }

  #finish(entry: number, held: readonly Held[]): void {
    for (const { name, index } of held) {
      this.#heldName.push(name)
      this.#heldIndex.push(index)
      this.#names.bear(name, entry)
    }
  }

  /** True when the entry was here and is now dead. */
  remove(id: string): boolean {
    const at = this.#ids.get(id)
    if (at === undefined) return false
    this.#ids.delete(id)
    this.removeAt(at)
    return true
  }

  removeAt(entry: number): void {
    this.#removed.push(entry)
  }

  seal(): Segment {
    this.#entryTextStart.push(this.#entryText.length)
    this.#entryNameStart.push(this.#heldName.length)
    const names = this.#names.list(this.#entryBorn.view())
    const dead = new Uint8Array(this.added)
    for (const entry of this.#removed) dead[entry] = 1
    return new Segment(blockOf(this.#columns(names), this.#tables(names)), dead)
  }

  #columns({ columns, placeOf }: NameList): Columns {
    return {
      ...columns,
      entrySubject: this.#entrySubject.view(),
      entryBorn: this.#entryBorn.view(),
      entryFacts: this.#entryFacts.view(),
      entryTextStart: this.#entryTextStart.view(),
      entryText: this.#entryText.view(),
      entryNameStart: this.#entryNameStart.view(),
      heldName: this.#heldName.view().map((name) => placeOf[name] ?? 0),
      heldIndex: Uint16Array.from(this.#heldIndex.view()),
    }
  }

  #tables({ tables, placeOf }: NameList): Tables {
    return {
      ...tables,
      day: this.#day.toTable((name) => placeOf[name] ?? 0),
      document: this.#document.toTable(),
      id: this.#id.toTable(),
    }
  }
}

/** Names of one entry that are found. Ours to confirm. */
const MAX_NAMES = 500

/** A day as a number; empty for dates without a day. The first of January is too many people's to lead to one. */
export function dayKeys(date: PartialDate): readonly number[] {
  const born = toGregorian(date)
  if (born.precision !== 'day' || (born.month === 1 && born.day === 1)) return []
  return [dayKey(born.year, born.month, born.day)]
}

export function dayKey(year: number, month: number, day: number): number {
  return year * 10_000 + month * 100 + day
}
