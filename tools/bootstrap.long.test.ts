import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'

const here = path.resolve(import.meta.dirname, '..')
const root = mkdtempSync(path.join(tmpdir(), 'comity-bootstrap-'))

const lock = (version: string) =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/needed': { version, integrity: 'sha512-needed' },
      'node_modules/elsewhere': { version: '1.0.0', optional: true, os: ['plan9'], cpu: ['x64'] },
    },
  })

/** Does to the folder what npm does: removes it first, writes its own list last. */
const npm = `#!/bin/sh
echo "$@" >> npm.log
rm -rf node_modules
case $NPM_DOES in
  fail) echo 'npm error code EAI_AGAIN' >&2; exit 1 ;;
  forget) mkdir -p node_modules; exit 0 ;;
  slowly) sleep 0.3 ;;
  endlessly) trap 'echo ended >> npm.log; exit 1' TERM; echo begun >> npm.log; while :; do sleep 0.1; done ;;
  trip) [ -f npm.tripped ] || { touch npm.tripped; echo 'npm error code ENOTEMPTY' >&2; exit 1; } ;;
esac
mkdir -p node_modules/needed
echo '{}' > node_modules/needed/package.json
cp package-lock.json node_modules/.package-lock.json
`

const command = `
if (process.argv[2] === 'status') process.exitCode = 3
if (process.argv[2] === 'flags') process.stdout.write([...process.execArgv, process.env.GLIBC_TUNABLES, ''].join(' '))
if (process.argv[2] === 'wait') {
  const held = setInterval(() => undefined, 60_000)
  // The system may tell it twice: once for each thread of the parent that dies.
  process.on('SIGTERM', () => { if (process.exitCode !== 7) process.stdout.write('told to end\\n'); clearInterval(held); process.exitCode = 7 })
}
process.stdout.write(JSON.stringify(process.argv.slice(2)) + '\\n')
`

type Ended = { status: number | null; out: string; err: string; installs: number }

/** A project of one package and one command, with an npm that only pretends. */
function aProject(name: string): string {
  const folder = path.join(root, name)
  for (const part of ['tools', 'apps/cli', 'bin']) mkdirSync(path.join(folder, part), { recursive: true })
  for (const file of ['comity', 'tools/bootstrap.mjs']) cpSync(path.join(here, file), path.join(folder, file))
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(path.join(folder, 'package-lock.json'), lock('1.0.0'))
  writeFileSync(path.join(folder, 'apps/cli/main.ts'), command)
  writeFileSync(path.join(folder, 'bin/npm'), npm)
  chmodSync(path.join(folder, 'bin/npm'), 0o755)
  symlinkSync(process.execPath, path.join(folder, 'bin/node'))
  return folder
}

