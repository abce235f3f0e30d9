import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer as createListener } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { secondPersonOf } from '../../capabilities/approvals/actions/ask.ts'
import { sweepApprovals } from '../../capabilities/approvals/jobs.ts'
import { ensureBureaus } from '../../capabilities/bureaus/actions/ensure.ts'
import { sweepSignIn } from '../../capabilities/bureaus/jobs.ts'
import { makeAuthenticate } from '../../capabilities/bureaus/routes/authenticate.ts'
import { checkWriter } from '../../capabilities/checks/actions/check-writer.ts'
import { AskedKeys } from '../../capabilities/checks/jobs/asked-keys.ts'
import { EarlierQuestions } from '../../capabilities/checks/jobs/earlier-questions.ts'
import { IndexKeeper } from '../../capabilities/checks/jobs/index-keeper.ts'
import { lookAgain } from '../../capabilities/checks/jobs/look-again.ts'
import { watchClocks } from '../../capabilities/hits/jobs.ts'
import { sweepInquiries } from '../../capabilities/inquiries/jobs.ts'
import { eraseOld, openWeeks } from '../../capabilities/journal/jobs.ts'
import { ImportDesk } from '../../capabilities/records/actions/import-desk.ts'
import { closeInterrupted, expirer, forgetRejections, numberReader } from '../../capabilities/records/jobs.ts'
import { forgetRequests, remindOwners } from '../../capabilities/rights/jobs.ts'
import { forgetShifts } from '../../capabilities/shifts/jobs.ts'
import { demoUsers } from '../../db/seed/demo-users.ts'
import type { Config } from '../../infra/config.ts'
import { type Db, inTransaction, openDb } from '../../infra/db.ts'
import { createServer, type Server } from '../../infra/http.ts'
import { spellKey } from '../../infra/journal-note.ts'
import { Sequencer } from '../../infra/journal-sequencer.ts'
import { migrate } from '../../infra/migrate.ts'
import { forgetOld } from '../../infra/outbox.ts'
import { startPostgres } from '../../infra/postgres.ts'
import { Uploads } from '../../infra/uploads.ts'
import { systemActor } from '../../kernel/actor.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { ensureDemoWorld } from './demo.ts'
import { serverFile } from './home.ts'
import { ensureLocalKey } from './local-key.ts'
import { goRound } from './rounds.ts'
import { addRoutes } from './routes.ts'
import { buildWeb } from './web-build.ts'
import { canSharePort, startWorkers } from './workers.ts'

export type StartError = { readonly kind: string; readonly detail: string }

export type Running = {
  readonly url: string
  readonly port: number
  stop(): Promise<void>
}

export type StartOptions = {
  readonly config: Config
  /** Shows a line of progress. */
  readonly say: (line: string) => void
  readonly clock: () => Date
  /** False leaves the pages out, for a command that needs the API alone. */
  readonly hasPages: boolean
}

/** Connections to the database of one process: for callers, and for Comity itself. */
const CONNECTIONS = 8
const SYSTEM_CONNECTIONS = 6
/** Ports tried after the wanted one. */
const MORE_PORTS = 20
/** An earlier run that was told to stop gets this long to leave the data folder. */
const PATIENCE_MS = 5_000
const SWEEP_EVERY_MS = 60_000
const KEEP_JOURNAL_EVERY_MS = 3_600_000
const SNAPSHOT_EVERY_MS = 300_000
/** How late a clock may be noticed, and how soon owners hear of checks that met what is hidden. */
const CLOCKS_EVERY_MS = 2_000
const LOOK_AGAIN_EVERY_MS = 1_000
const WRITE_KEYS_EVERY_MS = 1_000
/** A million records of before are read for wrong numbers in less than twenty minutes, in a small part of one core. */
const READ_NUMBERS_EVERY_MS = 250

type Closing = (() => Promise<unknown>)[]

