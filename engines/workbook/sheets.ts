import { ok, type Result } from '../../kernel/result.ts'
import type { Workbook } from './cell.ts'
import type { WorkbookFault, WorkbookSource } from './types.ts'
import { unzip } from './zip.ts'

/** Where the first sheet lies in a workbook that does not say so. */
const USUAL = 'xl/worksheets/sheet1.xml'
const FOLDER = 'xl/'

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

type Filled = { readonly part: string; readonly name: string }

/** Those of the sheets in which something stands, in their order. */
export async function filledAmong(
  source: WorkbookSource,
  sheets: ReadonlyMap<string, string>,
): Promise<Result<readonly Filled[], WorkbookFault>> {
  if (sheets.size === 0) return ok([])
  const decoder = new TextDecoder()
  const filled = new Set<string>()
  const tails = new Map<string, string>()
  for await (const piece of unzip(source, (part) => sheets.has(part))) {
    if (!piece.ok) return piece
    const { name: part, data } = piece.value
    if (filled.has(part)) continue
    const text = (tails.get(part) ?? '') + decoder.decode(data)
    if (FILLED.test(text)) filled.add(part)
    else tails.set(part, text.slice(-TAIL))
  }
  return ok([...sheets].flatMap(([part, name]) => (filled.has(part) ? [{ part, name }] : [])))
}
