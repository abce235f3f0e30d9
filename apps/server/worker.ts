// A process that answers checks, started by apps/server/workers.ts. It has an index of its own, and no job.
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { secondPersonOf } from '../../capabilities/approvals/actions/ask.ts'
import { makeAuthenticate } from '../../capabilities/bureaus/routes/authenticate.ts'
import { checkWriter } from '../../capabilities/checks/actions/check-writer.ts'
import { BATCH_PATH, LISTS_PATH } from '../../capabilities/checks/contract/batch.ts'
import { CHECKS_PATH } from '../../capabilities/checks/contract.ts'
import { IndexKeeper } from '../../capabilities/checks/jobs/index-keeper.ts'
import { checkRoutes } from '../../capabilities/checks/routes.ts'
import { openDb } from '../../infra/db.ts'
import { createServer } from '../../infra/http.ts'
import { forwardingServer } from './forward.ts'
import { HEALTH_PATH, healthRoute } from './health.ts'
import type { WorkerNews, WorkerTask } from './workers.ts'

const CONNECTIONS = 4
const OWN = new Set([CHECKS_PATH, BATCH_PATH, LISTS_PATH])

const isOwn = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'POST' ? OWN.has(url) : method === 'GET' && url === HEALTH_PATH

// A signal from a terminal reaches the whole group: the first process says when it is time.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

process.once('message', (task: WorkerTask) => {
  serve(task).catch((cause: unknown) => {
    process.stderr.write(`${String(cause)}\n`)
    process.exit(1)
  })
})

async function serve({ databaseUrl, socketPath, config, port }: WorkerTask): Promise<void> {
  const clock = (): Date => new Date()
  const db = openDb(databaseUrl, { as: 'app', connections: CONNECTIONS })
  const system = openDb(databaseUrl, { as: 'system', connections: CONNECTIONS })
  const keeper = new IndexKeeper(system, clock, path.join(config.dataDir, 'index'))
  await keeper.load()
  await keeper.follow()
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
  await server.listen({ host: config.host, port })
  const stop = async (): Promise<void> => {
    await server.close()
    await keeper.stop()
    await Promise.all([db.close(), system.close()])
    process.exit(0)
  }
  const leave = (): void => {
    stop().catch(() => process.exit(1))
  }
  process.once('message', leave)
  // Without the first process nobody puts acts in order.
  process.once('disconnect', leave)
  const news: WorkerNews = { ready: (server.server.address() as AddressInfo).port }
  process.send?.(news)
}
