import { mkdir, open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Db } from './db.ts'
import { type Head, sequence } from './journal-chain.ts'

const EVERY_MS = 250

const headFile = z.object({ seq: z.number().int().nonnegative(), link: z.string().regex(/^[0-9a-f]{64}$/) })

/**
 * Chains acts a moment after they happen, and keeps the head of the chain in a file outside the database, so that a
 * log cut off or swapped there is noticed. Calls in their order: `start`, `stop`.
 */
export class Sequencer {
  readonly #db: Db
  readonly #file: string
  readonly #clock: () => Date
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> = Promise.resolve()
  #isRunning = false
  #lastAt: Date | null = null

  constructor(db: Db, dataDir: string, clock: () => Date) {
    this.#db = db
    this.#file = path.join(dataDir, 'journal', 'head.json')
    this.#clock = clock
  }

  /** When the chain was last found to hold every act; null before the first time. */
  get lastAt(): Date | null {
    return this.#lastAt
  }

  start(): void {
    this.#timer = setInterval(() => this.#turn(), EVERY_MS)
    this.#turn()
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer)
    await this.#running
    await this.sequenceNow()
  }

  /** Chains what waits, and returns when the head is on disk. */
  async sequenceNow(): Promise<Head> {
    const { sequenced, head } = await sequence(this.#db)
    if (sequenced > 0) await this.#keep(head)
    this.#lastAt = this.#clock()
    return head
  }

  /** The head as it was last kept; null when none was, or it cannot be read. */
  async keptHead(): Promise<Head | null> {
    const text = await readFile(this.#file, 'utf8').catch(() => '')
    const parsed = headFile.safeParse(text === '' ? null : JSON.parse(text))
    return parsed.success ? { seq: parsed.data.seq, link: Buffer.from(parsed.data.link, 'hex') } : null
  }

  #turn(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    this.#running = this.sequenceNow()
      .then(
        () => undefined,
        // The database is away: acts wait in it, and the state of the proof on the screen grows old.
        () => undefined,
      )
      .finally(() => {
        this.#isRunning = false
      })
  }

  async #keep(head: Head): Promise<void> {
    await mkdir(path.dirname(this.#file), { recursive: true, mode: 0o700 })
    const next = `${this.#file}.next`
    const file = await open(next, 'w', 0o600)
    await file.writeFile(JSON.stringify({ seq: head.seq, link: head.link.toString('hex') }))
    await file.sync()
    await file.close()
    await rename(next, this.#file)
  }
}
