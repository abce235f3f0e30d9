import type { Tx } from '../../../infra/db.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import type { HitId } from '../hit.ts'
import type { Happening } from '../matter.ts'

export type EventLine = {
  readonly owner: BureauCode
  readonly hitId: HitId
  readonly at: Date
  readonly what: Happening
  readonly bureau: BureauCode
  /** Null for what Comity did itself. */
  readonly by: Id<'Actor'> | null
  readonly word: string | null
  readonly reason: string | null
  readonly note: string | null
  readonly checkId: string | null
  /** The one bureau that may read the line; null when both may. */
  readonly onlyFor: BureauCode | null
}

/** A line with nothing to say beyond that it happened. */
export const PLAIN = { word: null, reason: null, note: null, checkId: null, onlyFor: null } as const

export async function addEvents(tx: Tx, lines: readonly EventLine[]): Promise<void> {
  if (lines.length === 0) return
  await tx.query(
    `insert into hits.event (owner, hit_id, id, at, what, bureau, by, word, reason, note, check_id, only_for)
     select e.owner, e.hit_id, e.id, e.at, e.what, e.bureau, e.by, e.word, e.reason, e.note, e.check_id, e.only_for
       from unnest($1::text[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::uuid[],
                   $8::text[], $9::text[], $10::text[], $11::uuid[], $12::text[])
            as e (owner, hit_id, id, at, what, bureau, by, word, reason, note, check_id, only_for)`,
    [
      lines.map((line) => line.owner),
      lines.map((line) => line.hitId),
      lines.map((line) => newId<'HitEvent'>(line.at)),
      lines.map((line) => line.at),
      lines.map((line) => line.what),
      lines.map((line) => line.bureau),
      lines.map((line) => line.by),
      lines.map((line) => line.word),
      lines.map((line) => line.reason),
      lines.map((line) => line.note),
      lines.map((line) => line.checkId),
      lines.map((line) => line.onlyFor),
    ],
  )
}

/** Most lines of one story. Ours to confirm. */
const MOST_LINES = 200

export type KeptEvent = Omit<EventLine, 'owner' | 'hitId' | 'checkId' | 'onlyFor'> & { readonly id: string }

/** The story of a hit as far as the caller's bureau may read it, oldest first. */
export async function listEvents(
  tx: Tx,
  hit: { readonly owner: BureauCode; readonly id: HitId },
  bureau: BureauCode,
): Promise<readonly KeptEvent[]> {
  const { rows } = await tx.query<KeptEvent>(
    `select e.id, e.at, e.what, e.bureau, e.by, e.word, e.reason, e.note
       from hits.event e
      where e.owner = $1
        and e.hit_id = $2
        and (e.only_for is null or e.only_for = $3)
      order by e.id
      limit ${MOST_LINES}`,
    [hit.owner, hit.id, bureau],
  )
  return rows
}
