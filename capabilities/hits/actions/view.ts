import { forPurpose, type Tx } from '../../../infra/db.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { formatPartialDate } from '../../../kernel/partial-date.ts'
import { userNames } from '../../bureaus/public.ts'
import {
  type Checkable,
  factsOfThing,
  isNamedRecord,
  liveRecords,
  maskOf,
  noteShown,
  type RecordBody,
} from '../../records/public.ts'
import type { HitEvent, HitLine, HitView, RecordFacts } from '../contract.ts'
import { awaitsOutcome, awaitsVerdict, type Side, undoableUntil } from '../hit.ts'
import { commonOf } from '../matched.ts'
import { duesOf, type Hit } from '../matter.ts'
import { mayDecide, mayReport, sideOf } from '../policy.ts'
import { type Claim, claimsOn } from '../store/claims.ts'
import { type KeptEvent, listEvents } from '../store/events.ts'
import { listEarlier } from '../store/hits.ts'

export type Reading = { readonly tx: Tx; readonly actor: Actor; readonly at: Date }
type Names = ReadonlyMap<string, string>

/** Decided hits on the same record that are shown beside one. Ours to confirm. */
const MOST_EARLIER = 10

/** Lines of a queue, with who of the own bureau works on each. */
export async function linesOf(reading: Reading, hits: readonly Hit[]): Promise<readonly HitLine[]> {
  const { tx, actor, at } = reading
  const claims = await claimsOn(
    tx,
    actor,
    hits.map((hit) => hit.id),
    at,
  )
  const names = await userNames(tx, [...new Set(claims.map((claim) => claim.by))])
  const byHit = new Map<string, Claim>(claims.map((claim) => [claim.hitId, claim]))
  return hits.map((hit) => lineOf({ actor, names }, hit, byHit.get(hit.id) ?? null))
}

/** Everything that the caller may know of a hit. It must be one that `sideOf` shows to the caller. */
export async function viewOf(reading: Reading, hit: Hit): Promise<HitView> {
  const { tx, actor, at } = reading
  const side = sideOf(actor, hit) ?? 'watch'
  const [claim = null] = await claimsOn(tx, actor, [hit.id], at)
  const story = side === 'watch' ? null : await storyOf(reading, side, hit)
  const people = [claim?.by, ...(story?.people ?? []), ...askerOf(actor, hit)].filter(
    (id) => id !== undefined,
  )
  const names = await userNames(tx, [...new Set(people)])
  return {
    ...lineOf({ actor, names }, hit, claim),
    checkId: side === 'asker' || side === 'both' ? hit.checkId : null,
    askedBy: askerOf(actor, hit).map((id) => ({ id, name: names.get(id) ?? null }))[0] ?? null,
    matched: story?.matched ?? null,
    facts: story?.facts ?? { view: 'hidden' },
    events: story?.events.map((event) => eventView(actor, names, event)) ?? [],
    earlier: story?.earlier ?? [],
    may: deedsOf({ actor, side, at }, hit),
    undoUntil: undoUntil(actor, side, hit)?.toISOString() ?? null,
  }
}

/** What the two bureaus see and the watch does not. */
async function storyOf(reading: Reading, side: Side, hit: Hit) {
  const { tx, actor } = reading
  const events = await listEvents(tx, hit, actor.bureau)
  const found = await recordOf(reading, hit)
  const isWhole = found !== null && isShownWhole(actor, side, hit, found)
  return {
    events,
    people: events.flatMap(({ bureau, by }) => (bureau === actor.bureau && by !== null ? [by] : [])),
    matched: matchedFor(side, hit, { found, isWhole }),
    facts: factsView(hit, found, isWhole),
    earlier: await earlierOf(tx, hit),
  }
}

/** The desk sees why its record answered; who asked sees what is theirs and the record's in common, or nothing. */
function matchedFor(
  side: Side,
  { matched }: Hit,
  { found, isWhole }: { readonly found: Checkable | null; readonly isWhole: boolean },
): HitView['matched'] {
  if (matched === null || (side === 'asker' && found === null)) return null
  return isWhole || side !== 'asker' ? matched : commonOf(matched)
}

