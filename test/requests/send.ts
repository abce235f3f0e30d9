import { IMPORTS_PATH } from '../../capabilities/records/contract.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import type { World } from '../world.ts'
import type { TestRequest } from './request-maker.ts'

/** What left the server, whole. */
export type Sent = {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** Quiet for this long, a stream has told what it had to tell. */
const QUIET_MS = 40

const APPROVAL_HEADER = 'x-comity-approval'

/** Asks as this actor; where a second person is wanted, somebody of the same bureau approves and it is asked again. */
export async function send(world: World, actor: Actor | null, request: TestRequest): Promise<Sent> {
  const sent = await sendOnce(world, actor, request)
  const approval = actor !== null && sent.status === 202 ? approvalIn(sent.body) : null
  if (actor === null || approval === null) return sent
  await approve(world, actor, approval)
  const headers = { ...request.headers, [APPROVAL_HEADER]: approval }
  return await sendOnce(world, actor, { ...request, headers })
}

function approvalIn(body: string): string | null {
  return /^\{"approval":\{"id":"([0-9a-f-]{36})"/.exec(body)?.[1] ?? null
}

async function approve(world: World, asker: Actor, id: string): Promise<void> {
  const second = { ...asker, id: asker.id.replace(/^.{8}/, 'ffffffff') as Actor['id'] }
  await world.server.inject({
    method: 'POST',
    url: `/api/v1/approvals/${id}/approve`,
    headers: world.headersOf(second),
  })
}

/** Returns when what the request set off is over. */
async function sendOnce(world: World, actor: Actor | null, request: TestRequest): Promise<Sent> {
  const { method, url, payload } = request
  const response = await world.server.inject({
    method,
    url,
    headers: { ...request.headers, ...world.headersOf(actor) },
    ...(payload === null ? {} : { payload }),
    payloadAsStream: true,
  })
  const isEvents = String(response.headers['content-type']).startsWith('text/event-stream')
  // The answer to a list that was handed in ends by itself.
  const isStream = isEvents && method === 'GET'
  const body = await read(response.stream(), isStream)
  // As a browser that leaves: the server must hear that the line is closed.
  if (isStream) response.raw.res.destroy()
  if (method !== 'GET') await settle(world, url, body)
  return { status: response.statusCode, headers: response.headers, body }
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

/** An import runs on after its answer, and the index hears of a change after its commit. */
async function settle({ desk, keeper }: World, url: string, body: string): Promise<void> {
  if (url === IMPORTS_PATH && body.startsWith('{"id"')) {
    const { id } = JSON.parse(body) as { id: Id<'Import'> }
    await new Promise<void>((ended) => {
      desk.watch(id, ({ state }) => state === 'running' || ended())
      if (desk.progress(id)?.state !== 'running') ended()
    })
  }
  await keeper.settle()
}
