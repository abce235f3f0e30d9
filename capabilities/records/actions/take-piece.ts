import { hash } from 'node:crypto'
import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { type Deed, type KeptPiece, type RefusedLine, roundsOf } from '../delta.ts'
import type { RecordId } from '../record.ts'
import { endRecords } from '../store/deletion.ts'
import { type DeltaSoFar, findPiece, keepPiece, lockDeltas, sumPieces } from '../store/deltas.ts'
import { decideReviewsOf } from '../store/reviews.ts'
import {
  barredAmong,
  findOwnByReferenceForUpdate,
  insertRecords,
  updateRecords,
  withdrawRecords,
} from '../store/save-many.ts'
import { type Decided, decideLine } from './decide-line.ts'
import { newSalt, type Piece, type PieceFault, type ReadLine } from './read-piece.ts'
import { sharingResolver } from './resolve-sharing.ts'

/** Why a piece was refused as a whole; nothing of it is taken. */
export type PieceRefusal =
  | PieceFault
  | { readonly kind: 'idempotency_conflict' }
  /** Pieces come in their order; `pieces` is the number of the last one that was taken. */
  | { readonly kind: 'piece_too_early'; readonly pieces: number }

/** Enough to tell the deltas of a bureau apart. */
const NAME_DIGITS = 16

export type Sent = {
  readonly key: string
  /** From 1, without a gap. */
  readonly number: number
  readonly piece: Result<Piece, PieceFault>
}

export type TakenPiece = Pick<KeptPiece, 'key' | 'piece' | 'counts' | 'refused'>

/**
 * Takes a piece of a delta in one transaction, with one act. The same piece sent again is answered and not taken again.
 * A line that cannot be taken is told, and the others are. Deletions work as Comity itself, see `deleteRecord`.
 */
export async function takePiece(
  { db, system }: { readonly db: Db; readonly system: Db },
  actor: Actor,
  { key, number, piece }: Sent,
  at: Date,
): Promise<Result<TakenPiece, PieceRefusal>> {
  const isDeleting = piece.ok && piece.value.deletions.length > 0
  return await inTransactionAs(isDeleting ? system : db, actor, async (tx) => {
    await lockDeltas(tx, actor.bureau)
    const taken = piece.ok
      ? await takeOnce(tx, actor, { key, number, piece: piece.value }, at)
      : fail(piece.error)
    const act = { actor, act: 'delta.taken', subject: 'none', at } as const
    const said = { delta: nameOf(key), piece: number }
    if (taken.ok) {
      const { isRepeated, kept } = taken.value
      const { counts, root } = kept
      const figures = { ...counts, refused: kept.refused.length, root: root.toString('hex') }
      await record(tx, { ...act, outcome: 'done', detail: { ...said, ...figures, isRepeated } })
      return ok(kept)
    }
    const { kind } = taken.error
    await record(tx, { ...act, outcome: 'refused', detail: { ...said, kind } })
    return taken
  })
}

type Taken = { readonly isRepeated: boolean; readonly kept: Omit<KeptPiece, 'by'> }

async function takeOnce(
  tx: Tx,
  actor: Actor,
  { key, number, piece }: Omit<Sent, 'piece'> & { readonly piece: Piece },
  at: Date,
): Promise<Result<Taken, PieceRefusal>> {
  const owner = actor.bureau
  const before = await findPiece(tx, owner, { key, piece: number })
  if (before !== null)
    return piece.root(before.salt).equals(before.root)
      ? ok({ isRepeated: true, kept: before })
      : fail({ kind: 'idempotency_conflict' })
  const { pieces } = await sumPieces(tx, owner, key)
  if (number !== pieces + 1) return fail({ kind: 'piece_too_early', pieces })
  const { counts, refused } = await takeLines(tx, actor, piece, at)
  const salt = newSalt()
  const kept = { owner, key, piece: number, at, by: actor.id, salt, root: piece.root(salt), counts, refused }
  await keepPiece(tx, kept)
  return ok({ isRepeated: false, kept })
}

/** What the lines have come to so far. */
type Tally = {
  readonly counts: Record<Deed, number>
  readonly refused: RefusedLine[]
  readonly touched: Set<RecordId>
}

async function takeLines(tx: Tx, actor: Actor, piece: Piece, at: Date) {
  const counts = { added: 0, changed: 0, renewed: 0, unchanged: 0, withdrawn: 0, deleted: 0 }
  const tally: Tally = { counts, refused: [...piece.refused], touched: new Set() }
  const wishes = piece.lines.flatMap(({ wish }) => (wish.op === 'upsert' ? [wish.sharing] : []))
  const resolve = await sharingResolver(tx, actor.bureau, wishes)
  const { rounds, left } = roundsOf(piece.lines)
  for (const lines of rounds) await takeRound(tx, { actor, at, resolve }, lines, tally)
  for (const { line, reference } of left)
    tally.refused.push({ line, reference, reason: 'repeated_too_often', field: 'reference', detail: null })
  await tell(tx, 'records.changed', [...tally.touched], at)
  return { counts, refused: tally.refused.sort((a, b) => a.line - b.line) }
}

type Round = {
  readonly actor: Actor
  readonly at: Date
  readonly resolve: Awaited<ReturnType<typeof sharingResolver>>
}
type DecidedLine = ReadLine & { readonly decided: Decided }

