import { createHash } from 'node:crypto'
import type { Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import { canonicalJson } from '../../../kernel/canonical-json.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Ground, RecordId, Tombstone } from '../record.ts'
import { sendNotices } from './receipts.ts'
import { decideReviews } from './reviews.ts'

/**
 * What stands for a deleted record: whoever holds its id and dates can compute it again, and nothing that it said went
 * into it, so that nothing can be guessed from it.
 */
function proofOf({ id, owner, kind, version, createdAt, ground, deletedAt }: Tombstone): Buffer {
  const said = {
    ...{ id, owner, kind, version, ground },
    createdAt: createdAt.toISOString(),
    deletedAt: deletedAt.toISOString(),
  }
  return createHash('sha256').update(canonicalJson(said)).digest()
}

export type Deleted = { readonly proof: Buffer; readonly told: readonly BureauCode[] }

/** Of a record, what bars its source and reference; of an entry of a list, what is looked for. */
export const BARRED_HASH = "sha256(convert_to(r.source || ' ' || r.reference, 'UTF8'))"

/** Leaves id, owner, kind, dates and proof of a record and of its versions, and tells everybody who was shown it. */
async function purge(tx: Tx, gone: Tombstone, by: Id<'Actor'>): Promise<Deleted> {
  const key = [gone.owner, gone.id] as const
  const proof = proofOf(gone)
  await tx.query(
    `update records.record as r
        set status = 'deleted', ground = $3, deleted_at = $4, proof_sha256 = $5, version = $6,
            barred_sha256 = case when $3 = 'rights' then ${BARRED_HASH} end,
            owner_unit = null, source = null, reference = null, purpose = null, level = 'confidential',
            handling = '{}', handling_text = null, share_to = 'owner', share_bureaus = '{}', share_lists = '{}',
            audience = '{}', denied = '{}', purposes = '{}', disclosure = 'on_release', caveat = null,
            grade = null, retention_rule = null, body = null, body_sha256 = null,
            updated_at = $4, updated_by = $7
      where r.owner = $1
        and r.id = $2`,
    [...key, gone.ground, gone.deletedAt, proof, gone.version, by],
  )
  await tx.query(
    `update records.version as v
        set body = null, envelope = null, reason = null
      where v.owner = $1
        and v.id = $2`,
    key,
  )
  await tx.query(
    `insert into records.version (owner, id, version, change, body, envelope, status, at, by)
     values ($1, $2, $3, 'deleted', null, null, 'deleted', $4, $5)`,
    [...key, gone.version, gone.deletedAt, by],
  )
  await purgeAround(tx, gone, by)
  const { owner, id, kind, ground, deletedAt } = gone
  return { proof, told: await sendNotices(tx, { owner, id, kind, ground, proof }, deletedAt) }
}

/** What others said about it goes too; that they did, and what became of it, stays. */
async function purgeAround(
  tx: Tx,
  { owner, id, deletedAt }: Pick<Tombstone, 'owner' | 'id' | 'deletedAt'>,
  by: Id<'Actor'>,
): Promise<void> {
  await tx.query(
    `delete from records.statement s
      where s.owner = $1
        and s.record_id = $2`,
    [owner, id],
  )
  await tx.query(
    `update records.proposal as p
        set body = null, statements = null, reason = null, answer = null,
            state = case when p.state = 'open' then 'withdrawn' else p.state end,
            decided_at = coalesce(p.decided_at, $3), decided_by = coalesce(p.decided_by, $4)
      where p.owner = $1
        and p.record_id = $2`,
    [owner, id, deletedAt, by],
  )
  await tx.query(
    `update records.transfer as t
        set reason = null,
            state = case when t.state = 'offered' then 'withdrawn' else t.state end,
            decided_at = coalesce(t.decided_at, $3), decided_by = coalesce(t.decided_by, $4)
      where t.owner = $1
        and t.record_id = $2`,
    [owner, id, deletedAt, by],
  )
  await tx.query(
    `delete from records.judgement j
      where (j.left_owner = $1 and j.left_id = $2)
         or (j.right_owner = $1 and j.right_id = $2)`,
    [owner, id],
  )
  await decideReviews(tx, { owner, recordId: id, ground: null }, { decision: 'deleted', at: deletedAt, by })
}

/** What ending a record needs to know of it. */
export type Ending = Omit<Tombstone, 'ground' | 'deletedAt'> & {
  readonly isHeld: boolean
  readonly status: 'live' | 'withdrawn'
}

const ENDING_COLUMNS = `r.id, r.owner, r.kind, r.version, r.created_at as "createdAt",
  r.held_since is not null as "isHeld", r.status`

/** For Comity itself: records that are not deleted, locked until the transaction ends, in the order of the ids. */
export async function findEndingForUpdate(tx: Tx, ids: readonly RecordId[]): Promise<readonly Ending[]> {
  const { rows } = await tx.query<Ending>(
    `select ${ENDING_COLUMNS}
       from records.record r
      where r.id = any($1::uuid[])
        and r.status <> 'deleted'
      order by r.id
        for update`,
    [ids],
  )
  return rows
}

/** Deletes one record for good: nothing of it is left in search, and the act carries the proof. */
export async function endRecord(
  tx: Tx,
  actor: Actor,
  { ending, ground }: { readonly ending: Ending; readonly ground: Ground },
  at: Date,
): Promise<Deleted> {
  const { id, owner, kind, createdAt } = ending
  const gone = { id, owner, kind, createdAt, ground, version: ending.version + 1, deletedAt: at }
  const deleted = await purge(tx, gone, actor.id)
  await tell(tx, 'records.changed', [id], at)
  const detail = { ground, owner, proof: deleted.proof.toString('hex'), told: deleted.told }
  await record(tx, { actor, act: 'record.deleted', outcome: 'done', subject: `record:${id}`, detail, at })
  return deleted
}
