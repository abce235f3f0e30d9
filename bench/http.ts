import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startComity } from '../apps/server/comity.ts'
import { HOME, keyFile } from '../apps/server/home.ts'
import { CHECKS_PATH } from '../capabilities/checks/contract.ts'
import { readConfig } from '../infra/config.ts'
import { benchBatch } from './batch.ts'
import { askedNames, askedNumbers } from './data.ts'
import { measure, spelt } from './http-client.ts'
import { benchDelta, benchDeltaFound, benchFound, benchIngest, type Called } from './ingest.ts'
import { type Row, rowOf, rowOfFailure } from './table.ts'

const SECONDS = 5
/** Of the machine that the goal names. */
const CORES = 2
/** Enough that some are always there to be answered while the others wait for their commit. */
const CONNECTIONS = 128
/** The first ten thousands are read and compiled, not answered at speed. */
const WARM_UP_SECONDS = 8
const QUESTIONS = 2000
const SEED = 11

/**
 * What is asked and contributed over HTTP, with the journal durable, by a client in a process of its own: the two share
 * the machine.
 */
export function benchHttp(): Promise<Row[]> {
  return withServer(1, async (server) => [
    ...(await orFailure('HTTP check, journal durable', () => singles(server, ''))),
    ...(await orFailure('batches and lists', () => benchBatch(server))),
    ...(await orFailure('contribution found by a check', () => benchFound(server))),
    ...(await orFailure('delta found by a check', () => benchDeltaFound(server))),
    ...(await orFailure('records taken in', () => benchIngest(server))),
    ...(await orFailure('records taken in as a delta', () => benchDelta(server))),
    rowOf({ work: 'memory of the server', value: process.memoryUsage().rss / 2 ** 20, unit: 'MiB' }),
  ])
}

/** The same checks where as many threads answer as the machine of the goal has cores. */
export function benchHttpThreads(): Promise<Row[]> {
  return withServer(CORES, (server) => singles(server, `, ${CORES} threads`))
}

type BenchServer = Called & { readonly port: number }

async function withServer(threads: number, run: (server: BenchServer) => Promise<Row[]>): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-'))
  const environment = { COMITY_DATA: folder, PORT: '0', COMITY_DEMO_RECORDS: '6000' }
  const config = readConfig({ ...environment, COMITY_THREADS: String(threads) }, HOME)
  if (!config.ok) throw new Error(config.error.detail)
  const options = { config: config.value, say: () => undefined, clock: () => new Date(), hasPages: false }
  const started = await startComity(options)
  if (!started.ok) throw new Error(started.error.detail)
  const stop = (): void => void started.value.stop()
  process.once('SIGTERM', stop)
  const { url, port } = started.value
  const server = { url, port, key: (await readFile(keyFile(folder), 'utf8')).trim() }
  const rows = await run(server)
  await started.value.stop()
  await rm(folder, { recursive: true, force: true })
  return rows
}

async function orFailure(work: string, run: () => Promise<Row[]>): Promise<Row[]> {
  return await run().catch((cause: unknown) => [rowOfFailure(work, cause)])
}

/** Checks against the same server's trivial route; `by` ends the name of each row. */
async function singles({ port, key }: BenchServer, by: string): Promise<Row[]> {
  const load = { port, connections: CONNECTIONS, seconds: SECONDS, perSecond: null }
  const ask = (question: object) => spelt('POST', CHECKS_PATH, key, question)
  const [names, numbers] = [askedNames(QUESTIONS, SEED).map(ask), askedNumbers(QUESTIONS).map(ask)]
  const trivial = await measure({ ...load, requests: [spelt('GET', '/api/v1/health', null)] })
  const rows: Row[] = [rowOf({ work: `HTTP trivial route${by}`, value: trivial.perSecond, unit: '/s' })]
  for (const [what, requests] of [['name', names] as const, ['number', numbers] as const]) {
    await measure({ ...load, requests, seconds: WARM_UP_SECONDS })
    const checks = await measure({ ...load, requests })
    const half = await measure({ ...load, requests, perSecond: checks.perSecond / 2 })
    const work = `HTTP check of a ${what}, journal durable${by}`
    const ratio = checks.perSecond / trivial.perSecond
    rows.push(
      rowOf({ work, value: checks.perSecond, unit: '/s', goal: { least: 5000 } }),
      rowOf({ work: `${work}, to the trivial route`, value: ratio, unit: '×', goal: { least: 0.5 } }),
      rowOf({
        ...{ work: `${work}, p99 at half of that load`, value: half.p99Ms, unit: 'ms', goal: { most: 20 } },
        note: `p50 ${half.p50Ms.toFixed(1)} ms at ${Math.round(half.perSecond)}/s`,
      }),
    )
  }
  return rows
}
