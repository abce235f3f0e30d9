import type { PartialDate } from '../../kernel/partial-date.ts'
import { firstFrom } from './beside.ts'
import { type Block, type Columns, openBlock, type Tables } from './columns.ts'
import { Expansions } from './found-words.ts'
import { firstAt, hashOf, nextAt } from './key-table.ts'
import { type Name, type Part, partFrom, partKinds, type Role } from './name.ts'
import { IN_BYTES, idKeyAt, readEntry, readId, subjects, unpackBorn, WITH_DOCUMENTS } from './packed-entry.ts'
import { type Token, tokenOf } from './token.ts'
import type { IndexEntry, Subject } from './types.ts'

export const roles = [null, 'given', 'family'] as const satisfies readonly Role[]

/** A weak alias, beside the position of a name in its entry. */
export const WEAK = 1 << 15

/** Words that stay prepared. */
const TOKENS_KEPT = 100_000
const PARTS_PER_TOKEN = 64

/** An immutable part of the index. Only `dead` changes, a mark for each entry: it was removed or replaced since. */
export class Segment {
  readonly block: Block
  readonly columns: Columns
  readonly tables: Tables
  readonly dead: Uint8Array
  readonly #entryText: Buffer
  readonly #tokenText: Buffer
  readonly #tokens: (Token | undefined)[]
  #tokensHeld = 0
  #live: number
  readonly #parts = new Map<number, Part>()
  /** What words of queries led to here, by their keys. */
  readonly expansions = new Expansions()

  /** Marks the dead of one thread: what dies there lives on in another until that one is told (following-index.ts). */
  constructor(block: Block, dead: Uint8Array) {
    const { columns, tables } = openBlock(block)
    this.block = block
    this.columns = columns
    this.tables = tables
    this.dead = dead
    this.#entryText = bufferOver(columns.entryText)
    this.#tokenText = bufferOver(columns.tokenText)
    // Of its full length from the start: an array that is filled here and there would become a table of hashes.
    this.#tokens = new Array(columns.tokenFirst.length)
    this.#live = this.dead.reduce((live, flag) => live - flag, this.dead.length)
  }

  /** Entries that can be found. */
  get live(): number {
    return this.#live
  }

  get entryCount(): number {
    return this.columns.entrySubject.length
  }

  get nameCount(): number {
    return this.columns.nameShape.length
  }

  get mayHaveDocuments(): boolean {
    return this.tables.document.values.length > 0
  }

  get tokenCount(): number {
    return this.columns.tokenFirst.length
  }

  tokenKey(at: number): string {
    const { tokenTextStart } = this.columns
    return this.#tokenText.toString('utf8', tokenTextStart[at] ?? 0, tokenTextStart[at + 1] ?? 0)
  }

  token(at: number): Token {
    const known = this.#tokens[at]
    if (known !== undefined) return known
    if (this.#tokensHeld >= TOKENS_KEPT) this.#forget()
    const made = tokenOf(this.tokenKey(at))
    this.#tokens[at] = made
    this.#tokensHeld++
    return made
  }

  /** The first of the words with this first letter, and the one after the last. */
  wordsWithFirst(letter: string): readonly [number, number] {
    const { tokenFirst } = this.columns
    const code = (letter.charCodeAt(0) || 0) & 0xff
    const from = firstFrom(tokenFirst, code, 0, tokenFirst.length)
    return [from, firstFrom(tokenFirst, code + 1, from, tokenFirst.length)]
  }

  #forget(): void {
    this.#tokens.fill(undefined)
    this.#tokensHeld = 0
    this.#parts.clear()
  }

  subjectOf(entry: number): Subject {
    return subjects[this.columns.entrySubject[entry] ?? 0] ?? 'person'
  }

  /** The prepared name, as the scorer wants it; its parts have keys for text. */
  name(at: number): Name {
    const { namePartStart, partToken, partKind, nameShape } = this.columns
    const subject = subjects[(nameShape[at] ?? 0) & 3] ?? 'person'
    const parts: Part[] = []
    for (let part = namePartStart[at] ?? 0; part < (namePartStart[at + 1] ?? 0); part++) {
      parts.push(this.#part(partToken[part] ?? 0, partKind[part] ?? 0, subject))
    }
    return { subject, parts }
  }

  #part(token: number, packed: number, subject: Subject): Part {
    const place = (token * PARTS_PER_TOKEN + packed) * subjects.length + subjects.indexOf(subject)
    const known = this.#parts.get(place)
    if (known !== undefined) return known
    const kind = partKinds[packed & 15] ?? 'word'
    const made = partFrom(this.token(token), { kind, role: roles[packed >> 4] ?? null }, subject)
    this.#parts.set(place, made)
    return made
  }

  /** What was put in. */
  entry(at: number): IndexEntry {
    return readEntry(this.#entryText, this.columns.entryTextStart[at] ?? 0)
  }

  /** The dates of birth of an entry, as Gregorian ones where its column has them. */
  bornOf(entry: number): readonly PartialDate[] {
    const packed = this.columns.entryBorn[entry] ?? 0
    if (packed === IN_BYTES) return this.entry(entry).born
    return packed === 0 ? [] : [unpackBorn(packed)]
  }

  hasDocuments(entry: number): boolean {
    return ((this.columns.entryFacts[entry] ?? 0) & WITH_DOCUMENTS) !== 0
  }

  id(at: number): string {
    return readId(this.#entryText, this.columns.entryTextStart[at] ?? 0)
  }

  idKey(at: number): number {
    return idKeyAt(this.#entryText, this.columns.entryTextStart[at] ?? 0)
  }

  /** Position of the live entry with this id, or -1. */
  find(id: string): number {
    const key = hashOf(id)
    const table = this.tables.id
    for (let at = firstAt(table, key); at >= 0; at = nextAt(table, key, at)) {
      const entry = table.values[at] ?? 0
      if (this.dead[entry] === 0 && this.id(entry) === id) return entry
    }
    return -1
  }

  /** False when it was dead before. */
  kill(entry: number): boolean {
    if (this.dead[entry] === 1) return false
    this.dead[entry] = 1
    this.#live--
    return true
  }
}

function bufferOver(column: Uint8Array): Buffer {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength)
}
