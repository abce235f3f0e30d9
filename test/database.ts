import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Db, openDb } from '../infra/db.ts'
import { migrate } from '../infra/migrate.ts'
import { startPostgres } from '../infra/postgres.ts'
import { startOf } from '../infra/process-table.ts'

/** A database of its own for one test file: a clone of a migrated template, dropped with its server at the end. */
export type TestDatabase = {
  readonly name: string
  /** As the running program sees it. */
  readonly app: Db
  /** As Comity itself sees it: every row. */
  readonly system: Db
  /** As migrations and tamperers see it. */
  readonly owner: Db
  readonly url: string
  /** Where another process makes databases of its own from this one. */
  readonly serverUrl: string
  close(): Promise<void>
}

type Server = { readonly url: string; stop(): Promise<void> }

const TEMPLATE = 'comity_template'
/** Test files follow each other: to start a server and fill its template anew takes as long as many a file. */
const IDLE_MS = 3000
/** On Linux a folder in memory. Making and dropping a database there takes a fifth of what it takes on a disk. */
const MEMORY = '/dev/shm'
/** For the five servers of a whole run, each with its log and the largest world twice over. Ours to confirm. */
const MEMORY_ROOM_BYTES = 4e9
/** Of PostgreSQL's log, which would else grow to a gigabyte. Ours to confirm. */
const LOG_SIZE = '128MB'
let server: Promise<Server> | null = null
let filled: Promise<void> | null = null
let users = 0
let leaving: NodeJS.Timeout | undefined

/**
 * One server serves all test files of the process; it starts with the first and stops when none has used it for a while.
 * `template` is the name of a test database to clone: its connections are cut.
 */
export async function testDatabase(template = TEMPLATE): Promise<TestDatabase> {
  users++
  clearTimeout(leaving)
  server ??= startServer()
  const { url } = await server
  if (template === TEMPLATE) {
    filled ??= fillTemplate(url)
    await filled
  }
  // What two processes draw may be the same.
  const name = `comity_test_${process.pid}_${randomBytes(6).toString('hex')}`
  const admin = openDb(url, { as: 'owner', connections: 1 })
  if (template !== TEMPLATE)
    await admin.query('select pg_terminate_backend(a.pid) from pg_stat_activity a where a.datname = $1', [
      template,
    ])
  await admin.query(`create database ${name} template ${template}`)
  const own = onDatabase(url, name)
  const app = openDb(own, { as: 'app', connections: 6 })
  const system = openDb(own, { as: 'system', connections: 4 })
  const owner = openDb(own, { as: 'owner', connections: 2 })
  return {
    name,
    app,
    system,
    owner,
    url: own,
    serverUrl: url,
    close: async () => {
      await app.close()
      await system.close()
      await owner.close()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.close()
      leaveServer()
    },
  }
}

function leaveServer(): void {
  users--
  // A failure to stop it fails the run.
  if (users === 0) leaving = setTimeout(() => void stopServer(), IDLE_MS)
}

async function stopServer(): Promise<void> {
  const stopping = server
  server = null
  filled = null
  await (await stopping)?.stop()
}

async function startServer(): Promise<Server> {
  const external = process.env['TEST_DATABASE_URL']
  return external === undefined ? await startOwnServer() : { url: external, stop: async () => undefined }
}

async function fillTemplate(url: string): Promise<void> {
  const admin = openDb(url, { as: 'owner', connections: 1 })
  await admin.query(`drop database if exists ${TEMPLATE} with (force)`)
  await admin.query(`create database ${TEMPLATE}`)
  await admin.close()
  const template = openDb(onDatabase(url, TEMPLATE), { as: 'owner', connections: 1 })
  await migrate(template)
  await template.close()
}

async function startOwnServer(): Promise<Server> {
  const folder = await mkdtemp(path.join(await placeForServer(), `comity-test-${process.pid}-`))
  const settings = { max_wal_size: LOG_SIZE }
  const started = await startPostgres({ dataDir: path.join(folder, 'pg'), ephemeral: true, settings })
  if (!started.ok) throw new Error(`no PostgreSQL for the tests: ${JSON.stringify(started.error)}`)
  return {
    url: started.value.url,
    stop: async () => {
      await started.value.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Memory where there is room in it, cleared of what runs that were killed left there; else the disk. */
async function placeForServer(): Promise<string> {
  const room = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  if (room < MEMORY_ROOM_BYTES) return tmpdir()
  for (const name of await readdir(MEMORY)) {
    const pid = Number(/^comity-test-(\d+)-/.exec(name)?.[1])
    if (pid > 0 && startOf(pid) === null) await rm(path.join(MEMORY, name), { recursive: true, force: true })
  }
  return MEMORY
}

function onDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