function launch(
  folder: string,
  args: readonly string[],
  npmDoes = '',
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  return spawn(process.execPath, [path.join(folder, 'tools/bootstrap.mjs'), ...args], {
    env: { PATH: `${folder}/bin:/usr/bin:/bin`, NPM_DOES: npmDoes, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function endOf(child: ChildProcess, folder: string): Promise<Ended> {
  const said = { out: '', err: '' }
  child.stdout?.on('data', (chunk: Buffer) => {
    said.out += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    said.err += chunk.toString()
  })
  const [status]: (number | null)[] = await once(child, 'close')
  const log = path.join(folder, 'npm.log')
  const installs = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').length : 0
  return { status: status ?? null, ...said, installs }
}

const run = (folder: string, args: readonly string[], npmDoes?: string) =>
  endOf(launch(folder, args, npmDoes), folder)

/** Until npm has said it; the runner's time limit ends what never comes. */
async function appears(folder: string, said: string): Promise<void> {
  const log = path.join(folder, 'npm.log')
  while (!(existsSync(log) && readFileSync(log, 'utf8').includes(said)))
    await new Promise((resolve) => setImmediate(resolve))
}

describe('the bootstrap', () => {
  after(() => rmSync(root, { recursive: true, force: true }))

  test('installs once, passes every argument on, and does not call npm again', async () => {
    const folder = aProject('once')
    const first = await run(folder, ['import', 'un', 'a b.xml'])
    assert.deepEqual([first.status, first.out, first.installs], [0, '["import","un","a b.xml"]\n', 1])
    const second = await run(folder, ['status'])
    assert.deepEqual([second.status, second.out, second.err, second.installs], [3, '["status"]\n', '', 1])
  })

  test('installs again when the locked dependencies changed', async () => {
    const folder = aProject('changed')
    await run(folder, ['x'])
    writeFileSync(path.join(folder, 'package-lock.json'), lock('1.0.1'))
    assert.equal((await run(folder, ['x'])).installs, 2)
  })

  test('makes a half-finished installation good', async () => {
    const folder = aProject('half')
    mkdirSync(path.join(folder, 'node_modules/needed'), { recursive: true })
    const first = await run(folder, ['start'])
    assert.deepEqual([first.status, first.installs], [0, 1])
    rmSync(path.join(folder, 'node_modules/needed'), { recursive: true })
    const second = await run(folder, ['start'])
    assert.deepEqual([second.status, second.installs], [0, 2])
  })

  test('without a network it says what to do, and the next start tries again', async () => {
    const folder = aProject('offline')
    const failed = await run(folder, ['start'], 'fail')
    assert.deepEqual([failed.status, failed.out], [1, ''])
    assert.match(failed.err, /EAI_AGAIN[\s\S]*network for its first start only[\s\S]*same command again/)
    assert.deepEqual(await run(folder, ['x']).then(({ status, installs }) => ({ status, installs })), {
      status: 0,
      installs: 2,
    })
  })

  test('does not believe an npm that succeeds without bringing everything', async () => {
    const folder = aProject('forgetful')
    const failed = await run(folder, ['start'], 'forget')
    assert.equal(failed.status, 1)
    assert.match(failed.err, /did not bring node_modules\/needed/)
    assert.equal(existsSync(path.join(folder, 'node_modules/.comity-installed')), false)
  })

  test('two starts at once install once', async () => {
    const folder = aProject('both')
    const ended = await Promise.all([run(folder, ['a'], 'slowly'), run(folder, ['b'], 'slowly')])
    assert.deepEqual(
      ended.map(({ status, out }) => ({ status, out })),
      [
        { status: 0, out: '["a"]\n' },
        { status: 0, out: '["b"]\n' },
      ],
    )
    assert.equal(readFileSync(path.join(folder, 'npm.log'), 'utf8').trim().split('\n').length, 1)
    assert.equal(existsSync(path.join(folder, '.comity-installing')), false)
  })

  test('takes over from an installation that was killed', async () => {
    const folder = aProject('killed')
    // Our own number: a living process, but none that installs.
    writeFileSync(path.join(folder, '.comity-installing'), String(process.pid))
    assert.deepEqual(await run(folder, ['x']).then(({ status, installs }) => ({ status, installs })), {
      status: 0,
      installs: 1,
    })
  })

  test('told to end while it installs, it takes npm along and the next start goes on', async () => {
    const folder = aProject('ended')
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      rmSync(path.join(folder, 'npm.log'), { force: true })
      const child = launch(folder, ['x'], 'endlessly')
      const ended = endOf(child, folder)
      await appears(folder, 'begun')
      child.kill(signal)
      assert.equal((await ended).status, signal === 'SIGINT' ? 130 : null)
      await appears(folder, 'ended')
    }
    assert.equal((await run(folder, ['x'])).out, '["x"]\n')
  })

  test('clears away what npm stumbles over, once', async () => {
    const folder = aProject('trip')
    const ended = await run(folder, ['x'], 'trip')
    assert.deepEqual([ended.status, ended.installs], [0, 2])
    assert.match(ended.err, /from an empty folder/)
  })

  test('accepts what a developer installed with npm ci', async () => {
    const folder = aProject('by-hand')
    mkdirSync(path.join(folder, 'node_modules/needed'), { recursive: true })
    writeFileSync(path.join(folder, 'node_modules/needed/package.json'), '{}')
    writeFileSync(path.join(folder, 'node_modules/.package-lock.json'), lock('1.0.0'))
    assert.deepEqual(await run(folder, ['x']).then(({ status, installs }) => ({ status, installs })), {
      status: 0,
      installs: 0,
    })
  })

  test('the shell command works through a link and from another folder', async () => {
    const folder = aProject('link')
    symlinkSync('../comity', path.join(folder, 'bin/linked'))
    const child = spawn(path.join(folder, 'bin/linked'), ['x', '*', ''], {
      cwd: '/',
      env: { PATH: `${folder}/bin:/usr/bin:/bin` },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    assert.equal((await endOf(child, folder)).out, '["x","*",""]\n')
  })

  const unpackaged = process.platform !== 'linux' && 'the runtime is packaged for Linux and Windows only'

  /** With a packaged runtime that is this Node under another name. */
  async function withRuntime(name: string): Promise<string> {
    const folder = aProject(name)
    await run(folder, ['x'])
    const file = path.join(folder, 'node_modules', `node-linux-${process.arch}`, 'bin/node')
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, `#!/bin/sh\nexec ${process.execPath} "$@"\n`, { mode: 0o755 })
    return folder
  }

  test('the packaged runtime is given room for what is new, and large pages unless they are set by hand', {
    skip: unpackaged,
  }, async () => {
    const folder = await withRuntime('flags')
    const { out } = await run(folder, ['flags'])
    assert.match(out, /^--max-semi-space-size=128 glibc\.malloc\.hugetlb=1 /)
    for (const [set, stays] of [
      ['glibc.malloc.hugetlb=0', 'glibc.malloc.hugetlb=0'],
      ['glibc.malloc.arena_max=4', 'glibc.malloc.arena_max=4:glibc.malloc.hugetlb=1'],
    ] as const) {
      const { out } = await endOf(launch(folder, ['flags'], '', { GLIBC_TUNABLES: set }), folder)
      assert.ok(out.startsWith(`--max-semi-space-size=128 ${stays} `), out)
    }
  })

  test('the shell command gives the packaged runtime all flags and large pages, so that it need not start another', {
    skip: unpackaged,
  }, async () => {
    const folder = await withRuntime('shell-flags')
    const bootstrap = readFileSync(path.join(here, 'tools/bootstrap.mjs'), 'utf8')
    const [, wanted = 'none'] = /RUNTIME_FLAGS = \['([^']+)'\]/.exec(bootstrap) ?? []
    const [, pages = 'none'] = /LARGE_PAGES = '([^']+)'/.exec(bootstrap) ?? []
    const runtime = path.join(folder, 'node_modules', `node-linux-${process.arch}`, 'bin/node')
    writeFileSync(runtime, '#!/bin/sh\necho "$1 $GLIBC_TUNABLES"\n', { mode: 0o755 })
    const child = spawn(path.join(folder, 'comity'), ['x'], { stdio: ['ignore', 'pipe', 'pipe'] })
    assert.equal((await endOf(child, folder)).out, `${wanted} ${pages}=1\n`)
  })

  test('what Node made of the sources is kept with the packages for the next start', async () => {
    const folder = aProject('compiled')
    await run(folder, ['x'])
    const kept = path.join(folder, 'node_modules/.cache/compiled')
    assert.ok(existsSync(kept) && readdirSync(kept).length > 0)
  })

  test('under the packaged runtime, a signal is passed on and the status comes back', {
    skip: unpackaged,
  }, async () => {
    const folder = await withRuntime('signal')
    for (const [name, status] of [
      ['SIGTERM', 7],
      ['SIGKILL', null],
    ] as const) {
      const child = launch(folder, ['wait'])
      const ended = endOf(child, folder)
      await once(child.stdout ?? child, 'data')
      child.kill(name)
      // Its output closes when nobody is left to write to it.
      assert.deepEqual(await ended.then(({ status, out }) => ({ status, out })), {
        status,
        out: '["wait"]\ntold to end\n',
      })
    }
  })
})
