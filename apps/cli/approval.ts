import { approvalList, approvalWhole, paths, tabs } from '../../capabilities/approvals/contract.ts'
import { fail, ok } from '../../kernel/result.ts'
import { readArguments } from './arguments.ts'
import { ask } from './asking.ts'

const options = { tab: { type: 'string' }, after: { type: 'string' }, json: { type: 'boolean' } } as const

/** What waits for a second person. People approve and refuse, with their passkey and on the page; a program only looks. */
export async function approval(args: readonly string[]): Promise<number> {
  return await ask(readArguments(args, options), async ({ positionals, values }) => {
    const [what = 'list', id] = positionals
    if (what === 'show' && id !== undefined)
      return ok({ method: 'GET', path: paths.approval(encodeURIComponent(id)), answer: approvalWhole })
    if (what !== 'list') return fail('Say approval list or approval show ID. People decide at the page.')
    const { tab = 'mine', after } = values
    if (!tabs.some((one) => one === tab)) return fail(`--tab is one of ${tabs.join(', ')}.`)
    const query = new URLSearchParams({ tab, ...(after === undefined ? {} : { after }) })
    return ok({ method: 'GET', path: `${paths.approvals}?${query}`, answer: approvalList })
  })
}