/** The officer who asked is named within the own bureau alone. */
function askerOf(actor: Actor, hit: Hit): readonly Hit['askedBy'][] {
  return hit.asker === actor.bureau ? [hit.askedBy] : []
}

/** The record as the database shows it for the purpose of the check; who asked is noted as having been shown it. */
async function recordOf({ tx, actor, at }: Reading, hit: Hit): Promise<Checkable | null> {
  const reader = { ...actor, purpose: hit.purpose }
  await forPurpose(tx, hit.purpose)
  const [found] = await liveRecords(tx, [hit.record.id])
  if (found === undefined || maskOf(reader, found) === 'none') return null
  if (found.owner !== actor.bureau) await noteShown(tx, actor.bureau, [found.id], at)
  return found
}

function isShownWhole(actor: Actor, side: Side, hit: Hit, found: Checkable): boolean {
  const reader = { ...actor, purpose: hit.purpose }
  return maskOf(reader, found) === 'full' || (side === 'asker' && hit.releasedAt !== null)
}

type Knowing = { readonly actor: Actor; readonly names: Names }

function lineOf({ actor, names }: Knowing, hit: Hit, claim: Claim | null): HitLine {
  const { id, origin, owner, desk, asker, purpose, strength, times, progress, record } = hit
  const side = sideOf(actor, hit) ?? 'watch'
  const isWatch = side === 'watch'
  const { source, reference } = record
  return {
    ...{ id, origin, owner, desk, asker, purpose, strength, times, side },
    state: progress.state,
    kind: record.kind,
    isHeld: progress.isHeld,
    raisedAt: progress.raisedAt.toISOString(),
    dueAt: progress.dueAt.toISOString(),
    ownDueAt: ownDue(side, hit),
    remindedAt: instant(progress.remindedAt),
    lateSince: instant(progress.escalatedAt),
    asked: isWatch ? null : hit.asked,
    record:
      isWatch || source === null || reference === null
        ? null
        : { id: record.id, version: record.version, source, reference },
    similarity: isWatch ? null : hit.similarity,
    ...saidOf(hit),
    detailsRequestedAt: instant(hit.detailsRequestedAt),
    releasedAt: instant(hit.releasedAt),
    closedAt: progress.state === 'closed' ? progress.closedAt.toISOString() : null,
    claim:
      claim === null
        ? null
        : {
            by: claim.by,
            name: names.get(claim.by) ?? null,
            until: claim.until.toISOString(),
            isMine: claim.by === actor.id,
          },
  }
}

function saidOf({ progress, compared }: Hit): Pick<HitLine, 'verdict' | 'compared' | 'outcome'> {
  const verdict = 'verdict' in progress ? progress.verdict : null
  const outcome = 'outcome' in progress ? progress.outcome : null
  return {
    verdict: verdict && { word: verdict.word, reason: verdict.reason, at: verdict.at.toISOString() },
    compared: compared && { word: compared.word, at: compared.at.toISOString() },
    outcome: outcome && { word: outcome.word, at: outcome.at.toISOString() },
  }
}

function ownDue(side: Side, hit: Hit): string | null {
  const dues = duesOf(hit)
  switch (side) {
    case 'desk':
      return instant(dues.desk)
    case 'asker':
      return instant(dues.asker)
    case 'both':
      return instant(dues.desk ?? dues.asker)
    case 'watch':
      return null
  }
}

function instant(at: Date | null): string | null {
  return at === null ? null : at.toISOString()
}

function eventView(actor: Actor, names: Names, event: KeptEvent): HitEvent {
  const { id, what, at, bureau, by, word, reason, note } = event
  const isOwn = bureau === actor.bureau && by !== null
  return {
    ...{ id, what, bureau, word, reason, note },
    at: at.toISOString(),
    by: isOwn ? { id: by, name: names.get(by) ?? null } : null,
  }
}

