import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fail, ok, type Result } from '../kernel/result.ts'
import { errorCode, startOf } from './process-table.ts'

type Holder = { readonly pid: number; readonly start: string }

/** Rounds against others who clear the same stale lock away; the second is enough unless they die half-way. */
const ROUNDS = 10

/**
 * Takes `file` for this process until `release` is called or the process ends, however it ends.
 * Refused while another living process, or this one, holds it.
 */
export function takeLock(file: string): Result<{ release(): void }, { kind: 'held'; pid: number }> {
  const draft = `${file}.${randomUUID()}`
  const mine = JSON.stringify({ pid: process.pid, start: startOf(process.pid), at: draft })
  writeFileSync(draft, mine, { mode: 0o600 })
  try {
    for (let round = 0; round < ROUNDS; round++) {
      if (linkUnlessThere(draft, file)) return ok({ release: () => releaseIf(file, mine) })
      const text = readIfThere(file)
      const holder = parseHolder(text)
      if (holder !== null && startOf(holder.pid) === holder.start)
        return fail({ kind: 'held', pid: holder.pid })
      clearStale(file, text)
    }
    return fail({ kind: 'held', pid: parseHolder(readIfThere(file))?.pid ?? 0 })
  } finally {
    rmSync(draft, { force: true })
  }
}

/** A link appears with its whole text in one step, so that nobody reads half a lock. */
function linkUnlessThere(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return false
    throw cause
  }
}

/** Moves away what was read as stale; if another process has taken the lock in between, gives it back. */
function clearStale(file: string, text: string): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return
    throw cause
  }
  if (readIfThere(aside) !== text) linkUnlessThere(aside, file)
  rmSync(aside, { force: true })
}

function releaseIf(file: string, mine: string): void {
  if (readIfThere(file) === mine) rmSync(file, { force: true })
}

function parseHolder(text: string): Holder | null {
  const found = /"pid":(\d+),"start":"([^"]*)"/.exec(text)
  return found ? { pid: Number(found[1]), start: found[2] ?? '' } : null
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
