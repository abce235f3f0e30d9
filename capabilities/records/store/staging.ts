import { arrayOf } from '../../../infra/binary-array.ts'
import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import { canonicalJson } from '../../../kernel/canonical-json.ts'
import type { Id } from '../../../kernel/id.ts'
import { EVERYBODY } from '../guard.ts'
import type { ImportFigures } from '../import.ts'
import { usualPurposes } from '../policy.ts'
import type { Envelope, RecordBody, RecordId, Source } from '../record.ts'
import { textHash, wrongNumbersIn } from './save.ts'

// Calls in their order, all in one transaction: openStage, stage (many), countStage, applyStage; instead of the last, or
// earlier, undoStage. A list lies in a temporary table until it has been read to its end. What its owner does not have yet may
// be added while it is read, which takes it half the time: a file which breaks half-way is undone, and has touched nothing.

export type Staged = { readonly id: RecordId; readonly reference: string; readonly body: RecordBody }

/** Whose list it is: records are compared within it, and only within it. */
export type ListKey = {
  readonly owner: BureauCode
  readonly source: Source
  /** What it leaves out is withdrawn. */
  readonly isWhole: boolean
}

export async function openStage(tx: Tx): Promise<void> {
  await tx.query('savepoint stage')
  // A list of any size may take its time; the request that started it has long been answered.
  await tx.query('set local statement_timeout = 0')
  await tx.query(
    `create temporary table staged (
       id uuid not null, reference text primary key, kind text not null, body jsonb, body_sha256 bytea not null,
       wrong_numbers jsonb, is_added boolean not null
     ) on commit drop`,
  )
}

/** As if nothing of the list had been read. */
export async function undoStage(tx: Tx): Promise<void> {
  await tx.query('rollback to savepoint stage')
}

export async function stage(tx: Tx, records: readonly Staged[]): Promise<void> {
  await tx.query(
    `insert into pg_temp.staged (id, reference, kind, body, body_sha256, wrong_numbers, is_added)
     select s.*, false
       from unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[], $5::bytea[], $6::jsonb[]) as s`,
    columnsOf(records),
  )
}

/**
 * The same, and adds those whose references the owner neither has nor is barred from. The questions are asked row by row:
 * as joins they could be answered by reading all records of the list for every few hundred of it.
 */
export async function stageAndAdd(
  tx: Tx,
  list: ListKey,
  envelope: ListEnvelope,
  records: readonly Staged[],
): Promise<void> {
  await tx.query(
    `with s as materialized (
       select *
         from unnest($13::uuid[], $14::text[], $15::text[], $16::jsonb[], $17::bytea[], $18::jsonb[])
              as u (id, reference, kind, body, body_sha256, wrong_numbers)),
     added as (
       insert into records.record (${ADDED_COLUMNS})
       select ${ADDED_VALUES}
         from s
        where (select true
                 from records.record r
                where r.owner = $1
                  and r.source = $2
                  and r.reference = s.reference) is null
          and (select true
                 from records.record r
                where r.owner = $1
                  and r.barred_sha256 = sha256(convert_to($2 || ' ' || s.reference, 'UTF8'))
                limit 1) is null
           on conflict (owner, source, reference) do nothing
       returning id),
     versioned as (
       insert into records.version (owner, id, version, change, body, status, at, by)
       select $1, s.id, 1, 'added', s.body, 'live', $9, $10
         from s
         join added on added.id = s.id)
     insert into pg_temp.staged (id, reference, kind, body, body_sha256, wrong_numbers, is_added)
     select s.id, s.reference, s.kind, case when added.id is null then s.body end, s.body_sha256, s.wrong_numbers,
            added.id is not null
       from s
       left join added on added.id = s.id`,
    [...valuesOf(list, envelope), ...columnsOf(records)],
    'stage-and-add',
  )
}

/** With `valuesOf` as the first parameters, and of each record what `s` says. */
const ADDED_COLUMNS = `owner, id, kind, source, reference, purpose, level, handling, share_to, share_bureaus, audience,
  purposes, valid_from, review_at, delete_at, status, version, body, body_sha256, created_at, created_by, updated_at,
  updated_by, wrong_numbers`
