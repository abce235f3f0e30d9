// Kills the program at a thousand random points: `npm run test:kill [-- POINTS [SEED]]`. A failing seed fails again.
import { killAtRandomPoints } from './kill-run.ts'

const POINTS = 1000
const SEED = 20_261_121

const [points = POINTS, seed = SEED] = process.argv.slice(2).map(Number)
const say = (line: string) => process.stdout.write(`${line}\n`)
const since = performance.now()
const result = await killAtRandomPoints({ points, seed, lanes: 2, postgresEvery: 25, say })
for (const fault of result.faults.slice(0, 20)) say(`✖ ${fault}`)
const seconds = ((performance.now() - since) / 1000).toFixed(0)
say(`${result.kills} kills of the program, ${result.postgresKills} of PostgreSQL, seed ${seed}, ${seconds} s`)
say(`${result.promised} writes were answered as done; ${result.faults.length} faults`)
process.exitCode = result.faults.length === 0 && result.kills === points ? 0 : 1
