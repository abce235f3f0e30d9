import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { HOME } from './home.ts'

export const WEB_ROOT = path.join(HOME, 'apps/web/dist')
/** Builds in the making, each in a `dist` of its own, which every tool passes over. */
const ASIDE = path.join(HOME, 'apps/web/.building-')
const STAMP = path.join(WEB_ROOT, '.built-from')

/** What the pages are made of: a change in any of these files makes them anew. */
const SOURCES = [
  'package-lock.json',
  'apps/web/**/*.{ts,tsx,css,json,html,svg}',
  'kit/**/*.{ts,tsx,css}',
  'kernel/**/*.{ts,json}',
  'capabilities/**/*.{ts,tsx,css,json}',
  'engines/**/types.ts',
  'engines/identifiers/**/*.ts',
]

/** Builds the web app unless it is built from just these sources; throws with the builder's words when it cannot. */
export async function buildWeb(say: (line: string) => void): Promise<void> {
  const wanted = sourcesDigest()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  say('Building the pages')
  // Built aside and put in place whole: a build that was killed, or one beside it, leaves no half pages.
  removeLeftAside()
  const aside = `${ASIDE}${process.pid}`
  await runVite(path.join(aside, 'dist'))
  rmSync(WEB_ROOT, { recursive: true, force: true })
  renameSync(path.join(aside, 'dist'), WEB_ROOT)
  rmSync(aside, { recursive: true, force: true })
  writeFileSync(STAMP, wanted)
}

/** What a build that was killed has left; the number in the name is its process. */
function removeLeftAside(): void {
  for (const left of globSync(`${path.relative(HOME, ASIDE)}*`, { cwd: HOME }))
    if (!isRunning(Number(left.split('-').at(-1))))
      rmSync(path.join(HOME, left), { recursive: true, force: true })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function sourcesDigest(): string {
  const hash = createHash('sha256')
  for (const file of globSync(SOURCES, { cwd: HOME }).filter(isSource).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(HOME, file)))
  }
  return hash.digest('hex')
}

function isSource(file: string): boolean {
  return !file.includes('.test.') && !file.split(path.sep).includes('dist')
}

/** In a process of its own, so that the database and the demo world are made meanwhile. */
function runVite(folder: string): Promise<void> {
  const vite = path.join(HOME, 'node_modules/vite/bin/vite.js')
  const args = [
    vite,
    'build',
    '--config',
    'apps/web/vite.config.ts',
    '--logLevel',
    'error',
    '--outDir',
    folder,
    '--emptyOutDir',
  ]
  const child = spawn(process.execPath, args, {
    cwd: HOME,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4000)
  })
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('exit', (code) =>
      code === 0 ? done() : failed(new Error(`the pages could not be built:\n${words}`)),
    )
  })
}
