import { firstAt, hashOf, type KeyTable } from './key-table.ts'
import { isBlockingKind, type Name, type Part, partFrom, partKinds, type Role } from './name.ts'
import { isSpelt, type Token, tokenOf } from './token.ts'
import type { IndexEntry, Subject } from './types.ts'

export const subjects = ['person', 'organisation', 'vessel'] as const satisfies readonly Subject[]
export const roles = [null, 'given', 'family'] as const satisfies readonly Role[]

/** Columns of typed arrays: what a snapshot holds, byte for byte. Positions count from 0; `…Start` has one more at its end. */
export type Columns = {
  /** Entries. */
  readonly entrySubject: Uint8Array
  readonly entryNameStart: Uint32Array
  readonly entryTextStart: Uint32Array
  /** JSON of each entry, UTF-8, one after the other: what is shown, and the evidence. */
  readonly entryText: Uint8Array
  /** Names: whose, which of theirs, and their parts. A name may stand twice, with an alternative reading. */
  readonly nameEntry: Uint32Array
  readonly nameIndex: Uint16Array
  readonly namePartStart: Uint32Array
  readonly partToken: Uint32Array
  /** Position in partKinds, plus 16 times the position in roles. */
  readonly partKind: Uint8Array
  /** Words: their keys, UTF-8, joined by line feeds; and the names in which each stands. */
  readonly tokenText: Uint8Array
  readonly tokenNameStart: Uint32Array
  readonly tokenName: Uint32Array
}

export const tableNames = [
  'exact',
  'deletion',
  'skeleton',
  'coarse',
  'fullName',
  'day',
  'document',
  'id',
] as const
/** exact … coarse lead to words, fullName to names, the others to entries. */
export type Tables = Readonly<Record<(typeof tableNames)[number], KeyTable>>

/** An immutable part of the index. Only `dead` changes: entries that were removed or replaced since. */
export class Segment {
  readonly columns: Columns
  readonly tables: Tables
  readonly dead: Uint8Array
  #live: number
  readonly #tokenKeys: readonly string[]
  readonly #tokens: (Token | undefined)[]
  readonly #entries = new Map<number, IndexEntry>()
  /** Per name, once it was wanted: 1 when not spelt, else 2 + words + 64 times letters. */
  readonly #spelt: Uint32Array

  constructor(columns: Columns, tables: Tables, dead: Uint8Array) {
    this.columns = columns
    this.tables = tables
    this.dead = dead
    this.#live = dead.reduce((live, flag) => live - flag, dead.length)
    this.#tokenKeys = new TextDecoder().decode(columns.tokenText).split('\n')
    this.#tokens = new Array<Token | undefined>(this.#tokenKeys.length)
    this.#spelt = new Uint32Array(columns.nameEntry.length)
  }

  get live(): number {
    return this.#live
  }

  get nameCount(): number {
    return this.columns.nameEntry.length
  }

  token(at: number): Token {
    const known = this.#tokens[at]
    if (known !== undefined) return known
    const made = tokenOf(this.#tokenKeys[at] ?? '')
    this.#tokens[at] = made
    return made
  }

  subjectOf(entry: number): Subject {
    return subjects[this.columns.entrySubject[entry] ?? 0] ?? 'person'
  }

  /** Words by which a name is found and letters of all its parts, packed; 1 when it has initials or leaves vowels out. */
  spelt(name: number): number {
    const known = this.#spelt[name] ?? 0
    if (known !== 0) return known
    const made = this.#countSpelt(name)
    this.#spelt[name] = made
    return made
  }

  #countSpelt(name: number): number {
    const { namePartStart, partKind, partToken } = this.columns
    let [words, letters] = [0, 0]
    for (let part = namePartStart[name] ?? 0; part < (namePartStart[name + 1] ?? 0); part++) {
      const kind = partKinds[(partKind[part] ?? 0) & 15] ?? 'word'
      const token = this.token(partToken[part] ?? 0)
      if (kind === 'initial' || !isSpelt(token)) return NOT_SPELT
      if (isBlockingKind(kind)) words++
      letters += token.form.length
    }
    return 2 + words + 64 * letters
  }

  /** The prepared name, as the scorer wants it; its parts have keys for text. */
  name(at: number): Name {
    const { nameEntry, namePartStart, partToken, partKind } = this.columns
    const subject = this.subjectOf(nameEntry[at] ?? 0)
    const parts: Part[] = []
    for (let part = namePartStart[at] ?? 0; part < (namePartStart[at + 1] ?? 0); part++) {
      const packed = partKind[part] ?? 0
      const kind = partKinds[packed & 15] ?? 'word'
      parts.push(
        partFrom(this.token(partToken[part] ?? 0), { kind, role: roles[packed >> 4] ?? null }, subject),
      )
    }
    return { subject, parts }
  }

  /** What was put in. */
  entry(at: number): IndexEntry {
    const known = this.#entries.get(at)
    if (known !== undefined) return known
    const { entryText, entryTextStart } = this.columns
    const bytes = entryText.subarray(entryTextStart[at] ?? 0, entryTextStart[at + 1] ?? 0)
    const entry = readEntry(new TextDecoder().decode(bytes))
    if (this.#entries.size >= ENTRIES_KEPT) this.#entries.clear()
    this.#entries.set(at, entry)
    return entry
  }

  /** Position of the live entry with this id, or -1. */
  find(id: string): number {
    const key = hashOf(id)
    const table = this.tables.id
    for (let at = firstAt(table, key); at < table.keys.length && table.keys[at] === key; at++) {
      const entry = table.values[at] ?? 0
      if (this.dead[entry] === 0 && this.entry(entry).id === id) return entry
    }
    return -1
  }

  kill(entry: number): void {
    if (this.dead[entry] === 1) return
    this.dead[entry] = 1
    this.#live--
  }
}

export const NOT_SPELT = 1

/** Entries that stay parsed. */
const ENTRIES_KEPT = 20_000

/** Trusted: the text was written by the builder, and a snapshot is read only when its checksum holds. */
function readEntry(text: string): IndexEntry {
  return JSON.parse(text) as IndexEntry
}
