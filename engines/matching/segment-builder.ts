import { type PartialDate, toGregorian } from '../../kernel/partial-date.ts'
import { normaliseNumber, numberKey } from './document-keys.ts'
import { hashOf, KeyPairs } from './key-table.ts'
import { isBlockingKind, type Name, namesOf, type Part, partKinds } from './name.ts'
import { type Columns, roles, Segment, subjects, type Tables } from './segment.ts'
import type { Token } from './token.ts'
import { coarseKeys, deletionKeys, exactKeys, skeletonKeys } from './token-keys.ts'
import type { IndexEntry } from './types.ts'

type IndexedName = { readonly name: Name; readonly index: number }

/** Takes entries one by one and makes a segment of them. Calls: `add` as often as wanted, then `seal` once. */
export class SegmentBuilder {
  readonly #ids = new Map<string, number>()
  readonly #removed = new Set<number>()
  readonly #entrySubject: number[] = []
  readonly #entryNameStart: number[] = [0]
  readonly #entryTexts: Uint8Array[] = []
  readonly #nameEntry: number[] = []
  readonly #nameIndex: number[] = []
  readonly #namePartStart: number[] = [0]
  readonly #partToken: number[] = []
  readonly #partKind: number[] = []
  readonly #tokens = new Map<string, number>()
  readonly #tokenNames: number[][] = []
  readonly #pairs = {
    exact: new KeyPairs(),
    deletion: new KeyPairs(),
    skeleton: new KeyPairs(),
    coarse: new KeyPairs(),
    fullName: new KeyPairs(),
    day: new KeyPairs(),
    document: new KeyPairs(),
    id: new KeyPairs(),
  }

  /** Entries added and not removed. */
  get size(): number {
    return this.#ids.size
  }

  /** Entries added, whether removed or not: what sealing costs. */
  get added(): number {
    return this.#entrySubject.length
  }

  /** The id must not be in the builder. */
  add(entry: IndexEntry): void {
    const names = entry.names
      .slice(0, MAX_NAMES)
      .flatMap((text, index) => namesOf(text, entry.subject).map((name): IndexedName => ({ name, index })))
    this.#addPrepared(entry, Buffer.from(JSON.stringify(entry)), names)
  }

  /** Takes over an entry of a segment, with its names as they were prepared. */
  addFrom(segment: Segment, entry: number): void {
    const { entryNameStart, entryText, entryTextStart, nameIndex } = segment.columns
    const names: IndexedName[] = []
    for (let name = entryNameStart[entry] ?? 0; name < (entryNameStart[entry + 1] ?? 0); name++) {
      names.push({ name: segment.name(name), index: nameIndex[name] ?? 0 })
    }
    const text = entryText.subarray(entryTextStart[entry] ?? 0, entryTextStart[entry + 1] ?? 0)
    this.#addPrepared(segment.entry(entry), text, names)
  }

  #addPrepared(entry: IndexEntry, text: Uint8Array, names: readonly IndexedName[]): void {
    const at = this.#entrySubject.length
    this.#ids.set(entry.id, at)
    this.#entrySubject.push(subjects.indexOf(entry.subject))
    this.#entryTexts.push(text)
    for (const { name, index } of names) this.#addName(name, at, index)
    this.#entryNameStart.push(this.#nameEntry.length)
    this.#pairs.id.add(hashOf(entry.id), at)
    for (const born of entry.born) for (const key of dayKeys(born)) this.#pairs.day.add(key, at)
    for (const document of entry.documents) {
      const number = normaliseNumber(document.number)
      if (number !== '') this.#pairs.document.add(numberKey(number), at)
    }
  }

  /** True when the entry was here and is now dead. */
  remove(id: string): boolean {
    const at = this.#ids.get(id)
    if (at === undefined) return false
    this.#ids.delete(id)
    this.#removed.add(at)
    return true
  }

  seal(): Segment {
    const dead = new Uint8Array(this.#entrySubject.length)
    for (const at of this.#removed) dead[at] = 1
    return new Segment(this.#columns(), this.#tables(), dead)
  }

  #addName(name: Name, entry: number, index: number): void {
    if (name.parts.length === 0) return
    const at = this.#nameEntry.length
    this.#nameEntry.push(entry)
    this.#nameIndex.push(index)
    for (const part of name.parts) this.#addPart(part, at)
    this.#namePartStart.push(this.#partToken.length)
    for (const key of fullNameKeys(name)) this.#pairs.fullName.add(key, at)
  }

  #addPart(part: Part, name: number): void {
    const token = this.#tokenId(part.token)
    this.#partToken.push(token)
    this.#partKind.push(partKinds.indexOf(part.kind) + 16 * roles.indexOf(part.role))
    if (!isBlocking(part)) return
    const names = this.#tokenNames[token]
    if (names !== undefined && names.at(-1) !== name) names.push(name)
  }

  #tokenId(token: Token): number {
    const known = this.#tokens.get(token.key)
    if (known !== undefined) return known
    const id = this.#tokens.size
    this.#tokens.set(token.key, id)
    this.#tokenNames.push([])
    for (const key of exactKeys(token)) this.#pairs.exact.add(key, id)
    for (const key of deletionKeys(token)) this.#pairs.deletion.add(key, id)
    for (const key of skeletonKeys(token)) this.#pairs.skeleton.add(key, id)
    for (const key of coarseKeys(token)) this.#pairs.coarse.add(key, id)
    return id
  }

  #columns(): Columns {
    const entryTextStart = new Uint32Array(this.#entryTexts.length + 1)
    for (const [at, text] of this.#entryTexts.entries())
      entryTextStart[at + 1] = (entryTextStart[at] ?? 0) + text.length
    const tokenNameStart = new Uint32Array(this.#tokenNames.length + 1)
    for (const [at, names] of this.#tokenNames.entries())
      tokenNameStart[at + 1] = (tokenNameStart[at] ?? 0) + names.length
    const tokenName = new Uint32Array(tokenNameStart.at(-1) ?? 0)
    for (const [at, names] of this.#tokenNames.entries()) tokenName.set(names, tokenNameStart[at] ?? 0)
    return {
      entrySubject: Uint8Array.from(this.#entrySubject),
      entryNameStart: Uint32Array.from(this.#entryNameStart),
      entryTextStart,
      entryText: new Uint8Array(Buffer.concat(this.#entryTexts)),
      nameEntry: Uint32Array.from(this.#nameEntry),
      nameIndex: Uint16Array.from(this.#nameIndex),
      namePartStart: Uint32Array.from(this.#namePartStart),
      partToken: Uint32Array.from(this.#partToken),
      partKind: Uint8Array.from(this.#partKind),
      tokenText: new TextEncoder().encode([...this.#tokens.keys()].join('\n')),
      tokenNameStart,
      tokenName,
    }
  }

  #tables(): Tables {
    const { exact, deletion, skeleton, coarse, fullName, day, document, id } = this.#pairs
    return {
      exact: exact.toTable(),
      deletion: deletion.toTable(),
      skeleton: skeleton.toTable(),
      coarse: coarse.toTable(),
      fullName: fullName.toTable(),
      day: day.toTable(),
      document: document.toTable(),
      id: id.toTable(),
    }
  }
}

/** Names of one entry that are found. Ours to confirm. */
const MAX_NAMES = 500

/** Parts by which a name is looked up: what many names have never leads to one. */
export function isBlocking(part: Part): boolean {
  return isBlockingKind(part.kind)
}

/** All letters of a name as one word: as written, and with its parts in alphabetical order. */
export function fullNameKeys(name: Name): readonly number[] {
  const forms = name.parts
    .filter((part) => part.kind !== 'title' && part.kind !== 'prefix')
    .map((part) => part.token.families[0] ?? '')
  const written = forms.join('')
  if (written.length < MIN_FULL_NAME) return []
  return [...new Set([hashOf(written), hashOf([...forms].sort().join(''))])]
}

const MIN_FULL_NAME = 5

/** A day as a number that sorts; empty for dates without a day. The first of January is too many people's to lead to one. */
export function dayKeys(date: PartialDate): readonly number[] {
  const born = toGregorian(date)
  if (born.precision !== 'day' || (born.month === 1 && born.day === 1)) return []
  return [dayKey(born.year, born.month, born.day)]
}

export function dayKey(year: number, month: number, day: number): number {
  return year * 10_000 + month * 100 + day
}
