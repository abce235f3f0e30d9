import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { neverAnswered } from '../requests/recipes.ts'
import { type BaseWorld, makeBaseWorld } from './base-world.ts'

/** One process waits for its database most of the time. */
const PARTS = 2
const SEED = 20_261_122
/** As many as assurance.md asks for, and the hub. */
const BUREAUS = 50
const RECORDS = 500
/** `npm run test:leak` asks every question; the whole run asks this share of them, in every bureau and role. */
const share = Number(process.env['LEAK_SHARE'] ?? 0.15)
/** A busy machine takes its time, and all questions take more of it. */
const LIMIT_MS = Math.max(900_000, share * 1_600_000)

type Told = {
  readonly asked: number
  readonly leaks: readonly string[]
  readonly faults: readonly string[]
  readonly answered: readonly string[]
  readonly bureaus: number
}

async function runPart(part: number, { world, bureaus }: BaseWorld): Promise<Told> {
  const { name, serverUrl } = world.database
  const asked = [part, PARTS, share, SEED, name, bureaus.join(',')].map(String)
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'worker.ts'), ...asked],
    { env: { ...process.env, TEST_DATABASE_URL: serverUrl }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said.out += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said.err += chunk
  })
  const status = await new Promise((ended) => child.once('close', ended))
  assert.equal(status, 0, said.err.slice(-2000))
  return JSON.parse(said.out.trim().split('\n').at(-1) ?? '') as Told
}

describe('what a bureau may not see', () => {
  let base: BaseWorld
  before(async () => {
    base = await makeBaseWorld({ seed: SEED, bureaus: BUREAUS, records: RECORDS, times: 12 })
  })
  after(() => base?.world.close())

  test('changes no byte of any answer, stream or refusal to any role of fifty bureaus', {
    timeout: LIMIT_MS,
  }, async () => {
    const told = await Promise.all(Array.from({ length: PARTS }, (_, part) => runPart(part, base)))
    const leaks = told.flatMap((one) => one.leaks)
    const faults = told.flatMap((one) => one.faults)
    assert.deepEqual({ leaks: leaks.slice(0, 10), faults: faults.slice(0, 10) }, { leaks: [], faults: [] })
    assert.ok(told.reduce((sum, one) => sum + one.bureaus, 0) > BUREAUS)
    const answered = new Set([...base.answered, ...told.flatMap((one) => one.answered)])
    const missed = base.world.routes
      .map(({ method, url }) => `${method} ${url}`)
      .filter((route) => !answered.has(route) && neverAnswered[route] === undefined)
    // A share of the questions brings not every route to success.
    if (share === 1) assert.deepEqual(missed, [], 'add a recipe in test/requests/recipes.ts')
    process.stdout.write(`  ${told.reduce((sum, one) => sum + one.asked, 0)} questions asked twice\n`)
  })
})
