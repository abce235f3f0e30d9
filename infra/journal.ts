import { randomBytes } from 'node:crypto'
import type { Actor } from '../kernel/actor.ts'
import type { Json } from '../kernel/canonical-json.ts'
import { newId } from '../kernel/id.ts'
import type { Tx } from './db.ts'

/** Every act there is; docs/acts.md explains each, and a test compares the two. */
export const acts = [
  'access.refused',
  'approval.approved',
  'approval.asked',
  'approval.expired',
  'approval.read',
  'approval.refused',
  'approval.used',
  'check.answered',
  'check.refused',
  'check.read',
  'demo.made',
  'demo.removed',
  'import.started',
  'import.finished',
  'import.failed',
  'import.read',
  'journal.searched',
  'journal.verified',
  'key.issued',
  'key.revoked',
  'passkey.added',
  'passkey.removed',
  'record.read',
  'request.refused',
  'session.started',
  'session.refused',
  'session.ended',
  'user.added',
  'user.changed',
  'user.locked',
] as const
export type ActName = (typeof acts)[number]

export type Act = {
  readonly actor: Pick<Actor, 'kind' | 'id' | 'bureau' | 'purpose'>
  readonly act: ActName
  readonly outcome: 'done' | 'refused'
  /** `kind:id` of what was acted on, e.g. `record:018f…`, or `none`. */
  readonly subject: string
  /** Numbers, codes and ids; never a name or a document number. */
  readonly detail: Json
  readonly at: Date
}

const SALT_BYTES = 16

/** Writes acts in the caller's transaction, so that they and what they describe stand or fall together. */
export async function record(tx: Tx, ...entries: readonly Act[]): Promise<void> {
  const ids = entries.map((entry) => newId<'Act'>(entry.at))
  await tx.query(
    `with written as (
       insert into journal.act (id, at, actor_kind, actor_id, bureau, purpose, act, outcome, subject, detail, salt)
       select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::uuid[], $5::text[], $6::text[],
                            $7::text[], $8::text[], $9::text[], $10::jsonb[], $11::bytea[])
       returning id)
     insert into journal.waiting (act_id) select written.id from written`,
    [
      ids,
      entries.map((entry) => entry.at),
      entries.map((entry) => entry.actor.kind),
      entries.map((entry) => entry.actor.id),
      entries.map((entry) => entry.actor.bureau),
      entries.map((entry) => entry.actor.purpose),
      entries.map((entry) => entry.act),
      entries.map((entry) => entry.outcome),
      entries.map((entry) => entry.subject),
      entries.map((entry) => JSON.stringify(entry.detail)),
      entries.map(() => randomBytes(SALT_BYTES)),
    ],
  )
}
