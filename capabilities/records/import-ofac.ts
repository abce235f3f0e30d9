import type { NamedKind } from '../../kernel/record-kind.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { type CsvRow, type CsvShape, readCsv } from './import-csv.ts'
import {
  type ImportItem,
  type ImportSource,
  type ImportStream,
  Judge,
  type MalformedList,
  malformed,
} from './import-item.ts'
import { readOfacAircraft } from './import-ofac-aircraft.ts'
import { type OfacEntry, readOfacEntry } from './import-ofac-entry.ts'
import { cleanLine } from './import-text.ts'

/** The files of one list; null when a file was not given. `comments` continues remarks longer than 1,000 characters. */
export type OfacFiles = {
  readonly sdn: ImportSource
  readonly alt: ImportSource | null
  readonly add: ImportSource | null
  readonly comments?: ImportSource | null
}

/** Columns of the legacy files, by OFAC's specification of the delimited SDN files. */
const shapes = {
  sdn: { name: 'SDN.CSV', columns: 12 },
  alt: { name: 'ALT.CSV', columns: 5 },
  add: { name: 'ADD.CSV', columns: 6 },
  comments: { name: 'SDN_COMMENTS.CSV', columns: 2 },
} as const satisfies Record<string, CsvShape>

/** Rows of a side file kept in memory, since they need not stand in the order of the entries. Ours to confirm. */
const MAX_SIDE_ROWS = 500_000

/** How OFAC writes "nothing". */
const NOTHING = '-0-'

type SideRow = { readonly file: string; readonly fields: readonly string[]; readonly at: number }
/** Rows of a side file by the number of their entry. What is taken is deleted, so that what remains has no entry. */
type Side = { readonly rows: Map<string, SideRow[]>; readonly bytes: number }

/** Reads OFAC's list of Specially Designated Nationals (CSV); the side files are in memory, the entries are not. */
export async function* readOfacList(files: OfacFiles): ImportStream {
  const judge = new Judge()
  const sides = await readSides(files)
  if (!sides.ok) return sides
  const before = sides.value.reduce((sum, side) => sum + side.bytes, 0)
  let bytes = before
  for await (const row of readCsv(files.sdn, shapes.sdn)) {
    if (!row.ok) return row
    bytes = before + row.value.bytes
    yield judgeRow({ ...row.value, bytes }, sides.value, judge)
    if (judge.isFull) return judge.full(row.value.at)
  }
  for (const side of sides.value) yield* rejectLeftOver(side, bytes, judge)
  return judge.end()
}

async function readSides(files: OfacFiles): Promise<Result<readonly Side[], MalformedList>> {
  const sides: Side[] = []
  for (const file of ['alt', 'add', 'comments'] as const) {
    const source = files[file] ?? null
    const side = source === null ? ok({ rows: new Map(), bytes: 0 }) : await readSide(source, shapes[file])
    if (!side.ok) return side
    sides.push(side.value)
  }
  return ok(sides)
}

async function readSide(source: ImportSource, shape: CsvShape): Promise<Result<Side, MalformedList>> {
  const rows = new Map<string, SideRow[]>()
  let bytes = 0
  let count = 0
  for await (const row of readCsv(source, shape)) {
    if (!row.ok) return { ok: false, error: { ...row.error, detail: `${shape.name}: ${row.error.detail}` } }
    bytes = row.value.bytes
    count++
    if (count > MAX_SIDE_ROWS) {
      return malformed(
        'too_many_entries',
        row.value.at,
        `${shape.name} may hold ${MAX_SIDE_ROWS} rows. Split the list.`,
      )
    }
    const fields = row.value.fields.map(givenIn)
    const entry = fields[0] ?? ''
    const held = { file: shape.name, fields, at: row.value.at }
    const known = rows.get(entry)
    if (known === undefined) rows.set(entry, [held])
    else known.push(held)
  }
  return ok({ rows, bytes })
}

function givenIn(field: string): string {
  const value = cleanLine(field)
  return value === NOTHING ? '' : value
}

const kinds: Readonly<Record<string, NamedKind | 'aircraft'>> = {
  aircraft: 'aircraft',
  individual: 'person',
  vessel: 'vessel',
  '': 'organisation',
  entity: 'organisation',
}

function judgeRow(row: CsvRow, sides: readonly Side[], judge: Judge): ImportItem {
  const { at, bytes } = row
  const [number = '', name = '', type = '', ...rest] = row.fields.map(givenIn)
  const excerpt = row.fields.join(',')
  if (!row.isWhole) {
    const detail = `The line has ${row.fields.length} columns instead of ${shapes.sdn.columns}.`
    return judge.reject({
      at,
      reference: number || null,
      reason: 'wrong_column_count',
      detail,
      excerpt,
      bytes,
    })
  }
  const reference = /^\d+$/.test(number) ? number : ''
  const belonging = sides.map((side) => take(side, reference, judge))
  const kind = kinds[type.toLowerCase()]
  if (kind === undefined) {
    const detail = `Entries of type "${type}" are not taken.`
    return judge.reject({ at, reference, reason: 'unknown_schema', detail, excerpt, bytes })
  }
  const entry = entryOf(name, type, rest, belonging)
  return judge.judge({
    at,
    reference,
    body: kind === 'aircraft' ? readOfacAircraft(entry) : readOfacEntry(entry, kind),
    excerpt,
    bytes,
  })
}

function take(side: Side, reference: string, judge: Judge): readonly SideRow[] {
  const rows = side.rows.get(reference) ?? []
  side.rows.delete(reference)
  for (const _ of rows) judge.attach()
  return rows
}

function entryOf(
  name: string,
  type: string,
  rest: readonly string[],
  [alt = [], add = [], comments = []]: readonly (readonly SideRow[])[],
): OfacEntry {
  const [programmes = '', title = '', callSign = '', vesselType = '', ...vessel] = rest
  const [tonnage = '', grossTonnage = '', flag = '', owner = '', remarks = ''] = vessel
  return {
    name,
    type,
    programmes,
    title,
    callSign,
    vesselType,
    tonnage,
    grossTonnage,
    flag,
    owner,
    remarks: remarks + comments.map((row) => row.fields[1] ?? '').join(''),
    aliases: alt.map(({ fields: [, , kind = '', alias = '', remark = ''] }) => ({
      type: kind,
      name: alias,
      remarks: remark,
    })),
    addresses: add.map(({ fields: [, , street = '', city = '', country = '', remark = ''] }) => ({
      street,
      city,
      country,
      remarks: remark,
    })),
  }
}

function* rejectLeftOver(side: Side, bytes: number, judge: Judge): Generator<ImportItem> {
  for (const [number, rows] of side.rows) {
    for (const { file, at, fields } of rows) {
      const detail = `Line ${at} of ${file} belongs to entry ${number || '(no number)'}, which SDN.CSV does not have.`
      const excerpt = fields.join(',')
      yield judge.reject({ at, reference: number || null, reason: 'no_such_entry', detail, excerpt, bytes })
    }
  }
}
