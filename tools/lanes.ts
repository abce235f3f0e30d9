import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from './gates/run.ts'

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }
/** What tools/run-tests.ts writes. */
type Progress = Counts & { readonly isOver: boolean }

/** Test files that run one after the other in a process of their own, beside other lanes. */
export type Lane = {
  readonly name: string
  readonly files: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** The longest that a lane may take. Ours to confirm. */
const RUN_MS = 1_800_000
/** More memory than this is a fault; without an end of ours, the system ends whatever it likes. Ours to confirm. */
const RUN_BYTES = 6e9
/** What the tests started must be gone this soon after the last of them. */
const LINGER_MS = 15_000
const LOOK_MS = 200
const LAST_WORDS_MS = 2000

export const say = (line: string) => process.stdout.write(`${line}\n`)

/** Runs all lanes at once. What they print is shown lane by lane, the first one's as it comes. */
export async function runLanes(lanes: readonly Lane[]): Promise<readonly Counts[]> {
  let turn = Promise.resolve()
  const running = lanes.map((lane) => {
    const ended = runLane(lane, turn)
    turn = ended.then(() => undefined)
    return ended
  })
  return await Promise.all(running)
}

/** A lane in which nothing ran, or that crashed, has a failure more than its tests. */
async function runLane({ name, files, env }: Lane, turn: Promise<void>): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'comity-counts-'))
  const countsFile = path.join(folder, 'counts.json')
  const fault = files.length === 0 ? 'there are none' : await runFiles(files, { countsFile, env, turn })
  const counts = progressIn(countsFile)
  rmSync(folder, { recursive: true, force: true })
  await turn
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

type Running = Pick<Lane, 'env'> & {
  readonly countsFile: string
  /** Resolves when the lanes before have been shown. */
  readonly turn: Promise<void>
}

/** What went wrong besides tests that failed: a crash, or a hang, which is ended by force. */
function runFiles(files: readonly string[], { countsFile, env, turn }: Running): Promise<string | null> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(root, 'tools', 'run-tests.ts'), countsFile, ...files],
    { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const showing = [show(child.stdout, turn), show(child.stderr, turn)]
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
    child.once('exit', async (status) => {
      clearInterval(looking)
      clearTimeout(limit)
      // What the tests left running holds their output open.
      await Promise.race([Promise.all(showing), pause(LAST_WORDS_MS)])
      resolve(hang ?? (status === 0 ? null : `the run crashed with status ${status}`))
    })
  })
}

/** Holds what comes back until it is its turn; resolves when all is shown. */
async function show(output: NodeJS.ReadableStream, turn: Promise<void>): Promise<void> {
  const held: Buffer[] = []
  let isTurn = false
  output.on('data', (chunk: Buffer) => {
    if (isTurn) process.stdout.write(chunk)
    else held.push(chunk)
  })
  const ended = new Promise((end) => output.once('close', end))
  await turn
  isTurn = true
  for (const chunk of held) process.stdout.write(chunk)
  await ended
}
