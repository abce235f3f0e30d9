import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { SharedIndexes } from '../../capabilities/checks/jobs/following-indexes.ts'
import type { IndexKeeper } from '../../capabilities/checks/jobs/index-keeper.ts'
import type { Config } from '../../infra/config.ts'

/** What a thread that answers checks is told when it starts. */
export type WorkerTask = {
  readonly databaseUrl: string
  /** Where the thread listens that has everything which lives in its memory alone. */
  readonly socketPath: string
  readonly config: Pick<Config, 'shape' | 'secret' | 'origin' | 'clocks' | 'host'>
  readonly port: number
}

/** As its `workerData`. */
export type WorkerStart = {
  readonly task: WorkerTask
  readonly shared: SharedIndexes
  readonly news: MessagePort
}

export type WorkerNews = { readonly ready: number }

const STOP_AFTER_MS = 10_000
/** A thread that ended is replaced after so long, so that one that cannot live is no storm. Ours to confirm. */
const REPLACE_AFTER_MS = 500

export type Workers = { readonly port: number; stop(): Promise<void> }

type Parts = {
  readonly keeper: Pick<IndexKeeper, 'share'>
  readonly say: (line: string) => void
  /** What a thread runs. */
  readonly entry?: string | URL
}

/** Whether threads can listen on one port here: Linux can, and gives each of them its share of the connections. */
export async function canSharePort(host: string): Promise<boolean> {
  const listener = createServer()
  try {
    listener.listen({ host, port: 0, reusePort: true })
    await once(listener, 'listening')
    return true
  } catch {
    return false
  } finally {
    listener.close()
  }
}

/** Starts threads that answer checks on one port, and replaces those that end. Resolves when all of them serve. */
export async function startWorkers(count: number, task: WorkerTask, parts: Parts): Promise<Workers> {
  const crew = new Crew(parts)
  try {
    // Port 0 too is the same one for all of them.
    const port = await crew.start(task)
    await Promise.all(Array.from({ length: count - 1 }, () => crew.start({ ...task, port })))
    crew.keepUp()
    return { port, stop: () => crew.stop() }
  } catch (cause) {
    await crew.stop()
    throw cause
  }
}

class Crew {
  readonly #parts: Parts
  readonly #workers = new Set<Worker>()
  /** Who ends is replaced: not before all of them served, nor when they are stopped. */
  #isKeptUp = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Resolves with the port when the thread serves. */
  async start(task: WorkerTask): Promise<number> {
    const { keeper, entry = path.join(import.meta.dirname, 'worker.ts') } = this.#parts
    const { port1, port2 } = new MessageChannel()
    const { shared, leave } = keeper.share((news) => port1.postMessage(news))
    const start: WorkerStart = { task, shared, news: port2 }
    const worker = new Worker(entry, { workerData: start, transferList: [port2] })
    this.#workers.add(worker)
    let bound = task.port
    let why: unknown = null
    worker.on('error', (cause) => {
      why = cause
    })
    worker.once('exit', (status) => {
      this.#workers.delete(worker)
      leave()
      port1.close()
      this.#replace({ ...task, port: bound }, why ?? status)
    })
    bound = await portOf(worker)
    return bound
  }

  keepUp(): void {
    this.#isKeptUp = true
  }

  async stop(): Promise<void> {
    this.#isKeptUp = false
    await Promise.all([...this.#workers].map(end))
  }

  #replace(task: WorkerTask, why: unknown): void {
    if (!this.#isKeptUp) return
    this.#parts.say(`A thread that answers checks ended (${String(why)}); another one is started`)
    setTimeout(() => {
      // One that ends before it serves is replaced by its own end.
      if (this.#isKeptUp) this.start(task).catch(() => undefined)
    }, REPLACE_AFTER_MS)
  }
}

/** Rejects with what ended it when it ends before it serves. */
async function portOf(worker: Worker): Promise<number> {
  const ended = once(worker, 'exit').then(([status]) => {
    throw new Error(`a thread that answers checks ended before it served (${status})`)
  })
  const [{ ready }] = (await Promise.race([once(worker, 'message'), ended])) as [WorkerNews]
  ended.catch(() => undefined)
  return ready
}

async function end(worker: Worker): Promise<void> {
  const exited = new Promise((resolve) => worker.once('exit', resolve))
  const late = setTimeout(() => worker.terminate(), STOP_AFTER_MS)
  worker.postMessage('stop')
  await exited
  clearTimeout(late)
}
