import { setImmediate as nextTurn } from 'node:timers/promises'
import { IdentifierIndex } from '../../../engines/identifier-index/identifier-index.ts'
import { MatchIndex } from '../../../engines/matching/match-index.ts'
import { type Db, inTransaction } from '../../../infra/db.ts'
import { type Cursor, cursorNow, hear, listen } from '../../../infra/outbox.ts'
import type { BureauCode } from '../../../kernel/actor.ts'
import { type Id, newId, timeOfId } from '../../../kernel/id.ts'
import { type Purpose, purposes } from '../../../kernel/purpose.ts'
import { inactiveBureaus } from '../../bureaus/public.ts'
import { type NewHit, raiseHits, unmetHits } from '../../hits/public.ts'
import { type Checkable, liveRecords, maskOf, mayReadRecord, type Reader } from '../../records/public.ts'
import { hashesOf, keysMark, keysOfNames } from '../actions/past-keys.ts'
import { type HitSettings, hitFrom } from '../actions/raising.ts'
import { type Searchable, searchAll } from '../actions/search.ts'
import { weighNumbers } from '../actions/weigh-numbers.ts'
import { type CheckId, checkSources, sourcesFor } from '../check.ts'
import { windowAt } from '../past-window.ts'
import { askedOfNumbers } from '../recognise.ts'
import { readReached } from '../store/asked-keys.ts'
import { addChecks, type NewCheck } from '../store/checks.ts'
import {
  firstIdOf,
  keepCursor,
  type PastBatch,
  type PastQuestion,
  pageOfBatches,
  pageOfRecent,
  pageOfStanding,
  type QuietQuestion,
  readCursor,
} from '../store/later.ts'
import { isStrong } from '../strength.ts'
import { indexRecord } from './index-entry.ts'
import { askedUnder, type MostPast, onlySure } from './past-questions.ts'
import { tellHits } from './tell-hits.ts'

const NAME = 'earlier-questions'
const TOPIC = 'records.changed'
/** Changed records that are held against the questions together. */
const MOST_RECORDS = 10_000
const PAGE = 500
/** Records whose names are looked up together: each has up to some hundred keys. Ours to confirm. */
const PAGE_BY_NAME = 100
/** Keys that the small index takes before it sorts them: as many as a record may have. */
const SMALL_TAIL = 4096
const PAGE_OF_BATCHES = 20
/** Checks are answered meanwhile: others get their turn after so long. */
const TURN_MS = 2
/** How long it rests, by how long it worked. Ours to confirm. */
const REST = 2
/** Ours to confirm. */
const LONGEST_REST_MS = 5_000
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
/** What was asked for these is over with its answer, or is about no one person. Ours to confirm. */
const OVER_AT_ONCE: readonly Purpose[] = ['forensic', 'threat_analysis']
const lasting: ReadonlySet<Purpose> = new Set(purposes.filter((one) => !OVER_AT_ONCE.includes(one)))

/** How much is looked at for new records, however many there are. */
export type Bounds = {
  /** The newest checks. */
  readonly checks: number
  /** The newest checks, where it is not written down yet under what they asked. No fewer. */
  readonly tail: number
  /** The newest lines of batches. A number costs a tenth of a name. */
  readonly lines: number
  /** Older questions that asked for one of their numbers or names. */
  readonly past: MostPast
}

/** Ours to confirm. */
export const usualBounds: Bounds = {
  checks: 20_000,
  tail: 100_000,
  lines: 100_000,
  past: { ofKey: 500, together: 5_000 },
}

export type EarlierParts = {
  readonly system: Db
  readonly clock: () => Date
  readonly hits: HitSettings
  /** Told of questions that could not be held against new records. */
  readonly say: (line: string) => void
}

type Holding = EarlierParts & { readonly bounds: Bounds }

/**
 * Holds each new or changed record against what was asked before: whatever asked for one of its numbers or names in the
 * last days, the newest checks, and standing checks. Lets hits follow their records as well. Calls in their order: `follow`
 * once, `settle` to wait, `stop`.
 */
