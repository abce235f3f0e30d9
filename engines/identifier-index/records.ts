import { MOST_RECORDS, recordOf, sharedBytes, sharedWords } from './columns.ts'
import { hashOfId, IdTable } from './id-table.ts'
import type { IdWords } from './record-id.ts'

const BLOCK_BITS = 16
/** Records of a block. */
export const BLOCK = 2 ** BLOCK_BITS
const IN_BLOCK = BLOCK - 1
/** Seals after which a reader has either left the runs that knew a number, or knows that it is stale. */
const REST = 2

/** What every thread reads of 65,536 records. */
export type RecordBlock = {
  /** Four words a record. */
  readonly ids: Uint32Array
  readonly isLive: Uint8Array
}

export function isLiveIn(blocks: readonly RecordBlock[], record: number): boolean {
  const block = blocks[record >>> BLOCK_BITS]
  return block !== undefined && Atomics.load(block.isLive, record & IN_BLOCK) === 1
}

/** Where the id of a record stands. */
export function idPlace(
  blocks: readonly RecordBlock[],
  record: number,
): { readonly words: Uint32Array; readonly at: number } {
  const block = blocks[record >>> BLOCK_BITS]
  if (block === undefined) throw new Error(`there is no record ${record}`)
  return { words: block.ids, at: 4 * (record & IN_BLOCK) }
}

type Kept = {
  readonly runs: readonly { readonly entries: Uint32Array }[]
  readonly blocks: readonly RecordBlock[]
  /** Numbers given. */
  readonly used: number
}

type Resting = { readonly records: number[]; readonly since: number }

/**
 * The numbers of records. A record that is replaced gets another number, so that readers find it before and after. A number
 * is used again when no entry names it any more and no reader may still hold one that did.
 */
export class Records {
  readonly blocks: RecordBlock[] = []
  /** How many entries name each record. */
  readonly #entries: Uint16Array[] = []
  readonly #byId = new IdTable({
    has: (record, id) => this.#hasId(record, id),
    hash: (record) => this.#hashOf(record),
  })
  #next = 0
  #free: number[] = []
  #resting: Resting[] = []

  /** Records that can be found. */
  get size(): number {
    return this.#byId.size
  }

  /** Numbers ever given. */
  get used(): number {
    return this.#next
  }

  get bytes(): number {
    return this.blocks.length * BLOCK * (16 + 1 + 2) + this.#byId.bytes
  }

  /** Makes room for so many further numbers. */
  reserve(count: number): void {
    while (this.blocks.length * BLOCK < this.#next + count) {
      this.blocks.push({ ids: sharedWords(4 * BLOCK), isLive: sharedBytes(BLOCK) })
      this.#entries.push(new Uint16Array(BLOCK))
    }
  }

  /** A number for the id, named by so many entries and not to be found before `show`. */
  open(id: IdWords, entries: number): number {
    const record = this.#free.pop() ?? this.#next++
    if (record >= MOST_RECORDS) throw new Error(`the index has room for ${MOST_RECORDS} records`)
    this.#idsOf(record).set(id, 4 * (record & IN_BLOCK))
    this.#entriesOf(record)[record & IN_BLOCK] = entries
    return record
  }

  /** From now on found. Answers the number that the id had, which is found as well until `hide`, or -1. */
  show(id: IdWords, record: number): number {
    const before = this.#byId.find(id)
    this.#byId.set(id, record)
    this.#setLive(record, 1)
    return before
  }

  hide(record: number): void {
    this.#setLive(record, 0)
  }

  /** False when the id was not held. */
  remove(id: IdWords): boolean {
    const record = this.#byId.find(id)
    if (record < 0) return false
    this.#byId.delete(id)
    this.#setLive(record, 0)
    return true
  }

  /** Entries of these records, which are not live, are in no run any more: one for each time it is named. */
  release(left: readonly number[], seals: number): void {
    const records = left.filter((record) => {
      const entries = this.#entriesOf(record)
      const rest = (entries[record & IN_BLOCK] ?? 0) - 1
      entries[record & IN_BLOCK] = rest
      return rest === 0
    })
    if (records.length > 0) this.#resting.push({ records, since: seals })
  }

  /** Numbers that have rested long enough are free. */
  wake(seals: number): void {
    const awake = this.#resting.filter(({ since }) => seals >= since + REST)
    if (awake.length === 0) return
    this.#resting = this.#resting.filter(({ since }) => seals < since + REST)
    for (const { records } of awake) for (const record of records) this.#free.push(record)
  }

  isLive(record: number): boolean {
    return isLiveIn(this.blocks, record)
  }

  /** Takes over what a snapshot held; its runs tell how many entries name each record. */
  restore({ runs, blocks, used }: Kept): void {
    this.blocks.push(...blocks)
    for (let at = 0; at < blocks.length; at++) this.#entries.push(new Uint16Array(BLOCK))
    this.#next = used
    this.#byId.reserve(used)
    for (const { entries } of runs)
      for (let at = 2; at < entries.length; at += 3) this.#count(recordOf(entries[at] ?? 0))
    for (let record = 0; record < used; record++) {
      if (this.isLive(record)) this.#byId.add(record)
      else if (this.#entriesOf(record)[record & IN_BLOCK] === 0) this.#free.push(record)
    }
  }

  #count(record: number): void {
    const entries = this.#entriesOf(record)
    entries[record & IN_BLOCK] = (entries[record & IN_BLOCK] ?? 0) + 1
  }

  #setLive(record: number, value: 0 | 1): void {
    const block = this.blocks[record >>> BLOCK_BITS]
    if (block !== undefined) Atomics.store(block.isLive, record & IN_BLOCK, value)
  }

  #entriesOf(record: number): Uint16Array {
    const entries = this.#entries[record >>> BLOCK_BITS]
    if (entries === undefined) throw new Error(`there is no record ${record}`)
    return entries
  }

  #hasId(record: number, id: IdWords): boolean {
    const words = this.#idsOf(record)
    const at = 4 * (record & IN_BLOCK)
    return (
      words[at] === id[0] && words[at + 1] === id[1] && words[at + 2] === id[2] && words[at + 3] === id[3]
    )
  }

  #hashOf(record: number): number {
    const words = this.#idsOf(record)
    const at = 4 * (record & IN_BLOCK)
    return hashOfId(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0)
  }

  #idsOf(record: number): Uint32Array {
    const block = this.blocks[record >>> BLOCK_BITS]
    if (block === undefined) throw new Error(`there is no record ${record}`)
    return block.ids
  }
}
