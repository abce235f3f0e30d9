import { hash } from 'node:crypto'
import type { Tx } from '../../../infra/db.ts'
import { canonicalJson } from '../../../kernel/canonical-json.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Change, PoliceRecord, RecordBody } from '../record.ts'
import type { ResolvedSharing } from '../sharing-list.ts'
import { wrongNumbersOf } from '../wrong-numbers.ts'

/** Tells whether a contribution changes anything. */
export function bodyHash(body: RecordBody): Buffer {
  return textHash(canonicalJson(body))
}

/** The same of a body that is spelt already. By its text it is made in two thirds of the time. */
export function textHash(spelt: string): Buffer {
  return Buffer.from(hash('sha256', spelt), 'hex')
}

/** The column `wrong_numbers` of a body, as JSON: null where no number of it is wrong. */
export function wrongNumbersIn(body: RecordBody): string | null {
  const wrong = wrongNumbersOf(body)
  return wrong.length === 0 ? null : JSON.stringify(wrong)
}

/** What a version keeps of the envelope, as JSON: instants that are texts already are spelt in a third of the time. */
export function envelopeOf(record: Omit<PoliceRecord, 'body'>) {
  const { owner, ownerUnit, source, reference, purpose, level, handling, handlingText, sharing } = record
  const { purposes, disclosure, grade, validFrom, reviewAt, deleteAt, retentionRule } = record
  return {
    ...{ owner, ownerUnit, source, reference, purpose, level, handling, handlingText, sharing },
    ...{ purposes, disclosure, grade, validFrom: validFrom.toISOString() },
    ...{ reviewAt: reviewAt.toISOString(), deleteAt: deleteAt.toISOString(), retentionRule },
  }
}

export type Saving = { readonly change: Change; readonly reason: string | null }

/** Whether the owner's record of this source and reference was deleted because a person has the right to it. */
export async function isBarred(
  tx: Tx,
  { owner, source, reference }: Pick<PoliceRecord, 'owner' | 'source' | 'reference'>,
): Promise<boolean> {
  const { rows } = await tx.query<{ barred: boolean }>(
    `select exists (select 1
                      from records.record r
                     where r.owner = $1
                       and r.barred_sha256 = sha256(convert_to($2 || ' ' || $3, 'UTF8'))) as barred`,
    [owner, source, reference],
  )
  return rows[0]?.barred ?? true
}

/** Adds a record with its first version; false when the owner has one of this source and reference. */
export async function insertRecord(
  tx: Tx,
  record: PoliceRecord,
  resolved: ResolvedSharing,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into records.record
            (owner, id, kind, source, reference, owner_unit, purpose, level, handling, handling_text, share_to,
             share_bureaus, share_lists, audience, denied, purposes, disclosure, grade, valid_from, review_at, delete_at,
             retention_rule, status, version, body, body_sha256, created_at, created_by, updated_at, updated_by,
             wrong_numbers)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, 'live',
             $23, $24, $25, $26, $27, $26, $27, $28)
         on conflict (owner, source, reference) do nothing`,
    [
      ...[record.owner, record.id, record.body.kind, record.source, record.reference, record.ownerUnit],
      ...[record.purpose, record.level, record.handling, record.handlingText],
      ...sharingColumns(resolved),
      ...[record.purposes, record.disclosure, record.grade],
      ...[record.validFrom, record.reviewAt, record.deleteAt, record.retentionRule],
      ...[record.version, record.body, bodyHash(record.body), record.createdAt, record.createdBy],
      wrongNumbersIn(record.body),
    ],
  )
  if (rowCount === 0) return false
  await addVersion(tx, record, { change: 'added', reason: null })
  return true
}

/** Saves the next state of a record; `resolved` is null where the sharing stays as it is. */
export async function saveRecord(
  tx: Tx,
  record: PoliceRecord,
  resolved: ResolvedSharing | null,
  saving: Saving,
): Promise<void> {
  await tx.query(
    `update records.record as r
        set owner_unit = $3, purpose = $4, level = $5, handling = $6, handling_text = $7, purposes = $8,
            disclosure = $9, grade = $10, review_at = $11, delete_at = $12, retention_rule = $13, status = $14,
            ground = $15, version = $16, body = $17, body_sha256 = $18, kind = $19, updated_at = $20, updated_by = $21,
            wrong_numbers = $22
      where r.owner = $1
        and r.id = $2`,
    [
      ...[record.owner, record.id, record.ownerUnit, record.purpose, record.level, record.handling],
      ...[record.handlingText, record.purposes, record.disclosure, record.grade, record.reviewAt],
      ...[record.deleteAt, record.retentionRule, record.status, record.ground, record.version],
      ...[record.body, bodyHash(record.body), record.body.kind, record.updatedAt, record.updatedBy],
      wrongNumbersIn(record.body),
    ],
  )
  if (resolved !== null) await saveSharing(tx, record, resolved)
  await addVersion(tx, record, saving)
}

async function saveSharing(
  tx: Tx,
  { owner, id }: Pick<PoliceRecord, 'owner' | 'id'>,
  resolved: ResolvedSharing,
): Promise<void> {
  await tx.query(
    `update records.record as r
        set share_to = $3, share_bureaus = $4, share_lists = $5, audience = $6, denied = $7
      where r.owner = $1
        and r.id = $2`,
    [owner, id, ...sharingColumns(resolved)],
  )
}

function sharingColumns({ shareTo, shareBureaus, shareLists, audience, denied }: ResolvedSharing) {
  return [shareTo, shareBureaus, shareLists, audience, denied]
}

async function addVersion(tx: Tx, record: PoliceRecord, { change, reason }: Saving): Promise<void> {
  await tx.query(
    `insert into records.version (owner, id, version, change, body, envelope, reason, status, at, by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[record.owner, record.id, record.version, change, record.body, envelopeOf(record), reason],
      ...[record.status, record.updatedAt, record.updatedBy],
    ],
  )
}

