import { MatchIndex } from '../../../engines/matching/match-index.ts'
import { type Db, inTransaction } from '../../../infra/db.ts'
import { type Cursor, cursorNow, hear, listen, START } from '../../../infra/outbox.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { type Checkable, liveRecords, mayReadRecord, pageOfLiveRecords } from '../../records/public.ts'
import { entryOf } from '../index-entry.ts'

/** What a candidate shows of its record, and what decides who sees it. */
export type Held = Checkable

const TOPIC = 'records.changed'
const PAGE = 1000
/** Data older than this are called stale. Ours to confirm. */
const STALE_AFTER_MS = 60_000

export type Health = 'loading' | 'current' | 'stale'

/**
 * The index in memory, and its upkeep. Calls in their order: `load` once (from a snapshot, or from the database), then
 * `follow`, which applies every change told; `save` now and then; `stop`.
 */
export class IndexKeeper {
  readonly #db: Db
  readonly #clock: () => Date
  #index = new MatchIndex()
  #held = new Map<string, Held>()
  #cursor: Cursor = START
  /** Events at or after the cursor that have been applied already. */
  #applied: ReadonlySet<number> = new Set()
  #heardAt: number | null = null
  /** The pass that runs or ran last, and the one that begins after it. One at a time: a late answer must not win. */
  #running: Promise<void> = Promise.resolve()
  #queued: Promise<void> | null = null
  #stopListening: (() => void) | null = null

  constructor(db: Db, clock: () => Date) {
    this.#db = db
    this.#clock = clock
  }

  get index(): MatchIndex {
    return this.#index
  }

  get size(): number {
    return this.#held.size
  }

  held(id: string): Held | null {
    return this.#held.get(id) ?? null
  }

  maySee(actor: Actor): (id: string) => boolean {
    return (id) => {
      const held = this.#held.get(id)
      return held !== undefined && mayReadRecord(actor, held)
    }
  }

  health(): Health {
    if (this.#heardAt === null) return 'loading'
    return this.#clock().getTime() - this.#heardAt > STALE_AFTER_MS ? 'stale' : 'current'
  }

  /** Reads everything from the database, in one snapshot of it. */
  async load(onProgress: (records: number) => void): Promise<void> {
    await inTransaction(this.#db, async (tx) => {
      await tx.query('set transaction isolation level repeatable read read only')
      const cursor = await cursorNow(tx)
      const index = new MatchIndex()
      const held = new Map<string, Held>()
      let last: Held | null = null
      for (;;) {
        const page: readonly Held[] = await pageOfLiveRecords(tx, last, PAGE)
        for (const found of page) {
          held.set(found.id, found)
          index.upsert(entryOf(found.id, found.body))
        }
        onProgress(held.size)
        last = page.at(-1) ?? null
        if (page.length < PAGE) break
      }
      this.#index = index
      this.#held = held
      this.#cursor = cursor
      this.#applied = new Set()
    })
  }

  /** Keeps up from now on. */
  async follow(): Promise<void> {
    await this.settle()
    // The database may be away: the next wake tries again, and `health` tells how old the data have become.
    this.#stopListening = listen(this.#db, () => void this.settle().catch(() => undefined))
  }

  async stop(): Promise<void> {
    this.#stopListening?.()
    await this.#running
  }

  /** Resolves when everything told before the call has been applied. */
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
    const { events, next } = await hear(this.#db, TOPIC, this.#cursor)
    const fresh = events.filter((event) => !this.#applied.has(event.seq))
    const ids = [...new Set(fresh.map((event) => event.subject))]
    for (let from = 0; from < ids.length; from += PAGE) await this.#apply(ids.slice(from, from + PAGE))
    this.#applied = new Set(events.map((event) => event.seq))
    this.#cursor = next
    this.#heardAt = this.#clock().getTime()
  }

  async #apply(ids: readonly string[]): Promise<void> {
    const live = await liveRecords(this.#db, ids)
    const found = new Set(live.map((record) => record.id as string))
    for (const record of live) {
      this.#held.set(record.id, record)
      this.#index.upsert(entryOf(record.id, record.body))
    }
    for (const id of ids) {
      if (found.has(id)) continue
      this.#held.delete(id)
      this.#index.remove(id)
    }
  }
}
