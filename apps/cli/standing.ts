import {
  STANDING_PATH,
  type StandingView,
  standingPage,
  standingPath,
  standingView,
} from '../../capabilities/checks/contract/standing.ts'
import type { Result } from '../../kernel/result.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { type Client, complain, print, type Refusal, withComity } from './client.ts'

const text = { type: 'string' } as const
const options = {
  ...{ text, name: text, born: text, nationality: text, sex: text, 'birth-place': text, document: text },
  ...{ purpose: text, mode: text, reason: text, until: text, before: text },
  json: { type: 'boolean' },
} as const

/** Lists the bureau's standing checks, adds one, or ends one. */
export async function standing(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const [what = 'list', id] = read.value.positionals
  const { json, until, before, 'birth-place': birthPlace, ...fields } = read.value.values
  const show = (one: StandingView) => print(json === true ? JSON.stringify(one) : lineOf(one))
  if (what === 'list') return await withComity((client) => list(client, before, show))
  if (what === 'add') {
    const wish = { ...fields, birthPlace, lastDay: until }
    return await withComity(async (client) =>
      told(await client.json('POST', STANDING_PATH, standingView, wish), show),
    )
  }
  if (what !== 'end' || id === undefined)
    return misunderstood('Say standing, standing add with a question, or standing end ID.')
  const path = standingPath(encodeURIComponent(id))
  return await withComity(async (client) => told(await client.json('DELETE', path, standingView), show))
}

function told(changed: Result<StandingView, Refusal>, show: (one: StandingView) => void): number {
  if (!changed.ok) return complain(changed.error.detail)
  show(changed.value)
  return 0
}

async function list(
  client: Client,
  before: string | undefined,
  show: (one: StandingView) => void,
): Promise<number> {
  const query = before === undefined ? '' : `?before=${encodeURIComponent(before)}`
  const page = await client.json('GET', `${STANDING_PATH}${query}`, standingPage)
  if (!page.ok) return complain(page.error.detail)
  for (const one of page.value.standing) show(one)
  return 0
}

function lineOf({ id, asked, reason, endsAt, endedAt }: StandingView): string {
  const question = Object.values(asked).filter((value) => value !== null)
  return `${id}  ${endedAt === null ? `until ${endsAt}` : `ended ${endedAt}`}  ${question.join(', ')}  ${reason}`
}