/** Starts everything in its order. Whatever was started is stopped again when a later step is refused or breaks. */
export async function startComity(options: StartOptions): Promise<Result<Running, StartError>> {
  const closing: Closing = []
  const stop = async (): Promise<void> => {
    const ended: PromiseSettledResult<unknown>[] = []
    // One after the other, and the database last; what fails to close must not keep the rest open.
    for (const close of closing.splice(0).reverse()) ended.push(...(await Promise.allSettled([close()])))
    const failed = ended.find((one) => one.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }
  try {
    const started = await startParts(options, closing)
    if (!started.ok) {
      await stop()
      return started
    }
    return ok({ ...started.value, stop })
  } catch (cause) {
    await stop()
    throw cause
  }
}

async function startParts(
  options: StartOptions,
  closing: Closing,
): Promise<Result<Omit<Running, 'stop'>, StartError>> {
  const { config, say, clock, hasPages } = options
  await mkdir(config.dataDir, { recursive: true, mode: 0o755 })
  const threads = await threadsOf(options)
  const pages = hasPages ? buildWeb(say) : Promise.resolve()
  // A failure is reported where it is awaited, after the database is up.
  pages.catch(() => undefined)
  const database = await openDatabase(options, closing)
  if (!database.ok) return database
  const { db, system, url } = database.value
  const sequencer = await startSequencer(system, options, closing)
  await prepare(database.value, options)
  const keeper = await startKeeper(system, options, closing)
  const uploads = new Uploads(config.dataDir)
  await uploads.removeAll()
  const desk = new ImportDesk(system, clock)
  const authenticating = makeAuthenticate({ db: system, clock, shape: config.shape, origin: config.origin })
  const publicHost = config.origin === null ? null : new URL(config.origin).hostname
  const server = await createServer({
    ...{ db, clock, publicHost, ...authenticating },
    secondPerson: secondPersonOf(db),
    isBehindOurs: threads > 1,
  })
  closing.push(() => server.close())
  await pages
  const { shape, secret, origin } = config
  await addRoutes(server, {
    ...{ db, system, clock, shape, secret, origin, demoUsers, keeper, desk, uploads, sequencer, hasPages },
    writer: checkWriter(system),
    hits: { clocks: config.clocks, secret },
    demoRecordCount: config.demoRecords,
  })
  await startHits({ system, keeper, hits: { clocks: config.clocks, secret } }, options, closing)
  sweep(db, system, options, closing)
  keepJournal(system, options, closing)
  return await listenAt(server, { ...options, keeper, databaseUrl: url, threads }, closing)
}

/** Threads that answer checks; 1: the first one does everything. */
async function threadsOf({ config, say }: StartOptions): Promise<number> {
  if (config.threads === 1 || (await canSharePort(config.host))) return config.threads
  say('Threads cannot share a port on this system: one answers')
  return 1
}

/** One database by two roles: `db` answers callers, `system` sees every row and works for Comity itself. */
type Databases = { readonly db: Db; readonly system: Db; readonly url: string }

async function openDatabase(
  { config, say }: StartOptions,
  closing: Closing,
): Promise<Result<Databases, StartError>> {
  let url = config.databaseUrl
  if (url === null) {
    say('Starting the database')
    const dataDir = path.join(config.dataDir, 'postgres')
    const started = await startPostgres({ dataDir, onProgress: say, patienceMs: PATIENCE_MS })
    if (!started.ok) return started
    closing.push(() => started.value.stop())
    url = started.value.url
  }
  const owner = openDb(url, { as: 'owner', connections: 1 })
  const applied = await migrate(owner)
  await owner.close()
  if (applied.length > 0) say(`Brought the schema up to date (${applied.length} steps)`)
  const db = openDb(url, { as: 'app', connections: CONNECTIONS })
  const system = openDb(url, { as: 'system', connections: SYSTEM_CONNECTIONS })
  closing.push(() => Promise.all([db.close(), system.close()]))
  return ok({ db, system, url })
}

async function prepare({ db, system }: Databases, { config, say, clock }: StartOptions): Promise<void> {
  await inTransaction(db, (tx) => ensureBureaus(tx, clock()))
  await closeInterrupted(system, systemActor, clock())
  if (config.shape === 'laptop') {
    const made = await ensureDemoWorld(
      { db, system, clock, demoRecordCount: config.demoRecords },
      systemActor,
    )
    if (made > 0) say(`Invented a demo world of ${made} records`)
  }
  await ensureLocalKey(system, config.dataDir, clock())
}

/** First of all: a journal that cannot be proved any more lets nothing be written. */
async function startSequencer(
  db: Db,
  { config, say, clock }: StartOptions,
  closing: Closing,
): Promise<Sequencer> {
  const { dataDir, origin, witnesses } = config
  const host = origin === null ? null : new URL(origin).hostname
  const sequencer = new Sequencer({ db, dataDir, clock, witnesses, host, say })
  await sequencer.start()
  closing.push(() => sequencer.stop())
  const isNew = (await sequencer.state()).entries === 0
  if (isNew) for (const key of sequencer.log.keys) say(`The journal is signed with ${spellKey(key)}`)
  return sequencer
}

/** A snapshot that cannot be kept, on a full disk, is said; the index goes on and is saved the next time. */
async function startKeeper(
  db: Db,
  { config, say, clock }: StartOptions,
  closing: Closing,
): Promise<IndexKeeper> {
  const keeper = new IndexKeeper(db, clock, path.join(config.dataDir, 'index'))
  const from = await keeper.load()
  say(`${keeper.size} records in the index, from ${from === 'snapshot' ? 'its snapshot' : 'the database'}`)
  await keeper.follow()
  const stopSaving = goRound(() => keeper.save(), SNAPSHOT_EVERY_MS, say)
  closing.push(async () => {
    await stopSaving()
    await keeper.stop()
    await keeper.save()
  })
  return keeper
}

/** Weeks of acts wait to be looked through, and acts leave when their time is over. */
function keepJournal(system: Db, { config, clock, say }: StartOptions, closing: Closing): void {
  const keep = (): void => {
    Promise.all([openWeeks(system, clock()), eraseOld(system, config.journalYears, clock())]).catch(
      (cause: unknown) => say(`Keeping the journal failed: ${String(cause)}`),
    )
  }
  keep()
  const timer = setInterval(keep, KEEP_JOURNAL_EVERY_MS)
  closing.push(async () => clearInterval(timer))
}

/** Expired sessions, challenges, invitations and records, and facts that everybody has heard, go away by themselves. */
function sweep(db: Db, system: Db, { clock, say }: StartOptions, closing: Closing): void {
  const expire = expirer(system)
  const timer = setInterval(() => {
    const now = clock()
    Promise.all([
      sweepSignIn(system, now),
      forgetOld(db, now),
      sweepApprovals(system, now),
      sweepInquiries(system, now),
      remindOwners(system, now),
      forgetRequests(system, now),
      forgetShifts(system, now),
      forgetRejections(system, now),
      expire(now),
    ]).catch((cause: unknown) => say(`Sweeping failed: ${String(cause)}`))
  }, SWEEP_EVERY_MS)
  closing.push(async () => clearInterval(timer))
  const read = numberReader(system)
  closing.push(goRound(() => read(clock()), READ_NUMBERS_EVERY_MS, say))
}

/** What hits need beside their routes: clocks, later records, and owners told of what was hidden. */
async function startHits(
  parts: Parameters<typeof lookAgain>[0],
  { clock, say }: StartOptions,
  closing: Closing,
): Promise<void> {
  const keys = new AskedKeys({ system: parts.system, clock, secret: parts.hits.secret })
  closing.push(goRound(() => keys.pass(), WRITE_KEYS_EVERY_MS, say))
  const earlier = new EarlierQuestions({ ...parts, clock, say })
  await earlier.follow()
  closing.push(() => earlier.stop())
  closing.push(goRound(() => watchClocks(parts.system, clock()), CLOCKS_EVERY_MS, say))
  closing.push(goRound(() => lookAgain(parts), LOOK_AGAIN_EVERY_MS, say))
}

type Listening = StartOptions & {
  readonly keeper: IndexKeeper
  readonly databaseUrl: string
  readonly threads: number
}

async function listenAt(
  server: Server,
  options: Listening,
  closing: Closing,
): Promise<Result<Omit<Running, 'stop'>, StartError>> {
  const { config, say, threads } = options
  const port = await findPort(config, say)
  if (port === null) {
    const detail = `Ports ${config.port} to ${config.port + MORE_PORTS} are all taken. Name a free one: PORT=9000 npm start`
    return fail({ kind: 'no_port', detail })
  }
  const bound =
    threads === 1
      ? await listenAlone(server, config.host, port)
      : await listenBehindWorkers(server, { ...options, port }, closing)
  const file = serverFile(config.dataDir)
  await writeFile(file, JSON.stringify({ port: bound, pid: process.pid }), { mode: 0o600 })
  closing.push(() => rm(file, { force: true }))
  return ok({ url: `http://${config.host}:${bound}`, port: bound })
}

async function listenAlone(server: Server, host: string, port: number): Promise<number> {
  await server.listen({ host, port })
  return (server.server.address() as AddressInfo).port
}

/** Checks are answered by other threads on the port, from the same index; they hand all else on to this one. */
async function listenBehindWorkers(
  server: Server,
  { say, config, keeper, threads, ...place }: Listening & { readonly port: number },
  closing: Closing,
): Promise<number> {
  const { shape, secret, origin, clocks, host } = config
  // Below the system's folder for such things: the name of a socket has room for a hundred characters.
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-'))
  closing.push(() => rm(folder, { recursive: true, force: true }))
  const socketPath = path.join(folder, 'server.sock')
  await server.listen({ path: socketPath })
  const settings = { shape, secret, origin, clocks, host }
  const task = { databaseUrl: place.databaseUrl, port: place.port, socketPath, config: settings }
  const workers = await startWorkers(threads, task, { keeper, say })
  closing.push(() => workers.stop())
  return workers.port
}

/** The wanted port, or the next free one, which is then said; null when none of the next is free either. */
async function findPort({ host, port, shape }: Config, say: (line: string) => void): Promise<number | null> {
  if (port === 0 || (await isFree(host, port))) return port
  for (let next = port + 1; shape === 'laptop' && next <= Math.min(port + MORE_PORTS, 65_535); next++) {
    if (!(await isFree(host, next))) continue
    say(
      `Port ${port} is taken by another program; using the next free one, ${next}. Choose another with PORT=…`,
    )
    return next
  }
  return null
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((answer) => {
    const listener = createListener()
    listener.once('error', () => answer(false))
    listener.listen(port, host, () => listener.close(() => answer(true)))
  })
}
