import path from 'node:path'
import type { Result } from '../kernel/result.ts'
import { fail, ok } from '../kernel/result.ts'
import { type Db, inTransaction } from './db.ts'
import { PROOF_STOPS_AFTER_S } from './journal.ts'
import { type FileOperations, realFiles } from './journal-files.ts'
import { type LogTrouble, TileLog } from './journal-log.ts'
import { countEntries, entriesFrom, sequence } from './journal-order.ts'
import {
  type Cosignature,
  type KeptCheckpoint,
  keepCheckpoint,
  keepCosignature,
  newestCheckpoint,
  newestCosignatures,
  noteFirstProof,
  noteProof,
  provedAt,
} from './journal-shelf.ts'
import { consistencySpans } from './journal-tree.ts'
import { askWitness, noWitnesses, type Witness, type Witnesses } from './journal-witness.ts'

/** Acts get their place in the order so often. */
const EVERY_MS = 250
/** A checkpoint is signed so often. */
const CHECKPOINT_EVERY_MS = 60_000
/** Entries that one checkpoint takes in at most: those of an earlier version come all at once. */
const LARGEST_STEP = 65_536
/** From here on the page and the log warn. */
const ALARM_AFTER_S = 1800

/** Why no checkpoint is being signed. `unwritable` is a full disk or a folder that may not be written to. */
export type Trouble = LogTrouble | 'database_behind' | 'swapped' | 'unwritable'

export type ProofLevel = 'fresh' | 'late' | 'stopped'

export type SequencerState = {
  readonly entries: number
  readonly provedAt: Date | null
  readonly level: ProofLevel
  readonly trouble: Trouble | null
  readonly witnesses: readonly { readonly name: string; readonly size: number; readonly at: Date | null }[]
}

export type SequencerParts = {
  /** Opened for Comity itself: the answering role may not put acts in order. */
  readonly db: Db
  readonly dataDir: string
  readonly clock: () => Date
  readonly witnesses?: Witnesses
  readonly files?: FileOperations
  /** The host in the name under which the log signs; null names it after its key. */
  readonly host?: string | null
  readonly say?: (line: string) => void
}

/**
 * Puts acts in order a moment after they happen, and each minute into the tile files under a signed checkpoint, which
 * witnesses cosign. Calls in their order: `start`, `stop`; `publishNow` at any time.
 */
export class Sequencer {
  readonly #db: Db
  readonly #clock: () => Date
  readonly #witnesses: Witnesses
  readonly #host: string | null
  readonly #say: (line: string) => void
  readonly log: TileLog
  /** Below the data folder, with the tiles. */
  readonly folder: string
  readonly files: FileOperations
  #timer: NodeJS.Timeout | null = null
  #running: Promise<unknown> = Promise.resolve()
  #isTurning = false
  #isOpen = false
  #trouble: Trouble | null = null
  #provedAt: Date | null = null
  #checkpointAt: Date | null = null
  #level: ProofLevel = 'fresh'

  constructor({ db, dataDir, clock, ...more }: SequencerParts) {
    this.#db = db
    this.#clock = clock
    this.#witnesses = more.witnesses ?? noWitnesses
    this.#host = more.host ?? null
    this.#say = more.say ?? (() => undefined)
    this.files = more.files ?? realFiles
    this.folder = path.join(dataDir, 'journal')
    this.log = new TileLog(this.folder, this.files)
  }

