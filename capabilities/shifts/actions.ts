import { type Db, inTransactionAs, type Tx } from '../../infra/db.ts'
import { type ActName, record } from '../../infra/journal.ts'
import type { Actor } from '../../kernel/actor.ts'
import { type Id, newId } from '../../kernel/id.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { userNames } from '../bureaus/public.ts'
import { countWaiting } from '../hits/public.ts'
import { type DeskAct, deskActs, deskFigures } from '../journal/public.ts'
import {
  beginningOf,
  type Handover,
  type HandoverRefusal,
  type Picture,
  type Signed,
  sign,
  type Withdrawn,
  withdraw,
} from './handover.ts'
import {
  addNote,
  findForUpdate,
  lastUntil,
  type Note,
  notesSince,
  offer,
  onOffer,
  settle,
  signedHandovers,
} from './store.ts'

/** What a shift shows of its acts and notes; older ones are in the journal. Ours to confirm. */
const ACTS_SHOWN = 50
const NOTES_SHOWN = 500

export type ShiftRefusal =
  | HandoverRefusal
  | { readonly kind: 'not_found' }
  | { readonly kind: 'shift_offered' }

/** Names of people, by id; who is gone has none. */
export type Names = ReadonlyMap<string, string>

export type CurrentShift = {
  readonly since: Date
  readonly offered: Handover | null
  readonly picture: Picture
  readonly recent: readonly DeskAct[]
  readonly notes: readonly Note[]
  readonly names: Names
}

/** The shift of the caller's bureau as it stands: what was done, what waits, what was noted. */
export function readShift(db: Db, actor: Actor, now: Date): Promise<CurrentShift> {
  return inTransactionAs(db, actor, async (tx) => {
    const since = beginningOf(await lastUntil(tx, actor.bureau), now)
    const offered = await onOffer(tx, actor.bureau)
    const recent = await deskActs(tx, actor.bureau, since, ACTS_SHOWN)
    const notes = await notesSince(tx, actor.bureau, since, NOTES_SHOWN)
    const picture = await pictureOf(tx, actor, since)
    await note(tx, actor, { act: 'shift.read', subject: 'none' }, now)
    const people = [...recent.map(({ by }) => by), ...notes.map(({ by }) => by), ...peopleOf(offered)]
    return { since, offered, picture, recent, notes, names: await namesOf(tx, people) }
  })
}

export function addShiftNote(
  db: Db,
  actor: Actor,
  text: string,
  now: Date,
): Promise<Note & { readonly names: Names }> {
  return inTransactionAs(db, actor, async (tx) => {
    const added: Note = { id: newId<'ShiftNote'>(now), at: now, by: actor.id, text }
    await addNote(tx, actor.bureau, added)
    await note(tx, actor, { act: 'shift.noted', subject: `shift_note:${added.id}` }, now)
    return { ...added, names: await namesOf(tx, [actor.id]) }
  })
}

export type NamedHandover<Kind extends Handover = Handover> = {
  readonly handover: Kind
  readonly names: Names
}

/** The leaving officer draws up the shift and offers it; the figures are frozen here. */
export function offerHandover(
  db: Db,
  actor: Actor,
  summary: string,
  now: Date,
): Promise<Result<NamedHandover, ShiftRefusal>> {
  return inTransactionAs(db, actor, async (tx) => {
    const since = beginningOf(await lastUntil(tx, actor.bureau), now)
    const id = newId<'Handover'>(now)
    const picture = await pictureOf(tx, actor, since)
    const covered = { id, bureau: actor.bureau, since, until: now }
    const offered = { ...covered, leftBy: actor.id, summary, picture, state: 'offered' } as const
    const isOffered = await offer(tx, offered)
    const outcome = isOffered ? 'done' : 'refused'
    await note(tx, actor, { act: 'shift.offered', subject: `handover:${id}`, outcome }, now)
    if (!isOffered) return fail({ kind: 'shift_offered' })
    return ok({ handover: offered, names: await namesOf(tx, [actor.id]) })
  })
}

/** The taking officer signs for it, or the leaving one takes it back. */
export function settleHandover(
  db: Db,
  actor: Actor,
  wish: { readonly id: Id<'Handover'>; readonly how: 'sign' | 'withdraw' },
  now: Date,
): Promise<Result<NamedHandover, ShiftRefusal>> {
  return inTransactionAs(db, actor, async (tx) => {
    const found = await findForUpdate(tx, actor.bureau, wish.id)
    const settled = found === null ? fail({ kind: 'not_found' }) : settledBy(found, actor, wish.how, now)
    if (settled.ok) await settle(tx, settled.value)
    const act = wish.how === 'sign' ? 'shift.signed' : 'shift.withdrawn'
    const outcome = settled.ok ? 'done' : 'refused'
    await note(tx, actor, { act, subject: `handover:${wish.id}`, outcome }, now)
    if (!settled.ok) return settled
    return ok({ handover: settled.value, names: await namesOf(tx, peopleOf(settled.value)) })
  })
}

function settledBy(
  found: Handover,
  actor: Actor,
  how: 'sign' | 'withdraw',
  now: Date,
): Result<Signed | Withdrawn, HandoverRefusal> {
  return how === 'sign' ? sign(found, actor.id, now) : withdraw(found, actor.id, now)
}

/** One page of signed handovers, newest first. */
export function listHandovers(
  db: Db,
  actor: Actor,
  wish: { readonly after: Id<'Handover'> | null; readonly limit: number },
  now: Date,
): Promise<{ readonly handovers: readonly Handover[]; readonly names: Names }> {
  return inTransactionAs(db, actor, async (tx) => {
    const handovers = await signedHandovers(tx, actor.bureau, wish.after, wish.limit)
    await note(tx, actor, { act: 'shift.read', subject: 'none' }, now)
    return { handovers, names: await namesOf(tx, handovers.flatMap(peopleOf)) }
  })
}

async function pictureOf(tx: Tx, actor: Actor, since: Date): Promise<Picture> {
  const waiting = await countWaiting(tx, actor)
  return {
    acts: await deskFigures(tx, actor.bureau, since),
    waiting: Object.entries(waiting).map(([tab, count]) => ({ tab, count })),
  }
}

type Deed = {
  readonly act: Extract<ActName, `shift.${string}`>
  readonly subject: string
  readonly outcome?: 'done' | 'refused'
}

async function note(tx: Tx, actor: Actor, { act, subject, outcome = 'done' }: Deed, at: Date): Promise<void> {
  await record(tx, { actor, act, subject, outcome, detail: {}, at })
}

function peopleOf(handover: Handover | null): readonly Id<'Actor'>[] {
  if (handover === null) return []
  return handover.state === 'signed' ? [handover.leftBy, handover.takenBy] : [handover.leftBy]
}

async function namesOf(tx: Tx, people: readonly Id<'Actor'>[]): Promise<Names> {
  return await userNames(tx, [...new Set(people)])
}
