import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { forwardingServer } from './forward.ts'

const BODY = Buffer.alloc(3_000_000, 'x')

describe('a request that is handed on', () => {
  let folder: string
  let behind: Server
  let front: Server
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-forward-'))
    const socketPath = path.join(folder, 'server.sock')
    behind = createServer((request, response) => {
      const isLast = request.url === '/last'
      response.writeHead(401, isLast ? { connection: 'close' } : {}).end('{"status":401}')
    })
    behind.listen(socketPath)
    front = forwardingServer(socketPath, () => false)(() => assert.fail('nothing is its own'))
    front.listen(0, '127.0.0.1')
    await Promise.all([once(behind, 'listening'), once(front, 'listening')])
  })
  after(async () => {
    for (const server of [front, behind]) {
      server.closeAllConnections()
      server.close()
    }
    await rm(folder, { recursive: true, force: true })
  })

  /** What comes back of a large body that is sent in any case, over a connection that ends with it. */
  async function send(url: string): Promise<string> {
    const { port } = front.address() as AddressInfo
    const socket = connect(port, '127.0.0.1').on('error', () => undefined)
    let text = ''
    socket.on('data', (data) => {
      text += String(data)
    })
    socket.write(
      `POST ${url} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: ${BODY.length}\r\n\r\n`,
    )
    socket.write(BODY)
    await once(socket, 'close')
    return text
  }

  test('and refused before all of it was sent gives the refusal, and no other', async () => {
    for (let times = 0; times < 40; times++) assert.match(await send('/'), /^HTTP\/1\.1 401 /)
  })

  test('to a process that ends the connection gives its answer, or a problem that says to try again', async () => {
    for (let times = 0; times < 20; times++)
      assert.match(await send('/last'), /^HTTP\/1\.1 (?:401 |503 [\s\S]*urn:comity:problem:not_reached)/)
  })

  test('to nobody is answered with a problem', async () => {
    const nowhere = forwardingServer(path.join(folder, 'none.sock'), () => false)(() => undefined)
    nowhere.listen(0, '127.0.0.1')
    await once(nowhere, 'listening')
    const answer = await fetch(`http://127.0.0.1:${(nowhere.address() as AddressInfo).port}/`)
    assert.deepEqual(
      [answer.status, answer.headers.get('retry-after'), answer.headers.get('content-type')],
      [503, '1', 'application/problem+json'],
    )
    assert.equal(((await answer.json()) as { type: string }).type, 'urn:comity:problem:not_reached')
    nowhere.close()
  })
})
