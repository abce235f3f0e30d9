import { NORMALISER_VERSION } from '../../../engines/matching/normalise.ts'
import { SCORER_VERSION } from '../../../engines/matching/score.ts'
import type { Candidate, Mode } from '../../../engines/matching/types.ts'
import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { settledPairs } from '../../hits/public.ts'
import { type Checkable, liveRecords, maskOf } from '../../records/public.ts'
import {
  type Asked,
  type CheckSource,
  checkSources,
  outcomeOf,
  type SourceState,
  sourcesFor,
} from '../check.ts'
import type { CheckAnswer } from '../contract.ts'
import type { Health, IndexKeeper } from '../jobs/index-keeper.ts'
import { type Question, type QuestionError, understand } from '../recognise.ts'
import type { KeptCheck } from '../store/checks.ts'
import { isStrong } from '../strength.ts'
import { candidateView, type Found, round } from './candidate-view.ts'
import type { CheckWriter } from './check-writer.ts'
import { questionHash } from './question-hash.ts'
import { askedView, type HitSettings, hitFrom, type Occasion } from './raising.ts'
import { searchAll } from './search.ts'

export type CheckRefusal = QuestionError | { readonly kind: 'purpose_missing' }

export type CheckParts = {
  readonly db: Db
  /** As Comity itself: a hit is of two bureaus. */
  readonly system: Db
  readonly clock: () => Date
  readonly keeper: IndexKeeper
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
}

/** Answers a question. The answer leaves when the check and its hits are in the journal, never before. */
export async function answerCheck(
  parts: CheckParts,
  actor: Actor,
  wish: CheckWish,
): Promise<Result<CheckAnswer, CheckRefusal>> {
  const at = parts.clock()
  const started = performance.now()
  const asked = understand(wish.question)
  const purpose = wish.purpose ?? (actor.kind === 'program' ? actor.purpose : null)
  if (!asked.ok || purpose === null) {
    const refusal = asked.ok ? fail({ kind: 'purpose_missing' }) : asked
    const detail = { kind: refusal.error.kind }
    await record(parts.db, { actor, act: 'check.refused', outcome: 'refused', subject: 'none', detail, at })
    return refusal
  }
  const health = parts.keeper.health()
  // What a record may be used for is judged by what this check is for.
  const asker = { ...actor, purpose }
  const { candidates, metHidden } = look(parts.keeper, asker, asked.value, wish.mode)
  const found = await withRecords(parts, asker, asked.value, candidates)
  const states = statesOf(asked.value, found, health)
  const outcome = outcomeOf(
    states,
    found.some((one) => isStrong(one.candidate)),
  )
  const check: KeptCheck = {
    bureau: actor.bureau,
    id: newId<'Check'>(at),
    at,
    askedBy: actor.id,
    purpose,
    clearance: actor.clearance,
    mode: wish.mode,
    asked: asked.value,
    outcome,
    sources: checkSources.map((source) => ({ source, state: states[source] })),
    candidates: found.map(({ candidate }) => scoresOf(candidate)),
    versions: { normaliser: NORMALISER_VERSION, scorer: SCORER_VERSION },
    tookUs: Math.round((performance.now() - started) * 1000),
  }
  const raised = raisedBy(parts.hits, { asker, check, isHeld: wish.isHeld }, found)
  const hits = [...raised.values()]
  const written = await parts.writer.add({ check, actor, hits, metHidden })
  const hitOf = (one: Found): string | null => {
    const hit = raised.get(one)
    return hit === undefined ? null : (written.get(hit.id) ?? null)
  }
  return ok(answerOf(check, found, hitOf))
}

