import { arrayOf } from '../../../infra/binary-array.ts'
import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import type { Level } from '../../../kernel/handling.ts'
import type { NewHit } from './raise.ts'

/**
 * Those whose question never met the record before, or was called different from an earlier version of it. What was
 * confirmed or is still open is not found a second time because the record was edited.
 */
export async function unmet(tx: Tx, hits: readonly NewHit[]): Promise<readonly NewHit[]> {
  const { rows } = await tx.query<{ place: number }>(
    `select n.place
       from unnest($1::uuid[], $2::text[], $3::bytea[], $4::integer[]) with ordinality
              as n (record_id, asker, question_hash, version, place)
      where not exists (select 1
                          from hits.hit h
                         where h.record_id = n.record_id
                           and h.asker = n.asker
                           and h.question_hash = n.question_hash
                           and h.origin <> 'restricted'
                           and (h.verdict is distinct from 'not_identical' or h.record_version >= n.version))`,
    [
      hits.map((hit) => hit.record.id),
      hits.map((hit) => hit.asker),
      hits.map((hit) => hit.questionHash),
      hits.map((hit) => hit.record.version),
    ],
  )
  const places = new Set(rows.map((row) => row.place))
  return hits.filter((_, at) => places.has(at + 1))
}

/** What a record is now, as far as its hits depend on it. */
export type RecordNow = {
  readonly id: string
  readonly owner: BureauCode
  readonly desk: BureauCode
  readonly level: Level
  /** The hub may know of the record for these purposes. */
  readonly hubPurposes: readonly string[]
}

/** Hits follow their record: to its new owner while they are open, and out of the hub's sight. */
export async function followRecords(tx: Tx, records: readonly RecordNow[]): Promise<number> {
  const texts = (of: (record: RecordNow) => string) => arrayOf('text', records.map(of))
  const { rowCount } = await tx.query(
    `update hits.hit as h
        set owner = case when h.closed_at is null then n.owner else h.owner end,
            desk = case when h.closed_at is null then n.desk else h.desk end,
            level = n.level,
            hub_may_see = h.purpose = any(string_to_array(n.hub_purposes, ',')) and h.origin <> 'restricted'
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
              as n (id, owner, desk, level, hub_purposes)
      where h.record_id = n.id
        and ((h.closed_at is null and (h.owner, h.desk) is distinct from (n.owner, n.desk))
          or h.level <> n.level
          or h.hub_may_see <> (h.purpose = any(string_to_array(n.hub_purposes, ',')) and h.origin <> 'restricted'))`,
    [
      arrayOf(
        'uuid',
        records.map((record) => record.id),
      ),
      ...[texts((record) => record.owner), texts((record) => record.desk), texts((record) => record.level)],
      texts((record) => record.hubPurposes.join(',')),
    ],
  )
  return rowCount ?? 0
}

/** Of deleted records their hits keep that they were, whose and when: nothing of what the records said. */
export async function eraseRecords(tx: Tx, recordIds: readonly string[]): Promise<number> {
  const { rowCount } = await tx.query(
    `update hits.hit as h
        set matched = null, similarity = null, record_source = null, record_reference = null
      where h.record_id = any($1::uuid[])
        and (h.matched is not null or h.record_source is not null or h.record_reference is not null)`,
    [recordIds],
  )
  return rowCount ?? 0
}
