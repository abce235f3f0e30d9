import type { Mode } from '../../../engines/matching/types.ts'
import type { Tx } from '../../../infra/db.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { askedFrom, keptAsked } from '../recognise.ts'
import type { StandingCheck, StandingId } from '../standing.ts'

const COLUMNS = `s.bureau, s.id, s.made_at as "madeAt", s.made_by as "madeBy", s.purpose, s.asked, s.reason,
  s.ends_at as "endsAt", s.ended_at as "endedAt"`

export async function addStanding(
  tx: Tx,
  added: StandingCheck,
  how: { readonly clearance: Actor['clearance']; readonly mode: Mode },
): Promise<void> {
  await tx.query(
    `insert into checks.standing (bureau, id, made_at, made_by, purpose, clearance, mode, asked, reason, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[added.bureau, added.id, added.madeAt, added.madeBy, added.purpose, how.clearance, how.mode],
      ...[JSON.stringify(keptAsked(added.asked)), added.reason, added.endsAt],
    ],
  )
}

/** The bureau's, newest first, ended ones included. */
export async function listStanding(
  tx: Tx,
  actor: Actor,
  { before, limit }: { readonly before: StandingId | null; readonly limit: number },
): Promise<readonly StandingCheck[]> {
  const { rows } = await tx.query<StandingCheck>(
    `select ${COLUMNS}
       from checks.standing s
      where s.bureau = $1
        and ($2::uuid is null or s.id < $2)
      order by s.id desc
      limit $3`,
    [actor.bureau, before, limit],
  )
  return rows.map(whole)
}

export async function findStandingForUpdate(
  tx: Tx,
  actor: Actor,
  id: StandingId,
): Promise<StandingCheck | null> {
  const { rows } = await tx.query<StandingCheck>(
    `select ${COLUMNS}
       from checks.standing s
      where s.bureau = $1
        and s.id = $2
        for no key update`,
    [actor.bureau, id],
  )
  const [found] = rows
  return found === undefined ? null : whole(found)
}

function whole(standing: StandingCheck): StandingCheck {
  return { ...standing, asked: askedFrom(standing.asked) }
}

export async function endStanding(tx: Tx, actor: Actor, id: StandingId, at: Date): Promise<void> {
  await tx.query(
    `update checks.standing as s
        set ended_at = $3, ended_by = $4
      where s.bureau = $1
        and s.id = $2`,
    [actor.bureau, id, at, actor.id],
  )
}
