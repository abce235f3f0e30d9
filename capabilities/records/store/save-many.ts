import { arrayOf } from '../../../infra/binary-array.ts'
import type { Tx } from '../../../infra/db.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import { canonicalJson } from '../../../kernel/canonical-json.ts'
import type { Id } from '../../../kernel/id.ts'
import type { HeldByReference } from '../delta.ts'
import type { Change, PoliceRecord, RecordId, Sharing } from '../record.ts'
import { type ResolvedSharing, sharingOf } from '../sharing-list.ts'
import { envelopeOf, textHash, wrongNumbersIn } from './save.ts'
import { visibleTo } from './visible.ts'

// What store/save.ts does for one record, for thousands of one owner in a few statements.

type Row = Omit<PoliceRecord, 'sharing' | 'hold' | 'body'> & {
  readonly kind: HeldByReference['kind']
  readonly bodyHash: string
  readonly share_to: Sharing['to']
  readonly share_bureaus: string[]
  readonly share_lists: string[]
  readonly audience: string[]
  readonly denied: string[]
  readonly held_since: Date | null
  readonly held_by: Id<'Actor'> | null
}

/** Records that the bureau wrote itself and the actor sees, by reference, locked until the transaction ends. */
export async function findOwnByReferenceForUpdate(
  tx: Tx,
  actor: Actor,
  references: readonly string[],
): Promise<ReadonlyMap<string, HeldByReference>> {
  const visible = visibleTo(actor, 3)
  const { rows } = await tx.query<Row>(
    `select r.owner, r.id, r.kind, r.owner_unit as "ownerUnit", r.source, r.reference, r.purpose, r.level, r.handling,
            r.handling_text as "handlingText", r.share_to, r.share_bureaus, r.share_lists, r.audience, r.denied,
            r.purposes, r.disclosure, r.grade, r.valid_from as "validFrom", r.review_at as "reviewAt",
            r.delete_at as "deleteAt", r.retention_rule as "retentionRule", r.status, r.ground, r.caveat, r.held_since,
            r.held_by, r.version, r.created_at as "createdAt", r.created_by as "createdBy",
            r.updated_at as "updatedAt", r.updated_by as "updatedBy", encode(r.body_sha256, 'hex') as "bodyHash"
       from records.record r
      where r.owner = $1
        and r.source = 'own'
        and r.reference = any($2::text[])
        and r.status <> 'deleted'
        and ${visible.sql}
      order by r.id
        for update`,
    [actor.bureau, arrayOf('text', references), ...visible.values],
  )
  return new Map(rows.map((row) => [row.reference, heldOf(row)]))
}

function heldOf(row: Row): HeldByReference {
  const { kind, bodyHash: hashed, share_to, share_bureaus, share_lists, audience, denied, ...rest } = row
  const { held_since: since, held_by: by, ...shown } = rest
  return {
    kind,
    bodyHash: hashed,
    // Why it is held is for people, and none of them asks here.
    record: {
      ...shown,
      sharing: sharingOf({ share_to, share_bureaus, share_lists, denied }),
      hold: since === null || by === null ? null : { since, by, reason: '' },
    },
    resolved: {
      ...{ shareTo: share_to, shareBureaus: share_bureaus, shareLists: share_lists, audience, denied },
    },
  }
}

/** Those of the references whose records were deleted because a person has the right to it. */
export async function barredAmong(
  tx: Tx,
  owner: BureauCode,
  references: readonly string[],
): Promise<ReadonlySet<string>> {
  if (references.length === 0) return new Set()
  const { rows } = await tx.query<{ reference: string }>(
    `select n.reference
       from unnest($2::text[]) as n (reference)
      where exists (select 1
                      from records.record r
                     where r.owner = $1
                       and r.barred_sha256 = sha256(convert_to('own ' || n.reference, 'UTF8')))`,
    [owner, arrayOf('text', references)],
  )
  return new Set(rows.map((row) => row.reference))
}

/** A state of a record to be written, with the version that it makes. */
export type Writing = {
  readonly record: PoliceRecord
  readonly resolved: ResolvedSharing
  readonly change: Change
}

