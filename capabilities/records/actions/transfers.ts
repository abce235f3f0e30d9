import { type Db, inTransaction, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import { type Actor, type BureauCode, systemActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { unknownBureaus } from '../../bureaus/public.ts'
import type { LifeRefusal } from '../life.ts'
import { mayHold } from '../policy.ts'
import type { Transfer, TransferId } from '../proposal.ts'
import type { PoliceRecord, RecordId, Sharing } from '../record.ts'
import { findForUpdate, findOwnForUpdate, type HeldRecord } from '../store/records.ts'
import { moveRecord, saveRecord } from '../store/save.ts'
import {
  addTransfer,
  decideTransfer,
  findTransfer,
  findTransferForUpdate,
  listTransfers,
  moveReceipts,
  type TransferPage,
} from '../store/transfers.ts'
import { nextOf } from './change-record.ts'
import { resolveSharing } from './resolve-sharing.ts'

export type Offer = { readonly id: RecordId; readonly to: string; readonly reason: string }

/** Offers a record of the own bureau to another one. Nothing changes until that accepts. */
export async function offerRecord(
  db: Db,
  actor: Actor,
  { id: recordId, to, reason }: Offer,
  at: Date,
): Promise<Result<Transfer, LifeRefusal>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const held = await findOwnForUpdate(tx, actor, recordId)
    const id = newId<'Transfer'>(at)
    const from = actor.bureau
    const refusal = await refusalOf(tx, held, { from, to })
    const offered: Transfer = {
      ...{ id, owner: from, recordId, from, to: to as BureauCode, reason },
      ...{ state: 'offered', offeredAt: at, decidedAt: null },
    }
    const said = { kind: held?.record.body.kind ?? 'person', by: actor.id } as const
    const isOffered = refusal === null && (await addTransfer(tx, offered, said))
    const act = { actor, act: 'transfer.offered', subject: `transfer:${id}`, at } as const
    if (!isOffered) {
      const error = refusal ?? { kind: 'offer_open' as const }
      const detail = { kind: error.kind, record: recordId }
      await record(tx, { ...act, outcome: 'refused', detail })
      return fail(error)
    }
    await record(tx, { ...act, outcome: 'done', detail: { record: recordId, to } })
    return ok(offered)
  })
}

async function refusalOf(
  tx: Tx,
  held: HeldRecord | null,
  { from, to }: { readonly from: BureauCode; readonly to: string },
): Promise<LifeRefusal | null> {
  if (held === null) return { kind: 'not_found' }
  if (held.record.hold !== null) return { kind: 'legal_hold' }
  if (to === from) return { kind: 'own_record' }
  if (!mayHold(to as BureauCode, held.record.body)) return { kind: 'not_the_issuer' }
  const codes = await unknownBureaus(tx, [to])
  return codes.length > 0 ? { kind: 'unknown_bureau', codes } : null
}

/** The other bureau refuses an offer, or the owner takes it back. */
export async function closeOffer(
  db: Db,
  actor: Actor,
  { id, state }: { readonly id: TransferId; readonly state: 'refused' | 'withdrawn' },
  at: Date,
): Promise<Result<Transfer, LifeRefusal>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const offer = await findTransferForUpdate(tx, actor.bureau, id)
    const decider = state === 'withdrawn' ? offer?.from : offer?.to
    const act = { actor, act: 'transfer.decided', subject: `transfer:${id}`, at } as const
    if (offer === null || decider !== actor.bureau || offer.state !== 'offered') {
      const kind = offer === null || decider !== actor.bureau ? 'not_found' : 'offer_closed'
      await record(tx, { ...act, outcome: 'refused', detail: { kind, state } })
      return fail({ kind })
    }
    await decideTransfer(tx, offer, { state, at, by: actor.id })
    await record(tx, { ...act, outcome: 'done', detail: { state, record: offer.recordId } })
    return ok({ ...offer, state, decidedAt: at })
  })
}

