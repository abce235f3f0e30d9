import { NORMALISER_VERSION } from '../../../engines/matching/normalise.ts'
import { SCORER_VERSION } from '../../../engines/matching/score.ts'
import type { Candidate, Mode } from '../../../engines/matching/types.ts'
import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { type NewHit, settledPairs } from '../../hits/public.ts'
import { type Checkable, judgementsOf, liveRecords, maskOf } from '../../records/public.ts'
import type { BatchId } from '../batch.ts'
import {
  type Asked,
  type CheckSource,
  checkSources,
  outcomeOf,
  type SourceState,
  sourceOfKind,
  sourcesByNumber,
  sourcesFor,
} from '../check.ts'
import type { CheckAnswer } from '../contract.ts'
import { type Question, type QuestionError, understand } from '../recognise.ts'
import type { KeptCheck } from '../store/checks.ts'
import { isStrong } from '../strength.ts'
import { candidateView, type Found, round } from './candidate-view.ts'
import type { CheckWriter, Keeping, Written } from './check-writer.ts'
import type { Health, LiveIndex } from './live-index.ts'
import { questionHash } from './question-hash.ts'
import { type HitSettings, hitFrom, type Occasion } from './raising.ts'
import { type Searched, searchAll } from './search.ts'
import { understoodView } from './understood-view.ts'
import { weighNumbers } from './weigh-numbers.ts'

export type CheckRefusal = QuestionError | { readonly kind: 'purpose_missing' | 'about_not_yours' }

export type CheckParts = {
  readonly db: Db
  /** As Comity itself: a hit is of two bureaus. */
  readonly system: Db
  readonly clock: () => Date
  readonly keeper: LiveIndex
  /** Made by `checkWriter`. */
  readonly writer: CheckWriter
  readonly hits: HitSettings
}

export type CheckWish = {
  readonly question: Question
  readonly purpose: Purpose | null
  readonly mode: Mode
  /** Somebody is kept at a control until this is answered; null when it is not said. */
  readonly isHeld: boolean | null
  /** A record of the own bureau that the question is about; null when it is about none. */
  readonly about: string | null
}

/** A question that was understood, by whom and what for. */
export type Asking = {
  readonly asker: Actor
  readonly asked: Asked
  readonly about: Checkable | null
  readonly wish: CheckWish
  /** The list of which it is a line. */
  readonly listId: BatchId | null
  readonly at: Date
}

/** Answers a question. The answer leaves when the check and its hits are in the journal, never before. */
export async function answerCheck(
  parts: CheckParts,
  actor: Actor,
  wish: CheckWish,
): Promise<Result<CheckAnswer, CheckRefusal>> {
  const at = parts.clock()
  const asking = await understood(parts, actor, wish, at)
  if (asking.ok) return ok(await answer(parts, asking.value))
  const detail = { kind: asking.error.kind }
  await record(parts.db, { actor, act: 'check.refused', outcome: 'refused', subject: 'none', detail, at })
  return asking
}

async function understood(
  parts: CheckParts,
  actor: Actor,
  wish: CheckWish,
  at: Date,
): Promise<Result<Asking, CheckRefusal>> {
  const asked = understand(wish.question, at)
  if (!asked.ok) return asked
  const purpose = wish.purpose ?? (actor.kind === 'program' ? actor.purpose : null)
  if (purpose === null) return fail({ kind: 'purpose_missing' })
  // What a record may be used for is judged by what this check is for.
  const asker = { ...actor, purpose }
  const about = wish.about === null ? null : await ownRecord(parts, asker, wish.about)
  if (wish.about !== null && about === null) return fail({ kind: 'about_not_yours' })
  return ok({ asker, asked: asked.value, about, wish, listId: null, at })
}

async function ownRecord({ db }: CheckParts, asker: Actor, id: string): Promise<Checkable | null> {
  const [found] = await inTransactionAs(db, asker, (tx) => liveRecords(tx, [id]))
  return found?.owner === asker.bureau && maskOf(asker, found) !== 'none' ? found : null
}

