import type { Role } from '../../kernel/actor.ts'
import type { Sent } from '../requests/send.ts'
import type { TestRoute } from '../world.ts'

/** What left the server, but for what the masks take out. */
export type Answer = {
  readonly status: number
  readonly headers: string
  readonly body: string
}

/** Headers that may differ between two answers to the same request, and why. */
const headersMasked: Readonly<Record<string, string>> = {
  date: 'written by Node from the clock of the machine, which no clock of ours reaches',
}

type Mask = { readonly routes: RegExp; readonly text: RegExp; readonly why: string }

/** Parts of bodies that may differ, and why. Each is as narrow as it can be said. */
const bodiesMasked: readonly Mask[] = [
  {
    routes: /^(?:GET|POST) \/api\/v1\/journal/,
    text: /"(?:entries|seq|index|size)":\d+|"(?:head|root)":"[0-9a-f]+"/g,
    why: 'How long the log is, its hash and the place of an own act in it are published to every member and witness: that is what makes it a proof. They tell how much is done in all, of nobody and nothing.',
  },
  {
    routes: /^(?:GET|POST) \/api\/v1\/journal/,
    text: /comity\/journal\/[0-9a-f]{8}(?:\+[0-9a-f]{8}\+[\w+/=]+)?/g,
    why: 'The two worlds are two installations: each made the key of its log when it first started.',
  },
  {
    routes: /^GET \/api\/v1\/journal\/state/,
    text: /"comity-journal-succession\/1[^"]*"/g,
    why: 'A succession holds two keys, the size and hash of the whole log and their signatures: published to every witness, see above.',
  },
  {
    routes: /^GET \/api\/v1\/journal\/:id\/proof/,
    text: /"(?:inclusion|consistency)":\[(?:"[\w+/]{43}=",?)*\]/g,
    why: 'How many hashes a path has follows from the place of the own act and the size of the log (RFC 6962, 2.1), which are published: see above.',
  },
  {
    routes: /^GET \/api\/v1\/journal\/:id\/proof/,
    text: /\\"number\\":\d+|\\n\d+\\n[\w+/]{43}=|[\w+/]{43,}={0,2}|"[0-9a-f]{64}"/g,
    why: 'A proof carries the number of the own act, the size and hash of the whole log and its signature: published to every member, see above.',
  },
]

/** Answers in which a role is meant to learn of records that no check would show it, and why. */
const meantToLearn: Readonly<Record<string, readonly Role[]>> = {
  // The commission decides on persons' requests against any owner, so it looks through all records, limited ones as
  // well; each look is an act, and what is found leaves only with the decision (decision 0010).
  'GET /api/v1/rights/requests/:id': ['commission'],
  'POST /api/v1/rights/requests/:id/search': ['commission'],
  // The hub publishes how much the system is used: numbers of all bureaus' checks and hits, of no record and nobody.
  // Restricted hits, and hits on what the hub may not know of, are not among them: hits' README.
  'GET /api/v1/statistics': ['hub_reviewer'],
  // Says how many invented records it took away, in the laptop shape alone.
  'DELETE /api/v1/demo': ['hub_reviewer'],
  'POST /api/v1/demo': ['hub_reviewer'],
}

export function isMeantToLearn(route: string, role: Role | undefined): boolean {
  return role !== undefined && meantToLearn[route]?.includes(role) === true
}

export function masked(route: TestRoute, { status, headers, body }: Sent): Answer {
  const shown = Object.entries(headers).filter(([name]) => headersMasked[name] === undefined)
  const masks = bodiesMasked.filter(({ routes }) => routes.test(`${route.method} ${route.url}`))
  const left = masks.reduce((text, mask) => text.replaceAll(mask.text, '(masked)'), body)
  // A mask may change how long a body is.
  const kept = masks.length === 0 ? shown : shown.filter(([name]) => name !== 'content-length')
  return { status, headers: JSON.stringify(kept.sort()), body: left }
}
