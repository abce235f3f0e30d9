import { inquiry, inquiryList, paths } from '../../capabilities/inquiries/contract.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { readArguments } from './arguments.ts'
import { type Asking, ask } from './asking.ts'

const text = { type: 'string' } as const
const options = {
  ...{ question: text, purpose: text, level: text, days: text, side: text, show: text, after: text },
  to: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const

type Values = {
  readonly [Name in 'question' | 'purpose' | 'level' | 'days' | 'side' | 'show' | 'after']?:
    | string
    | undefined
} & { readonly to?: readonly string[] | undefined }

const DAY_MS = 86_400_000
/** Two weeks, as on the page. */
const USUAL_DAYS = '14'

/** Access requests: ask the people of other bureaus, read what they said, take a question back. Answers are given at the page. */
export async function request(args: readonly string[]): Promise<number> {
  return await ask(readArguments(args, options), async ({ positionals, values }) => {
    const [what = 'list', id] = positionals
    switch (what) {
      case 'list':
        return ok(listing(values))
      case 'ask':
        return asking(values)
      case 'show':
      case 'withdraw':
        return id === undefined ? fail(`Name the request: request ${what} ID.`) : ok(about(what, id))
      default:
        return fail(`There is no "request ${what}".`)
    }
  })
}

function listing({ side = 'asked', show = 'all', after }: Values): Asking {
  const query = new URLSearchParams({ side, show, ...(after === undefined ? {} : { after }) })
  return { method: 'GET', path: `${paths.inquiries}?${query}`, answer: inquiryList }
}

function asking({
  to,
  question,
  purpose,
  level = 'fouo',
  days = USUAL_DAYS,
}: Values): Result<Asking, string> {
  if (to === undefined || question === undefined || purpose === undefined)
    return fail('Say request ask --to CODE --question TEXT --purpose PURPOSE.')
  if (!/^\d{1,2}$/.test(days)) return fail('--days is a number of days.')
  const replyBy = new Date(Date.now() + Number(days) * DAY_MS).toISOString()
  const body = { to, question, purpose, level, replyBy }
  return ok({ method: 'POST', path: paths.inquiries, body, answer: inquiry })
}

function about(what: 'show' | 'withdraw', id: string): Asking {
  const named = encodeURIComponent(id)
  return what === 'show'
    ? { method: 'GET', path: paths.inquiry(named), answer: inquiry }
    : { method: 'POST', path: paths.withdraw(named), answer: inquiry }
}
