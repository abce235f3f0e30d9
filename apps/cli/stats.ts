import {
  type FiguresView,
  STATISTICS_PATH,
  statisticsView,
} from '../../capabilities/checks/contract/statistics.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { complain, print, withComity } from './client.ts'

const text = { type: 'string' } as const
const options = { by: text, from: text, to: text, json: { type: 'boolean' } } as const

/** Prints figures of a period by owner, asker, source, kind, region or day. */
export async function stats(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const { json, by = 'owner', from, to } = read.value.values
  const query = new URLSearchParams({
    by,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  })
  return await withComity(async (client) => {
    const found = await client.json('GET', `${STATISTICS_PATH}?${query}`, statisticsView)
    if (!found.ok) return complain(found.error.detail)
    if (json === true) {
      print(JSON.stringify(found.value))
      return 0
    }
    const { rows, totals } = found.value
    const widest = Math.max(WIDTH, ...rows.map(({ key }) => key.length))
    print(' '.repeat(widest) + HEAD)
    for (const row of rows) print(row.key.padEnd(widest) + lineOf(row))
    print('total'.padEnd(widest) + lineOf(totals))
    return 0
  })
}

const columns = ['records', 'searches', 'hits', 'confirmed', 'not the same', 'late', 'median s', 'p90 s']
const WIDTH = 13
const HEAD = columns.map((name) => name.padStart(WIDTH)).join('')

function lineOf({ records, searches, hits, verdicts, late, response }: FiguresView): string {
  const seconds = (ms: number | null) => (ms === null ? null : Math.round(ms / 1000))
  const cells = [records, searches, hits, verdicts.confirmed, verdicts.not_identical, late]
  const all = [...cells, seconds(response.medianMs), seconds(response.p90Ms)]
  return all.map((cell) => String(cell ?? '–').padStart(WIDTH)).join('')
}
