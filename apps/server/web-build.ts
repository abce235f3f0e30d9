import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { HOME } from './home.ts'

export const WEB_ROOT = path.join(HOME, 'apps/web/dist')
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
  const aside = `${WEB_ROOT}-${process.pid}`
  await runVite(aside)
  rmSync(WEB_ROOT, { recursive: true, force: true })
  renameSync(aside, WEB_ROOT)
  writeFileSync(STAMP, wanted)
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
  return !file.includes('.test.') && !file.startsWith(path.join('apps', 'web', 'dist'))
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
