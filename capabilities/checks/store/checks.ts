import type { Mode } from '../../../engines/matching/types.ts'
import { arrayOf } from '../../../infra/binary-array.ts'
import type { Tx } from '../../../infra/db.ts'
import { type Actor, type BureauCode, hasRole } from '../../../kernel/actor.ts'
import type { Json } from '../../../kernel/canonical-json.ts'
import type { Level } from '../../../kernel/handling.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import type { BatchId } from '../batch.ts'
import {
  type Asked,
  type CheckId,
  keptSources,
  type Outcome,
  type SourceSaid,
  sourcesFrom,
} from '../check.ts'
import { askedFrom, keptAsked } from '../recognise.ts'

/** A check as it is kept. */
export type KeptCheck = {
  readonly bureau: BureauCode
  readonly id: CheckId
  readonly at: Date
  readonly askedBy: Id<'Actor'>
  readonly purpose: Purpose
  readonly clearance: Level
  readonly mode: Mode
  readonly asked: Asked
  /** The own record that the question was about. */
  readonly about: Id<'Record'> | null
  /** The list, or the batch that came alone, of which it was a line. */
  readonly listId: BatchId | null
  readonly outcome: Outcome
  readonly sources: readonly SourceSaid[]
  readonly candidates: readonly { readonly id: string; readonly similarity: number; readonly total: number }[]
  readonly versions: { readonly normaliser: string; readonly scorer: string }
  readonly tookUs: number
}

/** A check to be kept. `hiddenFrom` is what of the asker decided that something met was not shown; null when nothing was. */
export type NewCheck = {
  readonly check: KeptCheck
  readonly hiddenFrom: Pick<Actor, 'roles' | 'bureauState'> | null
}

/**
 * Many checks in one statement: one commit makes all of them durable. Those that met something hidden are put down to
 * be looked at again by the very same statement, so that they take no longer.
 */
export async function addChecks(tx: Tx, added: readonly NewCheck[]): Promise<void> {
  if (added.length === 0) return
  const checks = added.map(({ check }) => check)
  const text = (of: (check: KeptCheck) => string) => arrayOf('text', checks.map(of))
  const uuid = (of: (check: KeptCheck) => string | null) => arrayOf('uuid', checks.map(of))
  const json = (of: (check: KeptCheck) => Json) =>
    arrayOf(
      'jsonb',
      checks.map((check) => JSON.stringify(of(check))),
    )
  await tx.query(
    `with kept as (
       insert into checks.check (bureau, id, at, asked_by, purpose, mode, asked, outcome, sources, candidates, versions,
                                 took_us, clearance, about, list_id)
       select * from unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::uuid[], $5::text[], $6::text[], $7::jsonb[],
                            $8::text[], $9::jsonb[], $10::jsonb[], $11::jsonb[], $12::integer[], $13::text[], $14::uuid[], $15::uuid[]))
     insert into checks.look_again (bureau, check_id, roles, state)
     select n.bureau, n.id, string_to_array(n.roles, ','), n.state
       from unnest($1::text[], $2::uuid[], $16::text[], $17::text[]) as n (bureau, id, roles, state)
      where n.state is not null`,
    [
      ...[text((check) => check.bureau), uuid((check) => check.id)],
      arrayOf(
        'timestamptz',
        checks.map(({ at }) => at),
      ),
      ...[uuid((check) => check.askedBy), text((check) => check.purpose), text((check) => check.mode)],
      ...[
        json(({ asked }) => keptAsked(asked)),
        text((check) => check.outcome),
        json(({ sources }) => keptSources(sources)),
      ],
      ...[json((check) => check.candidates), json((check) => check.versions)],
      arrayOf(
        'integer',
        checks.map(({ tookUs }) => tookUs),
      ),
      ...[text((check) => check.clearance), uuid((check) => check.about), uuid((check) => check.listId)],
      arrayOf(
        'text',
        added.map(({ hiddenFrom }) => [...(hiddenFrom?.roles ?? [])].join(',')),
      ),
      arrayOf(
        'text',
        added.map(({ hiddenFrom }) => hiddenFrom?.bureauState ?? null),
      ),
    ],
    'add-checks',
  )
}

/** A past check of the actor's bureau: the asker's own, or any for `mayReadAll`. The hub's auditors alone see every bureau's. */
export async function findCheck(
  tx: Tx,
  actor: Actor,
  id: CheckId,
  mayReadAll: boolean,
): Promise<KeptCheck | null> {
  const { rows } = await tx.query<KeptCheck>(
    `select c.bureau, c.id, c.at, c.asked_by as "askedBy", c.purpose, c.clearance, c.mode, c.asked, c.about, c.list_id as "listId",
            c.outcome, c.sources, c.candidates, c.versions, c.took_us as "tookUs"
       from checks.check c
      where (c.bureau = $1 or $5)
        and c.id = $2
        and (c.asked_by = $3 or $4 or $5)`,
    [actor.bureau, id, actor.id, mayReadAll, actor.bureau === 'HUB' && hasRole(actor, 'auditor')],
  )
  const [found] = rows
  return found === undefined
    ? null
    : { ...found, asked: askedFrom(found.asked), sources: sourcesFrom(found.sources) }
}
