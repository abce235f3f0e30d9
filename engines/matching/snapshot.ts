import type { Json } from '../../kernel/canonical-json.ts'
import type { KeyTable } from './key-table.ts'
import { NORMALISER_VERSION } from './normalise.ts'
import { type Columns, Segment, type Tables, tableNames } from './segment.ts'

/*
 * The bytes: magic, length of the head, head (JSON), the columns of every segment each at a multiple of eight bytes.
 * Columns are as in memory, little-endian.
 */
const MAGIC = 'COMITY-NAMES-1\n\n'
const ALIGN = 8

type ColumnType = 'u8' | 'u16' | 'u32'
type Place = { readonly name: string; readonly type: ColumnType; readonly length: number }
type Head = {
  readonly version: string
  readonly meta: Json
  readonly segments: readonly (readonly Place[])[]
}
type Column = Uint8Array | Uint16Array | Uint32Array

/** The bytes of a snapshot, in pieces to be written one after the other. */
export function snapshotChunks(segments: readonly Segment[], meta: Json): readonly Uint8Array[] {
  const columns = segments.map(columnsOf)
  const head: Head = {
    version: NORMALISER_VERSION,
    meta,
    segments: columns.map((list) =>
      list.map(([name, column]) => ({ name, type: typeOf(column), length: column.length })),
    ),
  }
  return [headBytes(head), ...columns.flat().map(([, column]) => aligned(column))]
}

/** Null when the bytes are of another kind or version. That they are whole is the caller's to know. */
export function readSnapshot(bytes: Buffer): { segments: readonly Segment[]; meta: Json } | null {
  if (bytes.length < MAGIC.length + 8 || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return null
  const headLength = bytes.readUInt32LE(MAGIC.length)
  const head = readHead(bytes.subarray(MAGIC.length + 8, MAGIC.length + 8 + headLength))
  if (head.version !== NORMALISER_VERSION) return null
  let at = padded(MAGIC.length + 8 + headLength)
  const segments = head.segments.map((places) => {
    const columns = new Map<string, Column>()
    for (const place of places) {
      const column = columnAt(bytes, at, place)
      columns.set(place.name, column)
      at += padded(column.byteLength)
    }
    return segmentOf(columns)
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

/** `dead` is copied: it may change while the file is written. */
function columnsOf(segment: Segment): [string, Column][] {
  const tables = tableNames.flatMap((name): [string, Column][] => [
    [`${name}.keys`, segment.tables[name].keys],
    [`${name}.values`, segment.tables[name].values],
  ])
  return [...Object.entries<Column>(segment.columns), ...tables, ['dead', segment.dead.slice()]]
}

function segmentOf(columns: ReadonlyMap<string, Column>): Segment {
  const u8 = (name: string): Uint8Array => pick(columns, name, Uint8Array)
  const u16 = (name: string): Uint16Array => pick(columns, name, Uint16Array)
  const u32 = (name: string): Uint32Array => pick(columns, name, Uint32Array)
  const table = (name: string): KeyTable => ({ keys: u32(`${name}.keys`), values: u32(`${name}.values`) })
  const held: Columns = {
    entrySubject: u8('entrySubject'),
    entryNameStart: u32('entryNameStart'),
    entryTextStart: u32('entryTextStart'),
    entryText: u8('entryText'),
    nameEntry: u32('nameEntry'),
    nameIndex: u16('nameIndex'),
    namePartStart: u32('namePartStart'),
    partToken: u32('partToken'),
    partKind: u8('partKind'),
    tokenText: u8('tokenText'),
    tokenNameStart: u32('tokenNameStart'),
    tokenName: u32('tokenName'),
  }
  const tables: Tables = {
    exact: table('exact'),
    deletion: table('deletion'),
    skeleton: table('skeleton'),
    coarse: table('coarse'),
    fullName: table('fullName'),
    day: table('day'),
    document: table('document'),
    id: table('id'),
  }
  return new Segment(held, tables, u8('dead'))
}

function pick<T extends Column>(columns: ReadonlyMap<string, Column>, name: string, kind: new () => T): T {
  const column = columns.get(name)
  if (column instanceof kind) return column
  throw new Error(`the snapshot has no column ${name}, though its version says so`)
}

function typeOf(column: Column): ColumnType {
  if (column instanceof Uint8Array) return 'u8'
  return column instanceof Uint16Array ? 'u16' : 'u32'
}

/** Copied out of the file's buffer, which is not aligned for wide columns. */
function columnAt(bytes: Buffer, at: number, { type, length }: Place): Column {
  const width = { u8: 1, u16: 2, u32: 4 }[type]
  const copy = new Uint8Array(bytes.subarray(at, at + length * width)).buffer
  if (type === 'u8') return new Uint8Array(copy)
  return type === 'u16' ? new Uint16Array(copy) : new Uint32Array(copy)
}

function aligned(column: Column): Buffer {
  const bytes = Buffer.from(column.buffer, column.byteOffset, column.byteLength)
  const rest = padded(bytes.length) - bytes.length
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(rest)])
}

function padded(length: number): number {
  return Math.ceil(length / ALIGN) * ALIGN
}