async function answer(parts: CheckParts, asking: Asking): Promise<CheckAnswer> {
  const started = performance.now()
  const looked = look(parts.keeper, asking)
  const { candidates } = looked
  const found = candidates.length === 0 ? [] : await withRecords(parts, asking, candidates)
  const prepared = prepare(parts, asking, { ...looked, found, took: performance.now() - started })
  // Before it is written: whatever is left to do afterwards keeps the answers of a whole commit waiting.
  const shown = understoodView(asking.asked)
  return answerOf(prepared, shown, await parts.writer.add(prepared.keeping))
}

/** A check that can be made durable, and what its answer is made of then. */
export type Prepared = {
  readonly keeping: Keeping
  readonly found: readonly Found[]
  readonly raised: ReadonlyMap<Found, NewHit>
}

export function prepare(
  { hits }: Pick<CheckParts, 'hits'>,
  asking: Asking,
  met: {
    readonly health: Health
    readonly found: readonly Found[]
    readonly metHidden: boolean
    readonly areNumbersWhole: boolean
    /** Milliseconds. */
    readonly took: number
  },
): Prepared {
  const { asker, asked, about, wish, at } = asking
  const { found, metHidden } = met
  const states = statesOf(asked, found, met)
  const check: KeptCheck = {
    bureau: asker.bureau,
    id: newId<'Check'>(at),
    at,
    askedBy: asker.id,
    purpose: asker.purpose,
    clearance: asker.clearance,
    mode: wish.mode,
    asked,
    about: about?.id ?? null,
    listId: asking.listId,
    outcome: outcomeOf(
      states,
      found.some((one) => isStrong(one.candidate)),
    ),
    sources: checkSources.map((source) => ({ source, state: states[source] })),
    candidates: found.map(({ candidate }) => scoresOf(candidate)),
    versions: VERSIONS,
    tookUs: Math.round(met.took * 1000),
  }
  const raised = raisedBy(hits, asking, check, found)
  return { keeping: { check, actor: asker, hits: [...raised.values()], metHidden }, found, raised }
}

export const VERSIONS = { normaliser: NORMALISER_VERSION, scorer: SCORER_VERSION }

/** What was met, and how good the index is that was asked. */
export type Looked = Searched & { readonly metHidden: boolean; readonly health: Health }

/** What may be seen is searched; that something else was met is noted and costs nothing. */
export function look(keeper: LiveIndex, { asker, asked, wish: { mode } }: Asking): Looked {
  const health = keeper.health()
  if (health === 'loading') return { candidates: [], areNumbersWhole: true, metHidden: false, health }
  const mayRead = keeper.maySee(asker)
  let metHidden = false
  const maySee = (id: string): boolean => {
    const may = mayRead(id)
    if (!may) metHidden = true
    return may
  }
  // A hidden record whose number is only alike tells its owner nothing: it counts as not met.
  const searched = searchAll(keeper, asked, { mode, maySee, mayGuess: mayRead })
  return { ...searched, metHidden, health }
}

/** Only a candidate makes the server read a table. */
async function withRecords(
  { db, hits }: CheckParts,
  asking: Asking,
  candidates: readonly Candidate[],
): Promise<readonly Found[]> {
  return await inTransactionAs(db, asking.asker, (tx) => recordsOf(tx, hits, asking, candidates))
}

/** The candidates with their records; what the database no longer shows the actor is left out. */
export async function recordsOf(
  tx: Tx,
  { secret }: HitSettings,
  { asker, asked, about }: Asking,
  candidates: readonly Candidate[],
): Promise<readonly Found[]> {
  // A record is not asked whether it is itself.
  const others = candidates.filter(({ id }) => id !== about?.id)
  const ids = others.map((candidate) => candidate.id)
  if (ids.length === 0) return []
  const question = { asker: asker.bureau, hash: questionHash(secret, asked, about?.id ?? null) }
  const records = new Map<string, Checkable>((await liveRecords(tx, ids)).map((one) => [one.id, one]))
  const pairs = new Map((await settledPairs(tx, question, ids)).map((pair) => [pair.recordId, pair]))
  const judged = about === null ? new Map<string, Date>() : await judgedDifferent(tx, asker, about)
  const found = others.flatMap((one): Found[] => {
    const held = records.get(one.id)
    const mask = held === undefined ? 'none' : maskOf(asker, held)
    const candidate = held === undefined ? null : weighNumbers(one, asked, held.body)
    if (held === undefined || candidate === null || mask === 'none') return []
    const pair = pairs.get(candidate.id)
    const settledAt = pair?.version === held.version ? pair.at : (judged.get(candidate.id) ?? null)
    return [{ candidate, record: held, mask, settledAt }]
  })
  return found.sort((a, b) => b.candidate.total - a.candidate.total)
}

