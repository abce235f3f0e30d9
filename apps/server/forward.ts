import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { ARRIVAL } from '../../infra/arrival.ts'

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
  const { method = 'GET', url = '/', headers, socket } = asked
  const before = headers['x-forwarded-for']
  const addresses = [...(before === undefined ? [] : [before].flat()), socket.remoteAddress ?? '']
  const onward = request(
    { socketPath, method, path: url, headers: { ...headers, 'x-forwarded-for': addresses.join(', ') } },
    (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.rawHeaders)
      answered.pipe(answer)
      answered.once('error', () => answer.destroy())
    },
  )
  // Streams live for hours; a request that never ends is cut by the other side.
  socket.setTimeout(0)
  onward.once('error', () => {
    if (answer.headersSent) answer.destroy()
    else answer.writeHead(503, { 'retry-after': '1' }).end()
  })
  answer.once('close', () => onward.destroy())
  asked.pipe(onward)
}
