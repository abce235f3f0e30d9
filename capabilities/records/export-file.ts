import { z } from 'zod'
import { handlingCodes, levels } from '../../kernel/handling.ts'
import { recordBody } from './record.ts'

/** First line of an export; another number is another form. */
export const EXPORT_FORMAT = 'comity-records-1'

const row = z.record(z.string(), z.unknown())
const rows = z.array(row)

const header = z.strictObject({
  format: z.literal(EXPORT_FORMAT),
  owner: z.string().regex(/^[A-Z]{3}$/),
  level: z.enum(levels),
  handling: z.array(z.enum(handlingCodes)),
  denied: z.array(z.string()),
})

const listLine = z.strictObject({ list: row, versions: rows })
const recordLine = z.strictObject({
  /** A body is one of ours, or gone with its record. */
  record: z.looseObject({ id: z.uuid(), body: recordBody.nullable() }),
  versions: rows,
  statements: rows,
  proposals: rows,
  receipts: rows,
  reviews: rows,
  transfers: rows,
})
const judgementLine = z.strictObject({ judgement: row })
const end = z.strictObject({
  end: z.strictObject({ lists: z.number(), records: z.number(), judgements: z.number() }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** A line of an export, in the order in which they come: header, lists, records, judgements, end. */
export const exportLine = z.union([header, listLine, recordLine, judgementLine, end])
export type ExportLine = z.infer<typeof exportLine>
export type RecordLine = z.infer<typeof recordLine>

type Owned = { readonly row: Readonly<Record<string, unknown>>; readonly key: 'owner' | 'bureau' }

/** Every row of a line, with the column that says whose it is. */
export function rowsOf(
  line: Extract<ExportLine, { list: object } | { record: object } | { judgement: object }>,
): readonly Owned[] {
  if ('judgement' in line) return [{ row: line.judgement, key: 'bureau' }]
  const { versions } = line
  const rest = 'list' in line ? [line.list] : hangingOn(line)
  return [...versions, ...rest].map((one) => ({ row: one, key: 'owner' }))
}

function hangingOn({ record, statements, proposals, receipts, reviews, transfers }: RecordLine) {
  return [record, ...statements, ...proposals, ...receipts, ...reviews, ...transfers]
}
