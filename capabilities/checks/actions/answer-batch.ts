import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Mode } from '../../../engines/matching/types.ts'
import { inOneTrip, inTransaction, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import {
  type AskedLine,
  type BatchId,
  countLines,
  isNumberAlone,
  type KeptBatch,
  type LineCounts,
  type LineFault,
  type QuietLine,
  type ToldLine,
} from '../batch.ts'
import type { CheckId } from '../check.ts'
import type { CheckAnswer } from '../contract.ts'
import { understand } from '../recognise.ts'
import { addBatch } from '../store/batches.ts'
import { addBatchMeeting } from '../store/later.ts'
import {
  type Asking,
  answerOf,
  type CheckParts,
  type Looked,
  look,
  type Prepared,
  prepare,
  recordsOf,
  VERSIONS,
} from './answer-check.ts'
import { keepAll, type Written } from './check-writer.ts'
import { newSalt, rootOf } from './quiet-lines.ts'
import { askedView } from './raising.ts'
import { understoodView } from './understood-view.ts'

export type BatchWish = {
  readonly lines: readonly AskedLine[]
  readonly purpose: Purpose
  readonly mode: Mode
  /** The list that this is a piece of; null when it comes alone. */
  readonly listId: BatchId | null
}

/** A line of which there is something to say; a line that is left out was asked and met nothing. */
export type LineAnswer =
  | { readonly line: number; readonly outcome: CheckAnswer['outcome']; readonly check: CheckAnswer }
  | { readonly line: number; readonly outcome: 'unreadable'; readonly fault: LineFault }

/** A question that met nothing; `checkId` is null where it is kept with others under one act. */
export type UnmetLine = Pick<CheckAnswer['asked'], 'name' | 'born' | 'document' | 'imo'> & {
  readonly line: number
  readonly checkId: CheckId | null
}

export type BatchAnswer = {
  readonly id: BatchId
  readonly at: Date
  readonly counts: LineCounts
  readonly answers: readonly LineAnswer[]
  /** Of a piece of a list: who asks a batch has the questions. */
  readonly unmet: readonly UnmetLine[]
}

/** Others get their turn after so long. */
const TURN_MS = 10

/** What a purpose is taken from, as for a single check; a refusal is an act. */
export async function purposeOf(
  { db, clock }: CheckParts,
  actor: Actor,
  wanted: Purpose | null,
): Promise<Result<Purpose, { readonly kind: 'purpose_missing' }>> {
  const purpose = wanted ?? (actor.kind === 'program' ? actor.purpose : null)
  if (purpose !== null) return ok(purpose)
  const detail = { kind: 'purpose_missing' }
  const subject = 'none'
  await record(db, { actor, act: 'check.refused', outcome: 'refused', subject, detail, at: clock() })
  return fail({ kind: 'purpose_missing' })
}

/**
 * Answers many questions at once; the answer leaves when all of them are in the journal. A line that holds numbers alone
 * and met nothing that the asker may see is kept as its number, under one act for all of them; every other one is a check
 * with its own act.
 */
export async function answerBatch(parts: CheckParts, actor: Actor, wish: BatchWish): Promise<BatchAnswer> {
  const at = parts.clock()
  const id = newId<'Batch'>(at)
  const asker = { ...actor, purpose: wish.purpose }
  const listId = wish.listId ?? id
  const sorted = await lookAtAll(parts, asker, { ...wish, listId }, at)
  const prepared = await withRecords(parts, asker, sorted.met)
  const salt = newSalt()
  const batch: KeptBatch = {
    ...{ bureau: asker.bureau, id, listId, at, askedBy: asker.id },
    ...{ purpose: wish.purpose, clearance: asker.clearance, mode: wish.mode, versions: VERSIONS },
    ...{ quiet: sorted.quiet, salt, root: rootOf(salt, sorted.quiet) },
    told: [...sorted.unread.map(toldUnread), ...prepared.map(toldCheck)].sort((a, b) => a.line - b.line),
  }
  const keepings = prepared.map((one) => one.prepared.keeping)
  const keep = async (tx: Tx): Promise<Written> => {
    const raised: Written = keepings.length === 0 ? new Map() : await keepAll(tx, keepings)
    await Promise.all([
      addBatch(tx, batch),
      addBatchMeeting(tx, asker, id, sorted.hidden),
      record(tx, actOf(asker, batch)),
    ])
    return raised
  }
  // Numbers that met nothing need no answer before they are committed: without its act the database refuses a batch.
  const written = await (keepings.length === 0 ? inOneTrip : inTransaction)(parts.system, keep)
  const answers: LineAnswer[] = prepared.flatMap(({ line, prepared: one }): LineAnswer[] => {
    const { outcome, asked } = one.keeping.check
    return outcome === 'no_hit'
      ? []
      : [{ line, outcome, check: answerOf(one, understoodView(asked), written) }]
  })
  return {
    ...{ id: batch.listId, at, counts: countLines(batch) },
    answers: inOrder([...answers, ...sorted.unread]),
    unmet:
      wish.listId === null
        ? []
        : inOrder([...sorted.quiet.map(unmetNumber), ...prepared.flatMap(unmetCheck)]),
  }
}

export type Unread = Extract<LineAnswer, { readonly outcome: 'unreadable' }>
type Met = {
  readonly line: number
  readonly asking: Asking
  readonly looked: Looked
  readonly took: number
}
type Sorted = {
  readonly quiet: QuietLine[]
  /** Those of the quiet lines that met something hidden: the asker must not be able to tell them from the others. */
  readonly hidden: number[]
  readonly met: Met[]
  readonly unread: Unread[]
}

async function lookAtAll(
  { keeper }: CheckParts,
  asker: Actor,
  { lines, mode, purpose, listId }: BatchWish,
  at: Date,
): Promise<Sorted> {
  const sorted: Sorted = { quiet: [], hidden: [], met: [], unread: [] }
  const wish = { purpose, mode, isHeld: false, about: null }
  let turn = performance.now()
  for (const { line, question } of lines) {
    const asked = question.ok ? understand(question.value, at) : question
    if (asked.ok && question.ok) {
      const asking = {
        asker,
        asked: asked.value,
        about: null,
        listId,
        at,
        wish: { ...wish, question: question.value },
      }
      const began = performance.now()
      const looked = look(keeper, asking)
      sort(sorted, { line, asking, looked, took: performance.now() - began })
    } else if (!asked.ok) sorted.unread.push({ line, outcome: 'unreadable', fault: asked.error })
    if (performance.now() - turn < TURN_MS) continue
    await nextTurn()
    turn = performance.now()
  }
  return sorted
}

function sort({ quiet, hidden, met }: Sorted, one: Met): void {
  const { line, asking, looked } = one
  const { candidates, metHidden, areNumbersWhole, health } = looked
  const isNothing = health === 'current' && areNumbersWhole && candidates.length === 0
  const isQuiet = isNothing && isNumberAlone(asking.asked)
  if (!isQuiet) {
    met.push(one)
    return
  }
  quiet.push({ line, document: asking.asked.document, imo: asking.asked.imo })
  if (metHidden) hidden.push(line)
}

type LinePrepared = { readonly line: number; readonly prepared: Prepared }

/** One transaction for all lines of which something has to be read. */
async function withRecords(
  parts: CheckParts,
  asker: Actor,
  met: readonly Met[],
): Promise<readonly LinePrepared[]> {
  const preparedOf = (one: Met, found: Prepared['found']): LinePrepared => ({
    line: one.line,
    prepared: prepare(parts, one.asking, { ...one.looked, found, took: one.took }),
  })
  if (met.every(({ looked }) => looked.candidates.length === 0)) return met.map((one) => preparedOf(one, []))
  return await inTransactionAs(parts.db, asker, async (tx) => {
    const all: LinePrepared[] = []
    for (const one of met)
      all.push(preparedOf(one, await recordsOf(tx, parts.hits, one.asking, one.looked.candidates)))
    return all
  })
}

function toldUnread({ line, fault }: Unread): ToldLine {
  return { line, outcome: 'unreadable', reason: fault.kind }
}

function toldCheck({ line, prepared }: LinePrepared): ToldLine {
  const { id, outcome } = prepared.keeping.check
  return { line, outcome, check: id }
}

function unmetNumber(quiet: QuietLine): UnmetLine {
  return { ...quiet, name: null, born: null, checkId: null }
}

function unmetCheck({ line, prepared }: LinePrepared): readonly UnmetLine[] {
  const { id, outcome, asked } = prepared.keeping.check
  if (outcome !== 'no_hit') return []
  const { name, born, document, imo } = askedView(asked)
  return [{ line, name, born, document, imo, checkId: id }]
}

function inOrder<Line extends { readonly line: number }>(lines: readonly Line[]): readonly Line[] {
  return [...lines].sort((a, b) => a.line - b.line)
}

/** The lines that are checks have acts of their own; this one vouches for the rest. */
function actOf(asker: Actor, batch: KeptBatch) {
  const detail = {
    ...{ list: batch.listId, counts: countLines(batch) },
    ...{ quiet: batch.quiet.length, root: batch.root.toString('hex') },
  }
  const act = { actor: asker, act: 'batch.answered', outcome: 'done' } as const
  return { ...act, subject: `batch:${batch.id}`, detail, at: batch.at }
}