/**
 * Takes an offered record over. Works as Comity itself, which alone writes a row that was another's and will be the
 * actor's; whose offer it is is asked first. Each side has its act.
 */
export async function acceptOffer(
  system: Db,
  actor: Actor,
  id: TransferId,
  at: Date,
): Promise<Result<Transfer, LifeRefusal>> {
  return await inTransaction(system, async (tx) => {
    const taken = await take(tx, actor, id, at)
    const act = { actor, act: 'transfer.decided', subject: `transfer:${id}`, at } as const
    if (!taken.ok) {
      await record(tx, { ...act, outcome: 'refused', detail: { kind: taken.error.kind, state: 'accepted' } })
      return taken
    }
    const { from, to, recordId } = taken.value
    const moved = { act: 'record.transferred', outcome: 'done', subject: `record:${recordId}`, at } as const
    const detail = { from, to, transfer: id }
    await record(
      tx,
      { ...act, outcome: 'done', detail: { state: 'accepted', record: recordId } },
      { ...moved, actor, detail },
      { ...moved, actor: { ...systemActor, bureau: from }, detail },
    )
    return taken
  })
}

async function take(tx: Tx, actor: Actor, id: TransferId, at: Date): Promise<Result<Transfer, LifeRefusal>> {
  const looked = await findTransfer(tx, actor.bureau, id)
  if (looked === null || looked.to !== actor.bureau) return fail({ kind: 'not_found' })
  const held = await findForUpdate(tx, looked.owner, looked.recordId)
  const offer = await findTransferForUpdate(tx, actor.bureau, id)
  if (held === null || offer === null || offer.state !== 'offered') return fail({ kind: 'offer_closed' })
  if (held.record.hold !== null) return fail({ kind: 'legal_hold' })
  const { record: before, guard } = held
  if (!mayHold(actor.bureau, before.body)) return fail({ kind: 'not_the_issuer' })
  if (!(await moveRecord(tx, before, actor.bureau))) return fail({ kind: 'reference_taken' })
  const sharing = sharingAfter(before.sharing, guard)
  const wanted = await resolveSharing(tx, actor.bureau, sharing)
  const resolved = wanted.ok ? wanted : await resolveSharing(tx, actor.bureau, { to: 'owner' })
  if (!resolved.ok) throw new Error('sharing with the owner alone was refused')
  const kept: Sharing = wanted.ok ? sharing : { to: 'owner' }
  const moved = { ...before, owner: actor.bureau, ownerUnit: null, sharing: kept } satisfies PoliceRecord
  await saveRecord(tx, nextOf(moved, actor, at), resolved.value, {
    change: 'transferred',
    reason: offer.reason,
  })
  const owned = { ...offer, owner: actor.bureau }
  await moveReceipts(tx, owned, at)
  await decideTransfer(tx, owned, { state: 'accepted', at, by: actor.id })
  await tell(tx, 'records.changed', [before.id], at)
  return ok({ ...owned, state: 'accepted', decidedAt: at })
}

/** Lists belong to the bureau that gave the record away: what they mean today stays, and follows them no longer. */
function sharingAfter(sharing: Sharing, guard: HeldRecord['guard']): Sharing {
  const denied = [...guard.denied]
  switch (sharing.to) {
    case 'all':
    case 'owner':
      return sharing
    case 'listed':
      return { to: 'listed', bureaus: [...guard.audience], lists: [], denied }
    case 'all_except':
      return { to: 'all_except', bureaus: denied, lists: [] }
  }
}

/** Offers that wait for the bureau, or that it made. */
export async function readTransfers(
  db: Db,
  actor: Actor,
  page: TransferPage,
  at: Date,
): ReturnType<typeof listTransfers> {
  return await inTransactionAs(db, actor, async (tx) => {
    await record(tx, { actor, act: 'transfer.read', outcome: 'done', subject: 'none', detail: {}, at })
    return await listTransfers(tx, actor.bureau, page)
  })
}
