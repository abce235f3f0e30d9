import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { calibrate } from './calibrate.ts'
import { growthRows } from './growth.ts'
import { parts, peerParts, runPart, wholeParts } from './parts.ts'
import { type Row, rowOf } from './table.ts'

export type BenchWish = {
  /** What takes longer or more memory than everybody has, too. */
  readonly isWhole: boolean
  /** Other engines, too. */
  readonly hasPeers: boolean
  /** Parts whose name has this in it; null for all. */
  readonly only: string | null
}

/** Of everything that is run without being asked for more; what is left then says that it took too long. */
const MOST_SECONDS = 17 * 60

/** Every part after the other, each in a process of its own. `say` is told which one runs. */
export async function benchAll(
  { isWhole, hasPeers, only }: BenchWish,
  say: (line: string) => void,
): Promise<readonly Row[]> {
  const wanted = [...parts, ...(isWhole ? wholeParts : []), ...(hasPeers ? peerParts : [])].filter(
    ({ name }) => only === null || name.includes(only),
  )
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-'))
  try {
    const calibration = calibrate()
    const rows = [rowOf({ work: 'calibration: SHA-256 of 1 kB', value: calibration, unit: '/CPU s' })]
    const until = performance.now() + MOST_SECONDS * 1000
    for (const part of wanted) {
      say(part.name)
      const left = isWhole || hasPeers ? part.seconds : (until - performance.now()) / 1000
      const bounded = { ...part, seconds: Math.max(1, Math.min(part.seconds, left)) }
      rows.push(...(await runPart(bounded, { calibration, folder })))
    }
    return [...rows, ...growthRows(rows)]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
