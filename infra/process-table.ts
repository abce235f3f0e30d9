import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const ZOMBIE = 'Z'

/**
 * What tells a process from a later one with the same number: when it started, and in which run of the machine.
 * Null when it is not running. Where the system does not tell (Windows), any running process has the same answer.
 */
export function startOf(pid: number): string | null {
  if (process.platform === 'linux') return startOnLinux(pid)
  if (process.platform === 'win32') return answersSignals(pid) ? 'running' : null
  return answersSignals(pid) ? runPs('-o', 'lstart=', '-p', String(pid)).trim() : null
}

/** Numbers of the running processes whose command line holds `mark`. Empty on Windows, where nobody may look. */
export function processesMarked(mark: string): readonly number[] {
  if (process.platform === 'win32') return []
  if (process.platform === 'linux')
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && readIfThere(`/proc/${name}/cmdline`).includes(mark))
      .map(Number)
      .filter((pid) => pid !== process.pid)
  return runPs('-axo', 'pid=,command=')
    .split('\n')
    .filter((line) => line.includes(mark))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid !== process.pid)
}

/** Sends a signal; a process that is gone already, or never came to be (0), is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  // To the system, 0 means everybody in our own group.
  if (pid <= 0) return
  try {
    process.kill(pid, name)
  } catch (cause) {
    if (errorCode(cause) !== 'ESRCH') throw cause
  }
}

/** The system's code of an error, e.g. `ENOENT`; null when it carries none. */
export function errorCode(cause: unknown): string | null {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null
}

function startOnLinux(pid: number): string | null {
  const stat = readIfThere(`/proc/${pid}/stat`)
  // The second field is the program's name in brackets and may hold anything, so fields are counted behind it: proc(5).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, startTicks] = [fields[0], fields[19]]
  if (startTicks === undefined || state === ZOMBIE) return null
  return `${readIfThere('/proc/sys/kernel/random/boot_id').trim()}/${startTicks}`
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    return errorCode(cause) === 'EPERM'
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function runPs(...args: readonly string[]): string {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}
