import type { KeyTable } from './key-table.ts'

const kinds = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const
type Kind = keyof typeof kinds
type Arrays = { readonly u8: Uint8Array; readonly u16: Uint16Array; readonly u32: Uint32Array }
type ArrayOf<K extends Kind> = Arrays[K]

/** Columns of a segment, as they lie in memory and in a snapshot. Positions count from 0; `…Start` has one more at its end. */
const columnKinds = {
  /** Entries: what evidence needs (packed-entry.ts), all of it as bytes, and their names in the order of the entry. */
  entrySubject: 'u8',
  entryBorn: 'u32',
  entryFacts: 'u32',
  entryTextStart: 'u32',
  entryText: 'u8',
  entryNameStart: 'u32',
  /** Of each name of an entry: the name, and which of the entry's it is (plus WEAK). */
  heldName: 'u32',
  heldIndex: 'u16',
  /** Different names, each once: who bears them and when those were born, and their parts. */
  nameEntryStart: 'u32',
  nameEntry: 'u32',
  nameEntryBorn: 'u32',
  nameShape: 'u16',
  namePartStart: 'u32',
  partToken: 'u32',
  /** Position in partKinds, plus 16 times the position in roles. */
  partKind: 'u8',
  /** Words by their first letter: their keys, their letters (letter-sums.ts), and for each the words beside it, in order, with the names where both stand (beside.ts). */
  tokenTextStart: 'u32',
  tokenText: 'u8',
  tokenFirst: 'u8',
  tokenLetters: 'u32',
  tokenBesideStart: 'u32',
  tokenBeside: 'u32',
  tokenBesideName: 'u32',
} as const satisfies Readonly<Record<string, Kind>>

/** exact … coarse lead to words, letters and day to names, the others to entries. */
const tableNames = ['exact', 'deletion', 'skeleton', 'coarse', 'letters', 'day', 'document', 'id'] as const

type ColumnName = keyof typeof columnKinds
export type Columns = { readonly [N in ColumnName]: ArrayOf<(typeof columnKinds)[N]> }
export type Tables = Readonly<Record<(typeof tableNames)[number], KeyTable>>

type Place = { readonly name: string; readonly kind: Kind; readonly length: number }
/** A segment's bytes in memory that threads share; they never change. */
export type Block = { readonly places: readonly Place[]; readonly bytes: SharedArrayBuffer }

const ALIGN = 8

/** Copies columns and tables into one block of shared memory. */
export function blockOf(columns: Columns, tables: Tables): Block {
  const all = [...Object.entries<ArrayOf<Kind>>(columns), ...tableNames.flatMap((name) => flat(name, tables))]
  const places = all.map(([name, column]) => ({ name, kind: kindOf(column), length: column.length }))
  const bytes = new SharedArrayBuffer(byteLengthOf(places))
  let at = 0
  for (const [, column] of all) {
    new Uint8Array(bytes).set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at)
    at += padded(column.byteLength)
  }
  return { places, bytes }
}

function flat(name: keyof Tables, tables: Tables): [string, ArrayOf<Kind>][] {
  const { starts, rests, values } = tables[name]
  return [
    [`${name}.starts`, starts],
    [`${name}.rests`, rests],
    [`${name}.values`, values],
  ]
}

/** The columns and tables of a block, nothing copied. */
export function openBlock({ places, bytes }: Block): { columns: Columns; tables: Tables } {
  const views = new Map<string, ArrayOf<Kind>>()
  let at = 0
  for (const { name, kind, length } of places) {
    const view = viewOf(kind, bytes, { at, length })
    views.set(name, view)
    at += padded(view.byteLength)
  }
  const column = (name: string, kind: Kind): ArrayOf<Kind> => {
    const view = views.get(name)
    if (view instanceof kinds[kind]) return view
    throw new Error(`the index has no column ${name}, though its version says so`)
  }
  const columns = Object.fromEntries(
    Object.entries(columnKinds).map(([name, kind]) => [name, column(name, kind)]),
  )
  const tables = Object.fromEntries(
    tableNames.map((name) => [
      name,
      {
        starts: column(`${name}.starts`, 'u32'),
        rests: column(`${name}.rests`, 'u16'),
        values: column(`${name}.values`, 'u32'),
      },
    ]),
  )
  // Every name was looked up with its kind just above.
  return { columns: columns as Columns, tables: tables as unknown as Tables }
}

function viewOf(
  kind: Kind,
  bytes: SharedArrayBuffer,
  { at, length }: { at: number; length: number },
): ArrayOf<Kind> {
  if (kind === 'u8') return new Uint8Array(bytes, at, length)
  return kind === 'u16' ? new Uint16Array(bytes, at, length) : new Uint32Array(bytes, at, length)
}

/** Bytes that columns of these places take together. */
export function byteLengthOf(places: readonly Place[]): number {
  return places.reduce((sum, { kind, length }) => sum + padded(length * kinds[kind].BYTES_PER_ELEMENT), 0)
}

function kindOf(column: ArrayOf<Kind>): Kind {
  if (column instanceof Uint8Array) return 'u8'
  return column instanceof Uint16Array ? 'u16' : 'u32'
}

export function padded(length: number): number {
  return Math.ceil(length / ALIGN) * ALIGN
}
