import pg from 'pg'
import type { Actor } from '../kernel/actor.ts'
import { OneTrip } from './one-trip.ts'

/**
 * An open transaction or a single statement of its own: the first parameter of every store function. A statement that
 * runs thousands of times a second gets a name, under which each connection reads and plans it once.
 */
export type Tx = {
  query<Row extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
    name?: string,
  ): Promise<pg.QueryResult<Row>>
}

/** A pool of connections. `query` on it is a transaction of one statement. */
export type Db = Tx & {
  readonly pool: pg.Pool
  close(): Promise<void>
}

/** The database role that the running program works under; it owns no table. Migrations make it. */
const APP_ROLE = 'comity_app'

/** Longest a statement of a request may run. */
const STATEMENT_TIMEOUT_MS = 30_000

const INT8 = 20
const NUMERIC_DATE = 1082

/** Whole numbers come as numbers (ours stay below 2^53), calendar dates as `YYYY-MM-DD` text. */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return (text: string) => Number(text)
    if (oid === NUMERIC_DATE) return (text: string) => text
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
  },
} as pg.CustomTypesConfig

export type OpenOptions = {
  /** `app` answers callers, `system` works for Comity itself; neither may change the journal. `owner` migrates. */
  readonly as: 'app' | 'system' | 'owner'
  readonly connections: number
}

/** Opens a pool. Connections are made on first use, and made anew after the server restarts. */
export function openDb(url: string, { as, connections }: OpenOptions): Db {
  const settings = [`-c statement_timeout=${STATEMENT_TIMEOUT_MS}`, '-c search_path=', '-c timezone=UTC']
  if (as !== 'owner') settings.push(`-c role=${as === 'app' ? APP_ROLE : SYSTEM_ROLE}`)
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options: settings.join(' '),
    types: typeParsers,
    application_name: 'comity',
    // Statements that do not wait for each other's answers go out together.
    pipeline: true,
  })
  // A connection that the server closed is dropped by the pool, or by whoever works on it and is told by the statement that
  // fails; without a listener either would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    pool,
    query: (text, values, name) => pool.query(statement(text, values, name)),
    close: () => pool.end(),
  }
}

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await inTransactionFrom(db, ['begin'], work)
}

/** What the transaction begins with goes out with the first statement of the work: it is judged before anything is committed. */
async function inTransactionFrom<T>(
  db: Db,
  beginning: readonly string[],
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect()
  let isBroken = false
  try {
    const begun = Promise.all(beginning.map((text) => client.query(text)))
    // Whoever fails because of it says so; here it only must not be taken for a failure that nobody awaits.
    begun.catch(() => undefined)
    const value = await work(asTx(client))
    await begun
    await client.query('commit')
    return value
  } catch (cause) {
    isBroken = !(await isRolledBack(client))
    throw cause
  } finally {
    client.release(isBroken)
  }
}

/** A connection that answers is left without a transaction; one that does not is broken. */
async function isRolledBack(client: pg.PoolClient): Promise<boolean> {
  return await client.query('rollback').then(
    () => true,
    () => false,
  )
}

/**
 * One transaction of statements that need no answer of each other: `send` names them all before it waits, and they go out
 * together. So what must undo them has to fail in the database: a refusal that only `send` knows comes too late.
 */
export async function inOneTrip<T>(db: Db, send: (tx: Tx) => Promise<T>): Promise<T> {
  const trip = new OneTrip()
  const sent = send(trip)
  let refused: { readonly cause: unknown } | null = null
  sent.catch((cause: unknown) => {
    refused = { cause }
  })
  const client = await db.pool.connect()
  let isBroken = false
  try {
    // Refused before anything was sent: nothing is.
    if (refused === null) await trip.run(client)
  } catch (cause) {
    isBroken = !(trip.leavesItKnown && (await isRolledBack(client)))
    // Who sent a statement that did nothing knows better than PostgreSQL what is missing.
    await sent
    throw cause
  } finally {
    client.release(isBroken)
  }
  return await sent
}

/** Works for Comity itself: the index, imports for publishers, retention, chaining. Row-level security lets it see all. */
const SYSTEM_ROLE = 'comity_system'

/** A transaction of one caller: row-level security judges every row by the caller's bureau, clearance, purpose and roles. */
export async function inTransactionAs<T>(
  db: Db,
  actor: Pick<Actor, 'bureau' | 'clearance' | 'purpose' | 'bureauState' | 'roles'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return await inTransactionFrom(db, ['begin', settingsOf(actor)], work)
}

/** Literals, not parameters: only this form reaches the workers of a distributed PostgreSQL. */
function settingsOf({
  bureau,
  clearance,
  purpose,
  bureauState,
  roles,
}: Parameters<typeof inTransactionAs>[1]): string {
  const pairs = { bureau, clearance, purpose, bureau_state: bureauState, roles: [...roles].join(',') }
  return Object.entries(pairs)
    .map(([name, value]) => `set local app.${name} = ${pg.escapeLiteral(value)}`)
    .join('; ')
}

/** From here to its end the transaction judges rows by another purpose of the caller, that of an earlier check. */
export async function forPurpose(tx: Tx, purpose: Actor['purpose']): Promise<void> {
  await tx.query(`set local app.purpose = ${pg.escapeLiteral(purpose)}`)
}

/** One connection kept for as long as the caller needs it, e.g. to listen. Release it with `done`. */
export async function holdConnection(db: Db): Promise<{ client: pg.PoolClient; done: () => void }> {
  const client = await db.pool.connect()
  return { client, done: () => client.release(true) }
}

function asTx(client: pg.PoolClient): Tx {
  return { query: (text, values, name) => client.query(statement(text, values, name)) }
}

function statement(text: string, values?: readonly unknown[], name?: string): pg.QueryConfig {
  return {
    text,
    ...(values === undefined ? {} : { values: [...values] }),
    ...(name === undefined ? {} : { name }),
  }
}
