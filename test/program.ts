import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

const HOME = path.resolve(import.meta.dirname, '..')

/** Comity as a process of its own, as a user starts it. */
export type Program = {
  readonly url: string
  /** Everything printed until now. */
  output(): string
  /** Calls the API with the key of the command line. */
  call(method: string, route: string, body?: unknown): Promise<{ status: number; body: unknown }>
  /** As Ctrl-C does; resolves when it has ended, with its exit status. */
  stop(): Promise<number | null>
  /** As `kill -9` does. */
  kill(): Promise<void>
}

export type ProgramOptions = {
  readonly dataDir: string
  readonly demoRecords?: number
  readonly env?: Readonly<Record<string, string>>
}

/** Starts it on a free port and waits until it serves; throws with its output when it ends before. */
export async function startProgram({ dataDir, demoRecords = 0, env = {} }: ProgramOptions): Promise<Program> {
  const settings = { COMITY_DATA: dataDir, PORT: '0', COMITY_DEMO_RECORDS: String(demoRecords), ...env }
  const child = spawn(process.execPath, ['apps/cli/main.ts', 'start'], {
    cwd: HOME,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  const url = await readyAddress(child, printed)
  const exited = new Promise<number | null>((ended) => child.once('exit', ended))
  const key = (await readFile(path.join(dataDir, 'cli.key'), 'utf8')).trim()
  return {
    url,
    output: () => printed.join(''),
    call: async (method, route, body) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
      const sent =
        body === undefined
          ? { headers: { authorization: headers.authorization } }
          : { headers, body: JSON.stringify(body) }
      const response = await fetch(`${url}${route}`, { method, ...sent })
      return { status: response.status, body: await response.json() }
    },
    stop: async () => {
      child.kill('SIGINT')
      return await exited
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

function readyAddress(child: ChildProcess, printed: string[]): Promise<string> {
  return new Promise((ready, failed) => {
    const hear = (chunk: Buffer): void => {
      printed.push(chunk.toString())
      const found = /ready on (http:\/\/\S+)/.exec(printed.join(''))
      if (found?.[1] !== undefined) ready(found[1])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) =>
      failed(new Error(`Comity ended with ${code} before it served:\n${printed.join('')}`)),
    )
  })
}

/** Runs one command of the command line to its end. */
export async function runCommand(
  dataDir: string,
  ...args: readonly string[]
): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['apps/cli/main.ts', ...args], {
    cwd: HOME,
    env: { ...process.env, COMITY_DATA: dataDir, COMITY_DEMO_RECORDS: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  const status = await new Promise<number | null>((ended) => child.once('close', ended))
  return { status, out, err }
}
