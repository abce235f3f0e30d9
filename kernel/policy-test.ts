import type { Expression, Mask, Policy } from './policy.ts'

type Test<Row> = (row: Row) => boolean

/** The expression as a function of the row, for one caller: what depends on the caller alone is decided now. */
export function testFor<Caller, Row>(expression: Expression<Caller, Row>, caller: Caller): Test<Row> {
  const test = fold(expression, caller)
  return typeof test === 'boolean' ? () => test : test
}

/** How much of a row the caller is shown. */
export function maskingFor<Caller, Row>(
  { see, full }: Policy<Caller, Row>,
  caller: Caller,
): (row: Row) => Mask {
  const [maySee, mayHaveAll] = [testFor(see, caller), testFor(full, caller)]
  return (row) => {
    if (!maySee(row)) return 'none'
    return mayHaveAll(row) ? 'full' : 'core'
  }
}

/** The codes of the branches by which a true expression is true; of several ways the first. Empty when it is false. */
export function reasonsFor<Caller, Row>(
  expression: Expression<Caller, Row>,
  caller: Caller,
  row: Row,
): readonly string[] {
  if (!testFor(expression, caller)(row)) return []
  switch (expression.op) {
    case 'all':
      return expression.of.flatMap((one) => reasonsFor(one, caller, row))
    case 'any': {
      const way = expression.of.find((one) => testFor(one, caller)(row))
      return way === undefined ? [] : reasonsFor(way, caller, row)
    }
    case 'because':
      return [expression.code, ...reasonsFor(expression.of, caller, row)]
    default:
      return []
  }
}

/** A constant where the row does not matter. */
function fold<Caller, Row>(expression: Expression<Caller, Row>, caller: Caller): boolean | Test<Row> {
  switch (expression.op) {
    case 'all':
      return join(expression.of, caller, false)
    case 'any':
      return join(expression.of, caller, true)
    case 'not':
      return negate(fold(expression.of, caller))
    case 'because':
      return fold(expression.of, caller)
    case 'caller_claims':
      return expression.caller.of(caller)
    default:
      return atom(expression, caller)
  }
}

type Atom<Caller, Row> = Extract<
  Expression<Caller, Row>,
  { op: 'is' | 'is_one_of' | 'holds' | 'within' | 'row_claims' }
>

/** The row's side is read by its own function and the caller's is fixed: nothing is made for each row. */
function atom<Caller, Row>(expression: Atom<Caller, Row>, caller: Caller): Test<Row> {
  switch (expression.op) {
    case 'is': {
      const [of, text] = [expression.row.of, expression.caller.of(caller)]
      return (row) => of(row) === text
    }
    case 'is_one_of': {
      const [of, texts] = [expression.row.of, expression.caller.of(caller)]
      return (row) => texts.has(of(row))
    }
    case 'holds': {
      const [of, text] = [expression.row.of, expression.caller.of(caller)]
      return (row) => of(row).has(text)
    }
    case 'within': {
      const [of, texts] = [expression.row.of, expression.caller.of(caller)]
      return (row) => isWithin(of(row), texts)
    }
    case 'row_claims':
      return expression.row.of
  }
}

function isWithin(texts: ReadonlySet<string>, allowed: ReadonlySet<string>): boolean {
  for (const text of texts) if (!allowed.has(text)) return false
  return true
}

function negate<Row>(test: boolean | Test<Row>): boolean | Test<Row> {
  return typeof test === 'boolean' ? !test : (row) => !test(row)
}

/** One that has the value `decisive` decides; the rest are asked in their order. */
function join<Caller, Row>(
  expressions: readonly Expression<Caller, Row>[],
  caller: Caller,
  decisive: boolean,
): boolean | Test<Row> {
  const tests: Test<Row>[] = []
  for (const one of expressions) {
    const test = fold(one, caller)
    if (test === decisive) return decisive
    if (typeof test !== 'boolean') tests.push(test)
  }
  const [first, ...rest] = tests
  if (first === undefined) return !decisive
  return rest.reduce(decisive ? either : both, first)
}

function both<Row>(before: Test<Row>, after: Test<Row>): Test<Row> {
  return (row) => before(row) && after(row)
}

function either<Row>(before: Test<Row>, after: Test<Row>): Test<Row> {
  return (row) => before(row) || after(row)
}
