import { spawn } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What a gate found. Nothing found and enough seen is a pass; `note` says how much was seen. */
export type Verdict = { readonly complaints: readonly string[]; readonly note: string }

/** One machine check of the code. Each proves in the same run that it can fail, on a canary made to break its rules. */
export type Gate = { readonly name: string; readonly run: () => Promise<Verdict> }

export const root = path.resolve(import.meta.dirname, '..', '..')
export const parts = [
  'kernel',
  'infra',
  'kit',
  'engines',
  'capabilities',
  'apps',
  'db',
  'test',
  'bench',
  'tools',
]

/** No gate takes this long; one that does hangs. Ours to confirm. */
const GATE_MS = 240_000

export type Output = { readonly status: number | null; readonly out: string; readonly err: string }

/** Runs a tool of node_modules/.bin under the Node that runs us. */
export function runTool(
  tool: string,
  args: readonly string[],
  cwd = root,
  env: Readonly<Record<string, string>> = {},
): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(root, 'node_modules', '.bin', tool), args, {
      cwd,
      env: {
        ...process.env,
        ...env,
        PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      timeout: GATE_MS,
      killSignal: 'SIGKILL',
    })
    const said = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said.out += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said.err += chunk
    })
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, ...said }))
  })
}

/** Sources of the project with one of these endings, as paths from its root. */
export function sources(...endings: readonly string[]): readonly string[] {
  return parts
    .flatMap((part) =>
      globSync(`${part}/**/*`, { cwd: root, exclude: (name) => name === 'dist' || name === 'node_modules' }),
    )
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
}

/** Makes a small tree outside the project for as long as `work` runs. */
export async function withCanary<T>(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'comity-canary-'))
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
      writeFileSync(path.join(folder, file), text)
    }
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A complaint for each rule that the canary breaks and that said nothing. */
export function silentRules(broken: readonly string[], heard: ReadonlySet<string>): readonly string[] {
  return broken
    .filter((rule) => !heard.has(rule))
    .map((rule) => `${rule} did not notice the canary that breaks it`)
}
