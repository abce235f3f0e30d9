/**
 * Who may see what, as an expression over typed attributes of a caller and of a row. It is written once and compiled four
 * ways: to SQL (policy-sql.ts), to a test in memory (policy-test.ts), to how much is shown, and to the reason why.
 *
 * An attribute says where it stands in memory (`of`) and in SQL: a row's in a column, a caller's in the settings of the
 * transaction (row-level security). Settings that are missing are null, and null is never true: it fails closed.
 */
export type RowText<Row> = { readonly column: string; readonly of: (row: Row) => string }
export type RowSet<Row> = { readonly column: string; readonly of: (row: Row) => ReadonlySet<string> }
export type RowClaim<Row> = { readonly column: string; readonly of: (row: Row) => boolean }
export type CallerText<Caller> = { readonly setting: string; readonly of: (caller: Caller) => string }
export type CallerSet<Caller> = {
  readonly setting: string
  readonly of: (caller: Caller) => ReadonlySet<string>
}
export type CallerClaim<Caller> = { readonly setting: string; readonly of: (caller: Caller) => boolean }

export type Expression<Caller, Row> =
  | { readonly op: 'all' | 'any'; readonly of: readonly Expression<Caller, Row>[] }
  | { readonly op: 'not'; readonly of: Expression<Caller, Row> }
  /** True when `of` is; gives `code` as the reason. */
  | { readonly op: 'because'; readonly code: string; readonly of: Expression<Caller, Row> }
  | { readonly op: 'is'; readonly row: RowText<Row>; readonly caller: CallerText<Caller> }
  | { readonly op: 'is_one_of'; readonly row: RowText<Row>; readonly caller: CallerSet<Caller> }
  | { readonly op: 'holds'; readonly row: RowSet<Row>; readonly caller: CallerText<Caller> }
  | { readonly op: 'within'; readonly row: RowSet<Row>; readonly caller: CallerSet<Caller> }
  | { readonly op: 'row_claims'; readonly row: RowClaim<Row> }
  | { readonly op: 'caller_claims'; readonly caller: CallerClaim<Caller> }

/** The words in which a policy for these callers and rows is written. */
export function policyWords<Caller, Row>() {
  type Rule = Expression<Caller, Row>
  return {
    all: (...of: readonly Rule[]): Rule => ({ op: 'all', of }),
    any: (...of: readonly Rule[]): Rule => ({ op: 'any', of }),
    not: (of: Rule): Rule => ({ op: 'not', of }),
    because: (code: string, of: Rule): Rule => ({ op: 'because', code, of }),
    /** The row's text is the caller's. */
    is: (row: RowText<Row>, caller: CallerText<Caller>): Rule => ({ op: 'is', row, caller }),
    /** The row's text is one of the caller's. */
    isOneOf: (row: RowText<Row>, caller: CallerSet<Caller>): Rule => ({ op: 'is_one_of', row, caller }),
    /** The row's set holds the caller's text. */
    holds: (row: RowSet<Row>, caller: CallerText<Caller>): Rule => ({ op: 'holds', row, caller }),
    /** Everything in the row's set is in the caller's; an empty set is within any. */
    within: (row: RowSet<Row>, caller: CallerSet<Caller>): Rule => ({ op: 'within', row, caller }),
    rowClaims: (row: RowClaim<Row>): Rule => ({ op: 'row_claims', row }),
    callerClaims: (caller: CallerClaim<Caller>): Rule => ({ op: 'caller_claims', caller }),
  }
}

/** How much of a row a caller is shown. */
const masks = ['none', 'core', 'full'] as const
export type Mask = (typeof masks)[number]

/** `see` decides whether a row exists for a caller, `full` whether all of it is shown to who sees it. */
export type Policy<Caller, Row> = {
  readonly see: Expression<Caller, Row>
  readonly full: Expression<Caller, Row>
}
