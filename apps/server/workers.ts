import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import path from 'node:path'
import type { Config } from '../../infra/config.ts'

/** What a worker is told when it starts. By message: the environment of a process can be read by others. */
export type WorkerTask = {
  readonly databaseUrl: string
  /** Where the process listens that has everything which lives in memory alone. */
  readonly socketPath: string
  readonly config: Pick<Config, 'dataDir' | 'shape' | 'secret' | 'origin' | 'clocks' | 'host'>
  readonly port: number
}

export type WorkerNews = { readonly ready: number }

const STOP_AFTER_MS = 10_000
/** A worker that ended is replaced after so long, so that one that cannot live is no storm. Ours to confirm. */
const REPLACE_AFTER_MS = 500

export type Workers = { readonly port: number; stop(): Promise<void> }

/** Starts processes that answer checks on one port, and replaces those that end. Resolves when all of them serve. */
export async function startWorkers(
  count: number,
  task: WorkerTask,
  say: (line: string) => void,
): Promise<Workers> {
  cluster.setupPrimary({
    exec: path.join(import.meta.dirname, 'worker.ts'),
    args: [],
    serialization: 'advanced',
  })
  let isStopping = false
  const workers = new Set<Worker>()
  const start = (): Promise<number> => {
    const worker = cluster.fork()
    workers.add(worker)
    // Port 0 too is the same one for all of them.
    worker.once('online', () => worker.send(task))
    worker.once('exit', (status, signal) => {
      workers.delete(worker)
      if (isStopping) return
      say(`A process that answers checks ended (${signal ?? status}); another one is started`)
      setTimeout(() => {
        if (!isStopping) start().catch(() => undefined)
      }, REPLACE_AFTER_MS)
    })
    return portOf(worker)
  }
  const [port = task.port] = await Promise.all(Array.from({ length: count }, start))
  return {
    port,
    stop: async () => {
      isStopping = true
      await Promise.all([...workers].map(end))
    },
  }
}

async function portOf(worker: Worker): Promise<number> {
  const ended = once(worker, 'exit').then(() => {
    throw new Error('a process that answers checks ended before it served')
  })
  const [{ ready }] = (await Promise.race([once(worker, 'message'), ended])) as [WorkerNews]
  ended.catch(() => undefined)
  return ready
}

async function end(worker: Worker): Promise<void> {
  const exited = once(worker, 'exit')
  const late = setTimeout(() => worker.process.kill('SIGKILL'), STOP_AFTER_MS)
  worker.send('stop')
  await exited
  clearTimeout(late)
}
