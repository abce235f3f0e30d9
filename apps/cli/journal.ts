import { type ActView, JOURNAL_PATH, journalPage } from '../../capabilities/journal/contract.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { complain, print, withComity } from './client.ts'

const text = { type: 'string' } as const
const options = {
  ...{ act: text, outcome: text, bureau: text, subject: text, from: text, to: text, cursor: text },
  json: { type: 'boolean' },
} as const

/** Prints the newest acts that fit the filter, a page of them. */
export async function journal(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const { json, ...filter } = read.value.values
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== undefined))
  return await withComity(async (client) => {
    const page = await client.json('GET', `${JOURNAL_PATH}?${query}`, journalPage)
    if (!page.ok) return complain(page.error.detail)
    if (json === true) print(JSON.stringify(page.value))
    else for (const act of page.value.acts) print(lineOf(act))
    return 0
  })
}

function lineOf({ index, at, actor, act, outcome, subject }: ActView): string {
  const who = `${actor.name ?? actor.kind} (${actor.bureau})`
  return `${String(index ?? 'waiting').padStart(7)}  ${at}  ${act.padEnd(18)} ${outcome.padEnd(8)} ${who}  ${subject}`
}