/** Records of one statement: while PostgreSQL adds them the next ones are spelt. Ours to confirm. */
const AT_ONCE = 500

/** Adds records with their first versions. Answers the ids of those whose references were free. */
export async function insertRecords(
  tx: Tx,
  owner: BureauCode,
  writings: readonly Writing[],
): Promise<ReadonlySet<RecordId>> {
  const parts = Array.from({ length: Math.ceil(writings.length / AT_ONCE) }, (_, at) =>
    insertSome(tx, owner, writings.slice(at * AT_ONCE, (at + 1) * AT_ONCE)),
  )
  return new Set((await Promise.all(parts)).flat())
}

async function insertSome(
  tx: Tx,
  owner: BureauCode,
  writings: readonly Writing[],
): Promise<readonly RecordId[]> {
  const { rows } = await tx.query<{ id: RecordId }>(
    `with w as materialized (${WRITINGS}),
     added as (
       insert into records.record
              (owner, id, kind, source, reference, owner_unit, purpose, level, handling, handling_text, share_to,
               share_bureaus, share_lists, audience, denied, purposes, disclosure, grade, valid_from, review_at,
               delete_at, retention_rule, status, version, body, body_sha256, created_at, created_by, updated_at,
               updated_by, wrong_numbers)
       select $1, w.id, w.kind, 'own', w.reference, w.owner_unit, w.purpose, w.level, w.handling, w.handling_text,
              w.share_to, w.share_bureaus, w.share_lists, w.audience, w.denied, w.purposes, w.disclosure, w.grade,
              w.valid_from, w.review_at, w.delete_at, w.retention_rule, 'live', w.version, w.body, w.body_sha256,
              w.at, w.by, w.at, w.by, w.wrong_numbers
         from w
           on conflict (owner, source, reference) do nothing
       returning id),
     versioned as (
       insert into records.version (owner, id, version, change, body, envelope, reason, status, at, by)
       select $1, w.id, w.version, w.change, w.body, w.envelope, null, 'live', w.at, w.by
         from w
         join added on added.id = w.id)
     select added.id from added`,
    valuesOf(owner, writings),
    'insert-records',
  )
  return rows.map((row) => row.id)
}

/** Gives records, locked before, their next live states, each a version. */
export async function updateRecords(tx: Tx, owner: BureauCode, writings: readonly Writing[]): Promise<void> {
  if (writings.length === 0) return
  await tx.query(
    `with w as materialized (${WRITINGS}),
     changed as (
       update records.record as r
          set owner_unit = w.owner_unit, purpose = w.purpose, level = w.level, handling = w.handling,
              handling_text = w.handling_text, share_to = w.share_to, share_bureaus = w.share_bureaus,
              share_lists = w.share_lists, audience = w.audience, denied = w.denied, purposes = w.purposes,
              disclosure = w.disclosure, grade = w.grade, review_at = w.review_at, delete_at = w.delete_at,
              retention_rule = w.retention_rule, status = 'live', ground = null, version = w.version, body = w.body,
              body_sha256 = w.body_sha256, wrong_numbers = w.wrong_numbers, updated_at = w.at, updated_by = w.by
         from w
        where r.owner = $1
          and r.id = w.id
       returning r.id)
     insert into records.version (owner, id, version, change, body, envelope, reason, status, at, by)
     select $1, w.id, w.version, w.change, w.body, w.envelope, null, 'live', w.at, w.by
       from w
       join changed on changed.id = w.id`,
    valuesOf(owner, writings),
  )
}

/** Codes and ids hold no comma, so that a list of them is one text: an array of arrays must be rectangular. */
const WRITINGS = `
  select u.id, u.kind, u.reference, u.owner_unit, u.purpose, u.level, string_to_array(u.handling, ',') as handling,
         u.handling_text, u.share_to, string_to_array(u.share_bureaus, ',') as share_bureaus,
         string_to_array(u.share_lists, ',')::uuid[] as share_lists, string_to_array(u.audience, ',') as audience,
         string_to_array(u.denied, ',') as denied, string_to_array(u.purposes, ',') as purposes, u.disclosure, u.grade,
         u.valid_from, u.review_at, u.delete_at, u.retention_rule, u.version, u.body, u.body_sha256, u.envelope,
         u.change, u.at, u.by, u.wrong_numbers
    from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[],
                $18::timestamptz[], $19::timestamptz[], $20::timestamptz[], $21::text[], $22::integer[], $23::jsonb[],
                $24::bytea[], $25::jsonb[], $26::text[], $27::timestamptz[], $28::uuid[], $29::jsonb[])
         as u (id, kind, reference, owner_unit, purpose, level, handling, handling_text, share_to, share_bureaus,
               share_lists, audience, denied, purposes, disclosure, grade, valid_from, review_at, delete_at,
               retention_rule, version, body, body_sha256, envelope, change, at, by,
               wrong_numbers)`

