import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Setting } from './calibrate.ts'
import { type Row, rowOfFailure } from './table.ts'

/** Something that is measured in a process of its own, so that one part's memory and end are not another's. */
export type Part = {
  readonly name: string
  /** Longer, and it is ended: its rows say so. */
  readonly seconds: number
  readonly run: (setting: Setting) => Promise<Row[]>
}

const SECOND = 1000
/** To stop what it started. */
const GRACE_MS = 15_000

const names = (size: number, seconds: number): Part => ({
  name: `names at ${size.toLocaleString('en')}`,
  seconds,
  run: async (setting) => (await import('./names-at-size.ts')).benchNamesAtSize(size, setting),
})
const identifiers = (size: number, seconds: number): Part => ({
  name: `identifiers at ${size.toLocaleString('en')}`,
  seconds,
  run: async (setting) => (await import('./identifiers.ts')).benchIdentifiers(size, setting),
})

/** In their order. The limits are for a busy machine; on one that does nothing else all take some minutes. */
export const parts: readonly Part[] = [
  {
    name: 'matching',
    seconds: 60,
    run: async (setting) => (await import('./matching.ts')).benchMatching(setting),
  },
  {
    name: 'recognising',
    seconds: 60,
    run: async (setting) => (await import('./recognising.ts')).benchRecognising(setting),
  },
  { name: 'policy', seconds: 60, run: async (setting) => (await import('./policy.ts')).benchPolicy(setting) },
  { name: 'pairs', seconds: 60, run: async (setting) => (await import('./pairs.ts')).benchPairs(setting) },
  {
    name: 'typos',
    seconds: 90,
    run: async (setting) => (await import('./names-at-size.ts')).benchTypos(setting),
  },
  names(100_000, 90),
  names(1_000_000, 420),
  identifiers(100_000, 60),
  identifiers(1_000_000, 120),
  identifiers(10_000_000, 420),
  {
    // Where the parts before were not wanted it makes what they would have kept.
    name: 'start: what is saved',
    seconds: 600,
    run: async (setting) => (await import('./start-up.ts')).benchSaving(setting),
  },
  {
    name: 'start',
    seconds: 60,
    run: async (setting) => (await import('./start-up.ts')).benchStartUp(setting),
  },
  {
    name: 'check path',
    seconds: 120,
    run: async () => (await import('./check-path.ts')).benchCheckPath(),
  },
  { name: 'http', seconds: 240, run: async () => (await import('./http.ts')).benchHttp() },
  {
    name: 'http by threads',
    seconds: 150,
    run: async () => (await import('./http.ts')).benchHttpThreads(),
  },
]

/** With `--whole`: what takes longer or more memory than everybody has. */
export const wholeParts: readonly Part[] = [names(5_000_000, 1800)]

/** With `--peers`: other engines on the same data, where their tools are, and an earlier version of this one. */
export const peerParts: readonly Part[] = [
  {
    name: 'before',
    seconds: 420,
    run: async () => (await import('./peers/before.ts')).benchBefore(),
  },
  {
    name: 'pg_trgm',
    seconds: 240,
    run: async (setting) => (await import('./peers/pg-trgm.ts')).benchPgTrgm(setting),
  },
  {
    name: 'nomenklatura',
    seconds: 420,
    run: async (setting) => (await import('./peers/nomenklatura.ts')).benchNomenklatura(setting),
  },
  {
    name: 'watchman',
    seconds: 300,
    run: async (setting) => (await import('./peers/watchman.ts')).benchWatchman(setting),
  },
]

export const partNamed = (name: string): Part | undefined =>
  [...parts, ...wholeParts, ...peerParts].find((part) => part.name === name)

/** Its rows; a part that breaks, hangs or runs out of memory is one row that says so. */
export async function runPart(part: Part, setting: Setting): Promise<readonly Row[]> {
  const program = fileURLToPath(new URL('part.ts', import.meta.url))
  // Under the flags that the bootstrap gave us, which are those of a server.
  const child = fork(program, [part.name, JSON.stringify(setting)], {
    execArgv: [...process.execArgv, '--expose-gc', '--max-old-space-size=8192'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let answer: Row[] | string | null = null
  child.on('message', (told: Row[] | string) => {
    answer ??= told
  })
  const timers = [
    setTimeout(() => {
      answer ??= `took longer than ${Math.round(part.seconds)} s`
      child.kill('SIGTERM')
    }, part.seconds * SECOND),
    setTimeout(() => child.kill('SIGKILL'), part.seconds * SECOND + GRACE_MS),
  ]
  const code = await new Promise<string>((ended) =>
    child.once('exit', (status, signal) => ended(signal ?? `status ${status}`)),
  )
  for (const timer of timers) clearTimeout(timer)
  return rowsOf(part, answer, code)
}

function rowsOf(part: Part, answer: Row[] | string | null, end: string): readonly Row[] {
  if (Array.isArray(answer)) return answer
  return [rowOfFailure(part.name, answer ?? `ended with ${end}`)]
}
