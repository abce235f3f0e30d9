import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Random, seededRandom } from '../../db/seed/random.ts'
import { type Db, openDb } from '../../infra/db.ts'
import { type RunningPostgres, startPostgres } from '../../infra/postgres.ts'
import { faultsIn } from './consistency.ts'
import { beginLife, type Home, type Life } from './life.ts'
import { type Kept, writeUntilDead } from './writes.ts'

export type KillWish = {
  readonly points: number
  readonly seed: number
  /** Programs that live side by side, each with a database of its own. */
  readonly lanes: number
  /** Every so many kills PostgreSQL is killed first; it restarts itself five times a minute at most. */
  readonly postgresEvery: number
  readonly say: (line: string) => void
}

export type KillResult = {
  readonly kills: number
  readonly postgresKills: number
  /** Writes that the program answered as done before it died. */
  readonly promised: number
  readonly faults: readonly string[]
}

/** Longest that a program writes before it dies: from its start, or from its first answered write. */
const LONGEST_LIFE_MS = 400
const DIES_IN_FULL_WORK = 0.75
/** How long writes go on after PostgreSQL died and before the program does. */
const AFTER_POSTGRES_MS = 400
/** Looks at the same before it is given up. */
const LOOKS = 3
/** Between looks at what is left. */
const LOOK_EVERY = 50
const STARTS = 200
const BETWEEN_STARTS_MS = 100

/** Kills the program again and again while it writes, and looks whether changes and acts still belong together. */
export async function killAtRandomPoints(wish: KillWish): Promise<KillResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-kill-'))
  // What was committed must outlive PostgreSQL's own death; the machine itself stays up.
  const started = await startPostgres({
    dataDir: path.join(folder, 'pg'),
    ephemeral: true,
    settings: { synchronous_commit: 'on' },
  })
  if (!started.ok) throw new Error(`no PostgreSQL: ${JSON.stringify(started.error)}`)
  const postgres = started.value
  try {
    const shares = Array.from({ length: wish.lanes }, (_, lane) =>
      Math.floor((wish.points + lane) / wish.lanes),
    )
    const lanes = await Promise.all(
      shares.map((points, lane) => runLane({ ...wish, points, lane, folder, postgres })),
    )
    return lanes.reduce((sum, one) => ({
      kills: sum.kills + one.kills,
      postgresKills: sum.postgresKills + one.postgresKills,
      promised: sum.promised + one.promised,
      faults: [...sum.faults, ...one.faults],
    }))
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

type Lane = KillWish & { readonly lane: number; readonly folder: string; readonly postgres: RunningPostgres }

async function runLane(lane: Lane): Promise<KillResult> {
  const { home, db } = await settle(lane)
  const random = seededRandom(lane.seed, `lane ${lane.lane}`)
  const promised: Kept[] = []
  const faults: string[] = []
  let [kills, postgresKills] = [0, 0]
  while (kills < lane.points && faults.length === 0) {
    const takesPostgres = lane.lane === 0 && kills % lane.postgresEvery === lane.postgresEvery - 1
    promised.push(...(await liveAndDie(home, random, takesPostgres ? lane.postgres : null)))
    kills++
    if (takesPostgres) postgresKills++
    if (kills % LOOK_EVERY !== 0 && kills !== lane.points) continue
    faults.push(...(await lookAround(home, db, promised)))
    lane.say(`lane ${lane.lane}: ${kills} of ${lane.points}, ${tally(promised)}, ${faults.length} faults`)
  }
  await db.close()
  return { kills, postgresKills, promised: promised.length, faults }
}

/** `310 checks.check, 42 records.record`: what the loops got done before each death. */
function tally(promised: readonly Kept[]): string {
  const tables = Object.entries(Object.groupBy(promised, ({ table }) => table))
  return tables.map(([table, kept]) => `${kept?.length ?? 0} ${table}`).join(', ')
}

async function settle({ lane, folder, postgres }: Lane): Promise<{ home: Home; db: Db }> {
  const admin = openDb(postgres.url, { as: 'owner', connections: 1 })
  await admin.query(`create database killed_${lane}`)
  await admin.close()
  const url = new URL(postgres.url)
  url.pathname = `/killed_${lane}`
  const home = { dataDir: path.join(folder, `data-${lane}`), databaseUrl: url.href }
  await mkdir(home.dataDir)
  return { home, db: openDb(home.databaseUrl, { as: 'owner', connections: 1 }) }
}

/** One life; what it promised before its end. */
async function liveAndDie(
  home: Home,
  random: Random,
  postgres: RunningPostgres | null,
): Promise<readonly Kept[]> {
  const life = await begin(home)
  const answered = Promise.withResolvers<void>()
  const writing = writeUntilDead(life, random, answered.resolve)
  if (random.chance(DIES_IN_FULL_WORK)) await answered.promise
  await pause(random.int(0, LONGEST_LIFE_MS))
  if (postgres !== null) {
    process.kill(postgres.pid, 'SIGKILL')
    await pause(AFTER_POSTGRES_MS)
  }
  await life.kill()
  return await writing
}

async function begin(home: Home): Promise<Life> {
  for (let tries = 0; tries < STARTS; tries++) {
    const life = await beginLife(home)
    if (life !== null) return life
    await pause(BETWEEN_STARTS_MS)
  }
  throw new Error('the program does not start any more')
}

/** As `lookOnce`, and again when PostgreSQL died under it: the other lane takes it at any time. */
async function lookAround(home: Home, db: Db, promised: readonly Kept[]): Promise<readonly string[]> {
  for (let look = 1; ; look++)
    try {
      return await lookOnce(home, db, promised)
    } catch (cause) {
      if (look === LOOKS) throw cause
      await pause(BETWEEN_STARTS_MS)
    }
}

/** In one more life: closes what was interrupted, verifies the journal, and compares. */
async function lookOnce(home: Home, db: Db, promised: readonly Kept[]): Promise<readonly string[]> {
  const life = await begin(home)
  try {
    const response = await fetch(`${life.url}/api/v1/journal/verify`, {
      method: 'POST',
      headers: { authorization: `Bearer ${life.key}` },
    })
    if (!response.ok) throw new Error(`verifying was answered ${response.status}`)
    const verdict = (await response.json()) as { readonly state?: string }
    const faults = await faultsIn(db, promised)
    return verdict.state === 'clean' ? faults : [...faults, `the journal: ${JSON.stringify(verdict)}`]
  } finally {
    await life.kill()
  }
}
