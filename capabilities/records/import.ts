import type { Id } from '../../kernel/id.ts'

export type ImportId = Id<'Import'>

export const importFormats = ['un', 'ofac', 'ftm', 'csv', 'xlsx'] as const
export type ImportFormat = (typeof importFormats)[number]

/** Tables made from our own templates, each of records of one kind. */
export const sheetFormats = ['csv', 'xlsx'] as const
export type SheetFormat = (typeof sheetFormats)[number]

export function isSheet(format: ImportFormat): format is SheetFormat {
  return sheetFormats.some((sheet) => sheet === format)
}

/** What an import did, or on a dry run would do. */
export type ImportFigures = {
  readonly persons: number
  readonly organisations: number
  readonly vessels: number
  /** About anything else. */
  readonly things: number
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly unchanged: number
  readonly rejected: number
}

/** A list that shrinks by more than this share is taken for a damaged one. Ours to confirm. */
const LARGEST_REMOVED_SHARE = 0.5
/** Below this many records a list may change as it likes. Ours to confirm. */
const SMALL_LIST = 100

/** True when the file would withdraw so much of the list that it is more likely cut off than changed. */
export function removesTooMuch({ removed, changed, unchanged }: ImportFigures): boolean {
  const before = removed + changed + unchanged
  if (before > 0 && removed === before) return true
  return before > SMALL_LIST && removed > before * LARGEST_REMOVED_SHARE
}

/** Rejected lines of one import that are kept; more are counted. Ours to confirm. */
export const REJECTIONS_KEPT = 10_000
/** They quote the file, and are there to be mended: so long after the import they are removed. Ours to confirm. */
export const REJECTIONS_KEPT_MS = 30 * 86_400_000
/** A table of which so many lines are refused, and none before them taken, is another one. Ours to confirm. */
export const HOPELESS_AFTER = 100_000