const ADDED_VALUES = `$1, s.id, s.kind, $2, s.reference, $3, $4, $5::text[], 'all', '{}', $11::text[],
  $12::text[], $6, $7, $8, 'live', 1, s.body, s.body_sha256, $9, $10, $9,
  $10, s.wrong_numbers`

function valuesOf(list: ListKey, envelope: ListEnvelope): readonly unknown[] {
  const { purpose, level, handling, validFrom, reviewAt, deleteAt, at, by } = envelope
  return [
    ...[list.owner, list.source, purpose, level, handling, validFrom, reviewAt, deleteAt, at, by],
    ...[[EVERYBODY], usualPurposes],
  ]
}

function columnsOf(records: readonly Staged[]): readonly Buffer[] {
  const bodies = records.map(({ body }) => canonicalJson(body))
  const texts = (of: (record: Staged) => string) => arrayOf('text', records.map(of))
  const wrong = records.map(({ body }) => wrongNumbersIn(body))
  return [
    arrayOf(
      'uuid',
      records.map(({ id }) => id),
    ),
    ...[texts(({ reference }) => reference), texts(({ body }) => body.kind)],
    ...[arrayOf('jsonb', bodies), arrayOf('bytea', bodies.map(textHash)), arrayOf('jsonb', wrong)],
  ]
}

/** Entries that left the stage. `wereAdded`: some of them had been added, and must not stay. */
export type TakenOut = { readonly references: readonly string[]; readonly wereAdded: boolean }

/**
 * Takes entries out of the stage that were deleted because a person has the right to it: a list must not bring them back.
 */
export async function takeBarred(tx: Tx, list: ListKey): Promise<TakenOut> {
  const { rows } = await tx.query<{ reference: string; added: boolean }>(
    `delete from pg_temp.staged s
      where sha256(convert_to($2 || ' ' || s.reference, 'UTF8')) in (select r.barred_sha256
                                                                       from records.record r
                                                                      where r.owner = $1
                                                                        and r.barred_sha256 is not null)
     returning s.reference, s.is_added as added`,
    [list.owner, list.source],
  )
  return { references: rows.map((row) => row.reference), wereAdded: rows.some((row) => row.added) }
}

/** Takes entries out of the stage whose reference stands for a record of another kind. Answers their references. */
export async function takeOtherKinds(tx: Tx, list: ListKey): Promise<readonly string[]> {
  const { rows } = await tx.query<{ reference: string }>(
    `delete from pg_temp.staged s
      using records.record r
      where r.owner = $1
        and r.source = $2
        and r.reference = s.reference
        and r.kind <> s.kind
     returning s.reference`,
    [list.owner, list.source],
  )
  return rows.map((row) => row.reference)
}

export async function countStage(tx: Tx, list: ListKey): Promise<Omit<ImportFigures, 'rejected'>> {
  await tx.query('analyze pg_temp.staged (reference)')
  const { rows } = await tx.query<Omit<ImportFigures, 'rejected'>>(
    `select count(*) filter (where s.kind = 'person') as persons,
            count(*) filter (where s.kind = 'organisation') as organisations,
            count(*) filter (where s.kind = 'vessel') as vessels,
            count(*) filter (where s.kind not in ('person', 'organisation', 'vessel')) as things,
            count(*) filter (where s.is_added or s.id is not null and (r.id is null or r.status = 'withdrawn')) as added,
            count(*) filter (where r.status = 'live' and r.body_sha256 <> s.body_sha256) as changed,
            count(*) filter (where s.id is null and r.status = 'live' and $3) as removed,
            count(*) filter (where r.status = 'live' and r.body_sha256 = s.body_sha256 and not s.is_added) as unchanged
       from pg_temp.staged s
       full join (select k.id, k.reference, k.status, k.body_sha256
                    from records.record k
                   where k.owner = $1
                     and k.source = $2) r on r.reference = s.reference`,
    [list.owner, list.source, list.isWhole],
  )
  const counts = rows[0]
  if (counts === undefined) throw new Error('a count without group by returned no row')
  return counts
}

