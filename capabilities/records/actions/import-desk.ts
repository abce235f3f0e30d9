import { type Db, inTransaction, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import type { RecordKind } from '../../../kernel/record-kind.ts'
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
  type ListKey,
  openStage,
  type Staged,
  stage,
  takeBarred,
  takeOtherKinds,
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
  await openStage(tx)
  const read = await readAll(tx, job, clock(), onProgress)
  if (!read.ok) return read
  onProgress('comparing', read.value)
  const list = listOf(job)
  const barred = await rejectBarred(tx, job, list, read.value.rejected)
  const others = await rejectOtherKinds(tx, job, list, read.value.rejected + barred)
  const figures = { ...(await countStage(tx, list)), rejected: read.value.rejected + barred + others }
  if (!job.isDryRun && !job.acceptRemovals && removesTooMuch(figures)) {
    return tooManyRemoved(figures)
  }
  const at = clock()
  if (!job.isDryRun) {
    const envelope = {
      purpose: 'wanted',
      level: 'fouo',
      handling: ['H0'],
      ...retention(job.kind, at),
      by: job.actor.id,
      at,
    } as const
    await tell(tx, 'records.changed', await applyStage(tx, list, envelope), at)
  }
  await finishImport(tx, job.id, figures, at)
  const detail = { ...figures, isDryRun: job.isDryRun }
  await record(tx, { ...actOf(job), act: 'import.finished', outcome: 'done', detail, at })
  return ok(figures)
}

/** What was deleted because a person has the right to it does not come back by a list. */
async function rejectBarred(tx: Tx, job: ImportJob, list: ListKey, before: number): Promise<number> {
  const references = await takeBarred(tx, list)
  const detail = 'It was deleted because a person has the right to it. Take it off the list.'
  const rejections = references.map((reference, place) => ({
    ...{
      line: before + place + 1,
      position: 0,
      reference,
      reason: 'deleted_for_rights',
      detail,
      excerpt: '',
    },
  }))
  await keepRejections(tx, job, rejections)
  return rejections.length
}

/** A list is whole: what it leaves out is withdrawn. A table of ours adds and changes, and leaves the rest alone. */
function listOf({ owner, format }: ImportJob): ListKey {
  return isSheet(format)
    ? { owner, source: 'sheet', isWhole: false }
    : { owner, source: format, isWhole: true }
}

/** A reference that stands for a record of another kind already is a mistake in the table. */
async function rejectOtherKinds(tx: Tx, job: ImportJob, list: ListKey, before: number): Promise<number> {
  const references = await takeOtherKinds(tx, list)
  const detail = 'A record of another kind has this reference already. Use another reference.'
  const rejections = references.map((reference, place) => ({
    ...{ line: before + place + 1, position: 0, reference, reason: 'other_kind', detail, excerpt: '' },
  }))
  await keepRejections(tx, job, rejections)
  return rejections.length
}

const nothing: ImportFigures = {
  ...{ persons: 0, organisations: 0, vessels: 0, things: 0 },
  ...{ added: 0, changed: 0, removed: 0, unchanged: 0, rejected: 0 },
}

async function readAll(
  tx: Tx,
  job: ImportJob,
  at: Date,
  onProgress: OnProgress,
): Promise<Result<Read, ImportError>> {
  const stream = open(job)
  const batch: { staged: Staged[]; rejected: Rejection[] } = { staged: [], rejected: [] }
  let read: Read = { bytes: 0, records: 0, rejected: 0 }
  for (let step = await stream.next(); ; step = await stream.next()) {
    if (step.done === true) {
      await writeBatch(tx, job, batch)
      if (step.value.ok) return ok(read)
      return fail({ ...step.value.error, figures: { ...nothing, rejected: read.rejected } })
    }
    read = count(read, step.value)
    sort(batch, step.value, read, at)
    if (batch.staged.length + batch.rejected.length >= BATCH) {
      await writeBatch(tx, job, batch)
      onProgress('reading', read)
    }
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

function sort(
  batch: { staged: Staged[]; rejected: Rejection[] },
  item: ImportItem,
  read: Read,
  at: Date,
): void {
  if (item.kind === 'record') {
    batch.staged.push({ id: newId<'Record'>(at), reference: item.reference, body: item.body })
    return
  }
  const { reference, reason, detail, excerpt } = item
  batch.rejected.push({ line: read.rejected, position: item.at, reference, reason, detail, excerpt })
}

async function writeBatch(
  tx: Tx,
  job: ImportJob,
  batch: { staged: Staged[]; rejected: Rejection[] },
): Promise<void> {
  if (batch.staged.length > 0) await stage(tx, batch.staged.splice(0))
  if (batch.rejected.length > 0) await keepRejections(tx, job, batch.rejected.splice(0))
}

/** The first ones; the others are counted. */
async function keepRejections(tx: Tx, job: ImportJob, rejections: readonly Rejection[]): Promise<void> {
  const kept = rejections.filter(({ line }) => line <= REJECTIONS_KEPT)
  if (kept.length > 0) await addRejections(tx, job, kept)
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

/** A list's record is looked at again after the longest initial retention of its kind; for lists ours to confirm. */
function retention(kind: RecordKind | null, at: Date): { validFrom: Date; reviewAt: Date; deleteAt: Date } {
  const end = longestRetention(kind ?? 'person', at)
  return { validFrom: at, reviewAt: end, deleteAt: end }
}

function actOf({ actor, id }: ImportJob) {
  return { actor, subject: `import:${id}` } as const
}
