// Asks for a part of the bureaus in a process of its own: `node test/leak/worker.ts PART PARTS SHARE`; the last line is JSON.
import { askersOf, askersOfTheHub } from './askers.ts'
import { makeBaseWorld } from './base-world.ts'
import { Determinism } from './determinism.ts'
import { noFindings, runAskers } from './leak-run.ts'

const SEED = 20_261_122
/** As many as assurance.md asks for, and the hub. */
const BUREAUS = 50
const RECORDS = 500

const [part = 0, parts = 1, share = 1] = process.argv.slice(2).map(Number)
const base = await makeBaseWorld({ seed: SEED, bureaus: BUREAUS, records: RECORDS, times: 12 })
const determinism = new Determinism()
const findings = noFindings()
const all = [...askersOf(base.bureaus), ...askersOfTheHub()]
const mine = all.filter((_, place) => place % parts === part)
const template = base.world.database.name
// Whoever is alone in a role asks for all of it.
for (const askers of mine)
  await runAskers(
    { template, askers, seed: SEED, determinism, share: askers.roles.length === 1 ? 1 : share },
    findings,
  )
determinism.restore()
const routes = base.world.routes.map(({ method, url }) => `${method} ${url}`)
await base.world.close()
const answered = [...new Set([...findings.answered, ...base.answered])]
process.stdout.write(`\n${JSON.stringify({ ...findings, answered, routes, bureaus: mine.length })}\n`)
