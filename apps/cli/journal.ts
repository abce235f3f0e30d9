import { z } from 'zod'
import {
  type ActView,
  anomalyList,
  holdList,
  holdReleasePath,
  JOURNAL_ANOMALIES_PATH,
  JOURNAL_HOLDS_PATH,
  JOURNAL_KEY_PATH,
  JOURNAL_PATH,
  JOURNAL_REVIEWS_PATH,
  JOURNAL_STATE_PATH,
  journalPage,
  journalProofPath,
  journalState,
  newKey,
  reviewList,
} from '../../capabilities/journal/contract.ts'
import type { Result } from '../../kernel/result.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { type Client, complain, print, type Refusal, withComity } from './client.ts'

const text = { type: 'string' } as const
const options = {
  ...{
    act: text,
    outcome: text,
    bureau: text,
    subject: text,
    actor: text,
    from: text,
    to: text,
    cursor: text,
  },
  reason: text,
  approval: text,
  json: { type: 'boolean' },
} as const

type Said = {
  readonly json: boolean
  readonly filter: Readonly<Record<string, string>>
  readonly reason: string
  readonly approval: string | null
}
type Verb = (client: Client, name: string, said: Said) => Promise<number>

const verbs: Readonly<Record<string, Verb>> = {
  acts: async (client, _, { filter, json }) => {
    const page = await client.json('GET', `${JOURNAL_PATH}?${new URLSearchParams(filter)}`, journalPage)
    if (page.ok && json) print(JSON.stringify(page.value))
    else if (page.ok) for (const act of page.value.acts) print(lineOf(act))
    return page.ok ? 0 : complain(page.error.detail)
  },
  proof: async (client, id) => {
    const proof = await client.text('GET', journalProofPath(encodeURIComponent(id)))
    // The bytes of a proof are signed for: nothing is added to them.
    if (proof.ok) process.stdout.write(proof.value)
    return proof.ok ? 0 : complain(proof.error.detail)
  },
  state: async (client) => tell(await client.json('GET', JOURNAL_STATE_PATH, journalState)),
  reviews: async (client) => tell(await client.json('GET', JOURNAL_REVIEWS_PATH, reviewList)),
  anomalies: async (client, _, { filter }) =>
    tell(await client.json('GET', `${JOURNAL_ANOMALIES_PATH}?${new URLSearchParams(filter)}`, anomalyList)),
  holds: async (client) => tell(await client.json('GET', JOURNAL_HOLDS_PATH, holdList)),
  hold: async (client, subject, { reason }) => {
    const body = { subject: subject === 'all' ? null : subject, reason }
    return tell(await client.json('POST', JOURNAL_HOLDS_PATH, z.object({ id: z.uuid() }), body))
  },
  release: async (client, id) => {
    const released = await client.text('POST', holdReleasePath(encodeURIComponent(id)))
    return released.ok ? 0 : complain(released.error.detail)
  },
  'rotate-key': async (client, _, { approval }) =>
    tell(await client.write('POST', JOURNAL_KEY_PATH, newKey, { body: undefined, version: null, approval })),
}

const named = ['proof', 'hold', 'release']

/** Prints the newest acts that fit the filter, or what one of its verbs asks for. */
export async function journal(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const [verb = 'acts', name = ''] = read.value.positionals
  const run = verbs[verb]
  if (run === undefined) return misunderstood(`There is no "journal ${verb}".`)
  if (named.includes(verb) && name === '') return misunderstood(`Say what: journal ${verb} NAME`)
  const { json = false, reason = '', approval = null, ...rest } = read.value.values
  const filter = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return await withComity((client) => run(client, name, { json, filter, reason, approval }))
}

function tell(answered: Result<unknown, Refusal>): number {
  if (!answered.ok) return complain(answered.error.detail)
  print(JSON.stringify(answered.value, null, 2))
  return 0
}

function lineOf({ index, at, actor, act, outcome, subject }: ActView): string {
  const who = `${actor.name ?? actor.kind} (${actor.bureau})`
  return `${String(index ?? 'waiting').padStart(7)}  ${at}  ${act.padEnd(18)} ${outcome.padEnd(8)} ${who}  ${subject}`
}
