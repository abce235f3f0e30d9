import { createHash } from 'node:crypto'
import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { type Db, inTransaction, type Tx } from './db.ts'

/** One process at a time puts acts into the chain. */
const SEQUENCER_LOCK = 20_261_122
const BATCH = 1000
/** The link before the first one. */
const GENESIS = Buffer.alloc(32)

type ActRow = {
  id: string
  at: Date
  actor_kind: string
  actor_id: string
  bureau: string
  purpose: string
  act: string
  outcome: string
  subject: string
  detail: Json
  salt: Buffer
}

const ACT_COLUMNS =
  'a.id, a.at, a.actor_kind, a.actor_id, a.bureau, a.purpose, a.act, a.outcome, a.subject, a.detail, a.salt'

/** What an act is, in one spelling: the leaf hash is made of these bytes, prefixed by the salt. */
function leafOf(row: ActRow): Buffer {
  const { salt, at, ...rest } = row
  const text = canonicalJson({ ...rest, at: at.toISOString() })
  return createHash('sha256').update(Buffer.of(0)).update(salt).update(text, 'utf8').digest()
}

function linkOf(previous: Buffer, leaf: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(previous).update(leaf).digest()
}

/** Where the chain ends. */
export type Head = { readonly seq: number; readonly link: Buffer }

/** Puts the acts that wait into the chain, oldest first; returns the head, which a caller may keep elsewhere. */
export async function sequence(db: Db): Promise<{ readonly sequenced: number; readonly head: Head }> {
  let total = 0
  for (;;) {
    const { sequenced, head } = await inTransaction(db, sequenceBatch)
    total += sequenced
    if (sequenced < BATCH) return { sequenced: total, head }
  }
}

async function sequenceBatch(tx: Tx): Promise<{ sequenced: number; head: Head }> {
  await tx.query('select pg_advisory_xact_lock($1)', [SEQUENCER_LOCK])
  const before = await readHead(tx)
  const { rows } = await tx.query<ActRow>(
    `select ${ACT_COLUMNS}
       from journal.waiting w
       join journal.act a on a.id = w.act_id
      order by a.id
      limit ${BATCH}`,
  )
  if (rows.length === 0) return { sequenced: 0, head: before }
  const leaves = rows.map(leafOf)
  const links: Buffer[] = []
  for (const leaf of leaves) links.push(linkOf(links.at(-1) ?? before.link, leaf))
  const ids = rows.map((row) => row.id)
  await tx.query(
    `insert into journal.chain (seq, act_id, leaf, link)
     select * from unnest($1::bigint[], $2::uuid[], $3::bytea[], $4::bytea[])`,
    [rows.map((_, index) => before.seq + 1 + index), ids, leaves, links],
  )
  await tx.query('delete from journal.waiting w where w.act_id = any($1::uuid[])', [ids])
  return {
    sequenced: rows.length,
    head: { seq: before.seq + rows.length, link: links.at(-1) ?? before.link },
  }
}

async function readHead(tx: Tx): Promise<Head> {
  const { rows } = await tx.query<{ seq: number; link: Buffer }>(
    'select c.seq, c.link from journal.chain c order by c.seq desc limit 1',
  )
  return rows[0] ?? { seq: 0, link: GENESIS }
}

type Break = 'entry_missing' | 'entry_changed' | 'link_changed' | 'end_cut_off' | 'entry_not_sequenced'

/** Either every entry holds, or the first that does not: `seq` is its place, 1 for the oldest. */
export type Verdict =
  | { readonly state: 'clean'; readonly entries: number; readonly waiting: number; readonly head: string }
  | { readonly state: 'broken'; readonly entries: number; readonly seq: number; readonly why: Break }

/**
 * Reads the whole chain and names the first broken entry. `kept` is a head that was stored outside the database: with
 * it a log that was cut off or swapped as a whole shows too. `entry_not_sequenced` is an act that neither is in the
 * chain nor waits for it.
 */
export async function verifyChain(
  db: Db,
  kept: Head | null,
  onProgress: (entries: number) => void,
): Promise<Verdict> {
  return await inTransaction(db, async (tx) => {
    await tx.query('set transaction isolation level repeatable read read only')
    let head: Head = { seq: 0, link: GENESIS }
    for (;;) {
      const rows = await readLinks(tx, head.seq)
      const walked = walk(rows, head, kept)
      if ('why' in walked)
        return { state: 'broken', entries: walked.seq - 1, seq: walked.seq, why: walked.why }
      head = walked
      onProgress(head.seq)
      if (rows.length < BATCH) break
    }
    if (kept !== null && kept.seq > head.seq)
      return { state: 'broken', entries: head.seq, seq: head.seq + 1, why: 'end_cut_off' }
    return await verdictOnTheRest(tx, head)
  })
}

/** The head after these rows, or the first break in them. */
function walk(rows: readonly LinkRow[], from: Head, kept: Head | null): Head | { seq: number; why: Break } {
  let head = from
  for (const row of rows) {
    const why = breakAt(row, head) ?? breakAgainst(kept, row)
    if (why !== null) return { seq: head.seq + 1, why }
    head = { seq: row.seq, link: row.link }
  }
  return head
}

function breakAgainst(kept: Head | null, row: LinkRow): Break | null {
  return kept?.seq === row.seq && !kept.link.equals(row.link) ? 'link_changed' : null
}

async function verdictOnTheRest(tx: Tx, head: Head): Promise<Verdict> {
  const { rows } = await tx.query<{ waiting: number; lost: number }>(
    `select (select count(*) from journal.waiting) as waiting,
            (select count(*) from journal.act a
              where not exists (select 1 from journal.chain c where c.act_id = a.id)
                and not exists (select 1 from journal.waiting w where w.act_id = a.id)) as lost`,
  )
  const { waiting, lost } = rows[0] ?? { waiting: 0, lost: 0 }
  if (lost > 0) return { state: 'broken', entries: head.seq, seq: head.seq + 1, why: 'entry_not_sequenced' }
  return { state: 'clean', entries: head.seq, waiting, head: head.link.toString('hex') }
}

type LinkRow = { seq: number; leaf: Buffer; link: Buffer } & { [K in keyof ActRow]: ActRow[K] | null }

async function readLinks(tx: Tx, after: number): Promise<LinkRow[]> {
  const { rows } = await tx.query<LinkRow>(
    `select c.seq, c.leaf, c.link, ${ACT_COLUMNS}
       from journal.chain c
       left join journal.act a on a.id = c.act_id
      where c.seq > $1
      order by c.seq
      limit ${BATCH}`,
    [after],
  )
  return rows
}

function breakAt(row: LinkRow, before: Head): Break | null {
  if (row.seq !== before.seq + 1) return 'entry_missing'
  const { seq: _seq, leaf, link, ...act } = row
  if (!isWhole(act)) return 'entry_missing'
  if (!leafOf(act).equals(leaf)) return 'entry_changed'
  return linkOf(before.link, leaf).equals(link) ? null : 'link_changed'
}

function isWhole(act: { [K in keyof ActRow]: ActRow[K] | null }): act is ActRow {
  return act.id !== null && act.salt !== null
}
