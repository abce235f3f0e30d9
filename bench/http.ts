import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startComity } from '../apps/server/comity.ts'
import { HOME } from '../apps/server/home.ts'
import { keyFile } from '../apps/server/local-key.ts'
import { CHECKS_PATH } from '../capabilities/checks/contract.ts'
import { inventedPeople } from '../db/seed/invented-people.ts'
import { readConfig } from '../infra/config.ts'
import { benchBatch } from './batch.ts'
import { measure, spelt } from './http-client.ts'
import type { Row } from './table.ts'

const SECONDS = 4
const CONNECTIONS = 64
const PEOPLE = 2000

/**
 * Checks over HTTP with the journal durable, against the same server's trivial route, in one run, asked by a client in a
 * process of its own.
 */
export async function benchHttp(): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-'))
  const config = readConfig({ COMITY_DATA: folder, PORT: '0', COMITY_DEMO_RECORDS: '6000' }, HOME)
  if (!config.ok) throw new Error(config.error.detail)
  const options = { config: config.value, say: () => undefined, clock: () => new Date(), hasPages: false }
  const started = await startComity(options)
  if (!started.ok) throw new Error(started.error.detail)
  const key = (await readFile(keyFile(folder), 'utf8')).trim()
  const server = { port: started.value.port, key }
  const rows = [...(await benchSingles(server)), ...(await benchBatch(server))]
  await started.value.stop()
  await rm(folder, { recursive: true, force: true })
  return rows
}

type Called = { readonly port: number; readonly key: string }

async function benchSingles({ port, key }: Called): Promise<Row[]> {
  const load = { port, connections: CONNECTIONS, seconds: SECONDS, perSecond: null }
  const ask = (question: object) => spelt('POST', CHECKS_PATH, key, question)
  const names = [...inventedPeople(PEOPLE, 11)].map(({ name, bornText }) => ask({ name, born: bornText }))
  const numbers = Array.from({ length: PEOPLE }, (_, at) => ask({ document: `Y${1_000_000 + at * 37}` }))
  const trivial = await measure({ ...load, requests: [spelt('GET', '/api/v1/health', null)] })
  const rows: Row[] = [row('HTTP trivial route', trivial.perSecond, '/s')]
  for (const [what, requests] of [['name', names] as const, ['number', numbers] as const]) {
    // The first thousands are read and compiled, not answered at speed.
    await measure({ ...load, requests, seconds: 2 })
    const most = await measure({ ...load, requests })
    const half = await measure({ ...load, requests, perSecond: most.perSecond / 2 })
    const ratio = { value: most.perSecond / trivial.perSecond, to: 'trivial route' }
    rows.push(
      { ...row(`HTTP check of a ${what}, journal durable`, most.perSecond, '/s'), ratio },
      row(`HTTP check of a ${what}: p50 at half of that load`, half.p50Ms, 'ms'),
      row(`HTTP check of a ${what}: p99 at half of that load`, half.p99Ms, 'ms'),
    )
  }
  return rows
}

function row(work: string, value: number, unit: string): Row {
  return { work, value, unit, ratio: null }
}
