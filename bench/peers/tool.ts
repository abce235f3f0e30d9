import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What a peer needs is kept here between runs, never in the project. */
export async function peerFolder(name: string): Promise<string> {
  const folder = path.join(tmpdir(), 'comity-bench-peers', name)
  await mkdir(folder, { recursive: true })
  return folder
}

export type ToolCall = {
  readonly program: string
  readonly args: readonly string[]
  readonly folder: string
  readonly seconds: number
  readonly input?: string
}

/** What the tool printed. Throws with its last words when it is not there, fails or takes too long. */
export async function runTool({ program, args, folder, seconds, input = '' }: ToolCall): Promise<string> {
  const child = spawn(program, args, { cwd: folder, timeout: seconds * 1000, killSignal: 'SIGKILL' })
  let out = ''
  let complaint = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000)
  })
  // A tool that ends before it has read everything is heard of by its status.
  child.stdin.on('error', () => undefined).end(input)
  const end = await new Promise<string | number>((ended) =>
    child
      .once('error', () => ended(`${program} is not installed`))
      .once('close', (status, signal) => ended(signal === null ? (status ?? 1) : `${program} took too long`)),
  )
  if (end === 0) return out
  throw new Error(
    typeof end === 'string' ? end : `${program}: ${lastWords(complaint === '' ? out : complaint)}`,
  )
}

/** The end of what it said, on one line. */
function lastWords(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(-300)
}
