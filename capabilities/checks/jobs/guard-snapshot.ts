import { z } from 'zod'
import { inWords } from '../../../engines/identifier-index/columns.ts'
import type { Json } from '../../../kernel/canonical-json.ts'
import { SLOT } from './guard-slots.ts'

/*
 * The bytes, in words of four, little-endian: magic, length of the head in bytes, records, head (JSON, padded by spaces),
 * then of every record its id and the place of its guard.
 */
const MAGIC = 'COMITY-GUARDS-1\n'
const WORD = 4
const HEAD_AT = MAGIC.length + 2 * WORD

const head = z.strictObject({
  savedAs: z.uuid(),
  /** By their places; null where none is. */
  guards: z.array(z.unknown()),
})

export type GuardSnapshot = z.infer<typeof head> & { readonly entries: Uint32Array }
type Said = { readonly savedAs: string; readonly guards: readonly Json[]; readonly records: number }

/** The bytes, in pieces to be written one after the other: each is made when it is taken. */
export function* snapshotChunks(said: Said, entries: Iterable<Uint32Array>): Generator<Uint8Array> {
  yield frontBytes(said)
  for (const piece of entries) yield new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength)
}

/** Null when the bytes are cut, or of another kind or version. That none was changed is the caller's to know. */
export function readSnapshot(bytes: Buffer): GuardSnapshot | null {
  if (bytes.length < HEAD_AT || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return null
  const end = HEAD_AT + bytes.readUInt32LE(MAGIC.length)
  const records = bytes.readUInt32LE(MAGIC.length + WORD)
  if (bytes.length !== end + WORD * SLOT * records) return null
  const read = head.safeParse(JSON.parse(bytes.toString('utf8', HEAD_AT, end)))
  return read.success ? { ...read.data, entries: inWords(bytes.subarray(end)) } : null
}

function frontBytes({ savedAs, guards, records }: Said): Buffer {
  const text = Buffer.from(JSON.stringify({ savedAs, guards }))
  const length = Math.ceil(text.length / WORD) * WORD
  const front = Buffer.alloc(HEAD_AT + length, ' ')
  front.write(MAGIC, 'latin1')
  front.writeUInt32LE(length, MAGIC.length)
  front.writeUInt32LE(records, MAGIC.length + WORD)
  text.copy(front, HEAD_AT)
  return front
}
