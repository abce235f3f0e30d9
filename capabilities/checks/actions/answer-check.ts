import { NORMALISER_VERSION } from '../../../engines/matching/normalise.ts'
import { SCORER_VERSION } from '../../../engines/matching/score.ts'
import type { Candidate, Mode, Query } from '../../../engines/matching/types.ts'
import { type Db, inTransaction, inTransactionAs } from '../../../infra/db.ts'
import { GroupCommit } from '../../../infra/group-commit.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { formatPartialDate } from '../../../kernel/partial-date.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { type Checkable, liveRecords, mayReadRecord } from '../../records/public.ts'
import {
  type Asked,
  type CheckSource,
  checkSources,
  isOnlyAboutPersons,
  outcomeOf,
  type SourceState,
  sourcesFor,
} from '../check.ts'
import type { CandidateView, CheckAnswer } from '../contract.ts'
import { reasonsFor } from '../explain.ts'
import type { Health, IndexKeeper } from '../jobs/index-keeper.ts'
import { type Question, type QuestionError, understand } from '../recognise.ts'
import { addChecks, type KeptCheck } from '../store.ts'
import { isStrong } from '../strength.ts'

/** Most candidates of one answer. Ours to confirm. */
const MOST_CANDIDATES = 20
/** Checks that one commit makes durable. */
const LARGEST_BATCH = 200

export type CheckRefusal = QuestionError | { readonly kind: 'purpose_missing' }

type Kept = { readonly check: KeptCheck; readonly actor: Actor }

export type CheckParts = {
  readonly db: Db
  readonly clock: () => Date
  readonly keeper: IndexKeeper
  /** Made by `checkWriter`. */
  readonly writer: GroupCommit<Kept>
}

/** Makes checks durable together with their acts. */
export function checkWriter(db: Db): GroupCommit<Kept> {
  return new GroupCommit(
    (batch) =>
      inTransaction(db, async (tx) => {
        await addChecks(
          tx,
          batch.map((kept) => kept.check),
        )
        await record(tx, ...batch.map(actOf))
      }),
    LARGEST_BATCH,
  )
}

function actOf({ check, actor }: Kept) {
  const { id, purpose, outcome, sources, candidates, at } = check
  const detail = { answer: outcome, sources, candidates }
  const act = { actor: { ...actor, purpose }, act: 'check.answered', outcome: 'done' } as const
  return { ...act, subject: `check:${id}`, detail, at }
}

export type CheckWish = { readonly question: Question; readonly purpose: Purpose | null; readonly mode: Mode }

/** Answers a question. The answer leaves when the check is in the journal, never before. */
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
  const candidates = health === 'loading' ? [] : search(parts.keeper, asker, asked.value, wish.mode)
  const found = await withRecords(parts.db, asker, candidates)
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
    mode: wish.mode,
    asked: asked.value,
    outcome,
    sources: checkSources.map((source) => ({ source, state: states[source] })),
    candidates: found.map(({ candidate }) => scoresOf(candidate)),
    versions: { normaliser: NORMALISER_VERSION, scorer: SCORER_VERSION },
    tookUs: Math.round((performance.now() - started) * 1000),
  }
  await parts.writer.add({ check, actor })
  return ok(answerOf(check, found))
}

function search(keeper: IndexKeeper, actor: Actor, asked: Asked, mode: Mode): readonly Candidate[] {
  const options = { mode, limit: MOST_CANDIDATES, maySee: keeper.maySee(actor) }
  const found = queriesFor(asked).flatMap((query) => keeper.index.search(query, options))
  const best = new Map<string, Candidate>()
  for (const candidate of found) {
    const before = best.get(candidate.id)
    if (before === undefined || before.total < candidate.total) best.set(candidate.id, candidate)
  }
  return [...best.values()].sort((a, b) => b.total - a.total).slice(0, MOST_CANDIDATES)
}

type Found = { readonly candidate: Candidate; readonly record: Checkable }

/** Only a candidate makes the server read a table; what the database no longer shows the actor is left out. */
async function withRecords(
  db: Db,
  actor: Actor,
  candidates: readonly Candidate[],
): Promise<readonly Found[]> {
  const ids = candidates.map((candidate) => candidate.id)
  if (ids.length === 0) return []
  const live = await inTransactionAs(db, actor, (tx) => liveRecords(tx, ids))
  const records = new Map<string, Checkable>(live.map((record) => [record.id, record]))
  return candidates.flatMap((candidate) => {
    const held = records.get(candidate.id)
    return held !== undefined && mayReadRecord(actor, held) ? [{ candidate, record: held }] : []
  })
}

/** One query for the name with all beside it, one for a document alone, one for a ship number that is no document. */
function queriesFor(asked: Asked): readonly Query[] {
  const { name, born, nationality, sex, birthPlace, document, imo } = asked
  const subject = isOnlyAboutPersons(asked) ? 'person' : null
  const nothing = { name: null, parts: null, born: null, nationality: null, sex: null, birthPlace: null }
  const byNumber = (number: string, of: Query['subject']): Query => ({
    ...nothing,
    subject: of,
    document: { number, issuer: null },
  })
  const queries: Query[] = []
  if (name !== null) {
    const number = document === null ? null : { number: document, issuer: null }
    queries.push({ name, parts: null, subject, born, nationality, sex, birthPlace, document: number })
  }
  // A number may stand on the record of somebody with another name: it is asked for alone as well.
  if (document !== null) queries.push(byNumber(document, null))
  if (imo !== null && imo !== document) queries.push(byNumber(imo, 'vessel'))
  return queries
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

function answerOf(check: KeptCheck, found: readonly Found[]): CheckAnswer {
  const { asked } = check
  return {
    id: check.id,
    at: check.at.toISOString(),
    outcome: check.outcome,
    purpose: check.purpose,
    mode: check.mode,
    asked: { ...asked, born: asked.born === null ? null : formatPartialDate(asked.born) },
    sources: [...check.sources],
    candidates: found.map(viewOf),
    versions: check.versions,
    tookMs: check.tookUs / 1000,
  }
}

function viewOf({ candidate, record: held }: Found): CandidateView {
  const { id, owner, source, reference, body } = held
  const isPerson = body.kind === 'person'
  return {
    record: {
      ...{ id, owner, source, reference, kind: body.kind },
      names: body.names.map(({ text, script, type }) => ({ text, script, type })),
      born: isPerson ? body.born.map(formatPartialDate) : [],
      nationalities: isPerson ? body.nationalities : [],
      documents: body.documents.map(({ type, number, issuer }) => ({ type, number, issuer })),
      imo: body.kind === 'vessel' ? body.imo : null,
    },
    strength: isStrong(candidate) ? 'strong' : 'weak',
    similarity: round(candidate.similarity),
    total: round(candidate.total),
    name: candidate.name === null ? null : { ...candidate.name, parts: [...candidate.name.parts] },
    evidence: [...candidate.evidence],
    channels: [...candidate.channels],
    reasons: reasonsFor(candidate),
  }
}

function scoresOf({ id, similarity, total }: Candidate): KeptCheck['candidates'][number] {
  return { id, similarity: round(similarity), total: round(total) }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
