import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fail, ok, type Result } from '../kernel/result.ts'
import { takeLock } from './lock-file.ts'
import {
  type Cluster,
  OWNER,
  openCluster,
  openHome,
  type PostgresRefusal,
  reach,
  serverEnvironment,
} from './postgres-cluster.ts'
import { processesMarked, signal } from './process-table.ts'

/*
 * Supervises the PostgreSQL that came with the packages. In the folder that the caller names lie
 *   cluster/      the database, owned by the account that the server runs under
 *   owner.secret  the password of the owner role, for us alone
 *   lock          who supervises it now
 *   server.log    what the server says; no statement and no value of a row is written there
 */

export type PostgresOptions = {
  readonly dataDir: string
  /** For tests: nothing is synced to disk, and `stop` removes the folder. */
  readonly ephemeral?: boolean
  readonly settings?: Readonly<Record<string, string>>
  /** How long to wait for another Comity, e.g. one that was just told to stop, to leave the folder. */
  readonly patienceMs?: number
  readonly onProgress?: (line: string) => void
}

export type RunningPostgres = {
  /** Holds the password of the owner role: never to be shown or logged. */
  readonly url: string
  readonly port: number
  /** Another one after the server died and was started again. */
  readonly pid: number
  /** Ends the server and gives the folder free. A second call waits for the first. */
  stop(): Promise<void>
}

const SERVER_LOG_BYTES = 1_000_000
const POLL_MS = 25
/** Replaying a long log after a crash is not a hang; this is. Ours to confirm. */
const START_MS = 600_000
const SLOW_START_MS = 3_000
/** A port found free may be taken by another program before the server has it. */
const PORT_TRIES = 5
/** A server that dies this often within the window is broken and stays down. Ours to confirm. */
const RESTARTS = 5
const RESTART_WINDOW_MS = 60_000

/** How a server is asked to end, and how long it gets before it is asked harder. Ours to confirm. */
const fastStop = { name: 'SIGINT', ms: 20_000 } as const
const immediateStop = { name: 'SIGQUIT', ms: 5_000 } as const
const kill = { name: 'SIGKILL', ms: 5_000 } as const

/** What a server is started with besides where it lies. */
type Settings = Readonly<Record<string, string>>

type Server = {
  readonly pid: number
  readonly port: number
  readonly exited: Promise<string>
  hasExited(): boolean
}

/**
 * Brings the database in `dataDir` up, making it when there is none: heals a half-made one, ends a server that an earlier
 * run left behind, and starts the server again when it dies. Refused while another living process supervises it.
 */
export async function startPostgres(
  options: PostgresOptions,
): Promise<Result<RunningPostgres, PostgresRefusal>> {
  const home = openHome(options.dataDir)
  if (!home.ok) return home
  const lock = await waitForLock(path.join(home.value, 'lock'), options)
  if (!lock.ok)
    return fail({
      kind: 'data_in_use',
      detail: `Another Comity (process ${lock.error.pid}) already uses ${home.value}. Stop it first, or name another folder in COMITY_DATA.`,
    })
  const started = await startLocked(home.value, options)
  if (!started.ok) {
    lock.value.release()
    return started
  }
  const supervised = started.value
  let stopped: Promise<void> | null = null
  return ok({
    url: supervised.url,
    port: supervised.port,
    get pid() {
      return supervised.pid
    },
    stop: () => {
      stopped ??= supervised.stop().then(() => {
        lock.value.release()
        if (options.ephemeral) rmSync(home.value, { recursive: true, force: true, maxRetries: 5 })
      })
      return stopped
    },
  })
}

async function waitForLock(
  file: string,
  { patienceMs = 0, onProgress }: PostgresOptions,
): Promise<ReturnType<typeof takeLock>> {
  const until = Date.now() + patienceMs
  const lock = takeLock(file)
  if (lock.ok || patienceMs === 0) return lock
  onProgress?.(`Waiting for an earlier Comity (process ${lock.error.pid}) to end`)
  while (Date.now() < until) {
    await pause(POLL_MS)
    const again = takeLock(file)
    if (again.ok) return again
  }
  return lock
}

async function startLocked(
  home: string,
  options: PostgresOptions,
): Promise<Result<RunningPostgres, PostgresRefusal>> {
  const report = options.onProgress ?? (() => undefined)
  const isEphemeral = options.ephemeral ?? false
  const cluster = await openCluster(home, { isEphemeral, report })
  if (!cluster.ok) return cluster
  await endLeftOver(cluster.value, report)
  const settings: Settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    log_timezone: 'UTC',
    timezone: 'UTC',
    // Errors of statements quote values of rows; a log of police data would be a second, unguarded copy.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    // The queue of acts fills with dead rows in seconds.
    autovacuum_naptime: '5s',
    // Filling each new file of the log with zeroes held every commit up for some hundredths of a second.
    wal_init_zero: 'off',
    ...(isEphemeral ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...options.settings,
  }
  const server = await launch(cluster.value, settings, report)
  return server.ok ? ok(supervise(cluster.value, { settings, isEphemeral, report }, server.value)) : server
}

type Upkeep = {
  readonly settings: Settings
  readonly isEphemeral: boolean
  readonly report: (line: string) => void
}