/** What may be seen is searched; that something else was met is noted and costs nothing. */
function look(
  keeper: IndexKeeper,
  asker: Actor,
  asked: Asked,
  mode: Mode,
): { readonly candidates: readonly Candidate[]; readonly metHidden: boolean } {
  if (keeper.health() === 'loading') return { candidates: [], metHidden: false }
  const mayRead = keeper.maySee(asker)
  let metHidden = false
  const maySee = (id: string): boolean => {
    const may = mayRead(id)
    if (!may) metHidden = true
    return may
  }
  return { candidates: searchAll(keeper.index, asked, { mode, maySee }), metHidden }
}

/** Only a candidate makes the server read a table; what the database no longer shows the actor is left out. */
async function withRecords(
  { db, hits }: CheckParts,
  asker: Actor,
  asked: Asked,
  candidates: readonly Candidate[],
): Promise<readonly Found[]> {
  const ids = candidates.map((candidate) => candidate.id)
  if (ids.length === 0) return []
  const question = { asker: asker.bureau, hash: questionHash(hits.secret, asked) }
  const [live, settled] = await inTransactionAs(db, asker, async (tx) => [
    await liveRecords(tx, ids),
    await settledPairs(tx, question, ids),
  ])
  const records = new Map<string, Checkable>(live.map((one) => [one.id, one]))
  const pairs = new Map(settled.map((pair) => [pair.recordId, pair]))
  return candidates.flatMap((candidate) => {
    const held = records.get(candidate.id)
    const mask = held === undefined ? 'none' : maskOf(asker, held)
    if (held === undefined || mask === 'none') return []
    const pair = pairs.get(candidate.id)
    const settledAt = pair?.version === held.version ? pair.at : null
    return [{ candidate, record: held, mask, settledAt }]
  })
}

type Raising = { readonly asker: Actor; readonly check: KeptCheck; readonly isHeld: boolean | null }

/** Strong candidates are hits, unless their owner called this very pair different. */
function raisedBy(settings: HitSettings, { asker, check, isHeld }: Raising, found: readonly Found[]) {
  const { asked, at, purpose } = check
  const occasion: Occasion = {
    ...{ asker, asked, at, checkId: check.id, standingId: null, origin: 'check' },
    // At a border somebody stands in front of the officer. Ours to confirm.
    isHeld: isHeld ?? purpose === 'border',
  }
  const strong = found.filter((one) => isStrong(one.candidate) && one.settledAt === null)
  return new Map(strong.map((one) => [one, hitFrom(settings, occasion, one)]))
}

const sourceOfSubject = { person: 'persons', organisation: 'organisations', vessel: 'vessels' } as const

function statesOf(asked: Asked, found: readonly Found[], health: Health): Record<CheckSource, SourceState> {
  const hits = new Set<CheckSource>()
  for (const { candidate, record: held } of found) {
    if (candidate.name !== null || asked.imo !== null) hits.add(sourceOfSubject[held.body.kind])
    if (candidate.evidence.some((line) => line.field === 'document' && line.weight > 0)) hits.add('documents')
  }
  const wanted = sourcesFor(asked)
  const stateOf = (source: CheckSource): SourceState => {
    if (!wanted.has(source)) return 'not_asked'
    if (health === 'loading') return 'not_answered'
    if (hits.has(source)) return 'hit'
    return health === 'stale' ? 'stale' : 'no_hit'
  }
  return {
    persons: stateOf('persons'),
    organisations: stateOf('organisations'),
    vessels: stateOf('vessels'),
    documents: stateOf('documents'),
  }
}

function answerOf(
  check: KeptCheck,
  found: readonly Found[],
  hitOf: (one: Found) => string | null,
): CheckAnswer {
  return {
    id: check.id,
    at: check.at.toISOString(),
    outcome: check.outcome,
    purpose: check.purpose,
    mode: check.mode,
    asked: askedView(check.asked),
    sources: [...check.sources],
    candidates: found.map((one) => candidateView(one, hitOf(one))),
    versions: check.versions,
    tookMs: check.tookUs / 1000,
  }
}

function scoresOf({ id, similarity, total }: Candidate): KeptCheck['candidates'][number] {
  return { id, similarity: round(similarity), total: round(total) }
}
