// `npm test`: gates; then tests and long tests, and beside them tests in the browser and journeys of the whole program.
// `npm run check`: gates and tests alone; what takes long is called `*.long.test.ts`. `--only FOLDER`: the tests of one
// folder, and no gates. The last line is `N passed, N failed`; the status is 1 when anything failed or nothing ran.
import { globSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ensureChromium } from './chromium.ts'
import { parts, root } from './gates/run.ts'
import { runGates } from './gates.ts'
import { type Counts, type Lane, runLanes, say } from './lanes.ts'

async function main(isWhole: boolean): Promise<number> {
  const since = performance.now()
  const gates = { ...(await runGates()), skipped: 0 }
  const lanes = isWhole ? [testsOfParts('all'), ...(await testsOfTheWhole())] : [testsOfParts('fast')]
  const counted = [gates, ...(await runLanes(lanes))]
  const { failed, passed, skipped } = sumOf(counted)
  if (skipped > 0) say(`${skipped} skipped: each says why above`)
  say(`${((performance.now() - since) / 1000).toFixed(0)} s`)
  return tell(passed, failed)
}

/** Those that start the program as its users do, the longest first. */
async function testsOfTheWhole(): Promise<readonly Lane[]> {
  const filesIn = (folder: string) => globSync(`test/${folder}/**/*.test.ts`, { cwd: root })
  const chromium = await ensureChromium(say)
  if (chromium !== null) {
    const files = [...filesIn('browser'), ...filesIn('journeys')]
    return [{ name: 'browser tests and journeys', files, env: { CHROMIUM: chromium } }]
  }
  say(
    '✖ The browser tests FAIL: there is no Chromium and none could be installed. Install it (Debian: apt-get install chromium), or name one in CHROMIUM.',
  )
  return [
    { name: 'journeys', files: filesIn('journeys'), env: {} },
    { name: 'browser tests', files: [], env: {} },
  ]
}

/** What is quick comes first. */
function testsOfParts(which: 'fast' | 'all'): Lane {
  const isLeftOut = (name: string) => name === 'node_modules' || name === 'dist'
  const files = parts
    .flatMap((part) => globSync(`${part}/**/*.test.ts`, { cwd: root, exclude: isLeftOut }))
    .filter((file) => !/^test\/(?:browser|journeys)\//.test(file))
  const isLong = (file: string) => file.endsWith('.long.test.ts')
  const fast = files.filter((file) => !isLong(file))
  return { name: 'tests', files: which === 'fast' ? fast : [...fast, ...files.filter(isLong)], env: {} }
}

/** `npm run test:leak` and its like: all questions, where the whole run asks a share of them. */
async function onlyIn(folder: string): Promise<number> {
  const files = globSync(`${folder}/**/*.test.ts`, { cwd: root })
  const { passed, failed } = sumOf(await runLanes([{ name: folder, files, env: { LEAK_SHARE: '1' } }]))
  return tell(passed, failed)
}

function sumOf(counted: readonly Counts[]): Counts {
  const sum = (kind: keyof Counts) => counted.reduce((total, counts) => total + counts[kind], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

function tell(passed: number, failed: number): number {
  say(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}

const { values } = parseArgs({ options: { fast: { type: 'boolean' }, only: { type: 'string' } } })
process.exitCode = await (values.only === undefined ? main(values.fast !== true) : onlyIn(values.only))
