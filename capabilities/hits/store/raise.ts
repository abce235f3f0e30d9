import type { Tx } from '../../../infra/db.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import type { Level } from '../../../kernel/handling.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import type { RecordKind } from '../../../kernel/record-kind.ts'
import type { HitId, HitOrigin } from '../hit.ts'
import type { AskedView, Matched } from '../matched.ts'

/** A hit that is about to be. */
export type NewHit = {
  readonly owner: BureauCode
  readonly id: HitId
  readonly desk: BureauCode
  readonly asker: BureauCode
  readonly origin: HitOrigin
  readonly record: {
    readonly id: Id<'Record'>
    readonly version: number
    readonly kind: RecordKind
    readonly source: string
    readonly reference: string
  }
  readonly level: Level
  readonly isCore: boolean
  readonly hubMaySee: boolean
  readonly checkId: string | null
  readonly standingId: string | null
  readonly about: Id<'Record'> | null
  readonly askedBy: Id<'Actor'>
  readonly askerKind: Actor['kind']
  readonly purpose: Purpose
  readonly asked: AskedView
  readonly matched: Matched
  readonly questionHash: Buffer
  readonly isHeld: boolean
  readonly raisedAt: Date
  readonly dueAt: Date
}

export type Raised = { readonly hit: NewHit; readonly id: HitId; readonly isNew: boolean }

const COLUMNS = `owner, id, desk, asker, origin, record_id, record_version, record_kind, record_source,
  record_reference, level, is_core, hub_may_see, check_id, standing_id, about, asked_by, purpose, asked, matched, similarity,
  strength, question_hash, times, is_held, raised_at, due_at, state, desk_due_at, asker_due_at`

/**
 * Adds hits that both bureaus know of, all in one statement. The same question about the same record that is still
 * open counts once more there, and its clock becomes the shorter of the two; the answer names that hit.
 */
export async function addHits(
  tx: Tx,
  hits: readonly { readonly hit: NewHit; readonly times: number }[],
): Promise<ReadonlyMap<string, Raised>> {
  const { rows } = await tx.query<{
    owner: BureauCode
    asker: BureauCode
    record_id: string
    question_hash: Buffer
    id: HitId
    is_new: boolean
  }>(
    `insert into hits.hit as h (${COLUMNS})
     select ${COLUMNS.split(',')
       .map((column) => `n.${column.trim()}`)
       .join(', ')}
       from ${UNNESTED}
      order by n.owner, n.record_id, n.asker, n.question_hash
         on conflict (owner, asker, record_id, question_hash)
            where outcome is null and verdict is distinct from 'not_identical' and origin <> 'restricted'
         do update
        set times = h.times + excluded.times,
            is_held = h.is_held or excluded.is_held,
            due_at = case when h.state = 'sent_to_source' then least(h.due_at, excluded.due_at) else h.due_at end,
            desk_due_at = case when h.state = 'sent_to_source' then least(h.due_at, excluded.due_at) else h.desk_due_at end,
            asker_due_at = case when h.state = 'sent_to_source' then least(h.due_at, excluded.due_at) else h.asker_due_at end
     returning h.owner, h.asker, h.record_id, h.question_hash, h.id, h.xmax = 0 as is_new`,
    valuesOf(hits, 'sent_to_source'),
  )
  const found = new Map(rows.map((row) => [`${row.owner} ${keyOf(row)}`, row]))
  return new Map(
    hits.flatMap(({ hit }) => {
      const row = found.get(`${hit.owner} ${pairKey(hit)}`)
      return row === undefined ? [] : [[hit.id, { hit, id: row.id, isNew: row.is_new }] as const]
    }),
  )
}

/** Adds hits that their owners alone know of; one that is there already stays as it is. */
export async function addRestricted(tx: Tx, hits: readonly NewHit[]): Promise<readonly NewHit[]> {
  const { rows } = await tx.query<{ id: HitId }>(
    `insert into hits.hit (${COLUMNS})
     select ${COLUMNS.split(',')
       .map((column) => `n.${column.trim()}`)
       .join(', ')}
       from ${UNNESTED}
         on conflict (owner, check_id, record_id) where origin = 'restricted' do nothing
     returning id`,
    valuesOf(
      hits.map((hit) => ({ hit, times: 1 })),
      'raised',
    ),
  )
  const added = new Set(rows.map((row) => row.id))
  return hits.filter((hit) => added.has(hit.id))
}

const TYPES =
  `text uuid text text text uuid integer text text text text boolean boolean uuid uuid uuid uuid text jsonb jsonb
  real text bytea integer boolean timestamptz timestamptz text timestamptz timestamptz`.split(/\s+/)

const UNNESTED = `unnest(${TYPES.map((type, at) => `$${at + 1}::${type}[]`).join(', ')}) as n (${COLUMNS})`

function valuesOf(
  hits: readonly { readonly hit: NewHit; readonly times: number }[],
  state: 'raised' | 'sent_to_source',
): readonly unknown[] {
  const column = (of: (hit: NewHit) => unknown) => hits.map(({ hit }) => of(hit))
  return [
    ...[column((hit) => hit.owner), column((hit) => hit.id), column((hit) => hit.desk)],
    ...[column((hit) => hit.asker), column((hit) => hit.origin), column((hit) => hit.record.id)],
    ...[column((hit) => hit.record.version), column((hit) => hit.record.kind)],
    ...[
      column((hit) => hit.record.source),
      column((hit) => hit.record.reference),
      column((hit) => hit.level),
    ],
    ...[column((hit) => hit.isCore), column((hit) => hit.hubMaySee), column((hit) => hit.checkId)],
    ...[column((hit) => hit.standingId), column((hit) => hit.about), column((hit) => hit.askedBy)],
    column((hit) => hit.purpose),
    ...[column((hit) => JSON.stringify(hit.asked)), column((hit) => JSON.stringify(hit.matched))],
    ...[column((hit) => hit.matched.similarity), column((hit) => hit.matched.strength)],
    ...[column((hit) => hit.questionHash), hits.map(({ times }) => times), column((hit) => hit.isHeld)],
    ...[column((hit) => hit.raisedAt), column((hit) => hit.dueAt), hits.map(() => state)],
    ...[column((hit) => hit.dueAt), hits.map(({ hit }) => (state === 'raised' ? null : hit.dueAt))],
  ]
}

/** Question and record, within an owner. */
export function pairKey(hit: Pick<NewHit, 'asker' | 'record' | 'questionHash'>): string {
  return `${hit.asker} ${hit.record.id} ${hit.questionHash.toString('hex')}`
}

function keyOf(row: { asker: string; record_id: string; question_hash: Buffer }): string {
  return `${row.asker} ${row.record_id} ${row.question_hash.toString('hex')}`
}
