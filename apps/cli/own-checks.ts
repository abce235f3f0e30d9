import {
  type OwnCheck,
  type OwnList,
  type OwnShown,
  ownChecksPage,
  ownShown,
} from '../../capabilities/checks/contract/own-checks.ts'
import { CHECKS_PATH } from '../../capabilities/checks/contract.ts'
import { misunderstood } from './arguments.ts'
import { complain, print, withComity } from './client.ts'

type Wish = {
  readonly day: string | undefined
  readonly show: string | undefined
  /** The list whose lines are wanted. */
  readonly list: string | undefined
  readonly before: string | undefined
  readonly isJson: boolean
}

const DAY_MS = 86_400_000

/** What was asked with this key on a day, newest first; of a list its lines. */
export async function ownChecks({ day, show = 'all', list, before, isJson }: Wish): Promise<number> {
  const from = day === undefined ? null : Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(from)) return misunderstood('Write the day as 2026-03-01.')
  if (!isShown(show)) return misunderstood(`Say --show and one of ${ownShown.join(', ')}.`)
  const query = new URLSearchParams({
    show,
    ...(list === undefined ? {} : { list }),
    ...(before === undefined ? {} : { before }),
    ...(from === null ? {} : { from: isoOf(from), until: isoOf(from + DAY_MS) }),
  })
  return await withComity(async (client) => {
    const read = await client.json('GET', `${CHECKS_PATH}?${query}`, ownChecksPage)
    if (!read.ok) return complain(read.error.detail)
    const { checks, lists, next } = read.value
    const lines = [
      ...checks.map((one) => [one.id, inWords(one)]),
      ...lists.map((one) => [one.id, listInWords(one)]),
    ]
    const newestFirst = lines.sort(([a = ''], [b = '']) => (a < b ? 1 : -1)).map(([, line]) => line)
    if (isJson) print(JSON.stringify(read.value))
    else print([...newestFirst, ...(next === null ? [] : [`more: --before ${next}`])].join('\n'))
    return 0
  })
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}

function inWords({ id, at, outcome, asked, hits }: OwnCheck): string {
  const what = asked.name ?? asked.document ?? asked.imo ?? ''
  return `${at}  ${outcome.replace('_', ' ').toUpperCase().padEnd(10)}  ${what}  check ${id}${raisedInWords(hits)}`
}

function raisedInWords(hits: readonly string[]): string {
  return hits.length === 0 ? '' : `  hit ${hits.join(' ')}`
}

function listInWords({ id, at, counts, hits }: OwnList): string {
  const met = Object.entries(counts).filter(([, count]) => count > 0)
  const said = met.map(([outcome, count]) => `${count} ${outcome.replace('_', ' ')}`).join(', ')
  return `${at}  ${'LIST'.padEnd(10)}  ${said}  list ${id}${raisedInWords(hits)}`
}

function isShown(text: string): text is OwnShown {
  return ownShown.some((one) => one === text)
}
