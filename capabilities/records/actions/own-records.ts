import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { type Fault, type FaultyRecord, faults, type OwnRecord } from '../own-record.ts'
import type { RecordId } from '../record.ts'
import {
  countFaulty,
  listFaulty,
  listOwnRecords,
  listRefusedEntries,
  type OwnFilter,
  type RefusedEntries,
} from '../store/own-records.ts'

/** The bureau's own records. The filter is not in the act: a reference may name somebody. */
export async function readOwnRecords(
  db: Db,
  actor: Actor,
  filter: OwnFilter,
  at: Date,
): Promise<readonly OwnRecord[]> {
  return await inTransactionAs(db, actor, async (tx) => {
    const found = await listOwnRecords(tx, actor, filter)
    const { kind, status } = filter
    const detail = { kind, status, listed: found.length }
    await record(tx, { actor, act: 'record.listed', outcome: 'done', subject: 'none', detail, at })
    return found
  })
}

export type Quality = {
  readonly counts: Readonly<Record<Fault, number>>
  readonly refused: readonly RefusedEntries[]
  readonly records: readonly FaultyRecord[]
}

/** What is wrong with the bureau's own records: how many of each fault, and a page of one. */
export async function readQuality(
  db: Db,
  actor: Actor,
  page: { readonly fault: Fault; readonly after: RecordId | null; readonly limit: number },
  at: Date,
): Promise<Quality> {
  return await inTransactionAs(db, actor, async (tx) => {
    const counts: Record<Fault, number> = {
      ...{
        no_birth_date: 0,
        no_original_script: 0,
        wrong_number: 0,
        review_due: 0,
        possible_duplicate: 0,
        open_proposal: 0,
      },
    }
    for (const fault of faults) counts[fault] = await countFaulty(tx, actor, fault)
    const records = await listFaulty(tx, actor, page)
    const detail = { fault: page.fault, listed: records.length }
    await record(tx, { actor, act: 'record.listed', outcome: 'done', subject: 'none', detail, at })
    return { counts, refused: await listRefusedEntries(tx, actor.bureau), records }
  })
}
