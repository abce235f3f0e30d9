import { arrayOf } from '../../infra/binary-array.ts'
import type { Tx } from '../../infra/db.ts'
import { type Act, record } from '../../infra/journal.ts'
import { tell } from '../../infra/outbox.ts'
import type { Actor, BureauCode } from '../../kernel/actor.ts'
import type { Json } from '../../kernel/canonical-json.ts'
import { newId } from '../../kernel/id.ts'
import type { Mask } from '../../kernel/policy.ts'
import type { Purpose } from '../../kernel/purpose.ts'
import type { Fact } from '../../kernel/record-facts.ts'
import { isNamedKind, type RecordKind } from '../../kernel/record-kind.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { factsOf } from './facts.ts'
import { type Guarded, guardOf, writeGuard, writtenGuard } from './guard.ts'
import { type Judgement, type JudgementId, orderedPair, type Verdict } from './judgement.ts'
import { keysOf, type RecordKey } from './keys.ts'
import { labelOf } from './label.ts'
import { MOST_COUNTED } from './own-record.ts'
import { maskFor, mayRead, type Reader, readerOf } from './policy.ts'
import {
  isNamed,
  type NamedBody,
  type RecordBody,
  type RecordId,
  recordBody,
  type Source,
  type ThingBody,
} from './record.ts'
import { endRecords, findEndingForUpdate } from './store/deletion.ts'
import { countMade, type RecordCount } from './store/figures.ts'
import { addJudgements, findJudged, judgementsOn } from './store/judgements.ts'
import { writeCaveat, writeLimited } from './store/marks.ts'
import { addShown } from './store/receipts.ts'
import { openReviews } from './store/reviews.ts'
import { GUARD, readGuard } from './store/visible.ts'

/** What a check needs of a record: who may see it, and what it is found by. */
export type Checkable = {
  readonly id: RecordId
  readonly owner: BureauCode
  readonly guard: Guarded
  readonly source: Source
  readonly reference: string
  readonly version: number
  /** A code that every reader is shown with the record, or null. */
  readonly caveat: string | null
  /** What H3 asks for; binds whoever is shown any of it. */
  readonly handlingText: string | null
  readonly body: RecordBody
}

type Row = Omit<Checkable, 'guard' | 'body'> & { guard: string; body: unknown }

const COLUMNS = `r.id, r.owner, r.source, r.reference, r.version, r.caveat,
  r.handling_text as "handlingText", r.body, ${GUARD}`

export type { Guarded } from './guard.ts'
export type { Reader } from './policy.ts'
export type { RecordBody, RecordId, ThingBody } from './record.ts'

/** The identifiers that a record is found by. */
export function identifiersOf(body: RecordBody): readonly RecordKey[] {
  return keysOf(body)
}

/** How a record is called in a list, in no language. */
export function nameOfRecord(body: RecordBody): string {
  return labelOf(body)
}

/** Whether a record is about a person, an organisation or a vessel, which have names; else it is about a thing. */
export function isNamedRecord(body: RecordBody): body is NamedBody {
  return isNamed(body)
}

/** What a thing's record says, field by field. */
export function factsOfThing(body: ThingBody): readonly Fact[] {
  return factsOf(body)
}

/** Whether the actor may see the record: the rule of `policy.ts`. For many records ask `readsOf` once. */
export function mayReadRecord(reader: Reader, { guard }: Pick<Checkable, 'guard'>): boolean {
  return mayRead(reader, guard)
}

/** The same for one actor and many records kept in memory: what depends on the actor is decided once. */
export function readsOf(reader: Reader): (guard: Guarded) => boolean {
  return readerOf(reader)
}

/** How much of the record the actor is shown: `core` is kind, owner and what matched, until the owner releases more. */
export function maskOf(reader: Reader, { guard }: Pick<Checkable, 'guard'>): Mask {
  return maskFor(reader, guard)
}

/** A guard as JSON, for who keeps records in a file; the same guards are the same JSON. */
export function writtenGuardOf(guard: Guarded): Json {
  return writeGuard(guard)
}

/** The guard that was written; null when it cannot be read: then the record must be read anew. */
export function guardFrom(written: unknown): Guarded | null {
  const read = writtenGuard.safeParse(written)
  return read.success ? guardOf(read.data) : null
}

/**
 * The live records among these ids; one that is missing here was withdrawn or deleted. As Comity itself all of them; in a
 * caller's transaction row-level security leaves out what is not for them, and `mayReadRecord` judges each again.
 */
export async function liveRecords(tx: Tx, ids: readonly string[]): Promise<readonly Checkable[]> {
  if (ids.length === 0) return []
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from records.record r
      where r.id = any($1::uuid[])
        and r.status = 'live'`,
    [arrayOf('uuid', ids)],
    'live-records',
  )
  return fromRows(rows)
}

/** For Comity itself: every live record in the order of owner and id, a page at a time, after the last one before. */
export async function pageOfLiveRecords(
  tx: Tx,
  after: Pick<Checkable, 'owner' | 'id'> | null,
  limit: number,
): Promise<readonly Checkable[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from records.record r
      where (r.owner, r.id) > ($1, $2::uuid)
        and r.status = 'live'
      order by r.owner, r.id
      limit $3`,
    [after?.owner ?? '', after?.id ?? '00000000-0000-0000-0000-000000000000', limit],
  )
  return fromRows(rows)
}

