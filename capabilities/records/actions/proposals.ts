import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { LifeRefusal } from '../life.ts'
import { maskFor, mayHold } from '../policy.ts'
import type { Proposal, ProposalId } from '../proposal.ts'
import type { PoliceRecord, RecordBody, RecordId } from '../record.ts'
import { type StatementWish, strayPath } from '../statement.ts'
import {
  addProposal,
  decideProposal,
  findProposal,
  findProposalForUpdate,
  listProposals,
  type ProposalPage,
} from '../store/proposals.ts'
import { findOwnForUpdate, findVisible, type HeldRecord } from '../store/records.ts'
import { nextOf, saveNext } from './change-record.ts'
import { keepStatements } from './keep-statements.ts'

export type ProposalWish = {
  readonly recordId: RecordId
  /** The version of the record that was looked at. */
  readonly version: number
  readonly body: RecordBody
  readonly statements: readonly StatementWish[]
  readonly reason: string
}

/** Proposes a correction to a record of another bureau that the actor is shown whole. The record stays as it is. */
export async function makeProposal(
  db: Db,
  actor: Actor,
  wish: ProposalWish,
  at: Date,
): Promise<Result<Proposal, LifeRefusal>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const found = await findVisible(tx, actor, wish.recordId)
    const refusal = refusalOf(actor, wish, found)
    const id = newId<'Proposal'>(at)
    const act = { actor, act: 'proposal.made', subject: `proposal:${id}`, at } as const
    if (found === null || refusal !== null) {
      const error = refusal ?? { kind: 'not_found' as const }
      const detail = { kind: error.kind, record: wish.recordId }
      await record(tx, { ...act, outcome: 'refused', detail })
      return fail(error)
    }
    const { recordId, version: baseVersion, body, statements, reason } = wish
    const made: Proposal = {
      ...{ id, owner: found.record.owner, recordId, bureau: actor.bureau, baseVersion, body, statements },
      ...{ reason, madeAt: at, state: 'open', decidedAt: null, answer: null, version: null },
    }
    await addProposal(tx, made, actor.id)
    const detail = { record: recordId, owner: made.owner, version: baseVersion }
    await record(tx, { ...act, outcome: 'done', detail })
    return ok(made)
  })
}

function refusalOf(actor: Actor, wish: ProposalWish, found: HeldRecord | null): LifeRefusal | null {
  if (found === null || maskFor(actor, found.guard) !== 'full') return { kind: 'not_found' }
  const { owner, version, body } = found.record
  if (owner === actor.bureau) return { kind: 'own_record' }
  if (version !== wish.version) return { kind: 'version_conflict', expected: wish.version, current: version }
  if (body.kind !== wish.body.kind) return { kind: 'kind_changed' }
  if (!mayHold(owner, wish.body)) return { kind: 'not_the_issuer' }
  const stray = strayPath(wish.body, wish.statements)
  return stray === null ? null : { kind: 'no_such_value', path: stray }
}

export type Decision = {
  readonly id: ProposalId
  readonly verdict: 'accepted' | 'refused' | 'withdrawn'
  /** The owner's answer; null for one taken back. */
  readonly answer: string | null
}

/** The owner accepts or refuses, its maker takes back. Both the proposed and the present state are kept. */
export async function decideOnProposal(
  db: Db,
  actor: Actor,
  decision: Decision,
  at: Date,
): Promise<Result<Proposal, LifeRefusal>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const decided = await decide(tx, actor, decision, at)
    const act = { actor, act: 'proposal.decided', subject: `proposal:${decision.id}`, at } as const
    if (!decided.ok) {
      const detail = { kind: decided.error.kind, verdict: decision.verdict }
      await record(tx, { ...act, outcome: 'refused', detail })
      return decided
    }
    const { recordId, version } = decided.value
    const detail = { verdict: decision.verdict, record: recordId, version }
    await record(tx, { ...act, outcome: 'done', detail })
    return decided
  })
}

async function decide(
  tx: Tx,
  actor: Actor,
  { id, verdict, answer }: Decision,
  at: Date,
): Promise<Result<Proposal, LifeRefusal>> {
  const looked = await findProposal(tx, actor.bureau, id)
  const decider = verdict === 'withdrawn' ? looked?.bureau : looked?.owner
  if (looked === null || decider !== actor.bureau) return fail({ kind: 'not_found' })
  const held = verdict === 'accepted' ? await findOwnForUpdate(tx, actor, looked.recordId) : null
  const proposal = await findProposalForUpdate(tx, actor.bureau, id)
  if (proposal === null || proposal.state !== 'open') return fail({ kind: 'proposal_closed' })
  const version = verdict === 'accepted' ? await correct(tx, actor, { proposal, held }, at) : ok(null)
  if (!version.ok) return version
  const decided = { state: verdict, answer, version: version.value, at, by: actor.id } as const
  await decideProposal(tx, proposal, decided)
  return ok({ ...proposal, state: verdict, answer, version: version.value, decidedAt: at })
}

/** The owner's record takes over what was proposed to just this version of it. */
async function correct(
  tx: Tx,
  actor: Actor,
  { proposal, held }: { readonly proposal: Proposal; readonly held: HeldRecord | null },
  at: Date,
): Promise<Result<number, LifeRefusal>> {
  if (held === null || proposal.body === null) return fail({ kind: 'not_found' })
  const { baseVersion, body, bureau, reason, statements } = proposal
  if (!mayHold(held.record.owner, body)) return fail({ kind: 'not_the_issuer' })
  const current = held.record.version
  if (current !== baseVersion) return fail({ kind: 'version_conflict', expected: baseVersion, current })
  const next: PoliceRecord = nextOf({ ...held.record, body }, actor, at)
  await saveNext(tx, next, { change: 'corrected', reason })
  const sources = await keepStatements(tx, next, statements, { actor: { bureau }, at })
  const detail = { version: next.version, sources, proposal: proposal.id }
  const act = { actor, act: 'record.changed', outcome: 'done', subject: `record:${next.id}` } as const
  await record(tx, { ...act, detail, at })
  return ok(next.version)
}

export async function readProposals(
  db: Db,
  actor: Actor,
  page: ProposalPage,
  at: Date,
): Promise<readonly Proposal[]> {
  return await inTransactionAs(db, actor, async (tx) => {
    await record(tx, { actor, act: 'proposal.read', outcome: 'done', subject: 'none', detail: {}, at })
    return await listProposals(tx, actor.bureau, page)
  })
}

export type ProposalReading = { readonly proposal: Proposal; readonly present: PoliceRecord | null }

/** A proposal beside what the record says now, for its maker and for the owner. */
export async function readProposal(
  db: Db,
  actor: Actor,
  id: ProposalId,
  at: Date,
): Promise<Result<ProposalReading, { readonly kind: 'not_found' }>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const proposal = await findProposal(tx, actor.bureau, id)
    const act = { actor, act: 'proposal.read', subject: `proposal:${id}`, detail: {}, at } as const
    await record(tx, { ...act, outcome: proposal === null ? 'refused' : 'done' })
    if (proposal === null) return fail({ kind: 'not_found' })
    const held = await findVisible(tx, actor, proposal.recordId)
    const isWhole = held !== null && maskFor(actor, held.guard) === 'full'
    return ok({ proposal, present: isWhole ? held.record : null })
  })
}
