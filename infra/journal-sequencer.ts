import path from 'node:path'
import { systemActor } from '../kernel/actor.ts'
import type { Result } from '../kernel/result.ts'
import { fail, ok } from '../kernel/result.ts'
import { type Db, inTransaction, type Tx } from './db.ts'
import { PROOF_STOPS_AFTER_S, record } from './journal.ts'
import { type FileOperations, realFiles } from './journal-files.ts'
import { type LogTrouble, TileLog } from './journal-log.ts'
import { openCheckpoint } from './journal-note.ts'
import { countEntries, entriesFrom, sequence } from './journal-order.ts'
import {
  type Cosignature,
  followSuccessions,
  type KeptCheckpoint,
  keepCheckpoint,
  keepCosignature,
  keepSuccession,
  newestCheckpoint,
  newestCosignatures,
  noteFirstProof,
  noteProof,
  ownSuccessions,
  provedAt,
  successionsFollowed,
} from './journal-shelf.ts'
import type { Succession } from './journal-succession.ts'
import { consistencySpans } from './journal-tree.ts'
import {
  askForSuccessions,
  askWitness,
  asSucceeded,
  type Cosigned,
  noWitnesses,
  type Witness,
  type Witnesses,
  type WitnessRequest,
} from './journal-witness.ts'

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

  /**
   * Lets a new key follow once everything until now is signed with the old one. `keep` writes the act in the
   * transaction that decides it; the files follow, after a fault with the next checkpoint. The act is the first entry
   * under the new key.
   */
  rotateKey(
    keep: (tx: Tx, succession: Succession) => Promise<unknown>,
  ): Promise<Result<Succession, Trouble>> {
    const rotated = this.#running.then(() => this.#rotateKey(keep))
    this.#running = rotated.catch(() => undefined)
    return rotated
  }

  async #rotateKey(
    keep: (tx: Tx, succession: Succession) => Promise<unknown>,
  ): Promise<Result<Succession, Trouble>> {
    const published = await this.#publish()
    if (!published.ok) return published
    const prepared = await this.log.prepareSuccession(this.#clock()).then(ok, unwritable)
    if (!prepared.ok) return prepared
    // Whether or not we learn that the commit came through: the database knows, and is asked before anything is signed.
    this.#isOpen = false
    await inTransaction(this.#db, async (tx) => {
      await keepSuccession(tx, prepared.value)
      await keep(tx, prepared.value)
    })
    await this.#publish()
    return prepared
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
    const published = await this.#extendTo(size).catch((cause: unknown) => {
      // What the disk refused stays in the database and is tried again with the next checkpoint.
      this.#isOpen = false
      return unwritable(cause)
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
    const successions = await ownSuccessions(this.#db)
    if (successions === null) return fail('succession_wrong')
    const origin = (key: Buffer) => originOf(this.#host, key)
    const opened = await this.log.open({ isFirst: last === null, origin, successions })
    if (!opened.ok) return opened
    if (last === null) return ok(null)
    if (!openCheckpoint(last.note, this.log.terms).ok) return fail('swapped')
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

  async #ask(configured: Witness, { size, note }: KeptCheckpoint): Promise<string | null> {
    const followed = await successionsFollowed(this.#db, [configured.key.name])
    const witness = asSucceeded(configured, followed)
    const answer = await this.#askFrom(witness, { size, note, successions: [] })
    const answered =
      !answer.ok && answer.error.kind === 'key_unknown'
        ? await this.#askFrom(witness, {
            size,
            note,
            successions: this.log.successions.map((one) => one.note),
          })
        : answer
    if (answered.ok) return await this.#keep(witness, size, answered.value)
    if (answered.error.kind !== 'signature_wrong') return null
    const successions = await askForSuccessions(configured, followed)
    if (successions === null) return null
    await this.#follow(configured, followed.length, successions)
    const again = await this.#askFrom(asSucceeded(configured, successions), { size, note, successions: [] })
    return again.ok ? await this.#keep(witness, size, again.value) : null
  }

  /** Asks from the size that the witness cosigned last, as far as we know, and again from the one that it names. */
  async #askFrom(
    witness: Witness,
    asked: Pick<WitnessRequest, 'note' | 'successions'> & { readonly size: number },
  ) {
    const { size, ...told } = asked
    const [last] = await this.#lastFrom([witness])
    const from = last?.size ?? 0
    const answer = await askWitness(witness, { ...told, old: from, path: await this.#pathFrom(from, size) })
    const isOther = !answer.ok && answer.error.kind === 'other_size' && answer.error.size <= size
    if (!isOther) return answer
    const old = answer.error.size
    return await askWitness(witness, { ...told, old, path: await this.#pathFrom(old, size) })
  }

  async #keep({ key }: Witness, size: number, { line, at }: Cosigned): Promise<string> {
    await inTransaction(this.#db, (tx) => keepCosignature(tx, { witness: key.name, size, at, line }))
    return line
  }

  /** From now on the witness is believed under its new key alone. */
  async #follow({ key }: Witness, known: number, successions: readonly string[]): Promise<void> {
    const [at, origin] = [this.#clock(), key.name]
    await inTransaction(this.#db, async (tx) => {
      await followSuccessions(tx, { origin, from: known, notes: successions.slice(known) }, at)
      const detail = { successions: successions.length - known }
      const act = { actor: systemActor, act: 'journal.key_followed', outcome: 'done' } as const
      await record(tx, { ...act, subject: `log:${origin}`, detail, at })
    })
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

function unwritable(cause: unknown): Result<never, 'unwritable'> {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return fail('unwritable')
  throw cause
}
