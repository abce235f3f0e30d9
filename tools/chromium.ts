import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Names that the fonts of the system lack are boxes on a screen and in a test's eyes: scripts of the demo world. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-noto-core', 'fonts-noto-cjk']

/** The browser named in CHROMIUM, of the system, or of Playwright; null when there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM']
  const places = named === undefined || named === '' ? [...PLACES, chromium.executablePath()] : [named]
  return places.find((file) => file !== '' && existsSync(file)) ?? null
}

/** Finds Chromium, installing it when it is missing. Null when that cannot be done either; what was tried is reported. */
export async function ensureChromium(report: (line: string) => void): Promise<string | null> {
  const found = findChromium()
  if (found !== null || process.env['CHROMIUM']) return found
  const commands =
    process.getuid?.() === 0 && existsSync('/etc/debian_version')
      ? [
          ['apt-get', 'update', '-qq'],
          [
            'apt-get',
            'install',
            '-y',
            '-qq',
            '--no-install-recommends',
            '-o',
            'DPkg::Lock::Timeout=300',
            ...DEBIAN_PACKAGES,
          ],
        ]
      : [[process.execPath, path.resolve('node_modules/playwright-core/cli.js'), 'install', 'chromium']]
  for (const command of commands) {
    report(
      `Installing Chromium for the browser tests: ${command
        .slice(0, 3)
        .map((word) => path.basename(word))
        .join(' ')} …`,
    )
    const fault = await runQuietly(command)
    if (fault !== null) report(fault)
  }
  return findChromium()
}

/** What the command said last when it failed, else null. */
function runQuietly([file = '', ...args]: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said = (said + chunk).slice(-2000)
      })
    child.once('error', (cause) => resolve(cause.message))
    child.once('close', (status) => resolve(status === 0 ? null : said.trim()))
  })
}
