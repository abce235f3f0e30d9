// Runs every gate, two at a time, and says how long each took. `npm run gates`
import { arrowsGate } from './gates/arrows.ts'
import { lintGate } from './gates/lint.ts'
import { type Gate, root, sources, type Verdict } from './gates/run.ts'
import { typesGate } from './gates/types.ts'
import { unusedGate } from './gates/unused.ts'
import { inspectHouse } from './house.ts'

/** Its canary is house.test.ts. */
const houseGate: Gate = {
  name: 'house',
  run: async (): Promise<Verdict> => {
    const { seen, complaints } = inspectHouse(root)
    return {
      complaints: [
        ...complaints.map(({ rule, file, text }) => `${rule}: ${file} ${text}`),
        ...(seen === 0 ? ['saw no capability'] : []),
      ],
      note: `${seen} files`,
    }
  },
}

const gates = [typesGate, lintGate, arrowsGate, unusedGate, houseGate]

/** Cores of the smallest machine that this is developed on. */
const AT_ONCE = 2
const COMPLAINTS_SHOWN = 60

/** How many gates passed and failed. Every complaint is on standard output by then. */
export async function runGates(): Promise<{ readonly passed: number; readonly failed: number }> {
  const waiting = [...gates]
  let failed = 0
  async function work(): Promise<void> {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift())
      if (!(await passes(gate))) failed += 1
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  process.stdout.write(`  ${sources('.ts', '.tsx', '.mjs').length} sources\n`)
  return { passed: gates.length - failed, failed }
}

async function passes({ name, run }: Gate): Promise<boolean> {
  const since = performance.now()
  const { complaints, note } = await run().catch((cause: unknown) => ({
    complaints: [String(cause)],
    note: 'broken',
  }))
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  process.stdout.write(`${complaints.length === 0 ? '✔' : '✖'} gate: ${name} (${note}, ${seconds} s)\n`)
  for (const complaint of complaints.slice(0, COMPLAINTS_SHOWN)) process.stdout.write(`  ${complaint}\n`)
  if (complaints.length > COMPLAINTS_SHOWN)
    process.stdout.write(`  … and ${complaints.length - COMPLAINTS_SHOWN} more\n`)
  return complaints.length === 0
}

if (import.meta.main) process.exitCode = (await runGates()).failed === 0 ? 0 : 1
