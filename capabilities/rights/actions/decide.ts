import type { Db, Tx } from '../../../infra/db.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import { removeForRights, shownTo } from '../../records/public.ts'
import {
  acknowledgementDue,
  answerDue,
  type Consultation,
  isWaitedFor,
  type Notice,
} from '../consultation.ts'
import type { PersonRequest, Proposal, RequestId, RulingWord } from '../request.ts'
import { addConsultations, addNotices, listNoticesOfRequest, listOfRequest } from '../store/consultations.ts'
import { listAffected, settleAffected } from '../store/requests.ts'
import { proposalOf } from '../timeline.ts'
import { mark } from './mark.ts'
import { type Advanced, advanceRequest } from './requests.ts'

type On = { readonly id: RequestId; readonly at: Date }

/** Puts the same question to the owner of each record; where nothing was located there is nobody to ask. */
export function consultOwners(
  db: Db,
  actor: Actor,
  { id, at, question }: On & { readonly question: string | null },
): Promise<Advanced> {
  return advanceRequest(db, actor, {
    ...{ id, at, act: 'rights.consulted' },
    command: async (tx) =>
      question === null && (await listAffected(tx, id)).length > 0
        ? { do: 'question_missing' }
        : { do: 'consult' },
    also: async (tx, request) => {
      const asked = [...(await ownersOf(tx, id))].map(([owner, records]) =>
        putTo(request, { kind: 'question', owner, records, text: question ?? '' }, at),
      )
      await addConsultations(tx, asked)
      return { owners: asked.map(({ owner }) => owner) }
    },
  })
}

async function ownersOf(tx: Tx, id: RequestId): Promise<ReadonlyMap<BureauCode, readonly Id<'Record'>[]>> {
  const owners = new Map<BureauCode, readonly Id<'Record'>[]>()
  for (const { owner, record } of await listAffected(tx, id))
    owners.set(owner, [...(owners.get(owner) ?? []), record])
  return owners
}

function putTo(
  { id: requestId, kind: about }: Pick<PersonRequest, 'id' | 'kind'>,
  put: Pick<Consultation, 'kind' | 'owner' | 'records' | 'text'>,
  at: Date,
): Consultation {
  const id = newId<'Consultation'>(at)
  return {
    ...put,
    id,
    requestId,
    about,
    askedAt: at,
    dueAt: answerDue(put.kind, at),
    remindedAt: null,
    answer: null,
  }
}

/** One member writes the decision, once every owner has answered or let the time pass. */
export function proposeDecision(
  db: Db,
  actor: Actor,
  { id, at, rulings, remark }: On & Pick<Proposal, 'rulings' | 'remark'>,
): Promise<Advanced> {
  return advanceRequest(db, actor, {
    ...{ id, at, act: 'rights.decision_proposed' },
    command: async (tx) => ({
      ...{ do: 'propose', rulings, remark },
      waitingOwners: (await listOfRequest(tx, id)).filter((one) => isWaitedFor(one, at)).length,
    }),
  })
}

/** Takes the proposal off the table, to be written anew. */
export function returnDecision(db: Db, actor: Actor, { id, at }: On): Promise<Advanced> {
  return advanceRequest(db, actor, {
    ...{ id, at, act: 'rights.decision_returned' },
    command: () => ({ do: 'send_back' }),
  })
}

/** Another member confirms it: then it is decided, and owners are told what to correct. */
export function confirmDecision(db: Db, actor: Actor, { id, at }: On): Promise<Advanced> {
  return advanceRequest(db, actor, {
    ...{ id, at, act: 'rights.decided' },
    command: () => ({ do: 'confirm' }),
    also: async (tx, request) => {
      const owners = new Map((await listAffected(tx, id)).map(({ record, owner }) => [record, owner]))
      const orders = (proposalOf(request)?.rulings ?? []).flatMap(({ record, correction }) => {
        const owner = owners.get(record)
        if (correction === null || owner === undefined) return []
        return [putTo(request, { kind: 'order', owner, records: [record], text: correction }, at)]
      })
      await addConsultations(tx, orders)
      return { orders: orders.length, deletions: recordsRuled(request, 'delete').length }
    },
  })
}

/**
 * Carries the decision out: deletes what is to be deleted, once owners have corrected what was theirs to correct. What a
 * legal hold keeps stops it, and what was deleted by then stays deleted.
 */
export function executeDecision(system: Db, actor: Actor, { id, at }: On): Promise<Advanced> {
  return advanceRequest(system, actor, {
    ...{ id, at, act: 'rights.executed' },
    command: async (tx, request) => {
      const open = (await listOfRequest(tx, id)).filter(
        ({ kind, answer }) => kind === 'order' && answer === null,
      )
      const command = { do: 'execute', openOrders: open.length } as const
      if (request.progress.state !== 'decided' || open.length > 0) return command
      const { held } = await removeForRights(tx, actor, recordsRuled(request, 'delete'), at)
      return held.length > 0 ? { do: 'record_held' } : command
    },
    also: async (tx) => {
      const affected = await listAffected(tx, id)
      await settleAffected(tx, id)
      await mark(
        tx,
        actor,
        affected.map(({ record }) => record),
        at,
      )
      return { records: affected.length }
    },
  })
}

/** Tells every bureau that was shown a corrected record; of deletions they were told when it was deleted. */
export function notifyRecipients(system: Db, actor: Actor, { id, at }: On): Promise<Advanced> {
  return advanceRequest(system, actor, {
    ...{ id, at, act: 'rights.notified' },
    command: () => ({ do: 'notify' }),
    also: async (tx, request) => {
      const owners = new Map((await listAffected(tx, id)).map(({ record, owner }) => [record, owner]))
      const shown = await shownTo(tx, recordsRuled(request, 'correct'))
      const notices = shown.flatMap(({ record, bureau }): Notice[] => {
        const owner = owners.get(record)
        if (owner === undefined) return []
        const told = { requestId: id, bureau, record, owner, sentAt: at, dueAt: acknowledgementDue(at) }
        return [{ ...told, id: newId<'RightsNotice'>(at), acknowledged: null }]
      })
      await addNotices(tx, notices)
      return { recipients: notices.length }
    },
  })
}

/** Ends it, once the letter to the person was sent and recipients have confirmed or let the time pass. */
export function closeRequest(system: Db, actor: Actor, { id, at }: On): Promise<Advanced> {
  return advanceRequest(system, actor, {
    ...{ id, at, act: 'rights.closed' },
    command: async (tx, request) => ({
      do: 'close',
      waitingRecipients: await waitingRecipients(tx, request, at),
    }),
  })
}

async function waitingRecipients(tx: Tx, request: PersonRequest, at: Date): Promise<number> {
  const { progress } = request
  if (progress.state !== 'recipients_notified') return 0
  const told = await listNoticesOfRequest(tx, request.id)
  const waiting = told.filter(({ acknowledged, dueAt }) => acknowledged === null && dueAt > at)
  const deletions = await shownTo(tx, recordsRuled(request, 'delete'))
  const isInTime = acknowledgementDue(progress.notified.at) > at
  const open = deletions.filter(
    ({ noticeAt, acknowledgedAt }) => noticeAt !== null && acknowledgedAt === null,
  )
  return waiting.length + (isInTime ? open.length : 0)
}

function recordsRuled(request: PersonRequest, word: RulingWord): readonly Id<'Record'>[] {
  return (proposalOf(request)?.rulings ?? [])
    .filter(({ ruling }) => ruling === word)
    .map(({ record }) => record)
}
