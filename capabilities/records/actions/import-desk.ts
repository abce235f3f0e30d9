import { type Db, inTransaction, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { isNamedKind, type RecordKind } from '../../../kernel/record-kind.ts'
import { fail, ok, type Result, unreachable } from '../../../kernel/result.ts'
import type { ImportProgress } from '../contract.ts'
import {
  type ImportFigures,
  type ImportFormat,
  type ImportId,
  isSheet,
  REJECTIONS_KEPT,
  removesTooMuch,
} from '../import.ts'
import { readFtmLines } from '../import-ftm.ts'
import type { ImportItem, ImportSource, ImportStream } from '../import-item.ts'
import { readOfacList } from '../import-ofac.ts'
import { readSheet } from '../import-sheet.ts'
import { readUnList } from '../import-un.ts'
import { longestRetention } from '../retention.ts'
import {
  addRejections,
  failImport,
  finishImport,
  holdImport,
  keepFigures,
  type Rejection,
} from '../store/imports.ts'
import {
  applyStage,
  countStage,
  type ListEnvelope,
  type ListKey,
  openStage,
  type Staged,
  stage,
  stageAndAdd,
  takeBarred,
  takeOtherKinds,
  undoStage,
} from '../store/staging.ts'

type Open = () => ImportSource

/** What the desk needs to read an import that `openImport` has opened. */
export type ImportJob = {
  readonly id: ImportId
  readonly actor: Actor
  readonly owner: BureauCode
  readonly format: ImportFormat
  /** What a table is about; null of lists. */
  readonly kind: RecordKind | null
  readonly isDryRun: boolean
  readonly acceptRemovals: boolean
  /** Each opens its file from the beginning. */
  readonly files: {
    readonly list: Open
    readonly alt: Open | null
    readonly add: Open | null
    readonly comments: Open | null
  }
  readonly totalBytes: number
}

/** `figures` are what the list would have done, where it was read to its end. */
type ImportError = { readonly kind: string; readonly detail: string; readonly figures: ImportFigures | null }

const BATCH = 500
/** Longest a watcher waits for news. */
const PROGRESS_EVERY_MS = 250
/** Imports that wait for the one that runs. Ours to confirm. */
const LONGEST_QUEUE = 20
/** Ended imports whose last progress is still told to who asks late. */
const REMEMBERED = 100

type Watcher = (progress: ImportProgress) => void

/** Reads lists, one after the other, and tells how far it is. */
export class ImportDesk {
  readonly #db: Db
  readonly #clock: () => Date
  readonly #progress = new Map<ImportId, ImportProgress>()
  readonly #watchers = new Map<ImportId, Set<Watcher>>()
  #last: Promise<void> = Promise.resolve()
  #waiting = 0

  constructor(db: Db, clock: () => Date) {
    this.#db = db
    this.#clock = clock
  }

  /** False when too many imports wait already. */
  get hasRoom(): boolean {
    return this.#waiting < LONGEST_QUEUE
  }

  /** Queues an import. The promise ends with it; `onEnd` lets the caller put its files away. */
  run(job: ImportJob): Promise<void> {
    this.#waiting++
    this.#tell(job.id, { ...beginning, totalBytes: job.totalBytes })
    const mine = this.#last.then(() => this.#runOne(job))
    this.#last = mine.then(
      () => undefined,
      () => undefined,
    )
    return mine.finally(() => {
      this.#waiting--
    })
  }

  progress(id: ImportId): ImportProgress | null {
    return this.#progress.get(id) ?? null
  }

  /** Calls `watcher` at each step until the returned function is called. */
  watch(id: ImportId, watcher: Watcher): () => void {
    const watchers = this.#watchers.get(id) ?? new Set()
    this.#watchers.set(id, watchers.add(watcher))
    return () => {
      watchers.delete(watcher)
      if (watchers.size === 0) this.#watchers.delete(id)
    }
  }

  async #runOne(job: ImportJob): Promise<void> {
    let toldAt = 0
    const onProgress = (step: ImportProgress['step'], read: Read): void => {
      const now = this.#clock().getTime()
      if (step === 'reading' && now - toldAt < PROGRESS_EVERY_MS) return
      toldAt = now
      this.#tell(job.id, { ...read, state: 'running', step, totalBytes: job.totalBytes })
    }
    const before = (): ImportProgress => this.#progress.get(job.id) ?? beginning
    try {
      const taken = await inTransaction(this.#db, async (tx) => {
        const result = await takeList(tx, job, this.#clock, onProgress)
        // Together with the lines that were rejected until then.
        if (!result.ok) await keepFailure(tx, job, result.error, this.#clock())
        return result
      })
      this.#tell(job.id, { ...before(), state: taken.ok ? 'finished' : 'failed', step: 'done' })
    } catch (cause) {
      const detail = 'Something broke here; nothing of the file was taken.'
      const error = { kind: 'import_broke', detail, figures: null }
      await inTransaction(this.#db, (tx) => keepFailure(tx, job, error, this.#clock()))
      this.#tell(job.id, { ...before(), state: 'failed', step: 'done' })
      throw cause
    }
  }

  #tell(id: ImportId, progress: ImportProgress): void {
    this.#progress.set(id, progress)
    const oldest = this.#progress.keys().next().value
    if (this.#progress.size > REMEMBERED && oldest !== undefined) this.#progress.delete(oldest)
    for (const watcher of this.#watchers.get(id) ?? []) watcher(progress)
  }
}

async function keepFailure(tx: Tx, job: ImportJob, error: ImportError, at: Date): Promise<void> {
  if (error.figures !== null) await keepFigures(tx, job.id, error.figures)
  await failImport(tx, job.id, error, at)
  const detail = { kind: error.kind }
  await record(tx, { ...actOf(job), act: 'import.failed', outcome: 'refused', detail, at })
}

const beginning: ImportProgress = {
  state: 'running',
  step: 'reading',
  bytes: 0,
  totalBytes: 0,
  records: 0,
  rejected: 0,
}

type Read = Pick<ImportProgress, 'bytes' | 'records' | 'rejected'>
type OnProgress = (step: ImportProgress['step'], read: Read) => void

async function takeList(
  tx: Tx,
  job: ImportJob,
  clock: () => Date,
  onProgress: OnProgress,
): Promise<Result<ImportFigures, ImportError>> {
  await holdImport(tx, job.id)
  const at = clock()
  const envelope = {
    ...({ level: 'fouo', handling: ['H0'], by: job.actor.id, at } as const),
    ...termsOf(job.kind, at),
  }
  const reading = { job, list: listOf(job), envelope, onProgress }
  const taken =
    (await takeOnce(tx, { ...reading, addsAtOnce: !job.isDryRun })) ??
    (await takeOnce(tx, { ...reading, addsAtOnce: false }))
  if (taken === null) throw new Error('a list was undone for what it did not do')
  if (!taken.ok) return taken
  const [figures, endedAt] = [taken.value, clock()]
  await finishImport(tx, job.id, figures, endedAt)
  const detail = { ...figures, isDryRun: job.isDryRun }
  await record(tx, { ...actOf(job), act: 'import.finished', outcome: 'done', detail, at: endedAt })
  return ok(figures)
}

type Reading = {
  readonly job: ImportJob
  readonly list: ListKey
  readonly envelope: ListEnvelope
  /** Whether what the owner does not have yet is added while the list is read. */
  readonly addsAtOnce: boolean
  readonly onProgress: OnProgress
}
/** The first lines that were rejected. */
type Rejected = Rejection[]

/** Null, with all undone, when something was added that has been barred meanwhile: the list must be read again. */
async function takeOnce(tx: Tx, reading: Reading): Promise<Result<ImportFigures, ImportError> | null> {
  const rejected: Rejected = []
  await openStage(tx)
  const taken = await takeStage(tx, reading, rejected)
  if (taken === null || !taken.ok) await undoStage(tx)
  if (taken !== null) await keepRejections(tx, reading.job, rejected)
  return taken
}

async function takeStage(
  tx: Tx,
  reading: Reading,
  rejected: Rejected,
): Promise<Result<ImportFigures, ImportError> | null> {
  const { job, list, envelope, onProgress } = reading
  const read = await readAll(tx, reading, rejected)
  if (!read.ok) return read
  onProgress('comparing', read.value)
  const barred = await takeBarred(tx, list)
  if (barred.wereAdded) return null
  const others = await takeOtherKinds(tx, list)
  reject(rejected, read.value.rejected, { references: barred.references, ...forRights })
  const before = read.value.rejected + barred.references.length
  reject(rejected, before, { references: others, ...ofOtherKind })
  const figures = { ...(await countStage(tx, list)), rejected: before + others.length }
  if (!job.isDryRun && !job.acceptRemovals && removesTooMuch(figures)) return tooManyRemoved(figures)
  if (!job.isDryRun) await tell(tx, 'records.changed', await applyStage(tx, list, envelope), envelope.at)
  return ok(figures)
}

/** What was deleted because a person has the right to it does not come back by a list. */
const forRights = {
  reason: 'deleted_for_rights',
  detail: 'It was deleted because a person has the right to it. Take it off the list.',
}
/** A reference that stands for a record of another kind already is a mistake in the table. */
const ofOtherKind = {
  reason: 'other_kind',
  detail: 'A record of another kind has this reference already. Use another reference.',
}

/** `before` is how many lines were rejected before these. */
function reject(
  rejected: Rejected,
  before: number,
  { references, reason, detail }: typeof forRights & { readonly references: readonly string[] },
): void {
  for (const [place, reference] of references.entries())
    note(rejected, { line: before + place + 1, position: 0, reference, reason, detail, excerpt: '' })
}

/** A list is whole: what it leaves out is withdrawn. A table of ours adds and changes, and leaves the rest alone. */
function listOf({ owner, format }: ImportJob): ListKey {
  return isSheet(format)
    ? { owner, source: 'sheet', isWhole: false }
    : { owner, source: format, isWhole: true }
}

const nothing: ImportFigures = {
  ...{ persons: 0, organisations: 0, vessels: 0, things: 0 },
  ...{ added: 0, changed: 0, removed: 0, unchanged: 0, rejected: 0 },
}

async function readAll(tx: Tx, reading: Reading, rejected: Rejected): Promise<Result<Read, ImportError>> {
  const { job, envelope, onProgress } = reading
  const stream = open(job)
  const batches = new Batches(tx, reading)
  let read: Read = { bytes: 0, records: 0, rejected: 0 }
  for (let step = await stream.next(); ; step = await stream.next()) {
    if (step.done === true) {
      await batches.end()
      if (step.value.ok) return ok(read)
      return fail({ ...step.value.error, figures: { ...nothing, rejected: read.rejected } })
    }
    const item = step.value
    read = count(read, item)
    if ((read.records + read.rejected) % BATCH === 0) onProgress('reading', read)
    if (item.kind === 'record') {
      const { reference, body } = item
      await batches.put({ id: newId<'Record'>(envelope.at), reference, body })
    } else note(rejected, rejectionOf(item, read.rejected))
  }
}

/** Writes what is read by batches: while PostgreSQL takes one the next is read. Calls: `put` as often as wanted, then `end`. */
class Batches {
  readonly #tx: Tx
  readonly #reading: Reading
  #next: Staged[] = []
  #writing: Promise<void> = Promise.resolve()

  constructor(tx: Tx, reading: Reading) {
    this.#tx = tx
    this.#reading = reading
  }

  async put(record: Staged): Promise<void> {
    this.#next.push(record)
    if (this.#next.length < BATCH) return
    await this.#writing
    this.#writing = this.#write(this.#next)
    // Whoever awaits it next is told why it failed.
    this.#writing.catch(() => undefined)
    this.#next = []
  }

  async end(): Promise<void> {
    await this.#writing
    if (this.#next.length > 0) await this.#write(this.#next)
  }

  async #write(records: readonly Staged[]): Promise<void> {
    const { list, envelope, addsAtOnce } = this.#reading
    await (addsAtOnce ? stageAndAdd(this.#tx, list, envelope, records) : stage(this.#tx, records))
  }
}

function count(read: Read, item: ImportItem): Read {
  const isRecord = item.kind === 'record'
  return {
    bytes: item.bytes,
    records: read.records + (isRecord ? 1 : 0),
    rejected: read.rejected + (isRecord ? 0 : 1),
  }
}

function rejectionOf(
  { at, reference, reason, detail, excerpt }: Exclude<ImportItem, { kind: 'record' }>,
  line: number,
): Rejection {
  return { line, position: at, reference, reason, detail, excerpt }
}

/** The first ones; the others are counted. */
function note(rejected: Rejected, rejection: Rejection): void {
  if (rejection.line <= REJECTIONS_KEPT) rejected.push(rejection)
}

async function keepRejections(tx: Tx, job: ImportJob, rejected: Rejected): Promise<void> {
  for (let from = 0; from < rejected.length; from += BATCH)
    await addRejections(tx, job, rejected.slice(from, from + BATCH))
}

function open({ format, kind, owner, files }: ImportJob): ImportStream {
  switch (format) {
    case 'un':
      return readUnList(files.list())
    case 'ofac':
      return readOfacList({
        sdn: files.list(),
        alt: files.alt?.() ?? null,
        add: files.add?.() ?? null,
        comments: files.comments?.() ?? null,
      })
    case 'ftm':
      return readFtmLines(files.list)
    case 'csv':
    case 'xlsx':
      if (kind === null) throw new Error('a table is read that is about no kind')
      return readSheet({ kind, format, owner, open: files.list })
    default:
      return unreachable(format)
  }
}

function tooManyRemoved(figures: ImportFigures): Result<never, ImportError> {
  const { removed, changed, unchanged } = figures
  const before = removed + changed + unchanged
  const detail = `The file leaves out ${removed} of ${before} records that are held now, so it may be cut off. Nothing was changed. If it is right, import it again and accept the removals.`
  return fail({ kind: 'too_many_removed', detail, figures })
}

/** Looked at again after the longest initial retention of its kind; a thing is not wanted as persons are. Ours to confirm. */
function termsOf(kind: RecordKind | null, at: Date) {
  const end = longestRetention(kind ?? 'person', at)
  const purpose = kind === null || isNamedKind(kind) ? 'wanted' : 'investigate'
  return { purpose, validFrom: at, reviewAt: end, deleteAt: end } as const
}

function actOf({ actor, id }: ImportJob) {
  return { actor, subject: `import:${id}` } as const
}
