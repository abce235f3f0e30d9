import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Json } from '../kernel/canonical-json.ts'

/** Often enough that no proxy closes a quiet stream. */
const HEARTBEAT_MS = 15_000
/** How long a reader may leave unread what was sent. Ours to confirm. */
const UNREAD_MS = 30_000

export type EventStream = {
  send(event: string, body: Json): void
  /**
   * Resolves when the reader has taken what was sent, all but a little: who sends much waits for it. False when nobody reads
   * any more; a reader that takes nothing for half a minute is cut off.
   */
  taken(): Promise<boolean>
  /** Ends the stream; the browser opens it again unless the page closes it. */
  end(): void
  onClose(work: () => void): void
}

/**
 * Turns the answer to `request` into server-sent events; the route returns the reply it was given. It is ended within
 * seconds of the end of its caller's session or key, and when their rights change.
 */
export function openEventStream(request: FastifyRequest, reply: FastifyReply): EventStream {
  const { actor, credential } = request
  if (actor === null || credential === null) throw new Error('a stream was opened for nobody')
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  // Between the end and the last byte that is read the stream takes no more.
  const write = (text: string): void => {
    if (!raw.writableEnded) raw.write(text)
  }
  const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS)
  request.raw.socket.setTimeout(0)
  const leave = request.server.streams.add(credential, actor, () => raw.end())
  raw.on('close', () => {
    clearInterval(heartbeat)
    leave()
  })
  return {
    send: (event, body) => {
      write(`event: ${event}\ndata: ${JSON.stringify(body)}\n\n`)
    },
    taken: async () => {
      if (raw.writableNeedDrain) await untilDrained(raw)
      return !raw.writableEnded && !raw.destroyed
    },
    end: () => {
      clearInterval(heartbeat)
      raw.end()
    },
    onClose: (work) => {
      raw.on('close', work)
    },
  }
}

async function untilDrained(raw: ServerResponse): Promise<void> {
  const late = setTimeout(() => raw.destroy(), UNREAD_MS)
  await new Promise<void>((resolve) => {
    const settle = (): void => {
      raw.off('drain', settle).off('close', settle)
      resolve()
    }
    raw.on('drain', settle).on('close', settle)
  })
  clearTimeout(late)
}