async function earlierOf(tx: Tx, hit: Hit): Promise<HitView['earlier']> {
  const found = await listEarlier(tx, hit, MOST_EARLIER)
  return found.flatMap((one) => {
    const { verdict } = saidOf(one)
    if (verdict === null) return []
    const isSameQuestion = one.asker === hit.asker && one.questionHash.equals(hit.questionHash)
    return [
      {
        id: one.id,
        raisedAt: one.progress.raisedAt.toISOString(),
        asker: one.asker,
        verdict,
        isSameQuestion,
      },
    ]
  })
}

function factsView(hit: Hit, found: Checkable | null, isWhole: boolean): HitView['facts'] {
  if (found === null) return { view: hit.record.source === null ? 'gone' : 'hidden' }
  const { level, handling } = found.guard
  const binding = { handling: [...handling], handlingText: found.handlingText }
  if (!isWhole) return { view: 'core', ...binding }
  return {
    view: 'full',
    level,
    ...binding,
    version: found.version,
    facts: factsOf(found.body),
  }
}

const NOTHING = {
  ...{ born: [], nationalities: [], sex: null, birthPlaces: [], positions: [], addresses: [] },
  ...{ imo: null, flag: null, vesselType: null, programmes: [], remarks: null, things: [] },
}

function factsOf(body: RecordBody): RecordFacts {
  if (!isNamedRecord(body)) {
    const things = factsOfThing(body).map(({ field, lines }) => ({
      field,
      lines: lines.map((cells) => cells.map((cell) => ({ ...cell }))),
    }))
    return { ...NOTHING, names: [], documents: [], things }
  }
  const names = body.names.map(({ text, script, type }) => ({ text, script, type }))
  const documents = body.documents.map(({ type, number, issuer }) => ({ type, number, issuer }))
  const always = { ...NOTHING, names, documents, programmes: [...body.programmes], remarks: body.remarks }
  switch (body.kind) {
    case 'person':
      return {
        ...always,
        born: body.born.map(formatPartialDate),
        nationalities: [...body.nationalities],
        sex: body.sex,
        birthPlaces: body.birthPlaces.map(({ text }) => text),
        positions: [...body.positions],
        addresses: body.addresses.map(({ text }) => text),
      }
    case 'organisation':
      return {
        ...always,
        nationalities: [...body.countries],
        addresses: body.addresses.map(({ text }) => text),
      }
    case 'vessel':
      return { ...always, imo: body.imo, flag: body.flag, vesselType: body.vesselType }
  }
}

type Looking = { readonly actor: Actor; readonly side: Side; readonly at: Date }

function deedsOf({ actor, side, at }: Looking, hit: Hit): HitView['may'] {
  const { progress } = hit
  if (side === 'watch' || progress.state === 'closed') return []
  const until = undoUntil(actor, side, hit)
  const isOpen = !('outcome' in progress)
  const isKept = hit.isCore && hit.releasedAt === null
  const rules: readonly (readonly [HitView['may'][number], boolean])[] = [
    ['claim', true],
    ['note', true],
    ...(mayDecide(actor, side)
      ? ([
          ['verdict', awaitsVerdict(progress)],
          ['undo', until !== null && at <= until],
          ['release', isKept && hit.origin !== 'restricted'],
          ['outcome', progress.state === 'raised'],
          ['close', progress.state === 'action_recorded'],
        ] as const)
      : []),
    ...(mayReport(side)
      ? ([
          ['compare', isOpen],
          ['request-details', isKept && isOpen && hit.detailsRequestedAt === null],
          ['outcome', awaitsOutcome(progress)],
        ] as const)
      : []),
  ]
  return [...new Set(rules.flatMap(([deed, isOpenToMe]) => (isOpenToMe ? [deed] : [])))]
}

function undoUntil(actor: Actor, side: Side, hit: Hit): Date | null {
  const { progress } = hit
  if (!mayDecide(actor, side) || !('verdict' in progress) || progress.verdict?.by !== actor.id) return null
  return undoableUntil(progress)
}
