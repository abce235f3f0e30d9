import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startComity } from '../apps/server/comity.ts'
import { HOME } from '../apps/server/home.ts'
import { keyFile } from '../apps/server/local-key.ts'
import { inventedPeople } from '../db/seed/invented-people.ts'
import { readConfig } from '../infra/config.ts'
import type { Row } from './table.ts'

const SECONDS = 4
const AT_ONCE = 32
const PEOPLE = 2000

/** Checks over HTTP with the journal durable, against the same server's trivial route, in one run. */
export async function benchHttp(): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-'))
  const config = readConfig({ COMITY_DATA: folder, PORT: '0', COMITY_DEMO_RECORDS: '6000' }, HOME)
  if (!config.ok) throw new Error(config.error.detail)
  const options = { config: config.value, say: () => undefined, clock: () => new Date(), hasPages: false }
  const started = await startComity(options)
  if (!started.ok) throw new Error(started.error.detail)
  const { url } = started.value
  const key = (await readFile(keyFile(folder), 'utf8')).trim()
  const people = [...inventedPeople(PEOPLE, 11)]
  const trivial = await rate(() => fetch(`${url}/api/v1/health`))
  const checks = await rate((place) => {
    const { name, bornText } = people[place % PEOPLE] ?? { name: '', bornText: '' }
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    return fetch(`${url}/api/v1/checks`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name, born: bornText }),
    })
  })
  await started.value.stop()
  await rm(folder, { recursive: true, force: true })
  return [
    { work: 'HTTP trivial route', value: trivial, unit: '/s', ratio: null },
    {
      ...{ work: 'HTTP check, journal durable', value: checks, unit: '/s' },
      ratio: { value: checks / trivial, to: 'trivial route' },
    },
  ]
}

/** Requests answered a second; the client shares the machine. A refusal would be measured as speed, so it ends the bench. */
async function rate(ask: (place: number) => Promise<Response>): Promise<number> {
  const until = performance.now() + SECONDS * 1000
  let asked = 0
  const began = performance.now()
  const one = async (): Promise<void> => {
    while (performance.now() < until) {
      const response = await ask(asked++)
      if (!response.ok) throw new Error(`the server answered ${response.status}: ${await response.text()}`)
      await response.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return (1000 * asked) / (performance.now() - began)
}
