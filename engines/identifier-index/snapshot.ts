import type { Json } from '../../kernel/canonical-json.ts'
import { identifierKinds } from '../../kernel/identifier-kind.ts'
import { inWords, sharedBytes, sharedWords } from './columns.ts'
import { finish } from './hash.ts'
import { BLOCK, type RecordBlock } from './records.ts'
import type { Run } from './run.ts'

/*
 * The bytes, in words of four, little-endian: magic, length of the head in bytes, head (JSON, padded by spaces), the columns
 * of every run, ids and marks of every block of records, checksum of all that is between magic and it. Columns are as in
 * memory.
 */
const MAGIC = 'COMITY-NUMBERS-4'
const WORD = 4
const HEAD_AT = MAGIC.length + WORD
/** Bytes summed up before others get their turn: a fraction of a millisecond. */
const AT_ONCE = 2 ** 19

type Head = {
  /** An entry holds the place of its kind in this list. */
  readonly kinds: readonly string[]
  readonly meta: Json
  readonly runs: readonly { readonly length: number; readonly bits: number; readonly starts: number }[]
  readonly blocks: number
  readonly used: number
}

export type Snapshot = {
  readonly meta: Json
  readonly runs: readonly Run[]
  readonly blocks: readonly RecordBlock[]
  /** Record numbers that were given. */
  readonly used: number
}

/**
 * The bytes of a snapshot, in pieces to be written one after the other, each made when it is taken. What may change meanwhile
 * is copied at once.
 */
export function snapshotChunks({ meta, runs, blocks, used }: Snapshot): Iterable<Uint8Array> {
  const kept = blocks.slice(0, Math.ceil(used / BLOCK))
  const head = headBytes({
    kinds: identifierKinds,
    meta,
    runs: runs.map(({ length, bits, starts }) => ({ length, bits, starts: starts.length })),
    blocks: kept.length,
    used,
  })
  const columns = [
    ...runs.flatMap(({ entries, starts }) => [entries, starts].map(asBytes)),
    ...kept.flatMap(({ ids, isLive }) => [asBytes(ids).slice(), isLive.slice()]),
  ]
  return inPieces([head, ...columns])
}

function* inPieces(columns: readonly Uint8Array[]): Generator<Uint8Array> {
  yield Buffer.from(MAGIC, 'latin1')
  const checksum = new Checksum()
  for (const column of columns) {
    for (let from = 0; from < column.length; from += AT_ONCE) {
      const piece = column.subarray(from, from + AT_ONCE)
      checksum.add(piece)
      yield piece
    }
  }
  yield wordBytes(checksum.value)
}

/** Null when the bytes are not whole, or of another kind or version. */
export function readSnapshot(bytes: Buffer): Snapshot | null {
  const end = bytes.length - WORD
  if (end < HEAD_AT || end % WORD !== 0) return null
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return null
  const checksum = new Checksum()
  checksum.add(bytes.subarray(MAGIC.length, end))
  if (checksum.value !== bytes.readUInt32LE(end)) return null
  const headEnd = HEAD_AT + bytes.readUInt32LE(MAGIC.length)
  const head = readHead(bytes.subarray(HEAD_AT, headEnd))
  if (head.kinds.join() !== identifierKinds.join()) return null
  const columns = new Columns(bytes, headEnd)
  const runs = head.runs.map(({ length, bits, starts }): Run => {
    const entries = columns.words(3 * length)
    return { length, entries, bits, starts: columns.words(starts) }
  })
  const blocks = Array.from({ length: head.blocks }, (): RecordBlock => {
    return { ids: columns.words(4 * BLOCK), isLive: columns.bytes(BLOCK) }
  })
  return { meta: head.meta, runs, blocks, used: head.used }
}

/** Trusted: the checksum says that these are the bytes which `snapshotChunks` made. */
function readHead(bytes: Buffer): Head {
  return JSON.parse(bytes.toString('utf8')) as Head
}

function headBytes(head: Head): Buffer {
  const text = Buffer.from(JSON.stringify(head))
  const padded = Buffer.concat([text, Buffer.alloc((WORD - (text.length % WORD)) % WORD, ' ')])
  return Buffer.concat([wordBytes(padded.length), padded])
}

function wordBytes(word: number): Buffer {
  const bytes = Buffer.alloc(WORD)
  bytes.writeUInt32LE(word)
  return bytes
}

function asBytes(column: Uint32Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
}

/** Takes one column after the other out of the bytes, into memory that threads share. */
class Columns {
  readonly #from: Buffer
  #at: number

  constructor(from: Buffer, at: number) {
    this.#from = from
    this.#at = at
  }

  words(length: number): Uint32Array {
    const column = sharedWords(length)
    asBytes(column).set(this.#take(column.byteLength))
    return column
  }

  bytes(length: number): Uint8Array {
    const column = sharedBytes(length)
    column.set(this.#take(length))
    return column
  }

  #take(length: number): Buffer {
    const taken = this.#from.subarray(this.#at, this.#at + length)
    this.#at += length
    return taken
  }
}

/**
 * Finds what a disk or a half-written file does to bytes, not what somebody does on purpose. Every step is a bijection, so
 * one word that differs is always seen; hundreds of megabytes take a fraction of a second.
 */
class Checksum {
  #state = 0x9e3779b9 | 0

  get value(): number {
    return finish(this.#state)
  }

  /** A multiple of four bytes. */
  add(bytes: Uint8Array): void {
    let state = this.#state
    for (const word of inWords(bytes)) {
      const product = Math.imul(state ^ word, 0x85ebca77)
      state = (product << 13) | (product >>> 19)
    }
    this.#state = state
  }
}
