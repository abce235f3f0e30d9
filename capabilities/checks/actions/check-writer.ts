import { type Db, inOneTrip, inTransaction, type Tx } from '../../../infra/db.ts'
import { GroupCommit } from '../../../infra/group-commit.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import { type HitId, type NewHit, raiseHits } from '../../hits/public.ts'
import { noteShown } from '../../records/public.ts'
import { keptSources } from '../check.ts'
import { addChecks, type KeptCheck } from '../store/checks.ts'

/** Checks that one commit makes durable. */
export const LARGEST_BATCH = 200

/** A check on its way to the table, with the hits that it raises. */
export type Keeping = {
  readonly check: KeptCheck
  readonly actor: Actor
  readonly hits: readonly NewHit[]
  /** It met something that the asker may not see: a job looks again and tells the owner. */
  readonly metHidden: boolean
}

/** Which hit each of the given ones became. */
export type Written = ReadonlyMap<HitId, HitId>

export type CheckWriter = GroupCommit<Keeping, Written>

/** Makes checks durable together with their acts and their hits, as Comity itself: hits are of two bureaus. */
export function checkWriter(system: Db): CheckWriter {
  return new GroupCommit(async (batch) => {
    const raised = await keep(system, batch)
    return batch.map(() => raised)
  }, LARGEST_BATCH)
}

/** Checks that met nothing need no answer before they are committed: without their acts the database refuses them. */
async function keep(system: Db, batch: readonly Keeping[]): Promise<Written> {
  const isQuiet = batch.every(({ hits, check }) => hits.length === 0 && check.candidates.length === 0)
  return await (isQuiet ? inOneTrip : inTransaction)(system, (tx) => keepAll(tx, batch))
}

/** Checks, their acts and their hits, in the transaction of Comity itself. */
export async function keepAll(tx: Tx, batch: readonly Keeping[]): Promise<Written> {
  if (batch.length === 0) return new Map()
  const checks = batch.map(({ check, actor, metHidden }) => ({ check, hiddenFrom: metHidden ? actor : null }))
  // Neither waits for the other's answer.
  await Promise.all([addChecks(tx, checks), record(tx, ...batch.map(actOf))])
  const raised = await raiseHits(
    tx,
    batch.flatMap(({ hits }) => hits),
  )
  await noteAllShown(tx, batch)
  return raised
}

function actOf({ check, actor }: Keeping) {
  const { id, purpose, outcome, sources, candidates, at } = check
  const detail = { answer: outcome, sources: keptSources(sources), candidates }
  const act = { actor: { ...actor, purpose }, act: 'check.answered', outcome: 'done' } as const
  return { ...act, subject: `check:${id}`, detail, at }
}

/** In the order of the bureaus, so that two writers never wait for each other. */
async function noteAllShown(tx: Tx, batch: readonly Keeping[]): Promise<void> {
  const shown = new Map<BureauCode, Set<string>>()
  for (const { check } of batch) {
    const ids = shown.get(check.bureau) ?? new Set()
    for (const { id } of check.candidates) ids.add(id)
    if (ids.size > 0) shown.set(check.bureau, ids)
  }
  const at = batch[0]?.check.at ?? new Date(0)
  for (const [bureau, ids] of [...shown].sort(([a], [b]) => (a < b ? -1 : 1)))
    await noteShown(tx, bureau, [...ids], at)
}
