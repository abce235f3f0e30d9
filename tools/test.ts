// `npm test`: gates; then side by side tests with journeys through the whole program, long tests with kills of it, and the browser.
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
  const lanes = isWhole ? await allLanes() : fastOfParts()
  const counted = [gates, ...(await runLanes(lanes))]
  const { failed, passed, skipped } = sumOf(counted)
  if (skipped > 0) say(`${skipped} skipped: each says why above`)
  say(`${((performance.now() - since) / 1000).toFixed(0)} s`)
  return tell(passed, failed)
}

const filesIn = (folder: string) => globSync(`test/${folder}/**/*.test.ts`, { cwd: root })

/** About as long as each other, and one core more than they need: each waits for its database or its browser a third of the time. */
async function allLanes(): Promise<readonly Lane[]> {
  const { fast, long } = filesOfParts()
  const lanes = [
    { name: 'tests and journeys', files: [...fast, ...filesIn('journeys')], env: {} },
    { name: 'long tests and kills', files: [...long, ...filesIn('kill')], env: {} },
  ]
  const chromium = await ensureChromium(say)
  if (chromium !== null)
    return [...lanes, { name: 'browser tests', files: filesIn('browser'), env: { CHROMIUM: chromium } }]
  say(
    '✖ The browser tests FAIL: there is no Chromium and none could be installed. Install it (Debian: apt-get install chromium), or name one in CHROMIUM.',
  )
  return [...lanes, { name: 'browser tests', files: [], env: {} }]
}

/** In two halves side by side: while one waits for its database the other works. */
function fastOfParts(): readonly Lane[] {
  const { fast } = filesOfParts()
  return [0, 1].map((half) => {
    const files = fast.filter((_, place) => place % 2 === half)
    return { name: `tests, half ${half + 1} of 2`, files, env: {} }
  })
}

/** Those that do not start the whole program. */
function filesOfParts(): { readonly fast: readonly string[]; readonly long: readonly string[] } {
  const isLeftOut = (name: string) => name === 'node_modules' || name === 'dist'
  const files = parts
    .flatMap((part) => globSync(`${part}/**/*.test.ts`, { cwd: root, exclude: isLeftOut }))
    .filter((file) => !/^test\/(?:browser|journeys|kill)\//.test(file))
  const isLong = (file: string) => file.endsWith('.long.test.ts')
  return { fast: files.filter((file) => !isLong(file)), long: files.filter(isLong) }
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
