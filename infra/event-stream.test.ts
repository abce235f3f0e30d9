import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, request as requestOf, type Server } from 'node:http'
import { after, before, describe, mock, test } from 'node:test'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type EventStream, openEventStream } from './event-stream.ts'

const KILOBYTES = 'x'.repeat(64 * 1024)
/** More than both ends of a connection hold back for a reader. */
const MOST = 64 * 1024 ** 2

describe('a stream of events whose reader does not read', () => {
  let server: Server
  let opened: (stream: EventStream) => void = () => undefined
  let leave: () => void = () => undefined
  before(async () => {
    server = createServer((raw, response) => {
      const add = (_credential: unknown, _actor: unknown, end: () => void) => {
        leave = end
        return () => undefined
      }
      const request = { actor: {}, credential: {}, raw, server: { streams: { add } } }
      const reply = { hijack: () => undefined, raw: response }
      opened(openEventStream(request as unknown as FastifyRequest, reply as unknown as FastifyReply))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  /** Both ends of a stream; nothing is read of the answer yet. */
  const open = async () => {
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const coming = new Promise<EventStream>((resolve) => {
      opened = resolve
    })
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      requestOf({ host: '127.0.0.1', port, agent: false }, resolve).on('error', reject).end()
    })
    const stream = await coming
    stream.send('begun', {})
    const reader = await answer
    reader.on('error', () => undefined)
    return { stream, reader }
  }
  /** Sends until the reader has to take something; answers what comes of that. */
  const fill = async (stream: EventStream): Promise<{ readonly taken: Promise<boolean> }> => {
    for (let sent = 0; sent < MOST; sent += KILOBYTES.length) {
      stream.send('much', KILOBYTES)
      const taken = stream.taken()
      const first = await Promise.race([taken, new Promise<null>((later) => setImmediate(later, null))])
      if (first === null) return { taken }
    }
    return assert.fail('it took more than a connection holds')
  }

  test('waits until it reads on', async () => {
    const { stream, reader } = await open()
    const { taken } = await fill(stream)
    reader.resume()
    assert.equal(await taken, true)
    stream.end()
  })

  test('is cut off after half a minute', async () => {
    const { stream, reader } = await open()
    mock.timers.enable({ apis: ['setTimeout'] })
    const { taken } = await fill(stream)
    mock.timers.tick(29_000)
    assert.equal(await Promise.race([taken, new Promise((later) => setImmediate(later, 'waits'))]), 'waits')
    mock.timers.tick(1_000)
    assert.equal(await taken, false)
    mock.timers.reset()
    reader.destroy()
  })

  test('takes nothing more when its session has ended', async () => {
    const { stream, reader } = await open()
    leave()
    stream.send('late', {})
    assert.equal(await stream.taken(), false)
    let text = ''
    for await (const part of reader) text += String(part)
    assert.equal(text, 'event: begun\ndata: {}\n\n')
  })
})
