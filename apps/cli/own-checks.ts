import { type OwnCheck, ownChecksPage } from '../../capabilities/checks/contract/own-checks.ts'
import { CHECKS_PATH } from '../../capabilities/checks/contract.ts'
import { misunderstood } from './arguments.ts'
import { complain, print, withComity } from './client.ts'

type Wish = {
  readonly day: string | undefined
  readonly before: string | undefined
  readonly isJson: boolean
}

const DAY_MS = 86_400_000

/** What was asked with this key on a day, newest first. */
export async function ownChecks({ day, before, isJson }: Wish): Promise<number> {
  const from = day === undefined ? null : Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(from)) return misunderstood('Write the day as 2026-03-01.')
  const query = new URLSearchParams({
    ...(before === undefined ? {} : { before }),
    ...(from === null ? {} : { from: isoOf(from), until: isoOf(from + DAY_MS) }),
  })
  return await withComity(async (client) => {
    const read = await client.json('GET', `${CHECKS_PATH}?${query}`, ownChecksPage)
    if (!read.ok) return complain(read.error.detail)
    const { checks, next } = read.value
    if (isJson) print(JSON.stringify(read.value))
    else print([...checks.map(inWords), ...(next === null ? [] : [`more: --before ${next}`])].join('\n'))
    return 0
  })
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}

function inWords({ id, at, outcome, asked, hits }: OwnCheck): string {
  const what = asked.name ?? asked.document ?? asked.imo ?? ''
  const raised = hits.length === 0 ? '' : `  hit ${hits.join(' ')}`
  return `${at}  ${outcome.replace('_', ' ').toUpperCase().padEnd(10)}  ${what}  check ${id}${raised}`
}