export class EarlierQuestions {
  readonly #parts: Holding
  #cursor: Cursor | null = null
  /** Events at or after the cursor that have been applied already. */
  #applied: ReadonlySet<number> = new Set()
  #running: Promise<void> = Promise.resolve()
  #queued: Promise<void> | null = null
  #stopListening: (() => void) | null = null
  /** After work it rests, so that records which trickle in leave two thirds of the machine to checks. */
  #restUntil = 0

  /** `bounds` are narrower in tests. */
  constructor(parts: EarlierParts, bounds: Bounds = usualBounds) {
    this.#parts = { ...parts, bounds }
  }

  /** From now on, or from where an earlier run stopped; the first time of all nothing is looked at. */
  async follow(): Promise<void> {
    await this.settle()
    // The database may be away: the next wake tries again.
    this.#stopListening = listen(this.#parts.system, () => {
      if (performance.now() >= this.#restUntil) this.settle().catch(() => undefined)
    })
  }

  async stop(): Promise<void> {
    this.#stopListening?.()
    await this.#running
  }

  /** Resolves when everything told before the call has been looked at. */
  settle(): Promise<void> {
    this.#queued ??= this.#running.then(() => {
      this.#queued = null
      const pass = this.#catchUp()
      this.#running = pass.catch(() => undefined)
      return pass
    })
    return this.#queued
  }

  async #catchUp(): Promise<void> {
    const { system } = this.#parts
    this.#cursor ??= await startingCursor(system)
    const { events, next } = await hear(system, TOPIC, this.#cursor)
    const fresh = events.filter((event) => !this.#applied.has(event.seq))
    const ids = [...new Set(fresh.map((event) => event.subject))]
    const began = performance.now()
    for (let from = 0; from < ids.length; from += MOST_RECORDS)
      await holdAgainst(this.#parts, ids.slice(from, from + MOST_RECORDS))
    const ended = performance.now()
    this.#restUntil = ended + Math.min(REST * (ended - began), LONGEST_REST_MS)
    this.#applied = new Set(events.map((event) => event.seq))
    this.#cursor = next
    if (ids.length > 0) await keepCursor(system, NAME, next)
  }
}

async function startingCursor(system: Db): Promise<Cursor> {
  return await inTransaction(system, async (tx) => {
    const kept = await readCursor(tx, NAME)
    if (kept !== null) return kept
    const now = await cursorNow(tx)
    await keepCursor(tx, NAME, now)
    return now
  })
}

/** A few records as something that can be searched. */
type Lately = Searchable & {
  readonly records: ReadonlyMap<string, Checkable>
  /** Of each record, under what was asked for one of its numbers, or of its names. */
  readonly pastKeys: Readonly<Record<'numbers' | 'names', readonly (readonly number[])[]>>
  readonly inactive: ReadonlySet<BureauCode>
}

async function holdAgainst(parts: Holding, ids: readonly string[]): Promise<void> {
  const { system, hits } = parts
  const inactive = await inactiveBureaus(system)
  const [names, numbers] = [new MatchIndex(), IdentifierIndex.create(SMALL_TAIL)]
  const records = new Map<string, Checkable>()
  const pastKeys: Record<'numbers' | 'names', (readonly number[])[]> = { numbers: [], names: [] }
  for (let from = 0; from < ids.length; from += PAGE) {
    const some = ids.slice(from, from + PAGE)
    const live = await liveRecords(system, some)
    await tellHits(parts, live, some)
    for (const one of live) {
      records.set(one.id, one)
      const { entry, keyed } = indexRecord({ names, numbers }, one)
      pastKeys.numbers.push(hashesOf(hits.secret, keyed))
      if (entry !== null) pastKeys.names.push(keysOfNames(hits.secret, entry))
    }
  }
  if (records.size === 0) return
  const lately = { names, numbers: onlySure(numbers), records, pastKeys, inactive }
  // Read before the newest are: what is written down meanwhile is among those.
  const reached = await readReached(system, keysMark(hits.secret))
  const since = windowAt(parts.clock())
  const asked = new Set<string>()
  await askChecks(parts, lately, { since, reached: reached.checks, asked })
  await askBatches(parts, lately, { since, reached: reached.batches })
  await askByKeys(parts, lately, { asked, what: 'numbers', page: PAGE })
  await askByKeys(parts, lately, { asked, what: 'names', page: PAGE_BY_NAME })
  await askStanding(parts, lately)
}

type Recent = {
  readonly since: Date
  /** Up to there questions are found by their keys; null when none is yet. */
  readonly reached: string | null
  /** What was asked again already. */
  readonly asked: Set<string>
}

/** The newest checks, and those before them that can not be found by their keys yet. */
async function askChecks(parts: Holding, lately: Lately, { since, reached, asked }: Recent): Promise<void> {
  const { system, bounds } = parts
  const end = reached ?? firstIdOf(since)
  let before = LAST_ID
  for (let seen = 0; seen < bounds.tail && (seen < bounds.checks || before > end); ) {
    const limit = Math.min(PAGE, (seen < bounds.checks ? bounds.checks : bounds.tail) - seen)
    const page = await pageOfRecent(system, { since, before, limit })
    // The same question of one bureau is asked once: its newest check gets the hit.
    const fresh = page.filter((one) => lasting.has(one.purpose) && isFirst(asked, one))
    await raiseFor(parts, lately, fresh, 'retro')
    before = page.at(-1)?.id ?? before
    seen += page.length
    if (page.length < limit) return
  }
  sayNotReached(parts, lately, { what: 'Checks', from: end, to: before })
}

/** Nothing is left out in silence: there is more than was looked at, and its keys are not written down yet. */
function sayNotReached(
  { say }: Holding,
  { records }: Lately,
  { what, from, to }: { readonly what: string; readonly from: string; readonly to: string },
): void {
  if (to <= from) return
  const [start, end] = [from, to].map((id) => timeOfId(id as Id<string>).toISOString())
  say(`${what} of ${start} to ${end} were not held against ${records.size} new records: there are too many`)
}

/** Whatever asked for a number or a name that one of the records has, however many were asked since. */
async function askByKeys(
  parts: Holding,
  lately: Lately,
  { asked, what, page }: { asked: Set<string>; readonly what: 'numbers' | 'names'; readonly page: number },
): Promise<void> {
  const { system, clock, bounds, say } = parts
  const keys = lately.pastKeys[what]
  for (let from = 0; from < keys.length; from += page) {
    const some = keys.slice(from, from + page)
    const wish = { now: clock(), most: bounds.past }
    const { questions, leftOut, orMore } = await askedUnder(system, [...new Set(some.flat())], wish)
    const fresh = questions.filter((one) => lasting.has(one.purpose) && isFirst(asked, one))
    await raiseFor(parts, lately, fresh, 'retro')
    if (leftOut > 0)
      say(
        `${leftOut}${orMore ? ' or more' : ''} earlier questions for ${what} of ${some.length} new records were not held against them: newer ones were`,
      )
  }
}

/** Equal questions have equal texts: PostgreSQL gives the fields of `jsonb` in one order. */
function isFirst(
  asked: Set<string>,
  { bureau, purpose, clearance, mode, asked: question, about }: PastQuestion,
): boolean {
  const key = JSON.stringify([bureau, purpose, clearance, mode, about, question])
  if (asked.has(key)) return false
  asked.add(key)
  return true
}

/** Numbers of batches: the newest, as many lines as one pass may take. */
async function askBatches(
  parts: Holding,
  lately: Lately,
  { since, reached }: Omit<Recent, 'asked'>,
): Promise<void> {
  let before = LAST_ID
  for (let seen = 0; seen < parts.bounds.lines; ) {
    const page = await pageOfBatches(parts.system, { since, before, limit: PAGE_OF_BATCHES })
    const lasts = page.filter(({ purpose }) => lasting.has(purpose))
    await raiseFor(parts, lately, lasts.flatMap(questionsOf), 'retro')
    before = page.at(-1)?.id ?? before
    seen += page.reduce((sum, { documents }) => sum + documents.length, 0)
    if (page.length < PAGE_OF_BATCHES) return
  }
  sayNotReached(parts, lately, { what: 'Batches', from: reached ?? firstIdOf(since), to: before })
}

/** The lines of a batch, each as the check that it becomes if something comes of it. */
function questionsOf({ documents, imos, ...batch }: PastBatch): QuietQuestion[] {
  return documents.map((document, place) => ({
    ...batch,
    id: newId<'Check'>(batch.at),
    asked: askedOfNumbers(document, imos[place] ?? null),
    about: null,
  }))
}

async function askStanding(parts: Holding, lately: Lately): Promise<void> {
  let after: PastQuestion | null = null
  for (;;) {
    const page = await pageOfStanding(parts.system, { after, now: parts.clock(), limit: PAGE })
    await raiseFor(parts, lately, page, 'standing')
    after = page.at(-1) ?? null
    if (page.length < PAGE) return
  }
}

async function raiseFor(
  parts: Holding,
  lately: Lately,
  questions: readonly (PastQuestion | QuietQuestion)[],
  origin: 'retro' | 'standing',
): Promise<void> {
  const hits: NewHit[] = []
  let turn = performance.now()
  for (const question of questions) {
    hits.push(...hitsOf(parts, lately, { question, origin }))
    if (performance.now() - turn < TURN_MS) continue
    await nextTurn()
    turn = performance.now()
  }
  if (hits.length === 0) return
  await inTransaction(parts.system, async (tx) => {
    const unmet = await unmetHits(tx, hits)
    const met = new Set(unmet.map(({ checkId }) => checkId))
    await addChecks(
      tx,
      questions.flatMap((one) => ('versions' in one && met.has(one.id) ? [checkOf(one)] : [])),
    )
    await raiseHits(tx, unmet)
  })
}

/** A line of a batch of which something came: now it is kept as a check of its own, as it was answered then. */
function checkOf({ id, ...line }: QuietQuestion): NewCheck {
  const wanted = sourcesFor(line.asked)
  const sources = checkSources.map((source) => {
    const state = wanted.has(source) ? ('no_hit' as const) : ('not_asked' as const)
    return { source, state }
  })
  const answered = { outcome: 'no_hit', candidates: [], tookUs: 0, sources } as const
  return { check: { ...line, ...answered, id: id as CheckId }, hiddenFrom: null }
}

function hitsOf(
  { clock, hits }: EarlierParts,
  { names, numbers, records, inactive }: Lately,
  { question, origin }: { readonly question: PastQuestion; readonly origin: 'retro' | 'standing' },
): readonly NewHit[] {
  const { bureau, clearance, purpose, mode, asked, id, askedBy } = question
  const bureauState = inactive.has(bureau) ? 'suspended' : 'active'
  const reader: Reader = { bureau, clearance, purpose, bureauState, roles: new Set() }
  const maySee = (recordId: string): boolean => {
    const held = records.get(recordId)
    return held !== undefined && mayReadRecord(reader, held)
  }
  // What `find` itself takes for alike makes no hit either.
  return searchAll({ names, numbers }, asked, { mode, maySee, mayGuess: () => false })
    .candidates.filter(({ id: found }) => found !== question.about)
    .flatMap((met): NewHit[] => {
      const record = records.get(met.id)
      const mask = record === undefined ? 'none' : maskOf(reader, record)
      const candidate = record === undefined ? null : weighNumbers(met, asked, record.body)
      if (record === undefined || mask === 'none' || candidate === null || !isStrong(candidate)) return []
      const from = origin === 'retro' ? { checkId: id, standingId: null } : { checkId: null, standingId: id }
      const asker = { bureau, id: askedBy, kind: 'user', purpose } as const
      const occasion = { ...from, about: question.about, asker, asked, origin, isHeld: false, at: clock() }
      return [hitFrom(hits, occasion, { candidate, record, mask })]
    })
}
