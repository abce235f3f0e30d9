import type { Tx } from '../../infra/db.ts'
import { type Act, record } from '../../infra/journal.ts'
import { tell } from '../../infra/outbox.ts'
import { type Actor, type BureauCode, systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import type { HitId, Tab } from './hit.ts'
import { commonOf, type Matched } from './matched.ts'
import { type Clocks, clockFor, RESTRICTED_DUE_MS } from './matter.ts'
import { HUB, sideOf, sitsAtWatch } from './policy.ts'
import { addEvents, type EventLine, PLAIN } from './store/events.ts'
import { type FigureWish, type HitFigures, hitFigures } from './store/figures.ts'
import { checksOfLaterHits, hitsOfChecks } from './store/of-checks.ts'
import { eraseRecords, followRecords, type RecordNow, unmet } from './store/pairs.ts'
import { findHits, partiesTo } from './store/parties.ts'
import { countQueues } from './store/queue.ts'
import { addHits, addRestricted, type NewHit, pairKey, type Raised } from './store/raise.ts'

export type { HitId } from './hit.ts'
export type { AskedView, Matched } from './matched.ts'
export type { Clocks } from './matter.ts'
export type { HitFigures } from './store/figures.ts'
export type { NewHit } from './store/raise.ts'

/** What both sides have in common and nothing else: all that may be told of a record before its owner releases it. */
export function commonPart(match: Matched): Matched {
  return commonOf(match)
}

/** What a check knows of a hit; whose desk it comes to and when it is due follow from it. */
export type HitFacts = Omit<NewHit, 'desk' | 'dueAt' | 'id'> & { readonly isPartners: boolean }

/** A hit to be raised. The hub answers for the lists of partners, who have no desk. Ours to confirm. */
export function newHit({ isPartners, ...facts }: HitFacts, clocks: Clocks): NewHit {
  const patience = facts.origin === 'restricted' ? RESTRICTED_DUE_MS : clockFor(clocks, facts.isHeld)
  return {
    ...facts,
    id: newId<'Hit'>(facts.raisedAt),
    desk: isPartners ? HUB : facts.owner,
    dueAt: new Date(facts.raisedAt.getTime() + patience),
  }
}

/**
 * Raises hits in the caller's transaction, so that no check is without its hit and no hit without its check: with its
 * lines, its acts, and both bureaus told. Answers for each given id which hit it became: an open one of the same
 * question and record counts once more instead.
 */
export async function raiseHits(tx: Tx, hits: readonly NewHit[]): Promise<ReadonlyMap<HitId, HitId>> {
  if (hits.length === 0) return new Map()
  const firsts = new Map<string, { hit: NewHit; times: number }>()
  for (const hit of hits) {
    const key = `${hit.owner} ${pairKey(hit)}`
    const before = firsts.get(key)
    firsts.set(key, before === undefined ? { hit, times: 1 } : { hit: before.hit, times: before.times + 1 })
  }
  const raised = await addHits(tx, [...firsts.values()])
  const all = hits.flatMap((hit) => {
    const first = firsts.get(`${hit.owner} ${pairKey(hit)}`)
    const found = first === undefined ? undefined : raised.get(first.hit.id)
    return found === undefined ? [] : [{ hit, id: found.id, isNew: found.isNew && first?.hit.id === hit.id }]
  })
  await addEvents(tx, all.flatMap(linesOf))
  await record(tx, ...all.map(actOf))
  await tellOf(tx, all)
  return new Map(all.map(({ hit, id }) => [hit.id, id]))
}

/** Raises hits that their owners alone hear of (RPD art. 106). What is there already is not raised again. */
export async function raiseRestricted(tx: Tx, hits: readonly NewHit[]): Promise<void> {
  if (hits.length === 0) return
  const added = (await addRestricted(tx, hits)).map((hit) => ({ hit, id: hit.id, isNew: true }))
  if (added.length === 0) return
  await addEvents(
    tx,
    added.map(({ hit }) => ({ ...lineOf({ hit, id: hit.id, isNew: true }, 'raised'), bureau: hit.desk })),
  )
  await record(tx, ...added.map(actOf))
  await tellOf(tx, added)
}

function linesOf(raised: Raised): readonly EventLine[] {
  if (!raised.isNew) return [lineOf(raised, 'asked_again')]
  return [lineOf(raised, 'raised'), { ...lineOf(raised, 'sent_to_source'), by: null }]
}

function lineOf({ hit, id }: Raised, what: 'raised' | 'asked_again' | 'sent_to_source'): EventLine {
  const { owner, raisedAt: at, asker, checkId } = hit
  const by = isAsked(hit) ? hit.askedBy : null
  return { ...PLAIN, owner, hitId: id, at, what, bureau: asker, by, checkId }
}

/** By whoever asked, else by Comity; of one that its owner alone knows, in the owner's books. */
function actOf({ hit, id, isNew }: Raised): Act {
  const { askedBy, askerKind, purpose, asker, desk } = hit
  return {
    actor: isAsked(hit)
      ? { kind: askerKind, id: askedBy, bureau: asker, purpose }
      : { ...systemActor, bureau: hit.origin === 'restricted' ? desk : asker, purpose },
    act: isNew ? 'hit.raised' : 'hit.asked_again',
    outcome: 'done',
    subject: `hit:${id}`,
    detail: { origin: hit.origin, owner: hit.owner, version: hit.record.version, isHeld: hit.isHeld },
    at: hit.raisedAt,
  }
}

/** The others came up without anybody asking just then. */
function isAsked({ origin }: NewHit): boolean {
  return origin === 'check' || origin === 'officer'
}

async function tellOf(tx: Tx, raised: readonly Raised[]): Promise<void> {
  const [first] = raised
  if (first === undefined) return
  await tell(
    tx,
    'hits.changed',
    raised.map(({ id }) => id),
    first.hit.raisedAt,
  )
}

/** What the hits of a record depend on; whose desk answers for it follows from its owner. */
export type RecordState = Omit<RecordNow, 'desk'> & { readonly isPartners: boolean }

/** Lets hits follow records that changed hands, levels or sharing, and forget what deleted ones said. As Comity itself. */
export async function recordsChanged(
  tx: Tx,
  { live, deleted }: { readonly live: readonly RecordState[]; readonly deleted: readonly string[] },
  at: Date,
): Promise<void> {
  const states = live.map(({ isPartners, ...now }) => ({ ...now, desk: isPartners ? HUB : now.owner }))
  const followed = states.length > 0 ? await followRecords(tx, states) : 0
  const erased = deleted.length > 0 ? await eraseRecords(tx, deleted) : 0
  if (followed + erased === 0) return
  const act = { actor: systemActor, act: 'hit.followed', outcome: 'done', subject: 'none' } as const
  await record(tx, { ...act, detail: { followed, erased }, at })
}

/** Those of the hits whose question has not met the record before; an edited record is not found a second time. */
export async function unmetHits(tx: Tx, hits: readonly NewHit[]): Promise<readonly NewHit[]> {
  return hits.length === 0 ? [] : await unmet(tx, hits)
}

/** Hits that the caller's checks raised, by check, as far as the caller may know of them. */
export async function hitsRaisedBy(
  tx: Tx,
  actor: Actor,
  checkIds: readonly string[],
): Promise<ReadonlyMap<string, readonly HitId[]>> {
  return await hitsOfChecks(tx, actor, checkIds)
}

/** Checks whose ids lie in a stretch that a record met which came later, as far as the caller may know of the hits. */
export async function checksMetSince(
  tx: Tx,
  actor: Actor,
  stretch: { readonly from: string; readonly end: string },
): Promise<readonly string[]> {
  return await checksOfLaterHits(tx, actor, stretch)
}

/** How many hits wait in each queue of the caller, a thousand at most. */
export async function countWaiting(tx: Tx, actor: Actor): Promise<Readonly<Record<Tab, number>>> {
  return await countQueues(tx, actor, sitsAtWatch(actor))
}

export type Settled = { readonly recordId: string; readonly version: number; readonly at: Date }

/** Which of these records were called different from the very question, by bureau and keyed hash. */
export async function settledPairs(
  tx: Tx,
  question: { readonly asker: BureauCode; readonly hash: Buffer },
  recordIds: readonly string[],
): Promise<readonly Settled[]> {
  const { rows } = await tx.query<Settled>(
    `select s.record_id as "recordId", s.record_version as version, s.at
       from hits.settled s
      where s.asker = $1
        and s.question_hash = $2
        and s.record_id = any($3::uuid[])`,
    [question.asker, question.hash, recordIds],
  )
  return rows
}

/** The bureaus that a change of these hits concerns. Asked by Comity itself; who is told is judged again for each caller. */
export async function bureausConcerned(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<BureauCode>> {
  const found = await partiesTo(tx, ids)
  return new Set(
    found.flatMap(({ owner, desk, asker, origin, escalatedAt }) => [
      ...[owner, desk],
      ...(origin === 'restricted' ? [] : [asker]),
      ...(escalatedAt === null ? [] : [HUB]),
    ]),
  )
}

/** Those of these hits that are the caller's to know of. In a transaction of the caller. */
export async function hitsFor(tx: Tx, actor: Actor, ids: readonly string[]): Promise<readonly HitId[]> {
  const found = await findHits(tx, ids)
  return found.filter((hit) => sideOf(actor, hit) !== null).map(({ id }) => id)
}

/** Figures of hits by a key, and of all of them together; what the caller may not know of is not counted. */
export async function hitFiguresOf(tx: Tx, actor: Actor, wish: FigureWish): Promise<readonly HitFigures[]> {
  return await hitFigures(tx, actor, wish)
}