async function takeRound(tx: Tx, round: Round, lines: readonly ReadLine[], tally: Tally): Promise<void> {
  const decided = await decideAll(tx, round, lines, tally)
  const added = writingsIn(decided, 'added')
  const free = await insertRecords(
    tx,
    round.actor.bureau,
    added.map(({ writing }) => writing),
  )
  const isTaken = new Set<number>()
  for (const { line, reference, writing } of added) {
    if (free.has(writing.record.id)) continue
    // Somebody was quicker, or a record that is not for this caller has it.
    isTaken.add(line)
    tally.refused.push({ line, reference, reason: 'reference_taken', field: 'reference', detail: null })
  }
  const changed = [...writingsIn(decided, 'changed'), ...writingsIn(decided, 'renewed')]
  await updateRecords(
    tx,
    round.actor.bureau,
    changed.map(({ writing }) => writing),
  )
  const withdrawn = heldIn(decided, 'withdrawn').map(({ record: before }) => ({
    ...before,
    ...{ updatedAt: round.at, updatedBy: round.actor.id },
  }))
  await withdrawRecords(tx, round.actor.bureau, withdrawn)
  await closeReviews(tx, round, {
    withdrawn: withdrawn.map(({ id }) => id),
    renewed: writingsIn(decided, 'renewed').map(({ writing }) => writing.record.id),
  })
  await deleteAll(tx, round, decided)
  for (const { line, decided: one } of decided) if (!isTaken.has(line)) tally.counts[one.deed]++
  for (const id of [...free, ...changed.map(({ writing }) => writing.record.id)]) tally.touched.add(id)
  for (const { id } of withdrawn) tally.touched.add(id)
}

/** Finds what the lines speak of and decides each; refusals go to the tally. */
async function decideAll(
  tx: Tx,
  { actor, at, resolve }: Round,
  lines: readonly ReadLine[],
  tally: Tally,
): Promise<readonly DecidedLine[]> {
  const references = lines.map(({ reference }) => reference)
  const held = await findOwnByReferenceForUpdate(tx, actor, references)
  const barred = await barredAmong(
    tx,
    actor.bureau,
    references.filter((one) => !held.has(one)),
  )
  return lines.flatMap((read) => {
    const { line, reference, wish } = read
    const decided = decideLine(wish, {
      ...{ actor, at, resolve, newId: () => newId<'Record'>(at) },
      ...{ held: held.get(reference) ?? null, isBarred: barred.has(reference) },
    })
    if (decided.ok) return [{ ...read, decided: decided.value }]
    tally.refused.push({ line, reference, ...decided.error })
    return []
  })
}

function writingsIn(lines: readonly DecidedLine[], deed: 'added' | 'changed' | 'renewed') {
  return lines.flatMap(({ line, reference, decided }) =>
    decided.deed === deed && 'writing' in decided ? [{ line, reference, writing: decided.writing }] : [],
  )
}

function heldIn(lines: readonly DecidedLine[], deed: 'withdrawn' | 'deleted') {
  return lines.flatMap(({ decided }) => (decided.deed === deed && 'held' in decided ? [decided.held] : []))
}

async function closeReviews(
  tx: Tx,
  { actor, at }: Round,
  { withdrawn, renewed }: Readonly<Record<'withdrawn' | 'renewed', readonly RecordId[]>>,
): Promise<void> {
  const [owner, by] = [actor.bureau, actor.id]
  await decideReviewsOf(tx, { owner, records: withdrawn, ground: null }, { decision: 'withdrawn', at, by })
  await decideReviewsOf(
    tx,
    { owner, records: renewed, ground: 'expiry_ahead' },
    { decision: 'renewed', at, by },
  )
}

/** Each deletion is an act of its own, with its proof and whom it is told. */
async function deleteAll(tx: Tx, { actor, at }: Round, lines: readonly DecidedLine[]): Promise<void> {
  const endings = heldIn(lines, 'deleted').map(({ record: before, kind }) => {
    const { id, owner, version, createdAt, status } = before
    return { id, owner, version, createdAt, status, kind, isHeld: false }
  })
  await endRecords(tx, () => actor, { endings, ground: 'owner' }, at)
}

/** Whether a piece was taken; asked by the program itself, to know whom to wait for. */
export async function hasPiece(db: Db, actor: Actor, { key, number }: Omit<Sent, 'piece'>): Promise<boolean> {
  return await inTransactionAs(
    db,
    actor,
    async (tx) => (await findPiece(tx, actor.bureau, { key, piece: number })) !== null,
  )
}

/** Whether just this piece was taken, so that sent again it deletes nothing more and needs no second person. */
export async function wasTaken(
  db: Db,
  actor: Actor,
  { key, number, piece }: Omit<Sent, 'piece'> & { readonly piece: Piece },
): Promise<boolean> {
  const taken = await inTransactionAs(db, actor, (tx) => findPiece(tx, actor.bureau, { key, piece: number }))
  return taken !== null && piece.root(taken.salt).equals(taken.root)
}

/** A key is of the sender's choosing, and the journal holds no words of theirs: what it says instead. */
function nameOf(key: string): string {
  return hash('sha256', key).slice(0, NAME_DIGITS)
}

/** How far a delta of the own bureau was taken. */
export async function readDelta(db: Db, actor: Actor, key: string, at: Date): Promise<DeltaSoFar> {
  return await inTransactionAs(db, actor, async (tx) => {
    const soFar = await sumPieces(tx, actor.bureau, key)
    const detail = { delta: nameOf(key), pieces: soFar.pieces }
    await record(tx, { actor, act: 'delta.read', outcome: 'done', subject: 'none', detail, at })
    return soFar
  })
}