/** What every record of a list gets beside its body. */
export type ListEnvelope = Pick<
  Envelope,
  'purpose' | 'level' | 'handling' | 'validFrom' | 'reviewAt' | 'deleteAt'
> & {
  readonly by: Id<'Actor'>
  readonly at: Date
}

/**
 * Makes the list what the stage says: adds, changes, withdraws. Returns the ids of the records that it touched, or that
 * were added before.
 */
export async function applyStage(
  tx: Tx,
  list: ListKey,
  envelope: ListEnvelope,
): Promise<readonly RecordId[]> {
  const written = await tx.query<{ id: RecordId }>(
    `with written as (
       insert into records.record as r (${ADDED_COLUMNS})
       select ${ADDED_VALUES}
         from pg_temp.staged s
        where not s.is_added
           on conflict (owner, source, reference) do update
          set kind = excluded.kind, body = excluded.body, body_sha256 = excluded.body_sha256,
              wrong_numbers = excluded.wrong_numbers, status = 'live',
              ground = null, retention_rule = null, version = r.version + 1, review_at = excluded.review_at, delete_at = excluded.delete_at,
              updated_at = excluded.updated_at, updated_by = excluded.updated_by
        where r.status = 'withdrawn'
           or r.body_sha256 <> excluded.body_sha256
       returning r.id, r.version, r.body),
     versioned as (
       insert into records.version (owner, id, version, change, body, status, at, by)
       select $1, w.id, w.version,
              case when before.status = 'live' then 'changed' else 'added' end, w.body, 'live', $9, $10
         from written w
         left join records.record before on before.owner = $1 and before.id = w.id
       returning id)
     select versioned.id from versioned
      union all
     select s.id from pg_temp.staged s where s.is_added`,
    valuesOf(list, envelope),
  )
  await renewListed(tx, list, envelope)
  const withdrawn = list.isWhole ? await withdrawMissing(tx, list, envelope) : []
  return [...written.rows.map((row) => row.id), ...withdrawn]
}

/**
 * What its list names again is still needed: its dates move on, once a year at most, so that a list that is taken in
 * every day does not rewrite itself. The act is that of the import.
 */
async function renewListed(
  tx: Tx,
  list: ListKey,
  { reviewAt, deleteAt, at, by }: ListEnvelope,
): Promise<void> {
  await tx.query(
    `with renewed as (
       update records.record as r
          set review_at = $3, delete_at = $4
         from pg_temp.staged s
        where r.owner = $1
          and r.source = $2
          and r.reference = s.reference
          and r.status = 'live'
          and r.review_at < $3::timestamptz - interval '1 year'
       returning r.id)
     update records.review as w
        set decided_at = $5, decided_by = $6, decision = 'renewed'
       from renewed
      where w.owner = $1
        and w.record_id = renewed.id
        and w.ground = 'expiry_ahead'
        and w.decided_at is null`,
    [list.owner, list.source, reviewAt, deleteAt, at, by],
  )
}

async function withdrawMissing(
  tx: Tx,
  list: ListKey,
  { at, by }: ListEnvelope,
): Promise<readonly RecordId[]> {
  const { rows } = await tx.query<{ id: RecordId }>(
    `with withdrawn as (
       update records.record as r
          set status = 'withdrawn', ground = 'list', version = r.version + 1, updated_at = $3, updated_by = $4
        where r.owner = $1
          and r.source = $2
          and r.status = 'live'
          and not exists (select 1 from pg_temp.staged s where s.reference = r.reference)
       returning r.id, r.version, r.body)
     insert into records.version (owner, id, version, change, body, status, at, by)
     select $1, w.id, w.version, 'removed', w.body, 'withdrawn', $3, $4
       from withdrawn w
     returning id`,
    [list.owner, list.source, at, by],
  )
  return rows.map((row) => row.id)
}
