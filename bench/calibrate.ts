import { createHash } from 'node:crypto'
import { cpuMs, type Row, rowOf } from './table.ts'

/** Where a part of the bench is: what the machine is worth, and where it may leave files for a later one. */
export type Setting = { readonly calibration: number; readonly folder: string }

const HASHES = 100_000

/** Hashes of a kilobyte a CPU second: what this machine is worth just now. */
export function calibrate(): number {
  const block = Buffer.alloc(1024, 1)
  const ms = cpuMs(() => {
    for (let i = 0; i < HASHES; i++) createHash('sha256').update(block).digest()
  })
  return (1000 * HASHES) / ms
}

/** A rate of this process alone, and how it stands to the calibration. */
export function rateRow(
  work: string,
  perSecond: number,
  { calibration }: Setting,
  goal: Row['goal'] = null,
): Row {
  return rowOf({
    ...{ work, value: perSecond, unit: '/CPU s', goal },
    ratio: { value: perSecond / calibration, to: 'calibration' },
  })
}
