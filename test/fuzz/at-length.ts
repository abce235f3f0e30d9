// Damages what every reader reads, in a process of its own: `node test/fuzz/at-length.ts RUNS SEED` prints the first faults as
// JSON. The test runner follows every promise, which takes half as long again as the readers.
import { fuzz } from './fuzz.ts'
import { parsers } from './parsers.ts'

const SHOWN = 20

const [runs = 0, seed = 0] = process.argv.slice(2).map(Number)
const faults: string[] = []
// Most of what is damaged is refused by an error, and nobody reads where it was made.
Error.stackTraceLimit = 0
for (const parser of parsers) faults.push(...(await fuzz(parser, runs, seed)))
process.stdout.write(JSON.stringify({ readers: parsers.length, faults: faults.slice(0, SHOWN) }))
