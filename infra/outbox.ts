import { arrayOf } from './binary-array.ts'
import { type Db, holdConnection, type Tx } from './db.ts'

/** Topics, each told by one capability. */
export type Topic =
  | 'approvals.changed'
  | 'bureaus.changed'
  | 'hits.changed'
  | 'inquiries.changed'
  | 'records.changed'
  | 'rights.changed'

/** A place in the stream: every transaction below it has been read. Zero reads from the start. */
export type Cursor = string
export const START: Cursor = '0'

const CHANNEL = 'comity_outbox'

/** Tells that something became true, in the transaction that makes it so; wakes listeners on commit. */
export async function tell(tx: Tx, topic: Topic, subjects: readonly string[], at: Date): Promise<void> {
  if (subjects.length === 0) return
  await tx.query(
    `insert into outbox.event (topic, subject, at)
     select $1, told.subject, $3 from unnest($2::text[]) as told (subject)`,
    [topic, arrayOf('text', subjects), at],
  )
  await tx.query(`select pg_notify('${CHANNEL}', $1)`, [topic])
}

/** Falls back to this when the listening connection is lost. */
const LOOK_ANYWAY_MS = 500

/** Calls `wake` soon after anything was told, and now and then in any case. Call the answer to stop. */
export function listen(db: Db, wake: () => void): () => void {
  let line: 'none' | 'opening' | { readonly close: () => void } = 'none'
  let isStopped = false
  const open = async (): Promise<void> => {
    const { client, done } = await holdConnection(db)
    client.on('notification', wake)
    client.on('error', () => hangUp(done))
    await client.query(`listen ${CHANNEL}`).catch((cause: unknown) => {
      done()
      throw cause
    })
    if (isStopped) done()
    else line = { close: done }
  }
  const hangUp = (done: () => void): void => {
    if (typeof line !== 'object' || line.close !== done) return
    line = 'none'
    done()
  }
  const timer = setInterval(() => {
    wake()
    if (line !== 'none') return
    line = 'opening'
    // The database may be away: the next turn tries again, and until then `wake` is called all the same.
    open().catch(() => {
      line = 'none'
    })
  }, LOOK_ANYWAY_MS)
  return () => {
    isStopped = true
    clearInterval(timer)
    const held = line
    line = 'none'
    if (typeof held === 'object') held.close()
  }
}

export type Told = { readonly seq: number; readonly subject: string }

/**
 * Events from `cursor` on, and the cursor for the next call. A transaction still open may commit later under an
 * older number, so the next cursor stops before it and its successors come again: apply them so that twice is once.
 */
export async function hear(
  tx: Tx,
  topic: Topic,
  cursor: Cursor,
): Promise<{ readonly events: readonly Told[]; readonly next: Cursor }> {
  const { rows: horizon } = await tx.query<{ next: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as next',
  )
  const { rows } = await tx.query<Told>(
    `select e.seq, e.subject
       from outbox.event e
      where e.topic = $1
        and e.xid >= $2::xid8
      order by e.xid, e.seq`,
    [topic, cursor],
  )
  return { events: rows, next: horizon[0]?.next ?? cursor }
}

/** The cursor of now, for who reads the present state in the same snapshot. */
export async function cursorNow(tx: Tx): Promise<Cursor> {
  const { rows } = await tx.query<{ cursor: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as cursor',
  )
  return rows[0]?.cursor ?? START
}

/** Whether a cursor lies in this database's future: then it belongs to another one. */
export async function isAhead(tx: Tx, cursor: Cursor): Promise<boolean> {
  const { rows } = await tx.query<{ ahead: boolean }>(
    'select $1::xid8 > pg_snapshot_xmax(pg_current_snapshot()) as ahead',
    [cursor],
  )
  return rows[0]?.ahead ?? true
}

/** How long facts are kept for readers; a reader that slept longer reads the present state anew. Ours to confirm. */
export const KEPT_MS = 7 * 86_400_000

/** Removes facts that every reader has heard or will never ask for; returns how many. */
export async function forgetOld(tx: Tx, now: Date): Promise<number> {
  const { rowCount } = await tx.query('delete from outbox.event e where e.at < $1', [
    new Date(now.getTime() - KEPT_MS),
  ])
  return rowCount ?? 0
}