/** For Comity itself, which compares it with its index. */
export async function countLiveRecords(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ live: number }>(
    "select count(*) as live from records.record r where r.status = 'live'",
  )
  return rows[0]?.live ?? 0
}

/** Of a thousand records nearly all have the same guard: each is read once, and they share it. */
function fromRows(rows: readonly Row[]): readonly Checkable[] {
  const guards = new Map<string, Guarded>()
  return rows.map(({ guard: text, body, ...row }) => {
    const guard = guards.get(text) ?? readGuard(text)
    guards.set(text, guard)
    return { ...row, guard, body: recordBody.parse(body) }
  })
}

/** Remembers that a bureau was shown records of others; call it wherever any of a record is shown. */
export async function noteShown(
  tx: Tx,
  bureau: BureauCode,
  recordIds: readonly string[],
  at: Date,
): Promise<void> {
  await addShown(tx, bureau, recordIds, at)
}

/**
 * What counts on any of these records: the actor's bureau's judgements and the owners', where the actor may see both
 * records of the pair. `verdictsFor` says what follows from them.
 */
export async function judgementsOf(
  tx: Tx,
  actor: Actor,
  recordIds: readonly string[],
): Promise<readonly Judgement[]> {
  return await judgementsOn(tx, actor, recordIds)
}

export type JudgementWish = {
  readonly pair: readonly [RecordId, RecordId]
  readonly verdict: Verdict
  /** Stays with the judgement, never in an act. */
  readonly reason: string
}
export type JudgementRefusal = { readonly kind: 'not_found' | 'same_record' | 'kinds_differ' }

/** Judges two records in the caller's transaction, with its act. The records themselves stay as they are. */
export async function judge(
  tx: Tx,
  actor: Actor,
  { pair, verdict, reason }: JudgementWish,
  at: Date,
): Promise<Result<{ readonly id: JudgementId }, JudgementRefusal>> {
  const ordered = orderedPair(...pair)
  const [left, right] = ordered === null ? [] : await findJudged(tx, actor, ordered)
  const id = newId<'Judgement'>(at)
  const act = { actor, act: 'judgement.made', subject: `judgement:${id}`, at } as const
  const isPair = left !== undefined && right !== undefined
  if (!isPair || !areComparable(left.kind, right.kind)) {
    const kind = refusalOf(ordered === null, isPair)
    await record(tx, { ...act, outcome: 'refused', detail: { kind } })
    return fail({ kind })
  }
  const made = { id, bureau: actor.bureau, left, right, verdict, reason, at, by: actor.id }
  await addJudgements(tx, [made])
  const detail = { verdict, left: left.id, right: right.id }
  await record(tx, { ...act, outcome: 'done', detail })
  return ok({ id })
}

function refusalOf(isSame: boolean, isPair: boolean): JudgementRefusal['kind'] {
  if (isSame) return 'same_record'
  return isPair ? 'kinds_differ' : 'not_found'
}

/** Nobody is the same as a thing: so no record of a thing is ever tied to a person's. */
function areComparable(left: RecordKind, right: RecordKind): boolean {
  return left === right || (isNamedKind(left) && isNamedKind(right))
}

/**
 * Shows or takes away a caveat on records of any owner. In a transaction of Comity itself: row-level security lets
 * nobody write another's record.
 */
export async function setCaveat(
  tx: Tx,
  actor: Actor,
  { ids, caveat }: { readonly ids: readonly RecordId[]; readonly caveat: string | null },
  at: Date,
): Promise<void> {
  const marked = await writeCaveat(tx, ids, caveat)
  await tell(tx, 'records.changed', marked, at)
  await record(tx, ...marked.map((id) => markAct(actor, id, { caveat }, at)))
}

/** Limits records to the head of their owner and the hub's reviewers, or ends that. As Comity itself, see `setCaveat`. */
export async function setLimited(
  tx: Tx,
  actor: Actor,
  { ids, isLimited }: { readonly ids: readonly RecordId[]; readonly isLimited: boolean },
  at: Date,
): Promise<void> {
  const marked = await writeLimited(tx, ids, isLimited)
  await tell(tx, 'records.changed', marked, at)
  await record(tx, ...marked.map((id) => markAct(actor, id, { limited: isLimited }, at)))
}

function markAct(actor: Actor, id: RecordId, detail: Act['detail'], at: Date): Act {
  return { actor, act: 'record.marked', outcome: 'done', subject: `record:${id}`, detail, at }
}

/**
 * Deletes records because a person has the right to it, and tells every bureau that was shown them. A legal hold beats
 * it: those are answered as held. As Comity itself, see `setCaveat`.
 */
