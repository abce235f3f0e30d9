/** The bytes of a workbook as they come from a file or an upload, in chunks of any size. */
export type WorkbookSource = AsyncIterable<Uint8Array>

/** A row of the sheet: its cells as text. `at` is its number in the sheet, `bytes` how much of the source was read by then. */
export type WorkbookRow = { readonly cells: readonly string[]; readonly at: number; readonly bytes: number }

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
