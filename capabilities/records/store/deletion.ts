import { createHash } from 'node:crypto'
import type { Tx } from '../../../infra/db.ts'
import { type Act, record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import { type Actor, type BureauCode, systemActor } from '../../../kernel/actor.ts'
import { canonicalJson } from '../../../kernel/canonical-json.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Ground, RecordId, Tombstone } from '../record.ts'

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

/** Of a record, what bars its source and reference; of an entry of a list, what is looked for. */
const BARRED_HASH = "sha256(convert_to(r.source || ' ' || r.reference, 'UTF8'))"

/** A tombstone with its proof. */
type Grave = Tombstone & { readonly proof: Buffer }

/** Rows of the records being deleted, as `g`; its columns are parameters from the first on. */
const GRAVES = `unnest($1::text[], $2::uuid[], $3::integer[], $4::text[], $5::bytea[], $6::timestamptz[], $7::text[])
                  as g (owner, id, version, ground, proof, at, kind)`

function gravesOf(graves: readonly Grave[]): readonly unknown[] {
  return [
    graves.map((one) => one.owner),
    graves.map((one) => one.id),
    graves.map((one) => one.version),
    graves.map((one) => one.ground),
    graves.map((one) => one.proof),
    graves.map((one) => one.deletedAt),
    graves.map((one) => one.kind),
  ]
}

/** Leaves id, owner, kind, dates and proof of records and of their versions. */
async function purge(tx: Tx, graves: readonly Grave[], by: Id<'Actor'>): Promise<void> {
  const values = gravesOf(graves)
  await tx.query(
    `update records.record as r
        set status = 'deleted', ground = g.ground, deleted_at = g.at, proof_sha256 = g.proof, version = g.version,
            barred_sha256 = case when g.ground = 'rights' then ${BARRED_HASH} end,
            owner_unit = null, source = null, reference = null, purpose = null, level = 'confidential',
            handling = '{}', handling_text = null, share_to = 'owner', share_bureaus = '{}', share_lists = '{}',
            audience = '{}', denied = '{}', purposes = '{}', disclosure = 'on_release', caveat = null,
            grade = null, retention_rule = null, body = null, body_sha256 = null, wrong_numbers = null,
            updated_at = g.at, updated_by = $8
       from ${GRAVES}
      where r.owner = g.owner
        and r.id = g.id`,
    [...values, by],
  )
  await tx.query(
    `update records.version as v
        set body = null, envelope = null, reason = null
       from ${GRAVES}
      where v.owner = g.owner
        and v.id = g.id`,
    values,
  )
  await tx.query(
    `insert into records.version (owner, id, version, change, body, envelope, status, at, by)
     select g.owner, g.id, g.version, 'deleted', null, null, 'deleted', g.at, $8
       from ${GRAVES}`,
    [...values, by],
  )
}

/** What others said about them goes too; that they did, and what became of it, stays. */
async function purgeAround(tx: Tx, graves: readonly Grave[], by: Id<'Actor'>): Promise<void> {
  const values = gravesOf(graves)
  await tx.query(
    `delete from records.statement s
      using ${GRAVES}
      where s.owner = g.owner
        and s.record_id = g.id`,
    values,
  )
  await tx.query(
    `update records.proposal as p
        set body = null, statements = null, reason = null, answer = null,
            state = case when p.state = 'open' then 'withdrawn' else p.state end,
            decided_at = coalesce(p.decided_at, g.at), decided_by = coalesce(p.decided_by, $8)
       from ${GRAVES}
      where p.owner = g.owner
        and p.record_id = g.id`,
    [...values, by],
  )
  await tx.query(
    `update records.transfer as t
        set reason = null,
            state = case when t.state = 'offered' then 'withdrawn' else t.state end,
            decided_at = coalesce(t.decided_at, g.at), decided_by = coalesce(t.decided_by, $8)
       from ${GRAVES}
      where t.owner = g.owner
        and t.record_id = g.id`,
    [...values, by],
  )
  await tx.query(
    `update records.review as w
        set reason = null, decision = coalesce(w.decision, 'deleted'),
            decided_at = coalesce(w.decided_at, g.at), decided_by = coalesce(w.decided_by, $8)
       from ${GRAVES}
      where w.owner = g.owner
        and w.record_id = g.id
        and (w.decided_at is null or w.reason is not null)`,
    [...values, by],
  )
  for (const side of ['left', 'right'])
    await tx.query(
      `delete from records.judgement j
        using ${GRAVES}
        where j.${side}_id = g.id
          and j.${side}_owner = g.owner`,
      values,
    )
}

/** Who was shown the records and was not told yet, by record. */
async function findShown(
  tx: Tx,
  graves: readonly Grave[],
): Promise<ReadonlyMap<string, readonly BureauCode[]>> {
  const { rows } = await tx.query<{ id: string; bureau: BureauCode }>(
    `select s.record_id as id, s.bureau
       from records.receipt s
       join ${GRAVES} on g.owner = s.owner and g.id = s.record_id
      where s.notice_at is null
      order by s.bureau`,
    gravesOf(graves),
  )
  const shown = Map.groupBy(rows, (row) => row.id)
  return new Map([...shown].map(([id, receipts]) => [id, receipts.map(({ bureau }) => bureau)]))
}

/** What a bureau is told of the deletion of a record that it was shown. */
type Notice = { readonly grave: Grave; readonly bureau: BureauCode; readonly deletion: Id<'Act'> }

/** Says nothing of the other bureaus that were shown the record: it is the told bureau's own act, for it to prove. */
function tellingOf({ grave: { id, owner, ground, proof, deletedAt: at }, bureau }: Notice): Act {
  const detail = { owner, ground, proof: proof.toString('hex') }
  const act = { act: 'receipt.sent', outcome: 'done', subject: `record:${id}`, detail, at } as const
  return { ...act, actor: { ...systemActor, bureau } }
}

/** Tells the bureaus, each by an act of its own. */
async function sendNotices(tx: Tx, graves: readonly Grave[], notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return
  const acts = await record(tx, ...notices.map(tellingOf))
  await tx.query(
    `update records.receipt as s
        set notice_at = g.at, notice_ground = g.ground, notice_kind = g.kind, notice_proof = g.proof,
            deletion_act = n.deletion, notice_act = n.act
       from unnest($8::uuid[], $9::text[], $10::uuid[], $11::uuid[]) as n (id, bureau, deletion, act)
       join ${GRAVES} on g.id = n.id
      where s.owner = g.owner
        and s.record_id = g.id
        and s.bureau = n.bureau`,
    [
      ...gravesOf(graves),
      notices.map(({ grave }) => grave.id),
      notices.map(({ bureau }) => bureau),
      notices.map(({ deletion }) => deletion),
      acts,
    ],
  )
}

export type Deleted = {
  readonly id: RecordId
  readonly proof: Buffer
  readonly told: readonly BureauCode[]
  readonly act: Id<'Act'>
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

/**
 * Deletes records for good: nothing of them is left in search, and each act carries the proof. `actorFor` is who acts on
 * records of that owner. Answers them in the order given.
 */
export async function endRecords(
  tx: Tx,
  actorFor: (owner: BureauCode) => Actor,
  { endings, ground }: { readonly endings: readonly Ending[]; readonly ground: Ground },
  at: Date,
): Promise<readonly Deleted[]> {
  const [first] = endings
  if (first === undefined) return []
  const graves = endings.map(({ id, owner, kind, createdAt, version }): Grave => {
    const gone = { id, owner, kind, createdAt, ground, version: version + 1, deletedAt: at }
    return { ...gone, proof: proofOf(gone) }
  })
  const by = actorFor(first.owner).id
  await purge(tx, graves, by)
  await purgeAround(tx, graves, by)
  const shown = await findShown(tx, graves)
  const ids = graves.map((one) => one.id)
  await tell(tx, 'records.changed', ids, at)
  const acts = graves.map(({ id, owner, proof }) => {
    const detail = { ground, owner, proof: proof.toString('hex'), told: shown.get(id) ?? [] }
    const act = { act: 'record.deleted', outcome: 'done', subject: `record:${id}` } as const
    return { ...act, actor: actorFor(owner), detail, at }
  })
  const recorded = await record(tx, ...acts)
  const deleted = recorded.flatMap((act, place) => {
    const grave = graves[place]
    return grave === undefined ? [] : [{ act, grave, told: shown.get(grave.id) ?? [] }]
  })
  const notices = deleted.flatMap(({ act: deletion, grave, told }) =>
    told.map((bureau) => ({ grave, bureau, deletion })),
  )
  await sendNotices(tx, graves, notices)
  return deleted.map(({ act, grave: { id, proof }, told }) => ({ id, proof, told, act }))
}