/**
 * Which records were judged not to be the one asked about, and when: by the own bureau, else by every owner that judged.
 * Owners that contradict each other settle nothing.
 */
async function judgedDifferent(tx: Tx, asker: Actor, about: Checkable): Promise<Map<string, Date>> {
  const judgements = (await judgementsOf(tx, asker, [about.id])).filter(({ isCurrent }) => isCurrent)
  const byOther = Map.groupBy(judgements, (one) => (one.left === about.id ? one.right : one.left))
  const different = [...byOther].flatMap(([other, said]): [string, Date][] => {
    const own = said.filter(({ bureau }) => bureau === asker.bureau)
    const counted = own.length > 0 ? own : said
    const latest = counted.at(-1)
    const isDifferent = counted.every(({ verdict }) => verdict === 'not_same')
    return latest !== undefined && isDifferent ? [[other, latest.at]] : []
  })
  return new Map(different)
}

/** Strong candidates are hits, unless this very pair was called different. */
function raisedBy(
  settings: HitSettings,
  { asker, asked, about, wish, at }: Asking,
  check: KeptCheck,
  found: readonly Found[],
) {
  const occasion: Occasion = {
    ...{ asker, asked, at, checkId: check.id, standingId: null, about: about?.id ?? null, origin: 'check' },
    // At a border somebody stands in front of the officer. Ours to confirm.
    isHeld: wish.isHeld ?? asker.purpose === 'border',
  }
  const strong = found.filter((one) => isStrong(one.candidate) && one.settledAt === null)
  return new Map(strong.map((one) => [one, hitFrom(settings, occasion, one)]))
}

function statesOf(
  asked: Asked,
  found: readonly Found[],
  { health, areNumbersWhole }: { readonly health: Health; readonly areNumbersWhole: boolean },
): Record<CheckSource, SourceState> {
  const hits = new Set(found.flatMap((one) => answeredBy(asked, one)))
  const unlooked = new Set(areNumbersWhole ? [] : sourcesByNumber(asked))
  const wanted = sourcesFor(asked)
  const stateOf = (source: CheckSource): SourceState => {
    if (!wanted.has(source)) return 'not_asked'
    if (health === 'loading') return 'not_answered'
    if (hits.has(source)) return 'hit'
    if (unlooked.has(source)) return 'not_answered'
    return health === 'stale' ? 'stale' : 'no_hit'
  }
  const states = checkSources.map((source) => [source, stateOf(source)] as const)
  return Object.fromEntries(states) as Record<CheckSource, SourceState>
}

/** By its name a record answers for its kind; by a number for documents too, where its kind has them. */
function answeredBy(asked: Asked, { candidate, record: held }: Found): readonly CheckSource[] {
  const own = sourceOfKind[held.body.kind]
  if (own !== 'persons' && own !== 'organisations' && own !== 'vessels') return [own]
  const isByNumber = candidate.evidence.some((line) => line.field === 'document' && line.weight > 0)
  const isByOwn = candidate.name !== null || asked.imo !== null || own === 'vessels'
  return [...(isByOwn ? [own] : []), ...(isByNumber ? (['documents'] as const) : [])]
}

/** What the asker is told, once it is durable. `written` says which hit each of the raised ones became. */
export function answerOf(
  { keeping: { check }, found, raised }: Prepared,
  asked: CheckAnswer['asked'],
  written: Written,
): CheckAnswer {
  const hitOf = (one: Found): string | null => {
    const hit = raised.get(one)
    return hit === undefined ? null : (written.get(hit.id) ?? null)
  }
  return {
    id: check.id,
    at: check.at.toISOString(),
    outcome: check.outcome,
    purpose: check.purpose,
    mode: check.mode,
    asked,
    sources: [...check.sources],
    candidates: found.map((one) => candidateView(one, hitOf(one))),
    versions: check.versions,
    tookMs: check.tookUs / 1000,
  }
}

function scoresOf({ id, similarity, total }: Candidate): KeptCheck['candidates'][number] {
  return { id, similarity: round(similarity), total: round(total) }
}
