import type { Json } from '../../kernel/canonical-json.ts'
import { type Block, byteLengthOf, padded } from './columns.ts'
import { NORMALISER_VERSION } from './normalise.ts'
import { Segment } from './segment.ts'

/*
 * The bytes: magic, length of the head, head (JSON), then of every segment its block and its dead marks, each at a
 * multiple of eight bytes. Blocks are as in memory, little-endian.
 */
const MAGIC = 'COMITY-NAMES-5\n\n'

type Head = {
  readonly version: string
  readonly meta: Json
  readonly segments: readonly { readonly places: Block['places']; readonly entries: number }[]
}

/** The bytes of a snapshot, in pieces to be written one after the other. Dead marks are copied: they may change meanwhile. */
export function snapshotChunks(segments: readonly Segment[], meta: Json): readonly Uint8Array[] {
  const head: Head = {
    version: NORMALISER_VERSION,
    meta,
    segments: segments.map(({ block, dead }) => ({ places: block.places, entries: dead.length })),
  }
  const chunks = segments.flatMap(({ block, dead }) => {
    const marks = new Uint8Array(padded(dead.length))
    marks.set(dead)
    return [new Uint8Array(block.bytes), marks]
  })
  return [headBytes(head), ...chunks]
}

/** Null when the bytes are of another kind or version. That they are whole is the caller's to know. */
export function readSnapshot(bytes: Buffer): { segments: readonly Segment[]; meta: Json } | null {
  if (bytes.length < MAGIC.length + 8 || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return null
  const headLength = bytes.readUInt32LE(MAGIC.length)
  const head = readHead(bytes.subarray(MAGIC.length + 8, MAGIC.length + 8 + headLength))
  if (head.version !== NORMALISER_VERSION) return null
  let at = padded(MAGIC.length + 8 + headLength)
  const take = (length: number): Uint8Array => {
    const from = at
    at += padded(length)
    return bytes.subarray(from, from + length)
  }
  const segments = head.segments.map(({ places, entries }) => {
    const block = new SharedArrayBuffer(byteLengthOf(places))
    new Uint8Array(block).set(take(block.byteLength))
    return new Segment({ places, bytes: block }, Uint8Array.from(take(entries)))
  })
  return { segments, meta: head.meta }
}

/** Trusted: these are the bytes that `snapshotChunks` made. */
function readHead(bytes: Buffer): Head {
  return JSON.parse(bytes.toString('utf8')) as Head
}

function headBytes(head: Head): Buffer {
  const text = Buffer.from(JSON.stringify(head))
  const bytes = Buffer.alloc(padded(MAGIC.length + 8 + text.length))
  bytes.write(MAGIC, 'latin1')
  bytes.writeUInt32LE(text.length, MAGIC.length)
  text.copy(bytes, MAGIC.length + 8)
  return bytes
}
