// `npm test`: gates, tests, long tests, journeys of the whole program, tests in the browser. `npm run check`: gates and
// tests alone; what takes long is called `*.long.test.ts`. `--only FOLDER`: the tests of one folder, and no gates.
// The last line is `N passed, N failed`; the status is 1 when anything failed or nothing ran.
import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureChromium } from './chromium.ts'
import { parts, root } from './gates/run.ts'
import { runGates } from './gates.ts'

type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }
/** What tools/run-tests.ts writes. */
type Progress = Counts & { readonly isOver: boolean }

/** The longest that a whole run of tests may take. Ours to confirm. */
const RUN_MS = 2_100_000
/** More memory than this is a fault; without an end of ours, the system ends whatever it likes. Ours to confirm. */
const RUN_BYTES = 6e9
/** What the tests started must be gone this soon after the last of them. */
const LINGER_MS = 15_000
const LOOK_MS = 200

const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(isWhole: boolean): Promise<number> {
  const since = performance.now()
  const browserTests = globSync('test/browser/**/*.test.ts', { cwd: root })
  const journeys = globSync('test/journeys/**/*.test.ts', { cwd: root })
  const isLong = (file: string) => file.endsWith('.long.test.ts') || journeys.includes(file)
  const fastTests = parts
    .flatMap((part) =>
      globSync(`${part}/**/*.test.ts`, {
        cwd: root,
        exclude: (name) => name === 'node_modules' || name === 'dist',
      }),
    )
    .filter((file) => !browserTests.includes(file) && (isWhole || !isLong(file)))
  const counted: Counts[] = [{ ...(await runGates()), skipped: 0 }, await runTests('tests', fastTests, {})]
  if (isWhole) counted.push(await runInBrowser(browserTests))
  const sum = (kind: keyof Counts) => counted.reduce((total, counts) => total + counts[kind], 0)
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
  if (skipped > 0) say(`${skipped} skipped: each says why above`)
  say(`${((performance.now() - since) / 1000).toFixed(0)} s`)
  say(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}

async function runInBrowser(files: readonly string[]): Promise<Counts> {
  const chromium = await ensureChromium(say)
  if (chromium !== null) return runTests('browser tests', files, { CHROMIUM: chromium })
  say(
    '✖ The browser tests FAIL: there is no Chromium and none could be installed. Install it (Debian: apt-get install chromium), or name one in CHROMIUM.',
  )
  return { passed: 0, failed: Math.max(1, files.length), skipped: 0 }
}

/** All files in one process. A run in which nothing ran, or that crashed, has a failure more than its tests. */
async function runTests(
  name: string,
  files: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Counts> {
  if (files.length === 0) return broken(`there are no ${name}`, null)
  const folder = mkdtempSync(path.join(tmpdir(), 'comity-counts-'))
  const countsFile = path.join(folder, 'counts.json')
  const fault = await runFiles(files, countsFile, env)
  const counts = progressIn(countsFile)
  rmSync(folder, { recursive: true, force: true })
  if (fault !== null) return broken(`${name}: ${fault}`, counts)
  if (counts === null || counts.passed + counts.failed === 0) return broken(`${name}: nothing ran`, counts)
  return counts
}

function broken(fault: string, counts: Counts | null): Counts {
  say(`✖ ${fault}`)
  return { passed: counts?.passed ?? 0, failed: (counts?.failed ?? 0) + 1, skipped: counts?.skipped ?? 0 }
}

/** Null before the first test has ended, and while the file is being written anew. */
function progressIn(file: string): Progress | null {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return text.endsWith('}') ? JSON.parse(text) : null
}

/** Memory that a process holds; 0 when it is gone and where the system does not tell. */
function bytesOf(pid: number | undefined): number {
  try {
    const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(found?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** What went wrong besides tests that failed: a crash, or a hang, which is ended by force. */
function runFiles(
  files: readonly string[],
  countsFile: string,
  env: Readonly<Record<string, string>>,
): Promise<string | null> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(root, 'tools', 'run-tests.ts'), countsFile, ...files],
    {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  return new Promise((resolve) => {
    let hang: string | null = null
    const endIt = (reason: string) => {
      hang = reason
      child.kill('SIGKILL')
    }
    const limit = setTimeout(endIt, RUN_MS, `did not end within ${RUN_MS / 60_000} minutes`)
    let over: number | null = null
    const looking = setInterval(() => {
      if (bytesOf(child.pid) > RUN_BYTES) endIt(`held more than ${RUN_BYTES / 1e9} GB of memory`)
      if (over === null && progressIn(countsFile)?.isOver) over = performance.now()
      if (over !== null && performance.now() - over > LINGER_MS)
        endIt('the tests are over, but something that they started still runs')
    }, LOOK_MS)
    child.once('close', (status) => {
      clearInterval(looking)
      clearTimeout(limit)
      resolve(hang ?? (status === 0 ? null : `the run crashed with status ${status}`))
    })
  })
}

/** `npm run test:leak` and its like: all questions, where the whole run asks a share of them. */
async function onlyIn(folder: string): Promise<number> {
  const files = globSync(`${folder}/**/*.test.ts`, { cwd: root })
  const { passed, failed } = await runTests(folder, files, { LEAK_SHARE: '1' })
  say(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}

const { values } = parseArgs({ options: { fast: { type: 'boolean' }, only: { type: 'string' } } })
process.exitCode = await (values.only === undefined ? main(values.fast !== true) : onlyIn(values.only))