function supervise(cluster: Cluster, upkeep: Upkeep, first: Server): RunningPostgres {
  let server = first
  let isStopping = false
  const deaths: number[] = []
  const endWithUs = () => signal(server.pid, 'SIGINT')
  process.once('exit', endWithUs)

  async function keepUp(): Promise<void> {
    await server.exited
    const since = Date.now() - RESTART_WINDOW_MS
    if (isStopping || deaths.filter((at) => at > since).length >= RESTARTS) return
    deaths.push(Date.now())
    upkeep.report('The database server died; starting it again')
    await endLeftOver(cluster, upkeep.report)
    const next = await launch(cluster, { ...upkeep.settings, port: String(first.port) }, upkeep.report)
    if (!next.ok) return upkeep.report(next.error.detail)
    server = next.value
    return keepUp()
  }

  const kept = keepUp()
  return {
    url: `postgres://${OWNER}:${cluster.password}@127.0.0.1:${first.port}/postgres`,
    port: first.port,
    get pid() {
      return server.pid
    },
    stop: async () => {
      isStopping = true
      const ending = () => (server.hasExited() ? [] : [server.pid])
      await end(ending, upkeep.isEphemeral ? [immediateStop, kill] : [fastStop, immediateStop, kill])
      await kept
      // One that was being started again while we stopped.
      await end(ending, [fastStop, immediateStop, kill])
      process.off('exit', endWithUs)
    },
  }
}

/** Starts the server, on a free port unless the settings name one, and waits until it takes connections. */
async function launch(
  cluster: Cluster,
  settings: Settings,
  report: (line: string) => void,
): Promise<Result<Server, PostgresRefusal>> {
  let said = ''
  if (!existsSync(cluster.folder))
    return fail({
      kind: 'did_not_start',
      detail: `The folder ${cluster.folder} was removed while it was in use. Start Comity again.`,
    })
  for (let tries = 0; tries < PORT_TRIES; tries++) {
    const port = settings['port'] ?? String(await freePort())
    const logged = existsSync(cluster.log) ? statSync(cluster.log).size : 0
    const server = spawnServer(cluster, { ...settings, port })
    if (await isReady(cluster, server, report)) return ok(server)
    if (!server.hasExited()) await end(() => (server.hasExited() ? [] : [server.pid]), [immediateStop, kill])
    said = `${await server.exited}${readFileSync(cluster.log).subarray(logged).toString('utf8')}`.trim()
    if (!said.includes('could not bind')) break
  }
  return fail({
    kind: 'did_not_start',
    detail: `The database server did not start. It said: ${said.slice(-2000)}`,
  })
}

function spawnServer(cluster: Cluster, settings: Settings): Server {
  const folder = reach(cluster.folder, cluster.account)
  const log = openLog(cluster.log)
  const options = Object.entries({ ...settings, cluster_name: cluster.mark }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const [file = '', ...args] = [
    ...endingWithParent(),
    cluster.program.postgres,
    '-D',
    folder.name,
    ...options,
  ]
  const child = spawn(file, args, {
    ...cluster.account,
    cwd: '/',
    env: serverEnvironment,
    // Its own group: Ctrl-C in a terminal reaches us, and we end the server when nobody needs it any more.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log, ...(folder.descriptor === null ? [] : [folder.descriptor])],
  })
  for (const descriptor of [log, folder.descriptor]) if (descriptor !== null) closeSync(descriptor)
  let isOver = false
  const exited = new Promise<string>((resolve) => {
    child.once('error', (cause) => resolve(cause.message))
    child.once('exit', () => resolve(''))
  }).then((fault) => {
    isOver = true
    return fault
  })
  return { pid: child.pid ?? 0, port: Number(settings['port']), exited, hasExited: () => isOver }
}

/** On Linux the system itself asks the server to end when we are killed. Elsewhere the next start finds it. */
function endingWithParent(): readonly string[] {
  const setpriv = '/usr/bin/setpriv'
  const isThere =
    process.platform === 'linux' && existsSync(setpriv) && !realpathSync(setpriv).endsWith('busybox')
  return isThere ? [setpriv, '--pdeathsig', 'INT', '--'] : []
}

async function isReady(cluster: Cluster, server: Server, report: (line: string) => void): Promise<boolean> {
  const since = Date.now()
  let isSlow = false
  while (!server.hasExited() && Date.now() - since < START_MS) {
    // The eighth line tells the state; PostgreSQL's own pg_ctl waits by it (src/include/utils/pidfile.h).
    const lines = postmasterLines(cluster.folder)
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return true
    if (!isSlow && Date.now() - since > SLOW_START_MS)
      report('The database is recovering from an unclean end')
    isSlow = Date.now() - since > SLOW_START_MS
    await pause(POLL_MS)
  }
  return false
}

/** Ends what an earlier run left running here, and removes its mark on the folder, which another process's number may now bear. */
async function endLeftOver(cluster: Cluster, report: (line: string) => void): Promise<void> {
  const left = () => processesMarked(cluster.mark)
  if (left().length > 0) {
    report('Ending the database server that an earlier run left behind')
    await end(() => {
      const all = left()
      const parent = Number(postmasterLines(cluster.folder)[0])
      return all.includes(parent) ? [parent] : all
    }, [fastStop, immediateStop])
    await end(left, [kill])
  }
  if (process.platform !== 'win32') rmSync(path.join(cluster.folder, 'postmaster.pid'), { force: true })
}

type Step = { readonly name: NodeJS.Signals; readonly ms: number }

async function end(running: () => readonly number[], steps: readonly Step[]): Promise<void> {
  for (const { name, ms } of steps) {
    const until = Date.now() + ms
    for (const pid of running()) signal(pid, name)
    while (running().length > 0 && Date.now() < until) await pause(POLL_MS)
  }
}

function postmasterLines(folder: string): readonly string[] {
  const file = path.join(folder, 'postmaster.pid')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
}

function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > SERVER_LOG_BYTES) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })
}
