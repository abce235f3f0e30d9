import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { systemActor } from '../kernel/actor.ts'
import { type TestDatabase, testDatabase } from '../test/database.ts'
import { createServer, type Server } from './http.ts'

const SIZE = 60_000
const PIECE = 2_000

describe('a request on its way', () => {
  let database: TestDatabase
  let server: Server
  let port: number

  before(async () => {
    database = await testDatabase()
    server = await createServer({
      db: database.app,
      clock: () => new Date('2026-03-01T10:00:00Z'),
      authenticate: async () => ({ actor: systemActor, isBrowser: false, credential: 'test' }),
      actorsBehind: async () => new Map(),
      publicHost: null,
      secondPerson: { ask: () => Promise.reject(new Error('nobody is asked')), use: async () => false },
      arrival: { headersMs: 150, wholeMs: 200, windowMs: 150, leastBytes: PIECE, everyMs: 50 },
    })
    server.addContentTypeParser('application/x-lines', (_request, payload, done) => done(null, payload))
    const open = { config: { access: 'anyone' } } as const
    server.post('/api/v1/upload', open, async ({ body }) => {
      let bytes = 0
      for await (const chunk of body as AsyncIterable<Buffer>) bytes += chunk.length
      return { bytes }
    })
    server.post('/api/v1/write', open, async () => ({ written: true }))
    await server.listen({ host: '127.0.0.1', port: 0 })
    port = (server.server.address() as AddressInfo).port
  })
  after(async () => {
    await server.close()
    await database.close()
  })

  const head = (path: string, type: string): string =>
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: ${type}\r\ncontent-length: ${SIZE}\r\n\r\n`

  /** Sends pieces, one each 40 ms, and gives what came back until the connection ended. */
  async function send(first: string, pieces: number, piece: string): Promise<string> {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined)
    const ended = answerOf(socket)
    socket.write(first)
    for (let sent = 0; sent < pieces && socket.writable; sent++) {
      await pause(40)
      socket.write(piece)
    }
    return await ended
  }

  async function answerOf(socket: Socket): Promise<string> {
    let text = ''
    socket.on('data', (data) => {
      text += String(data)
    })
    await once(socket, 'close')
    return text
  }

  test('that is an upload may take as long as it takes while it keeps coming', async () => {
    const answer = await send(head('/api/v1/upload', 'application/x-lines'), SIZE / PIECE, 'x'.repeat(PIECE))
    assert.match(answer, /^HTTP\/1\.1 200 /)
    assert.match(answer, /\{"bytes":60000\}/)
  })

  test('that comes too slowly or not at all is told so in a problem, and one that was begun is an act', async () => {
    for (const answer of await Promise.all([
      send(head('/api/v1/upload', 'application/x-lines'), 20, 'x'),
      send(head('/api/v1/upload', 'application/x-lines'), 0, ''),
      send(head('/api/v1/write', 'application/json'), SIZE / PIECE, ' '.repeat(PIECE)),
      send('POST /api/v1/write HTTP/1.1\r\n', 20, 'x: y\r\n'),
    ])) {
      assert.match(answer, /^HTTP\/1\.1 408 /)
      assert.match(answer, /content-type: application\/problem\+json/)
      assert.match(answer, /urn:comity:problem:too_slow/)
    }
    const { rows } = await database.owner.query(
      "select distinct a.detail->>'route' as route from journal.act a where a.act = 'request.refused' order by 1",
    )
    assert.deepEqual(rows, [{ route: '/api/v1/upload' }, { route: '/api/v1/write' }])
  })

  test('that nobody can read is told so in a problem', async () => {
    const answer = await send('this is no HTTP\r\n\r\n', 0, '')
    assert.match(answer, /^HTTP\/1\.1 400 [\s\S]*urn:comity:problem:malformed/)
    const long = await send(`GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 0, '')
    assert.match(long, /^HTTP\/1\.1 431 [\s\S]*urn:comity:problem:too_large/)
  })
})
