// A thread that answers checks, started by apps/server/workers.ts. It reads the index of the first one, and has no job.
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { secondPersonOf } from '../../capabilities/approvals/actions/ask.ts'
import { makeAuthenticate } from '../../capabilities/bureaus/routes/authenticate.ts'
import { checkWriter } from '../../capabilities/checks/actions/check-writer.ts'
import { BATCH_PATH, LISTS_PATH } from '../../capabilities/checks/contract/batch.ts'
import { CHECKS_PATH } from '../../capabilities/checks/contract.ts'
import { FollowingIndexes } from '../../capabilities/checks/jobs/following-indexes.ts'
import { checkRoutes } from '../../capabilities/checks/routes.ts'
import { openDb } from '../../infra/db.ts'
import { createServer } from '../../infra/http.ts'
import { forwardingServer } from './forward.ts'
import { HEALTH_PATH, healthRoute } from './health.ts'
import type { WorkerNews, WorkerStart } from './workers.ts'

const CONNECTIONS = 4
const OWN = new Set([CHECKS_PATH, BATCH_PATH, LISTS_PATH])

const isOwn = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'POST' ? OWN.has(url) : method === 'GET' && url === HEALTH_PATH

serve(workerData as WorkerStart).catch((cause: unknown) => {
  process.stderr.write(`${String(cause)}\n`)
  process.exit(1)
})

async function serve({ task, shared, news }: WorkerStart): Promise<void> {
  const { databaseUrl, socketPath, config, port } = task
  const clock = (): Date => new Date()
  const db = openDb(databaseUrl, { as: 'app', connections: CONNECTIONS })
  const system = openDb(databaseUrl, { as: 'system', connections: CONNECTIONS })
  const keeper = new FollowingIndexes(shared, news, clock)
  const { shape, origin, clocks } = config
  const secret = Buffer.from(config.secret)
  const server = await createServer({
    ...{ db, clock, publicHost: origin === null ? null : new URL(origin).hostname },
    ...makeAuthenticate({ db: system, clock, shape, origin }),
    secondPerson: secondPersonOf(db),
    serverFactory: forwardingServer(socketPath, isOwn),
  })
  checkRoutes(server, { db, system, clock, keeper, writer: checkWriter(system), hits: { clocks, secret } })
  healthRoute(server, { keeper })
  const place = { host: config.host, port, reusePort: true }
  await server.listen(place)
  parentPort?.once('message', () => {
    stop().catch(() => process.exit(1))
  })
  const stop = async (): Promise<void> => {
    await server.close()
    keeper.stop()
    await Promise.all([db.close(), system.close()])
  }
  const told: WorkerNews = { ready: (server.server.address() as AddressInfo).port }
  parentPort?.postMessage(told)
}