function valuesOf(owner: BureauCode, writings: readonly Writing[]): readonly unknown[] {
  const texts = (of: (record: PoliceRecord) => string | null) =>
    arrayOf(
      'text',
      writings.map(({ record }) => of(record)),
    )
  const shared = (of: (resolved: ResolvedSharing) => string) =>
    arrayOf(
      'text',
      writings.map(({ resolved }) => of(resolved)),
    )
  const dates = (of: (record: PoliceRecord) => Date) =>
    arrayOf(
      'timestamptz',
      writings.map(({ record }) => of(record)),
    )
  const uuids = (of: (record: PoliceRecord) => string) =>
    arrayOf(
      'uuid',
      writings.map(({ record }) => of(record)),
    )
  const versions = writings.map(({ record }) => record.version)
  const bodies = writings.map(({ record }) => canonicalJson(record.body))
  const envelopes = writings.map(({ record }) => JSON.stringify(envelopeOf(record)))
  const changes = writings.map(({ change }) => change)
  const wrong = writings.map(({ record }) => wrongNumbersIn(record.body))
  return [
    ...[owner, uuids((one) => one.id), texts((one) => one.body.kind), texts((one) => one.reference)],
    ...[texts((one) => one.ownerUnit), texts((one) => one.purpose), texts((one) => one.level)],
    ...[texts((one) => one.handling.join()), texts((one) => one.handlingText)],
    ...[shared((one) => one.shareTo), shared((one) => one.shareBureaus.join())],
    ...[shared((one) => one.shareLists.join()), shared((one) => one.audience.join())],
    ...[shared((one) => one.denied.join()), texts((one) => one.purposes.join())],
    ...[texts((one) => one.disclosure), texts((one) => one.grade), dates((one) => one.validFrom)],
    ...[dates((one) => one.reviewAt), dates((one) => one.deleteAt), texts((one) => one.retentionRule)],
    ...[arrayOf('integer', versions), arrayOf('jsonb', bodies), arrayOf('bytea', bodies.map(textHash))],
    ...[arrayOf('jsonb', envelopes), arrayOf('text', changes), dates((one) => one.updatedAt)],
    ...[uuids((one) => one.updatedBy), arrayOf('jsonb', wrong)],
  ]
}

/** Takes records, locked before, out of search at their owner's word, each with the version that says so. */
export async function withdrawRecords(
  tx: Tx,
  owner: BureauCode,
  records: readonly Omit<PoliceRecord, 'body'>[],
): Promise<void> {
  const [first] = records
  if (first === undefined) return
  await tx.query(
    `with withdrawn as (
       update records.record as r
          set status = 'withdrawn', ground = 'owner', version = r.version + 1, updated_at = $4, updated_by = $5
         from unnest($2::uuid[]) as w (id)
        where r.owner = $1
          and r.id = w.id
       returning r.id, r.version, r.body)
     insert into records.version (owner, id, version, change, body, envelope, reason, status, at, by)
     select $1, withdrawn.id, withdrawn.version, 'removed', withdrawn.body, w.envelope, null, 'withdrawn', $4, $5
       from withdrawn
       join unnest($2::uuid[], $3::jsonb[]) as w (id, envelope) on w.id = withdrawn.id`,
    [
      owner,
      arrayOf(
        'uuid',
        records.map(({ id }) => id),
      ),
      arrayOf(
        'jsonb',
        records.map((one) => JSON.stringify(envelopeOf(one))),
      ),
      ...[first.updatedAt, first.updatedBy],
    ],
  )
}
