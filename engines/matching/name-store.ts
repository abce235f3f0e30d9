import { besideColumns } from './beside.ts'
import type { Columns, Tables } from './columns.ts'
import { KeyPairs } from './key-table.ts'
import { letterSum } from './letter-sums.ts'
import { type Name, partKinds } from './name.ts'
import { initialsKeys, lettersKey, shapeOf } from './name-shape.ts'
import { Bytes, Numbers, sortedBy, startsOf } from './numbers.ts'
import { roles, type Segment } from './segment.ts'
import { type Token, tokenOf } from './token.ts'
import { coarseKeys, deletionKeys, exactKeys, skeletonKeys } from './token-keys.ts'

type NameColumn = Extract<keyof Columns, `name${string}` | `part${string}` | `token${string}`>
type WordColumn = 'tokenText' | 'tokenTextStart' | 'tokenFirst' | 'tokenLetters'
type NameTable = 'exact' | 'deletion' | 'skeleton' | 'coarse' | 'letters'

/** Names in their final order. `placeOf` says where each went. */
export type NameList = {
  readonly columns: Pick<Columns, NameColumn>
  readonly tables: Pick<Tables, NameTable>
  readonly placeOf: Uint32Array
}

const FREE = 0xffff_ffff

/** Different names and words of a segment to be, each held once however many bear it. */
export class NameStore {
  readonly #tokens = new Map<string, number>()
  readonly #tokenText = new Bytes()
  readonly #tokenTextStart = new Numbers()
  readonly #tokenFirst = new Bytes()
  readonly #tokenLetters = new Numbers()
  readonly #partStart = new Numbers()
  readonly #partToken = new Numbers()
  readonly #partKind = new Bytes()
  readonly #shape = new Numbers()
  readonly #hash = new Numbers()
  readonly #borneName = new Numbers()
  readonly #borneEntry = new Numbers()
  readonly #pairs = {
    exact: new KeyPairs(),
    deletion: new KeyPairs(),
    skeleton: new KeyPairs(),
    coarse: new KeyPairs(),
    letters: new KeyPairs(),
  }
  /** Open addressing: names by the hash of their parts. */
  #places = new Uint32Array(64).fill(FREE)

  /** The number of this name, whether new or known. */
  add(name: Name): number {
    const at = this.#partToken.length
    this.#partStart.push(at)
    for (const part of name.parts) {
      this.#partToken.push(this.#tokenId(part.token))
      this.#partKind.push(partKinds.indexOf(part.kind) + 16 * roles.indexOf(part.role))
    }
    return this.#settle(at, shapeOf(name), () => name)
  }

  /** Gives the numbers here of a segment's names. */
  takeFrom(segment: Segment): (name: number) => number {
    const names = new Uint32Array(segment.nameCount).fill(FREE)
    const tokens = new Uint32Array(segment.tokenCount).fill(FREE)
    return (name) => {
      const known = names[name] ?? FREE
      if (known !== FREE) return known
      const taken = this.#take(segment, name, tokens)
      names[name] = taken
      return taken
    }
  }

  #take(segment: Segment, name: number, tokens: Uint32Array): number {
    const { namePartStart, partToken, partKind, nameShape } = segment.columns
    const start = this.#partToken.length
    this.#partStart.push(start)
    for (let part = namePartStart[name] ?? 0; part < (namePartStart[name + 1] ?? 0); part++) {
      const token = partToken[part] ?? 0
      if (tokens[token] === FREE) tokens[token] = this.#tokenOfKey(segment.tokenKey(token))
      this.#partToken.push(tokens[token] ?? 0)
      this.#partKind.push(partKind[part] ?? 0)
    }
    return this.#settle(start, nameShape[name] ?? 0, () => segment.name(name))
  }

  bear(name: number, entry: number): void {
    this.#borneName.push(name)
    this.#borneEntry.push(entry)
  }

  /** Keeps the parts written last as a new name, or drops them for the known one that is the same. */
  #settle(start: number, shape: number, whole: () => Name): number {
    const end = this.#partToken.length
    let hash = shape
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ this.#partToken.at(at), 0x85ebca6b)
      hash = Math.imul((hash ^ (hash >>> 15)) + this.#partKind.at(at), 0xc2b2ae35)
    }
    const place = this.#find(hash >>> 0, { start, end, shape })
    const known = this.#places[place] ?? FREE
    if (known !== FREE) {
      for (const column of [this.#partToken, this.#partKind]) column.cut(start)
      this.#partStart.cut(this.#partStart.length - 1)
      return known
    }
    const name = this.#shape.length
    this.#places[place] = name
    this.#shape.push(shape)
    this.#hash.push(hash >>> 0)
    const said = whole()
    const key = lettersKey(said)
    if (key !== 0) this.#pairs.letters.add(key, name)
    for (const initials of initialsKeys(said)) this.#pairs.letters.add(initials, name)
    if (name * 2 > this.#places.length) this.#widen()
    return name
  }

  #find(hash: number, parts: { start: number; end: number; shape: number }): number {
    const mask = this.#places.length - 1
    let place = (hash ^ (hash >>> 16)) & mask
    for (;;) {
      const name = this.#places[place] ?? FREE
      if (name === FREE || (this.#hash.at(name) === hash && this.#isSame(name, parts))) return place
      place = (place + 1) & mask
    }
  }

  #isSame(name: number, { start, end, shape }: { start: number; end: number; shape: number }): boolean {
    const from = this.#partStart.at(name)
    if (this.#shape.at(name) !== shape || this.#partStart.at(name + 1) - from !== end - start) return false
    for (let at = 0; at < end - start; at++) {
      if (this.#partToken.at(from + at) !== this.#partToken.at(start + at)) return false
      if (this.#partKind.at(from + at) !== this.#partKind.at(start + at)) return false
    }
    return true
  }

  #widen(): void {
    const places = new Uint32Array(this.#places.length * 2).fill(FREE)
    const mask = places.length - 1
    for (let name = 0; name < this.#shape.length; name++) {
      const hash = this.#hash.at(name)
      let place = (hash ^ (hash >>> 16)) & mask
      while (places[place] !== FREE) place = (place + 1) & mask
      places[place] = name
    }
    this.#places = places
  }

  #tokenId(token: Token): number {
    return this.#tokens.get(token.key) ?? this.#open(token)
  }

  #tokenOfKey(key: string): number {
    return this.#tokens.get(key) ?? this.#open(tokenOf(key))
  }

  #open(token: Token): number {
    const id = this.#tokens.size
    this.#tokens.set(token.key, id)
    this.#tokenTextStart.push(this.#tokenText.length)
    this.#tokenText.append(Buffer.from(token.key))
    this.#tokenFirst.push((token.form.charCodeAt(0) || 0) & 0xff)
    this.#tokenLetters.push(letterSum(token.form))
    for (const key of exactKeys(token)) this.#pairs.exact.add(key, id)
    for (const key of deletionKeys(token)) this.#pairs.deletion.add(key, id)
    for (const key of skeletonKeys(token)) this.#pairs.skeleton.add(key, id)
    for (const key of coarseKeys(token)) this.#pairs.coarse.add(key, id)
    return id
  }

  /**
   * Everything as columns. Words lie by their first letter, so that those with one first letter are neighbours; names with
   * the same rarest word lie side by side, since they are read together. `born` says of each bearer when (packed-entry.ts).
   */
  list(born: Uint32Array): NameList {
    this.#partStart.push(this.#partToken.length)
    this.#tokenTextStart.push(this.#tokenText.length)
    const [order, words] = [this.#byRarestWord(), sortedBy(256, this.#tokenFirst.view())]
    const [placeOf, placeOfWord] = [placesOf(order), placesOf(words)]
    const parts = this.#orderedParts(order, placeOfWord)
    const { exact, deletion, skeleton, coarse, letters } = this.#pairs
    const toWord = (token: number): number => placeOfWord[token] ?? 0
    return {
      placeOf,
      columns: {
        ...parts,
        ...this.#bearers(placeOf, born),
        ...besideColumns(parts, words.length),
        ...this.#orderedWords(words),
        nameShape: Uint16Array.from(order, (name) => this.#shape.at(name)),
      },
      tables: {
        exact: exact.toTable(toWord),
        deletion: deletion.toTable(toWord),
        skeleton: skeleton.toTable(toWord),
        coarse: coarse.toTable(toWord),
        letters: letters.toTable((name) => placeOf[name] ?? 0),
      },
    }
  }

  #orderedWords(order: Uint32Array): Pick<Columns, WordColumn> {
    const [texts, starts] = [this.#tokenText.view(), this.#tokenTextStart.view()]
    const tokenText = new Uint8Array(texts.length)
    const tokenTextStart = new Uint32Array(starts.length)
    for (let place = 0; place < order.length; place++) {
      const token = order[place] ?? 0
      const at = tokenTextStart[place] ?? 0
      tokenText.set(texts.subarray(starts[token] ?? 0, starts[token + 1] ?? 0), at)
      tokenTextStart[place + 1] = at + (starts[token + 1] ?? 0) - (starts[token] ?? 0)
    }
    return {
      tokenText,
      tokenTextStart,
      tokenFirst: Uint8Array.from(order, (token) => this.#tokenFirst.at(token)),
      tokenLetters: order.map((token) => this.#tokenLetters.at(token)),
    }
  }

  #byRarestWord(): Uint32Array {
    const counts = new Uint32Array(this.#tokens.size)
    for (const token of this.#partToken.view()) counts[token] = (counts[token] ?? 0) + 1
    const rarest = new Uint32Array(this.#shape.length)
    for (let name = 0; name < rarest.length; name++) rarest[name] = this.#rarestIn(name, counts)
    return sortedBy(this.#tokens.size, rarest)
  }

  #rarestIn(name: number, counts: Uint32Array): number {
    let best = this.#partToken.at(this.#partStart.at(name))
    for (let at = this.#partStart.at(name) + 1; at < this.#partStart.at(name + 1); at++) {
      const token = this.#partToken.at(at)
      if ((counts[token] ?? 0) < (counts[best] ?? 0)) best = token
    }
    return best
  }

  #orderedParts(
    order: Uint32Array,
    placeOfWord: Uint32Array,
  ): Pick<Columns, 'namePartStart' | 'partToken' | 'partKind'> {
    const count = this.#partToken.length
    const namePartStart = new Uint32Array(order.length + 1)
    const partToken = new Uint32Array(count)
    const partKind = new Uint8Array(count)
    let to = 0
    for (let place = 0; place < order.length; place++) {
      const name = order[place] ?? 0
      for (let from = this.#partStart.at(name); from < this.#partStart.at(name + 1); from++, to++) {
        partToken[to] = placeOfWord[this.#partToken.at(from)] ?? 0
        partKind[to] = this.#partKind.at(from)
      }
      namePartStart[place + 1] = to
    }
    return { namePartStart, partToken, partKind }
  }

  #bearers(
    placeOf: Uint32Array,
    born: Uint32Array,
  ): Pick<Columns, 'nameEntryStart' | 'nameEntry' | 'nameEntryBorn'> {
    const names = this.#borneName.view().map((name) => placeOf[name] ?? 0)
    const entries = this.#borneEntry.view()
    const nameEntry = sortedBy(placeOf.length, names).map((at) => entries[at] ?? 0)
    return {
      nameEntryStart: startsOf(placeOf.length, names),
      nameEntry,
      nameEntryBorn: nameEntry.map((entry) => born[entry] ?? 0),
    }
  }
}

/** Where each of an order stands in it. */
function placesOf(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length)
  for (let place = 0; place < order.length; place++) places[order[place] ?? 0] = place
  return places
}
