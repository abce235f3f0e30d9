import { ok, type Result } from '../../kernel/result.ts'
import type { Workbook } from './cell.ts'
import type { WorkbookFault, WorkbookSource } from './types.ts'
import { unzip } from './zip.ts'

/** Where the first sheet lies in a workbook that does not say so. */
const USUAL = 'xl/worksheets/sheet1.xml'
const FOLDER = 'xl/'

/** A sheet as the workbook lists it. Hidden ones are seen by nobody who looks at the table. */
export type Sheet = { readonly name: string; readonly relation: string; readonly isHidden: boolean }

/** The parts of the sheets that are to be seen, in their order, by their names. */
export function sheetsToSee({ sheets, targets }: Workbook): ReadonlyMap<string, string> {
  const tables = sheets.flatMap(({ name, relation, isHidden }) => {
    const target = targets.get(relation)
    return target === undefined ? [] : [{ name, part: partOf(target), isHidden }]
  })
  const seen = tables.filter(({ isHidden }) => !isHidden)
  const parts = (seen.length === 0 ? tables : seen).map(({ name, part }) => [part, name] as const)
  return new Map(parts.length === 0 ? [[USUAL, '']] : parts)
}

/** A target is named from the folder of the workbook's main part, or from the root. */
function partOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : FOLDER + target
}

/** A value, or a text that stands in its cell. */
const FILLED = /<(?:\w+:)?[vt](?:\s[^>]*)?>[^<]/
/** Enough of the end of a piece for a cell that goes on in the next one. */
const TAIL = 100

/** Those of the parts in which something stands. */
export async function filledAmong(
  source: WorkbookSource,
  parts: ReadonlyMap<string, string>,
): Promise<Result<ReadonlySet<string>, WorkbookFault>> {
  const decoder = new TextDecoder()
  const filled = new Set<string>()
  const tails = new Map<string, string>()
  for await (const piece of unzip(source, (name) => parts.has(name))) {
    if (!piece.ok) return piece
    const { name, data } = piece.value
    if (filled.has(name)) continue
    const text = (tails.get(name) ?? '') + decoder.decode(data)
    if (FILLED.test(text)) filled.add(name)
    else tails.set(name, text.slice(-TAIL))
  }
  return ok(filled)
}
