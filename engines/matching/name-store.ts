import type { Columns, Tables } from './columns.ts'
import { KeyPairs } from './key-table.ts'
import { isBlockingKind, type Name, partKinds } from './name.ts'
import { besides, lettersKey, shapeOf } from './name-shape.ts'
import { Bytes, Numbers, startsOf } from './numbers.ts'
import { roles, type Segment } from './segment.ts'
import { type Token, tokenOf } from './token.ts'
import { coarseKeys, deletionKeys, exactKeys, skeletonKeys } from './token-keys.ts'

type NameColumn = Extract<keyof Columns, `name${string}` | `part${string}` | `token${string}`>
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
  readonly #partStart = new Numbers()
  readonly #partToken = new Numbers()
  readonly #partKind = new Bytes()
  readonly #partBeside = new Numbers()
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
    const beside = besides(name)
    for (const [place, part] of name.parts.entries()) {
      this.#partToken.push(this.#tokenId(part.token))
      this.#partKind.push(partKinds.indexOf(part.kind) + 16 * roles.indexOf(part.role))
      this.#partBeside.push(beside[place] ?? 0)
    }
    return this.#settle(at, shapeOf(name), () => lettersKey(name))
  }

  /** Gives the numbers here of a segment's names. */
  takeFrom(segment: Segment): (name: number) => number {
    const names = new Uint32Array(segment.nameCount).fill(FREE)
    const tokens = new Uint32Array(segment.tokenCount).fill(FREE)
    const beside = besideOfParts(segment)
    return (name) => {
      const known = names[name] ?? FREE
      if (known !== FREE) return known
      const taken = this.#take(segment, name, { tokens, beside })
      names[name] = taken
      return taken
    }
  }

  #take(
    segment: Segment,
    name: number,
    { tokens, beside }: { tokens: Uint32Array; beside: Uint32Array },
  ): number {
    const { namePartStart, partToken, partKind, nameShape } = segment.columns
    const start = this.#partToken.length
    this.#partStart.push(start)
    for (let part = namePartStart[name] ?? 0; part < (namePartStart[name + 1] ?? 0); part++) {
      const token = partToken[part] ?? 0
      if (tokens[token] === FREE) tokens[token] = this.#tokenOfKey(segment.tokenKey(token))
      this.#partToken.push(tokens[token] ?? 0)
      this.#partKind.push(partKind[part] ?? 0)
      this.#partBeside.push(beside[part] ?? 0)
    }
    return this.#settle(start, nameShape[name] ?? 0, () => lettersKey(segment.name(name)))
  }

  bear(name: number, entry: number): void {
    this.#borneName.push(name)
    this.#borneEntry.push(entry)
  }

  /** Keeps the parts written last as a new name, or drops them for the known one that is the same. */
  #settle(start: number, shape: number, letters: () => number): number {
    const end = this.#partToken.length
    let hash = shape
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ this.#partToken.at(at), 0x85ebca6b)
      hash = Math.imul((hash ^ (hash >>> 15)) + this.#partKind.at(at), 0xc2b2ae35)
    }
    const place = this.#find(hash >>> 0, { start, end, shape })
    const known = this.#places[place] ?? FREE
    if (known !== FREE) {
      for (const column of [this.#partToken, this.#partKind, this.#partBeside]) column.cut(start)
      this.#partStart.cut(this.#partStart.length - 1)
      return known
    }
    const name = this.#shape.length
    this.#places[place] = name
    this.#shape.push(shape)
    this.#hash.push(hash >>> 0)
    const key = letters()
    if (key !== 0) this.#pairs.letters.add(key, name)
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
    for (const key of exactKeys(token)) this.#pairs.exact.add(key, id)
    for (const key of deletionKeys(token)) this.#pairs.deletion.add(key, id)
    for (const key of skeletonKeys(token)) this.#pairs.skeleton.add(key, id)
    for (const key of coarseKeys(token)) this.#pairs.coarse.add(key, id)
    return id
  }

  /** Everything as columns; names with the same rarest word lie side by side, since they are read together. */
  list(): NameList {
    this.#partStart.push(this.#partToken.length)
    this.#tokenTextStart.push(this.#tokenText.length)
    const order = this.#byRarestWord()
    const placeOf = new Uint32Array(order.length)
    for (let place = 0; place < order.length; place++) placeOf[order[place] ?? 0] = place
    const parts = this.#orderedParts(order)
    const { exact, deletion, skeleton, coarse, letters } = this.#pairs
    return {
      placeOf,
      columns: {
        ...parts.columns,
        ...this.#bearers(placeOf),
        ...this.#postings(parts),
        nameShape: order.map((name) => this.#shape.at(name)),
        tokenText: this.#tokenText.view(),
        tokenTextStart: this.#tokenTextStart.view(),
        tokenFirst: this.#tokenFirst.view(),
      },
      tables: {
        exact: exact.toTable(),
        deletion: deletion.toTable(),
        skeleton: skeleton.toTable(),
        coarse: coarse.toTable(),
        letters: letters.toTable((name) => placeOf[name] ?? 0),
      },
    }
  }

  #byRarestWord(): Uint32Array {
    const counts = new Uint32Array(this.#tokens.size)
    for (const token of this.#partToken.view()) counts[token] = (counts[token] ?? 0) + 1
    const rarest = new Uint32Array(this.#shape.length)
    for (let name = 0; name < rarest.length; name++) rarest[name] = this.#rarestIn(name, counts)
    const next = startsOf(this.#tokens.size, rarest)
    const order = new Uint32Array(rarest.length)
    for (let name = 0; name < rarest.length; name++) order[take(next, rarest[name] ?? 0)] = name
    return order
  }

  #rarestIn(name: number, counts: Uint32Array): number {
    let best = this.#partToken.at(this.#partStart.at(name))
    for (let at = this.#partStart.at(name) + 1; at < this.#partStart.at(name + 1); at++) {
      const token = this.#partToken.at(at)
      if ((counts[token] ?? 0) < (counts[best] ?? 0)) best = token
    }
    return best
  }

  #orderedParts(order: Uint32Array): OrderedParts {
    const count = this.#partToken.length
    const parts = {
      namePartStart: new Uint32Array(order.length + 1),
      partToken: new Uint32Array(count),
      partKind: new Uint8Array(count),
    }
    const beside = new Uint32Array(count)
    let to = 0
    for (let place = 0; place < order.length; place++) {
      const name = order[place] ?? 0
      for (let from = this.#partStart.at(name); from < this.#partStart.at(name + 1); from++, to++) {
        parts.partToken[to] = this.#partToken.at(from)
        parts.partKind[to] = this.#partKind.at(from)
        beside[to] = this.#partBeside.at(from)
      }
      parts.namePartStart[place + 1] = to
    }
    return { columns: parts, beside }
  }

  #bearers(placeOf: Uint32Array): Pick<Columns, 'nameEntryStart' | 'nameEntry'> {
    const names = this.#borneName.view().map((name) => placeOf[name] ?? 0)
    const entries = this.#borneEntry.view()
    const nameEntryStart = startsOf(placeOf.length, names)
    const next = nameEntryStart.slice()
    const nameEntry = new Uint32Array(entries.length)
    for (let i = 0; i < entries.length; i++) nameEntry[take(next, names[i] ?? 0)] = entries[i] ?? 0
    return { nameEntryStart, nameEntry }
  }

  #postings({ columns, beside }: OrderedParts): Postings {
    const { namePartStart, partToken, partKind } = columns
    const leading = partToken.filter((_, part) => leadsToNames(partKind[part] ?? 0))
    const tokenNameStart = startsOf(this.#tokens.size, leading)
    const next = tokenNameStart.slice()
    const tokenName = new Uint32Array(leading.length)
    const tokenBeside = new Uint32Array(leading.length)
    for (let name = 0; name < namePartStart.length - 1; name++) {
      for (let part = namePartStart[name] ?? 0; part < (namePartStart[name + 1] ?? 0); part++) {
        if (!leadsToNames(partKind[part] ?? 0)) continue
        const at = take(next, partToken[part] ?? 0)
        tokenName[at] = name
        tokenBeside[at] = beside[part] ?? 0
      }
    }
    return { tokenNameStart, tokenName, tokenBeside }
  }
}

type Postings = Pick<Columns, 'tokenNameStart' | 'tokenName' | 'tokenBeside'>

/** The next free place of a group. */
function take(next: Uint32Array, group: number): number {
  const at = next[group] ?? 0
  next[group] = at + 1
  return at
}

type OrderedParts = {
  readonly columns: Pick<Columns, 'namePartStart' | 'partToken' | 'partKind'>
  readonly beside: Uint32Array
}

function leadsToNames(packed: number): boolean {
  return isBlockingKind(partKinds[packed & 15] ?? 'word')
}

/** What stands beside each part, from the postings, so that nothing is worked out twice. */
function besideOfParts({ columns }: Segment): Uint32Array {
  const { namePartStart, partToken, partKind, tokenNameStart, tokenBeside } = columns
  const next = tokenNameStart.slice()
  const beside = new Uint32Array(partToken.length)
  for (let part = 0; part < (namePartStart.at(-1) ?? 0); part++) {
    if (!leadsToNames(partKind[part] ?? 0)) continue
    const token = partToken[part] ?? 0
    const at = next[token] ?? 0
    beside[part] = tokenBeside[at] ?? 0
    next[token] = at + 1
  }
  return beside
}
