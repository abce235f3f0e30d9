import type { Random } from '../../db/seed/random.ts'
import type { Life } from './life.ts'

/** What was answered as done, by the kind of thing that must be there ever after. */
export type Kept = { readonly table: string; readonly id: string }

type Headers = Readonly<Record<string, string>>
type Call = (method: string, route: string, body?: unknown, more?: Headers) => Promise<Answer | null>
type Answer = {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}
type Write = (call: Call, random: Random, upload: Upload) => Promise<Kept | null>
type Upload = (list: string) => Promise<Answer | null>

const kept = (table: string, answer: Answer | null, id: unknown = answer?.body['id']): Kept | null =>
  answer !== null && answer.status < 300 && typeof id === 'string' ? { table, id } : null

const names = ['Aruna', 'Signe', 'Ilse', 'Marte', 'Jonas', 'Teo']

const recordNamed = (text: string) => ({
  purpose: 'wanted',
  sharing: { to: 'all' },
  body: {
    ...{
      kind: 'person',
      names: [{ text, script: 'Latn', type: 'primary', parts: null }],
      born: [],
      birthPlaces: [],
    },
    ...{
      nationalities: [],
      sex: 'U',
      positions: [],
      addresses: [],
      documents: [],
      programmes: [],
      remarks: null,
    },
  },
})

/** The first hit that a check raised or met, or null. */
function hitIn(answer: Answer | null): string | null {
  const candidates = (answer?.body['candidates'] ?? []) as readonly { readonly hitId: string | null }[]
  return candidates.find(({ hitId }) => hitId !== null)?.hitId ?? null
}

/** The writes that are going on when the program dies. */
const writes: readonly (readonly [Write, number])[] = [
  [
    async (call, random) => {
      const name = `${random.pick(names)} Killed ${random.int(1, 40)}`
      return kept('checks.check', await call('POST', '/api/v1/checks', { name, purpose: 'border' }))
    },
    6,
  ],
  [
    async (call, random) => {
      // Another year is another question: what was settled of one is open in the next.
      const asked = { name: `${random.pick(names)} Added`, born: String(random.int(1900, 1999)) }
      const answer = await call('POST', '/api/v1/checks', { ...asked, purpose: 'border' })
      const hit = hitIn(answer)
      if (hit === null) return kept('checks.check', answer)
      const verdict = { as: 'desk', word: 'not_identical', reason: 'other_person' }
      return kept('hits.hit', await call('POST', `/api/v1/hits/${hit}/verdict`, verdict), hit)
    },
    3,
  ],
  [
    async (_call, random, upload) => {
      const line = (place: number) =>
        JSON.stringify({
          id: `k-${place}`,
          schema: 'Person',
          properties: { name: [`${random.pick(names)} Killed ${place}`] },
        })
      const size = random.int(20, 40)
      return kept(
        'records.import',
        await upload(Array.from({ length: size }, (_, place) => line(place)).join('\n')),
      )
    },
    1,
  ],
  [
    async (call, random) => {
      const reference = `K-${random.int(1, 2 ** 40)}`
      const added = { ...recordNamed(`${random.pick(names)} Added`), reference }
      const answer = await call('POST', '/api/v1/records', added)
      const made = kept('records.record', answer)
      if (made === null) return null
      const edited = { ...recordNamed(`${random.pick(names)} Edited`), reason: 'Learnt better.' }
      await call('PUT', `/api/v1/records/${made.id}`, edited, { 'if-match': '"1"' })
      return made
    },
    2,
  ],
  [
    async (call, random) => {
      const key = `killed-${random.int(1, 2 ** 40)}`
      const lines = Array.from({ length: random.int(50, 200) }, (_, place) => {
        const reference = `D-${random.int(1, 500)}`
        return place % 9 === 8
          ? { op: 'withdraw', reference }
          : { op: 'upsert', reference, ...recordNamed(`${random.pick(names)} Pushed ${place}`) }
      })
      const path = `/api/v1/records/deltas/${key}/pieces`
      const first = await call('PUT', `${path}/1`, lines)
      const second = first === null ? null : await call('PUT', `${path}/2`, lines.slice(0, 20))
      const last = second !== null && second.status === 200 ? 2 : 1
      return first?.status === 200 ? { table: 'records.delta_piece', id: `${key}/${last}` } : null
    },
    2,
  ],
  [
    async (call, random) => {
      const list = { name: `List ${random.int(1, 2 ** 40)}`, bureaus: ['PRT', 'MAR'] }
      return kept('records.sharing_list', await call('POST', '/api/v1/sharing-lists', list))
    },
    1,
  ],
]

/** Writes that are on their way at once. */
const LOOPS = 6

/** Writes until the program is gone; the answer is everything that it said was done. */
export async function writeUntilDead(
  life: Life,
  random: Random,
  onAnswer: () => void,
): Promise<readonly Kept[]> {
  const done: Kept[] = []
  let isDead = false
  const headers = { authorization: `Bearer ${life.key}` }
  const reach = async (route: string, init: RequestInit): Promise<Answer | null> => {
    try {
      const response = await fetch(`${life.url}${route}`, init)
      return { status: response.status, body: (await response.json()) as Answer['body'] }
    } catch {
      isDead = true
      return null
    }
  }
  const call: Call = (method, route, body, more = {}) =>
    reach(route, {
      method,
      headers: { ...headers, ...more, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const upload: Upload = (list) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ format: 'ftm', dryRun: 'false', acceptRemovals: 'true' }))
      form.set(name, value)
    form.set('list', new Blob([list]), 'killed.jsonl')
    return reach('/api/v1/imports', { method: 'POST', headers, body: form })
  }
  const loop = async (): Promise<void> => {
    while (!isDead) {
      const one = await random.weighted(writes)(call, random, upload)
      if (one === null) continue
      done.push(one)
      onAnswer()
    }
  }
  await Promise.all(Array.from({ length: LOOPS }, loop))
  return done
}
