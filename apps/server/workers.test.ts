import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import type { SharedIndexes } from '../../capabilities/checks/jobs/following-indexes.ts'
import { canSharePort, startWorkers, type Workers, type WorkerTask } from './workers.ts'

const task: WorkerTask = {
  ...{ databaseUrl: '', socketPath: '', port: 0 },
  config: {
    shape: 'laptop',
    secret: Buffer.alloc(32),
    origin: null,
    clocks: { heldMs: 1, otherMs: 1 },
    host: '127.0.0.1',
  },
}

/** Says who it is, and dies when it is asked to. */
const ENTRY = `
  const { parentPort, threadId, workerData } = await import('node:worker_threads')
  const { createServer } = await import('node:http')
  if (workerData.task.socketPath === 'cannot live') throw new Error('no')
  const server = createServer((asked, answer) => {
    answer.writeHead(200, { connection: 'close' }).end(String(threadId))
    if (asked.url === '/die') setImmediate(() => { throw new Error('asked to die') })
  })
  server.listen({ host: '127.0.0.1', port: workerData.task.port, reusePort: true }, () => parentPort.postMessage({ ready: server.address().port }))
  parentPort.once('message', () => { server.close(); workerData.news.close() })
`
const entry = new URL(`data:text/javascript,${encodeURIComponent(ENTRY)}`)

describe('threads that answer on one port', () => {
  let workers: Workers
  let followers = 0
  const said: string[] = []
  // What is shared is not read by the threads of this test.
  const keeper = {
    share: () => {
      followers++
      return { shared: {} as SharedIndexes, leave: () => followers-- }
    },
  }
  const parts = { keeper, entry, say: (line: string) => said.push(line) }

  before(async () => {
    workers = await startWorkers(2, task, parts)
  })
  after(() => workers.stop())

  const ask = async (path = '/'): Promise<string> =>
    await (await fetch(`http://127.0.0.1:${workers.port}${path}`)).text()
  /** Each question is a connection of its own. */
  const those = async (): Promise<ReadonlySet<string>> =>
    new Set(await Promise.all(Array.from({ length: 60 }, () => ask())))

  test('are as many as were asked for, and each of them answers', async () => {
    assert.equal((await those()).size, 2)
    assert.equal(followers, 2)
  })

  test('one that dies is told of and replaced, and is no follower any more', async () => {
    const before = await those()
    const died = await ask('/die')
    let now = await those().catch(() => before)
    for (let turn = 0; turn < 100 && (now.size < 2 || now.has(died)); turn++) {
      await new Promise((later) => setTimeout(later, 50))
      now = await those().catch(() => now)
    }
    assert.equal(now.size, 2)
    assert.equal(now.has(died), false)
    assert.equal(followers, 2)
    assert.match(said.join(), /ended \(Error: asked to die\); another one is started/)
  })

  test('are refused as a whole when one cannot live', async () => {
    await assert.rejects(startWorkers(2, { ...task, socketPath: 'cannot live' }, parts), /Error: no/)
    assert.equal(said.length, 1, 'nobody is said to be replaced')
    assert.equal(followers, 2)
  })

  test('whether a port can be shared is found by trying', async () => {
    assert.equal(await canSharePort('127.0.0.1'), process.platform === 'linux')
    assert.equal(await canSharePort('203.0.113.1'), false)
  })

  test('do not take a port that another program has', async (context) => {
    const other = createServer()
    other.listen(0, '127.0.0.1')
    context.after(() => other.close())
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    await assert.rejects(startWorkers(1, { ...task, port }, parts), /EADDRINUSE/)
  })
})
