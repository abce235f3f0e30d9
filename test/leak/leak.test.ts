import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { askersOf } from './askers.ts'
import { makeBaseWorld } from './base-world.ts'
import { addCanaries, CANARY_PATH } from './canaries.ts'
import { Determinism } from './determinism.ts'
import { tablesOf } from './hide.ts'
import { noFindings, runAskers } from './leak-run.ts'
import { rowsSeenBy } from './who-sees-rows.ts'

const SEED = 20_261_121
const BUREAUS = 3
/** Of the questions that the whole run asks. */
const SHARE = 0.1

// A sample for every change; `leak.long.test.ts` asks everything.
describe('what a bureau may not see, in a sample,', () => {
  let base: Awaited<ReturnType<typeof makeBaseWorld>>
  let determinism: Determinism
  before(async () => {
    base = await makeBaseWorld({ seed: SEED, bureaus: 2 * BUREAUS, records: 120, times: 1 })
    determinism = new Determinism()
  })
  after(async () => {
    determinism?.restore()
    await base?.world.close()
  })

  test('is said of the rows of every table', async () => {
    const tables = await tablesOf(base.world.database.owner)
    assert.deepEqual(
      tables.filter((table) => rowsSeenBy[table] === undefined),
      [],
    )
  })

  test('changes no answer to it', async () => {
    const findings = noFindings()
    const template = base.world.database.name
    for (const askers of askersOf(base.bureaus).slice(0, BUREAUS))
      await runAskers({ template, askers, seed: SEED, determinism, share: SHARE }, findings)
    assert.deepEqual({ leaks: findings.leaks, faults: findings.faults }, { leaks: [], faults: [] })
    assert.ok(findings.asked > 60, `only ${findings.asked} were asked`)
  })

  test('is heard when a count, a header, an event or the text of a refusal leaks it', async () => {
    const findings = noFindings()
    const template = base.world.database.name
    const [askers] = askersOf(base.bureaus)
    assert.ok(askers !== undefined)
    const only = ({ url }: { readonly url: string }) => url.startsWith(CANARY_PATH)
    await runAskers({ template, askers, seed: SEED, determinism, extend: addCanaries, only }, findings)
    const heard = new Set(findings.leaks.map((leak) => /^GET \/api\/v1\/canary\/(\w+)/.exec(leak)?.[1]))
    assert.deepEqual([...heard].sort(), ['count', 'events', 'header', 'record'])
  })
})
