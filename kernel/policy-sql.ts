import type { CallerClaim, CallerSet, CallerText, Expression } from './policy.ts'

/** How the caller's side of an expression is written in SQL. */
type CallerSql<Caller> = {
  readonly text: (attribute: CallerText<Caller>) => string
  readonly set: (attribute: CallerSet<Caller>) => string
  readonly claim: (attribute: CallerClaim<Caller>) => string
}

export type Predicate = { readonly sql: string; readonly values: readonly unknown[] }

/** The expression as a predicate for one caller, with parameters from `$first` on. It says what comes first, first. */
export function predicateFor<Caller, Row>(
  expression: Expression<Caller, Row>,
  caller: Caller,
  first: number,
): Predicate {
  const values: unknown[] = []
  const places = new Map<unknown, string>()
  const place = (attribute: unknown, value: unknown, type: string): string => {
    const known = places.get(attribute)
    if (known !== undefined) return known
    const made = `$${first + values.length}::${type}`
    values.push(value)
    places.set(attribute, made)
    return made
  }
  const sql = write(expression, {
    text: (attribute) => place(attribute, attribute.of(caller), 'text'),
    set: (attribute) => place(attribute, [...attribute.of(caller)], 'text[]'),
    claim: (attribute) => (attribute.of(caller) ? 'true' : 'false'),
  })
  return { sql, values }
}

/**
 * The expression for a row-level security policy: the caller's side comes from the settings of the transaction, each
 * read once for a statement.
 */
export function rowSecurityOf<Caller, Row>(expression: Expression<Caller, Row>): string {
  return write(expression, {
    text: ({ setting }) => `(select ${setting})`,
    set: ({ setting }) => `(select ${setting})::text[]`,
    claim: ({ setting }) => `(select ${setting})`,
  })
}

function write<Caller, Row>(expression: Expression<Caller, Row>, caller: CallerSql<Caller>): string {
  switch (expression.op) {
    case 'all':
      return `(${expression.of.map((one) => write(one, caller)).join(' and ')})`
    case 'any':
      return `(${expression.of.map((one) => write(one, caller)).join(' or ')})`
    case 'not':
      return `not ${write(expression.of, caller)}`
    case 'because':
      return write(expression.of, caller)
    case 'is':
      return `${expression.row.column} = ${caller.text(expression.caller)}`
    case 'is_one_of':
      return `${expression.row.column} = any (${caller.set(expression.caller)})`
    case 'holds':
      return `(${expression.row.column} @> array[${caller.text(expression.caller)}])`
    case 'within':
      return `(${expression.row.column} <@ ${caller.set(expression.caller)})`
    case 'row_claims':
      return expression.row.column
    case 'caller_claims':
      return caller.claim(expression.caller)
  }
}
