import { IMPORTS_PATH } from '../../capabilities/records/contract.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import type { TestRequest } from '../requests/request-maker.ts'
import { makeWorld, type World, type WorldWish } from '../world.ts'
import type { Askers } from './askers.ts'
import type { Determinism } from './determinism.ts'
import { hideFrom } from './hide.ts'
import { type Answer, masked } from './masks.ts'

/** The world, and the world without what the askers may not see. Both are asked the same at the same time. */
export type Twins = {
  readonly whole: World
  readonly hidden: World
  /** Asks both; the answers are what left the server, but for what `masks` takes out. */
  ask(actor: Actor, request: TestRequest): Promise<readonly [whole: Answer, hidden: Answer]>
  close(): Promise<void>
}

type Making = {
  readonly template: string
  readonly askers: Askers
  readonly start: Date
  readonly determinism: Determinism
  readonly extend?: WorldWish['extend']
}

const STEP_MS = 1000

export async function makeTwins({ template, askers, start, determinism, extend }: Making): Promise<Twins> {
  let now = start
  const clock = () => now
  const more = extend === undefined ? {} : { extend }
  const whole = await makeWorld(clock, { template, ...more })
  const hidden = await makeWorld(clock, { template, prepare: (owner) => hideFrom(owner, askers), ...more })
  let asked = 0
  return {
    whole,
    hidden,
    ask: async (actor, request) => {
      asked++
      now = new Date(now.getTime() + STEP_MS)
      const fresh = { ...actor, proof: { ...actor.proof, at: now } }
      determinism.begin(String(asked))
      const first = await answerOf(whole, fresh, request)
      determinism.begin(String(asked))
      return [first, await answerOf(hidden, fresh, request)]
    },
    close: async () => {
      await whole.close()
      await hidden.close()
    },
  }
}

/** Quiet for this long, a stream has told what it had to tell. */
const QUIET_MS = 40

async function answerOf(world: World, actor: Actor, request: TestRequest): Promise<Answer> {
  const { method, url, payload } = request
  const response = await world.server.inject({
    method,
    url,
    headers: { ...request.headers, ...world.headersOf(actor) },
    ...(payload === null ? {} : { payload }),
    payloadAsStream: true,
  })
  const isStream = String(response.headers['content-type']).startsWith('text/event-stream')
  const body = await read(response.stream(), isStream)
  await settle(world, request, body)
  return masked(request.route, { status: response.statusCode, headers: response.headers, body })
}

/** To the end; of a stream of events what comes before it falls quiet. */
function read(stream: NodeJS.ReadableStream & { destroy(): void }, isStream: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const done = () => resolve(Buffer.concat(chunks).toString('latin1'))
    const hangUp = () => {
      done()
      stream.destroy()
    }
    const quiet = isStream ? setTimeout(hangUp, QUIET_MS) : null
    stream.on('data', (chunk: Buffer) => {
      chunks.push(Buffer.from(chunk))
      quiet?.refresh()
    })
    stream.once('end', () => {
      if (quiet !== null) clearTimeout(quiet)
      done()
    })
    stream.once('error', reject)
  })
}

/** What a write sets off must be over in both worlds before they are asked again. */
async function settle(world: World, { method, url }: TestRequest, body: string): Promise<void> {
  if (method === 'GET') return
  if (url === IMPORTS_PATH && body.startsWith('{"id"')) {
    const { id } = JSON.parse(body) as { id: Id<'Import'> }
    await new Promise<void>((ended) => {
      world.desk.watch(id, ({ state }) => state === 'running' || ended())
      if (world.desk.progress(id)?.state !== 'running') ended()
    })
  }
  await world.keeper.settle()
}
