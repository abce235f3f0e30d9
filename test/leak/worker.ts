// Asks for a part of the bureaus in a process of its own, in worlds made from one that is there already:
// `TEST_DATABASE_URL=… node test/leak/worker.ts PART PARTS SHARE SEED TEMPLATE BUREAU,…`; the last line is JSON.
import { askersOf, askersOfTheHub } from './askers.ts'
import { Determinism } from './determinism.ts'
import { noFindings, runAskers } from './leak-run.ts'

const [part = 0, parts = 1, share = 1, seed = 0] = process.argv.slice(2, 6).map(Number)
const [template = '', bureaus = ''] = process.argv.slice(6)
const determinism = new Determinism()
const findings = noFindings()
const all = [...askersOf(bureaus.split(',')), ...askersOfTheHub()]
const mine = all.filter((_, place) => place % parts === part)
// Whoever is alone in a role asks for all of it.
for (const askers of mine)
  await runAskers(
    { template, askers, seed, determinism, share: askers.roles.length === 1 ? 1 : share },
    findings,
  )
determinism.restore()
const answered = [...findings.answered]
process.stdout.write(`\n${JSON.stringify({ ...findings, answered, bureaus: mine.length })}\n`)
