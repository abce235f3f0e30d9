import {
  HITS_PATH,
  type HitDeed,
  type HitLine,
  type HitView,
  hitDeedPath,
  hitPage,
  hitPath,
  hitView,
} from '../../capabilities/hits/contract.ts'
import { verdictReasons, verdicts } from '../../capabilities/hits/hit.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { type Client, complain, print, withComity } from './client.ts'

const text = { type: 'string' } as const
const options = {
  ...{ tab: text, after: text, word: text, reason: text, note: text, to: text, as: text },
  leave: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

type Values = {
  readonly [Name in 'tab' | 'after' | 'word' | 'reason' | 'note' | 'to' | 'as']?: string | undefined
} & { readonly leave?: boolean | undefined; readonly json?: boolean | undefined }

/** Each deed with what it sends; the server says what is missing. */
const deeds: Readonly<Record<HitDeed, (given: Values) => object>> = {
  claim: ({ leave }) => ({ leave: leave === true }),
  verdict: ({ as = 'desk', word, reason, note }) =>
    as === 'asker' ? { as, word, note } : { as, word, reason: reason ?? firstReason(word), note },
  undo: () => ({}),
  release: ({ note }) => ({ note }),
  'request-details': ({ note }) => ({ note }),
  outcome: ({ word, note }) => ({ word, note }),
  note: ({ note, to }) => ({ note, to }),
  close: () => ({}),
}

/** The usual reason, as one key on the page gives it. */
function firstReason(word: string | undefined): string | undefined {
  const verdict = verdicts.find((one) => one === word)
  return verdict === undefined ? undefined : verdictReasons[verdict][0]
}

/** Lists a queue, shows one hit, or does something to it. */
export async function hit(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const [what = 'list', id] = read.value.positionals
  const given: Values = read.value.values
  if (what === 'list') return await withComity((client) => list(client, given))
  if (id === undefined) return misunderstood(`Name the hit: hit ${what} ID.`)
  if (what === 'show') return await withComity((client) => show(client, id, given))
  const deed = Object.keys(deeds).find((name): name is HitDeed => name === what)
  if (deed === undefined) return misunderstood(`There is no "hit ${what}".`)
  return await withComity(async (client) => {
    const done = await client.json(
      'POST',
      hitDeedPath(encodeURIComponent(id), deed),
      hitView,
      deeds[deed](given),
    )
    if (!done.ok) return complain(done.error.detail)
    print(given.json === true ? JSON.stringify(done.value) : lineOf(done.value))
    return 0
  })
}

async function list(client: Client, { tab = 'to_confirm', after, json }: Values): Promise<number> {
  const query = new URLSearchParams({ tab, ...(after === undefined ? {} : { after }) })
  const page = await client.json('GET', `${HITS_PATH}?${query}`, hitPage)
  if (!page.ok) return complain(page.error.detail)
  if (json === true) print(JSON.stringify(page.value))
  else for (const one of page.value.hits) print(lineOf(one))
  if (json !== true && page.value.next !== null) print(`More with --after ${page.value.next}`)
  return 0
}

function lineOf(line: HitLine): string {
  const { id, state, dueAt, isHeld, owner, asker, asked, record } = line
  const who = asked === null ? '' : [asked.name, asked.born, asked.document].filter(Boolean).join(' ')
  return [
    id,
    dueAt,
    isHeld ? 'HELD' : '    ',
    `${asker}→${owner}`,
    state.replaceAll('_', ' ').padEnd(15),
    `${who} ${record === null ? '' : `(${record.source} ${record.reference})`}`,
  ].join('  ')
}

async function show(client: Client, id: string, { json }: Values): Promise<number> {
  const found = await client.json('GET', hitPath(encodeURIComponent(id)), hitView)
  if (!found.ok) return complain(found.error.detail)
  print(json === true ? JSON.stringify(found.value) : inWords(found.value))
  return 0
}

function inWords(view: HitView): string {
  const { facts, matched, events, may } = view
  const record = facts.view === 'full' ? JSON.stringify(facts.facts, null, 2) : `The record is ${facts.view}.`
  return [
    lineOf(view),
    ...(matched?.reasons ?? []).map((reason) => `   ${reason}`),
    record,
    ...events.map(({ at, what, bureau, word, note }) =>
      [at, bureau, what.replaceAll('_', ' '), word ?? '', note ?? ''].join('  ').trimEnd(),
    ),
    `You may: ${may.join(', ') || 'nothing now'}.`,
  ].join('\n')
}