export async function removeForRights(
  tx: Tx,
  actor: Actor,
  ids: readonly RecordId[],
  at: Date,
): Promise<{ readonly removed: readonly RecordId[]; readonly held: readonly RecordId[] }> {
  const found = await findEndingForUpdate(tx, ids)
  const endings = found.filter(({ isHeld }) => !isHeld)
  const removed = (await endRecords(tx, () => actor, { endings, ground: 'rights' }, at)).map(({ id }) => id)
  const held = found.filter(({ isHeld }) => isHeld).map(({ id }) => id)
  const subject = (id: RecordId) => `record:${id}`
  const detail = { ground: 'rights', kind: 'legal_hold' }
  const refused = { actor, act: 'record.deleted', outcome: 'refused', detail, at } as const
  if (held.length > 0) await record(tx, ...held.map((id) => ({ ...refused, subject: subject(id) })))
  return { removed, held }
}

/** A hit showed that the record no longer holds: its owner must decide now. Twice is once. */
export async function markObsolete(
  tx: Tx,
  actor: Actor,
  { owner, id }: { readonly owner: BureauCode; readonly id: RecordId },
  at: Date,
): Promise<void> {
  const review = {
    owner,
    id: newId<'Review'>(at),
    recordId: id,
    ground: 'obsolete',
    dueAt: at,
    openedAt: at,
  } as const
  if ((await openReviews(tx, [review])) === 0) return
  const detail = { ground: 'obsolete', review: review.id }
  await record(tx, { actor, act: 'review.opened', outcome: 'done', subject: `record:${id}`, detail, at })
}

/** Reviews that wait for the actor's bureau, up to `MOST_COUNTED`. */
export async function countReviewsDue(tx: Tx, actor: Actor): Promise<number> {
  const { rows } = await tx.query<{ open: number }>(
    `select count(*) as open
       from (select 1
               from records.review w
              where w.owner = $1
                and w.decided_at is null
              limit ${MOST_COUNTED}) as found`,
    [actor.bureau],
  )
  return rows[0]?.open ?? 0
}

/** Proposals of others that wait for the actor's bureau, up to `MOST_COUNTED`. */
export async function countProposalsWaiting(tx: Tx, actor: Actor): Promise<number> {
  const { rows } = await tx.query<{ open: number }>(
    `select count(*) as open
       from (select 1
               from records.proposal p
              where p.owner = $1
                and p.state = 'open'
              limit ${MOST_COUNTED}) as found`,
    [actor.bureau],
  )
  return rows[0]?.open ?? 0
}

/** A record as the commission on persons' requests reads it, whoever owns it; what a deleted one said is null. */
export type RightsRecord = {
  readonly id: RecordId
  readonly owner: BureauCode
  readonly status: 'live' | 'withdrawn' | 'deleted'
  readonly source: Source | null
  readonly reference: string | null
  readonly purpose: Purpose | null
  readonly validFrom: Date
  readonly version: number
  readonly body: RecordBody | null
}

/** Records of any owner, restricted ones too. For the commission alone, and as Comity itself, see `setCaveat`. */
export async function recordsForRights(tx: Tx, ids: readonly string[]): Promise<readonly RightsRecord[]> {
  const { rows } = await tx.query<Omit<RightsRecord, 'body'> & { body: unknown }>(
    `select r.id, r.owner, r.status, r.source, r.reference, r.purpose, r.valid_from as "validFrom", r.version, r.body
       from records.record r
      where r.id = any($1::uuid[])
      order by r.owner, r.id`,
    [ids],
  )
  return rows.map(({ body, ...row }) => ({ ...row, body: body === null ? null : recordBody.parse(body) }))
}

/** For Comity itself: withdrawn records, which no index holds, a page at a time, after the last one before. */
export async function pageOfWithdrawnRecords(
  tx: Tx,
  after: Pick<Checkable, 'owner' | 'id'> | null,
  limit: number,
): Promise<readonly Checkable[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from records.record r
      where (r.owner, r.id) > ($1, $2::uuid)
        and r.status = 'withdrawn'
      order by r.owner, r.id
      limit $3`,
    [after?.owner ?? '', after?.id ?? '00000000-0000-0000-0000-000000000000', limit],
  )
  return fromRows(rows)
}

/** A bureau that was shown a record, when it was told of the deletion, and when it answered for its copies. */
export type ShownTo = {
  readonly record: RecordId
  readonly bureau: BureauCode
  readonly noticeAt: Date | null
  readonly acknowledgedAt: Date | null
}

/** Who was shown these records. As Comity itself, see `setCaveat`. */
export async function shownTo(tx: Tx, ids: readonly string[]): Promise<readonly ShownTo[]> {
  const { rows } = await tx.query<ShownTo>(
    `select s.record_id as record, s.bureau, s.notice_at as "noticeAt", s.acknowledged_at as "acknowledgedAt"
       from records.receipt s
      where s.record_id = any($1::uuid[])
      order by s.bureau, s.record_id`,
    [ids],
  )
  return rows
}

/** How many records were made in a time, by owner, source and day, of those that the reader may see. */
export async function countRecordsMade(
  tx: Tx,
  reader: Reader,
  wish: { readonly owner: BureauCode | null; readonly from: Date; readonly until: Date },
): Promise<readonly RecordCount[]> {
  return await countMade(tx, reader, wish)
}