/** Gives a record another owner; its versions, statements and the rest go with it. False when the reference is taken. */
export async function moveRecord(
  tx: Tx,
  { owner, id }: Pick<PoliceRecord, 'owner' | 'id'>,
  to: PoliceRecord['owner'],
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update records.record as r
        set owner = $3, share_to = 'owner', share_bureaus = '{}', share_lists = '{}', audience = '{}', denied = '{}'
      where r.owner = $1
        and r.id = $2
        and not exists (select 1
                          from records.record taken
                         where taken.owner = $3
                           and taken.source = r.source
                           and taken.reference = r.reference)`,
    [owner, id, to],
  )
  return rowCount === 1
}

export async function saveHold(
  tx: Tx,
  { owner, id }: Pick<PoliceRecord, 'owner' | 'id'>,
  hold: PoliceRecord['hold'],
): Promise<void> {
  await tx.query(
    `update records.record as r
        set held_since = $3, held_by = $4, held_reason = $5
      where r.owner = $1
        and r.id = $2`,
    [owner, id, hold?.since ?? null, hold?.by ?? null, hold?.reason ?? null],
  )
}

/** One transaction at a time for one key of a bureau. */
export async function lockKey(tx: Tx, bureau: string, key: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`${bureau} ${key}`])
}

export async function findKey(
  tx: Tx,
  bureau: string,
  key: string,
): Promise<{ readonly request: string; readonly answer: unknown } | null> {
  const { rows } = await tx.query<{ request: string; answer: unknown }>(
    `select encode(k.request_sha256, 'hex') as request, k.answer
       from records.idempotency_key k
      where k.bureau = $1
        and k.key = $2`,
    [bureau, key],
  )
  return rows[0] ?? null
}

export async function keepKey(
  tx: Tx,
  kept: { readonly bureau: string; readonly key: string; readonly request: string; readonly answer: unknown },
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into records.idempotency_key (bureau, key, request_sha256, answer, at)
     values ($1, $2, decode($3, 'hex'), $4, $5)`,
    [kept.bureau, kept.key, kept.request, kept.answer, at],
  )
}

/** Forgets keys given before this instant, at most `limit`; returns how many. */
export async function forgetKeys(tx: Tx, before: Date, limit: number): Promise<number> {
  const { rowCount } = await tx.query(
    `delete from records.idempotency_key k
      where (k.bureau, k.key) in (select old.bureau, old.key
                                    from records.idempotency_key old
                                   where old.at < $1
                                   order by old.at
                                   limit $2)`,
    [before, limit],
  )
  return rowCount ?? 0
}

export type KeptStatement = {
  readonly id: Id<'Statement'>
  readonly path: string
  readonly valueHash: string
  readonly source: string
  readonly grade: string | null
  readonly at: Date
  readonly by: string
}

export async function addStatements(
  tx: Tx,
  { owner, id }: Pick<PoliceRecord, 'owner' | 'id'>,
  statements: readonly KeptStatement[],
): Promise<void> {
  if (statements.length === 0) return
  await tx.query(
    `insert into records.statement (owner, record_id, id, path, value_sha256, source, grade, said_at, said_by)
     select $1, $2, s.id, s.path, decode(s.hash, 'hex'), s.source, s.grade, s.at, s.by
       from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::text[])
            as s (id, path, hash, source, grade, at, by)`,
    [
      owner,
      id,
      statements.map((one) => one.id),
      statements.map((one) => one.path),
      statements.map((one) => one.valueHash),
      statements.map((one) => one.source),
      statements.map((one) => one.grade),
      statements.map((one) => one.at),
      statements.map((one) => one.by),
    ],
  )
}

/** In the order in which they were made. Ours to confirm: the newest 500. */
export async function listStatements(
  tx: Tx,
  { owner, id }: Pick<PoliceRecord, 'owner' | 'id'>,
): Promise<readonly KeptStatement[]> {
  const { rows } = await tx.query<KeptStatement>(
    `select s.id, s.path, encode(s.value_sha256, 'hex') as "valueHash", s.source, s.grade, s.said_at as at,
            s.said_by as by
       from records.statement s
      where s.owner = $1
        and s.record_id = $2
      order by s.id desc
      limit 500`,
    [owner, id],
  )
  return rows
}
