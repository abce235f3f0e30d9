/** The bytes of a workbook as they come from a file or an upload, in chunks of any size. */
export type WorkbookSource = AsyncIterable<Uint8Array>

/** A row of the sheet. `at` is its number in the sheet, `bytes` how much of the source was read by then. */
export type WorkbookRow = {
  /** As text; empty where a fault says what stood there. */
  readonly cells: readonly string[]
  readonly faults: readonly CellFault[]
  readonly at: number
  readonly bytes: number
}

/** What was meant by a cell is lost; `detail` says what stands there and what to do. Columns count from 0. */
export type CellFault = { readonly column: number; readonly detail: string }

/** Why a workbook cannot be read, or not any further. */
export type WorkbookFault = {
  readonly code:
    | 'empty'
    | 'wrong_format'
    | 'truncated'
    | 'not_utf8'
    | 'not_well_formed'
    | 'doctype_refused'
    | 'text_too_long'
    | 'entry_too_large'
  /** What is wrong and what to do. */
  readonly detail: string
}

/** Something stands on more than one of the sheets that are to be seen. */
export type SeveralSheets = { readonly code: 'several_sheets'; readonly names: readonly string[] }

/** A sheet as the workbook lists it. Hidden ones are seen by nobody who looks at the table. */
export type Sheet = { readonly name: string; readonly relation: string; readonly isHidden: boolean }
