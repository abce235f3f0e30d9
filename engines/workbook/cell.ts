import { fail, ok, type Result } from '../../kernel/result.ts'
import type { Sheet } from './types.ts'

/** What cells refer to (texts that they share, which styles show a number as a date, from which year days count), and the sheets. */
export type Workbook = {
  readonly shared: string[]
  readonly dateStyles: boolean[]
  /** Days count from 1904, as they did on the first Macintosh (ISO/IEC 29500, `date1904`). */
  from1904: boolean
  readonly sheets: Sheet[]
  /** Where the parts lie that relations name. */
  readonly targets: Map<string, string>
}

export type Cell = {
  /** `n` number, `s` shared text, `str` and `inlineStr` text, `d` date, `b` truth, `e` error (ISO/IEC 29500, 18.18.11). */
  readonly type: string
  readonly isDate: boolean
  readonly isFormula: boolean
  readonly value: string
}

/** Excel keeps fifteen digits of a number and writes zeros for the others. */
const LARGEST_KEPT = 1e15

/** A cell as the text that is meant; a failure says in words that what was meant is lost. */
export function textOfCell(
  { type, isDate, isFormula, value }: Cell,
  workbook: Workbook,
): Result<string, string> {
  if (isFormula && value === '' && type !== 'str')
    return fail('The value of this formula was not saved; open the workbook in Excel and save it again.')
  switch (type) {
    case 's':
      return ok(workbook.shared[Number(value)] ?? '')
    case 'd':
      return ok(/^\d{4}-\d\d-\d\d(?=T)/.exec(value)?.[0] ?? value)
    case 'e':
      return fail(`“${value.slice(0, 100)}” is the error of a formula; write what is meant.`)
    case 'b':
      return fail(
        `Excel has made ${value === '0' ? 'FALSE' : 'TRUE'} of this; format the column as text and write it again.`,
      )
    case 'n':
      return isDate ? ok(dayOf(value, workbook.from1904)) : textOfNumber(value)
    default:
      return ok(value)
  }
}

/** A number is written as it is meant, not as 1.2E+5; what it lost in leading zeros is lost. */
function textOfNumber(value: string): Result<string, string> {
  const number = Number(value)
  if (Math.abs(number) >= LARGEST_KEPT)
    return fail(
      `Excel has rounded this number to “${value.slice(0, 100)}”; format the column as text and write it again.`,
    )
  return ok(/e/i.test(value) && Number.isInteger(number) ? String(number) : value)
}

const DAY_MS = 86_400_000
/** Days are counted from 1900 with a 29 February that there was not: from 1 March on this is day zero. */
const DAY_ZERO = Date.UTC(1899, 11, 30)
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1)
/** The 29 February that there was not. */
const NO_DAY = 60

/** What is no day stays as it is written, to be refused where a date is wanted. */
function dayOf(value: string, from1904: boolean): string {
  const serial = Math.floor(Number(value))
  const isEarly = !from1904 && serial < NO_DAY
  const at = new Date((from1904 ? DAY_ZERO_1904 : DAY_ZERO) + (isEarly ? serial + 1 : serial) * DAY_MS)
  return Number.isNaN(at.getTime()) ? value : at.toISOString().slice(0, 10)
}