  /** Signs a first checkpoint when it can, and goes on each minute. What happens before this is in it. */
  async start(): Promise<void> {
    await this.publishNow()
    this.#timer = setInterval(() => this.#turn(), EVERY_MS)
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer)
    await this.#running
    await this.publishNow()
  }

  /** Gives every act that waits its place; answers how many places there are. */
  async sequenceNow(): Promise<number> {
    return (await sequence(this.#db, this.#clock())).size
  }

  /** Signs a checkpoint over everything until now; why not, when it cannot. */
  publishNow(): Promise<Result<KeptCheckpoint, Trouble>> {
    const published = this.#running.then(() => this.#publish())
    this.#running = published.catch(() => undefined)
    return published
  }

  async state(): Promise<SequencerState> {
    const cosigned = new Map((await this.#lastFrom(this.#witnesses.ask)).map((one) => [one.witness, one]))
    this.#provedAt ??= await provedAt(this.#db)
    return {
      entries: await countEntries(this.#db),
      provedAt: this.#provedAt,
      level: this.#levelNow(),
      trouble: this.#trouble,
      witnesses: this.#witnesses.ask.map(({ key: { name } }) => {
        const last = cosigned.get(name)
        return { name, size: last?.size ?? 0, at: last?.at ?? null }
      }),
    }
  }

  get witnesses(): Witnesses {
    return this.#witnesses
  }

  #turn(): void {
    if (this.#isTurning) return
    this.#isTurning = true
    const age = this.#clock().getTime() - (this.#checkpointAt?.getTime() ?? 0)
    const work = age >= CHECKPOINT_EVERY_MS ? this.publishNow() : this.sequenceNow()
    // The database is away: acts wait in it, and the state of the proof on the screen grows old.
    work
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => {
        this.#isTurning = false
        this.#warn()
      })
  }

  #levelNow(): ProofLevel {
    if (this.#provedAt === null) return 'fresh'
    const ageS = (this.#clock().getTime() - this.#provedAt.getTime()) / 1000
    if (ageS >= PROOF_STOPS_AFTER_S) return 'stopped'
    return ageS >= ALARM_AFTER_S ? 'late' : 'fresh'
  }

  #warn(): void {
    const level = this.#levelNow()
    if (level === this.#level) return
    this.#level = level
    const since = this.#provedAt?.toISOString() ?? 'never'
    const why = this.#trouble === null ? 'witnesses do not answer' : this.#trouble
    if (level === 'fresh') this.#say('The journal is proved again')
    if (level === 'late') this.#say(`ALARM: the journal was last proved at ${since} (${why})`)
    if (level === 'stopped')
      this.#say(`STOPPED: nothing is written, the journal was last proved at ${since} (${why})`)
  }

  async #publish(): Promise<Result<KeptCheckpoint, Trouble>> {
    const size = await this.sequenceNow()
    const published = await this.#extendTo(size).catch((cause: NodeJS.ErrnoException) => {
      if (typeof cause.code !== 'string') throw cause
      // What the disk refused stays in the database and is tried again with the next checkpoint.
      this.#isOpen = false
      return fail('unwritable')
    })
    this.#trouble = published.ok ? null : published.error
    if (published.ok) await this.#prove(published.value)
    this.#warn()
    return published
  }

  async #extendTo(size: number): Promise<Result<KeptCheckpoint, Trouble>> {
    if (!this.#isOpen) {
      const opened = await this.#open()
      if (!opened.ok) return opened
      this.#isOpen = true
    }
    if (size < this.log.head.size) return fail('database_behind')
    for (;;) {
      const entries = await entriesFrom(this.#db, this.log.head.size, LARGEST_STEP)
      const at = this.#clock()
      const { head, note } = await this.log.publish(entries, at)
      const kept = { ...head, at, note }
      await keepCheckpoint(this.#db, kept)
      if (head.size >= size || entries.length === 0) return ok(kept)
    }
  }

  async #open(): Promise<Result<null, Trouble>> {
    const last = await newestCheckpoint(this.#db)
    const opened = await this.log.open(last === null, (key) => originOf(this.#host, key))
    if (!opened.ok) return opened
    if (last === null) return ok(null)
    if (this.log.head.size < last.size) return fail('swapped')
    const root = await this.log.hashOf({ from: 0, to: last.size })
    return root.equals(last.root) ? ok(null) : fail('swapped')
  }

  /** A checkpoint proves by itself where there are no witnesses; else the newest cosignature does. */
  async #prove(checkpoint: KeptCheckpoint): Promise<void> {
    this.#checkpointAt = checkpoint.at
    if (this.#witnesses.ask.length === 0) return await this.#noteProof(checkpoint.at)
    await noteFirstProof(this.#db, checkpoint.at)
    const answers = await Promise.all(this.#witnesses.ask.map((witness) => this.#ask(witness, checkpoint)))
    const lines = answers.filter((line) => line !== null)
    if (lines.length === 0) return
    await this.#noteProof(checkpoint.at)
    await this.log.addSignatures(checkpoint.note, lines).catch(() => undefined)
  }

  async #noteProof(at: Date): Promise<void> {
    await noteProof(this.#db, at)
    this.#provedAt = at
  }

  async #ask(witness: Witness, { size, note }: KeptCheckpoint): Promise<string | null> {
    const [last] = await this.#lastFrom([witness])
    const path = await this.#pathFrom(last?.size ?? 0, size)
    const asked = await askWitness(witness, { old: last?.size ?? 0, path, note })
    const again =
      !asked.ok && asked.error.kind === 'other_size' && asked.error.size <= size ? asked.error.size : null
    const answer =
      again === null
        ? asked
        : await askWitness(witness, { old: again, path: await this.#pathFrom(again, size), note })
    if (!answer.ok) return null
    const { line, at } = answer.value
    await inTransaction(this.#db, (tx) => keepCosignature(tx, { witness: witness.key.name, size, at, line }))
    return line
  }

  #lastFrom(witnesses: readonly Witness[]): Promise<readonly Cosignature[]> {
    const names = witnesses.map((witness) => witness.key.name)
    return newestCosignatures(this.#db, names)
  }

  #pathFrom(old: number, size: number): Promise<Buffer[]> {
    return Promise.all(consistencySpans(old, size).map((span) => this.log.hashOf(span)))
  }
}

/** The log's name: unlike any other's, without white space or plus (C2SP tlog-checkpoint). */
function originOf(host: string | null, key: Buffer): string {
  return `${host ?? 'comity'}/journal/${key.toString('hex').slice(0, 8)}`
}
