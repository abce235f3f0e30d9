import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { ARRIVAL } from '../../infra/arrival.ts'
import { PROBLEM_TYPE, problemOf } from '../../infra/problem.ts'

/** Whether this process answers by itself; all else goes to the process behind `socketPath`. */
export type IsOwn = (request: IncomingMessage) => boolean

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/**
 * A server that hands on what is not its own, byte for byte, to the process that has whatever lives in memory alone.
 * That one trusts the last address in `x-forwarded-for`, which is put in here and by nobody else on its socket.
 */
export function forwardingServer(socketPath: string, isOwn: IsOwn): (handler: Handler) => Server {
  return (handler) =>
    createServer({ connectionsCheckingInterval: ARRIVAL.everyMs }, (asked, answer) => {
      if (isOwn(asked)) handler(asked, answer)
      else forward(socketPath, asked, answer)
    })
}

function forward(socketPath: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { method = 'GET', url = '/', socket } = asked
  // Whether the caller's connection ends is nothing between our processes: ours stays, and a refusal that comes before
  // the end of a body is not lost with it.
  const { connection: _, ...headers } = asked.headers
  const before = headers['x-forwarded-for']
  const addresses = [...(before === undefined ? [] : [before].flat()), socket.remoteAddress ?? '']
  const onward = request(
    { socketPath, method, path: url, headers: { ...headers, 'x-forwarded-for': addresses.join(', ') } },
    (answered) => {
      answer.writeHead(answered.statusCode ?? 502, handedOn(answered.rawHeaders))
      answered.pipe(answer)
      answered.once('error', () => answer.destroy())
    },
  )
  // Streams live for hours; a request that never ends is cut by the other side.
  socket.setTimeout(0)
  onward.once('error', () => {
    if (answer.headersSent) answer.destroy()
    else refuse(answer)
  })
  onward.once('close', () => asked.resume())
  answer.once('close', () => onward.destroy())
  asked.pipe(onward)
}

/** What was answered, but that our own connection stays open. */
function handedOn(raw: readonly string[]): string[] {
  return raw.flatMap((name, at) => {
    const value = raw[at + 1] ?? ''
    if (at % 2 === 1 || /^keep-alive$/i.test(name)) return []
    return /^connection$/i.test(name) && !/close/i.test(value) ? [] : [name, value]
  })
}

function refuse(answer: ServerResponse): void {
  const detail = 'The process that answers this is just starting. Try again in a second.'
  const text = JSON.stringify(problemOf(503, 'not_reached', detail))
  answer.writeHead(503, { 'retry-after': '1', 'content-type': PROBLEM_TYPE }).end(text)
}
