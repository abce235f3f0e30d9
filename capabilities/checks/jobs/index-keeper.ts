import { IdentifierIndex } from '../../../engines/identifier-index/identifier-index.ts'
import { MatchIndex } from '../../../engines/matching/match-index.ts'
import { type Db, inTransaction } from '../../../infra/db.ts'
import { type Cursor, cursorNow, hear, isAhead, KEPT_MS, listen, START } from '../../../infra/outbox.ts'
import { inactiveBureaus } from '../../bureaus/public.ts'
import {
  type Checkable,
  countLiveRecords,
  liveRecords,
  pageOfLiveRecords,
  type Reader,
} from '../../records/public.ts'
import { type Health, healthOf, type LiveIndex } from '../actions/live-index.ts'
import { type IndexesNews, newKeeperState, type SharedIndexes } from './following-indexes.ts'
import { Guards } from './guards.ts'
import { indexRecord } from './index-entry.ts'
import { readIndexes, saveIndexes } from './index-snapshot.ts'

const TOPIC = 'records.changed'
const PAGE = 1000
/** Changes applied before others get their turn: checks are answered while a large list is taken in. */
const AT_ONCE = 100
/** While a large list is taken in, threads that follow hear of new names so often. Ours to confirm. */
const TELL_EVERY_MS = 100

/** To whom the keeper tells what is new. */
export type Tell = (news: IndexesNews) => void

/**
 * The indexes in memory, of names and of numbers, and their upkeep: one feed, one cursor, one judge of who may see. Calls in their order: `load` once, `follow`, which applies every change told,
 * `save` now and then, `stop`. The only writer: other threads follow (`share`).
 */
export class IndexKeeper implements LiveIndex {
  readonly #db: Db
  readonly #clock: () => Date
  readonly #folder: string
  #names = new MatchIndex()
  #numbers = IdentifierIndex.create()
  #guards = new Guards()
  #cursor: Cursor = START
  /** Events at or after the cursor that have been applied already. */
  #applied: ReadonlySet<number> = new Set()
  #heardAt: number | null = null
  /** The pass that runs or ran last, and the one that begins after it. One at a time: a late answer must not win. */
  #running: Promise<void> = Promise.resolve()
  #queued: Promise<void> | null = null
  #stopListening: (() => void) | null = null
  /** The save that runs or ran last. One at a time: of two that mix their files neither is of use. */
  #saving: Promise<void> = Promise.resolve()
  readonly #state = newKeeperState()
  readonly #followers = new Set<Tell>()
  #toldNumbers = -1
  #toldNamesAt = 0

  /** `folder` is where the snapshot lies. */
  constructor(db: Db, clock: () => Date, folder: string) {
    this.#db = db
    this.#clock = clock
    this.#folder = folder
  }

  get names(): MatchIndex {
    return this.#names
  }

  get numbers(): IdentifierIndex {
    return this.#numbers
  }

  get size(): number {
    return this.#guards.size
  }

  maySee(reader: Reader): (id: string) => boolean {
    return this.#guards.readableBy(reader)
  }

  health(): Health {
    return healthOf(this.#heardAt, this.#clock())
  }

  /** From the snapshot when there is a whole one of this very database, else from the database. */
  async load(): Promise<'snapshot' | 'database'> {
    if (await this.#loadSnapshot()) return 'snapshot'
    await this.#loadAll()
    return 'database'
  }

  async #loadSnapshot(): Promise<boolean> {
    const read = await readIndexes(this.#folder)
    if (read === null) return false
    const { names, numbers, guards, cursor, heardAt } = read
    if (this.#clock().getTime() - heardAt > KEPT_MS / 2) return false
    // A database restored from elsewhere counts its transactions anew: its cursor would skip or repeat.
    if (await isAhead(this.#db, cursor)) return false
    this.#names = names
    this.#numbers = numbers
    this.#guards = guards
    this.#cursor = cursor
    await this.#catchUp()
    return this.#guards.size === (await countLiveRecords(this.#db))
  }

  /** Everything, in one snapshot of the database. */
  async #loadAll(): Promise<void> {
    await inTransaction(this.#db, async (tx) => {
      await tx.query('set transaction isolation level repeatable read read only')
      this.#cursor = await cursorNow(tx)
      this.#applied = new Set()
      this.#names = new MatchIndex()
      this.#numbers = IdentifierIndex.create()
      this.#guards = new Guards()
      let last: Checkable | null = null
      for (;;) {
        const page: readonly Checkable[] = await pageOfLiveRecords(tx, last, PAGE)
        for (const found of page) this.#put(found)
        last = page.at(-1) ?? null
        if (page.length < PAGE) break
      }
      this.#names.compact()
      this.#numbers.compact()
    })
  }

  /** Writes a snapshot, of names, numbers and who may see, that the next start loads instead of reading everything. */
  save(): Promise<void> {
    const saved = this.#saving.then(() => this.#save())
    this.#saving = saved.catch(() => undefined)
    return saved
  }

  async #save(): Promise<void> {
    await this.#running
    const indexes = { names: this.#names, numbers: this.#numbers, guards: this.#guards }
    const saved = saveIndexes(this.#folder, indexes, { cursor: this.#cursor, heardAt: this.#heardAt ?? 0 })
    // A snapshot makes a run and a segment of what is new.
    this.#tellNews()
    await saved
  }

  /** Everything as it is now, once it was loaded, for another thread, which is told by `tell` of all that comes after until it leaves. */
  share(tell: Tell): { readonly shared: SharedIndexes; readonly leave: () => void } {
    if (this.#followers.size === 0) this.#guards.follow((news) => this.#tell({ of: 'guards', news }))
    // Those who follow already and this one are at the same place from here on.
    this.#tellNews()
    this.#followers.add(tell)
    const shared = {
      names: this.#names.share(),
      numbers: this.#numbers.share(),
      guards: this.#guards.share(),
      state: this.#state,
    }
    return { shared, leave: () => this.#followers.delete(tell) }
  }

  #tell(news: IndexesNews): void {
    if (this.#followers.size === 0) return
    for (const tell of this.#followers) tell(news)
    Atomics.add(this.#state.told, 0, 1)
  }

  #tellNews(): void {
    if (this.#followers.size === 0) return
    this.#tellNumbers()
    this.#toldNamesAt = performance.now()
    const news = this.#names.news()
    if (news !== null) this.#tell({ of: 'names', news })
  }

  #tellNumbers(): void {
    const { generation } = this.#numbers
    if (generation === this.#toldNumbers) return
    this.#toldNumbers = generation
    this.#tell({ of: 'numbers', news: this.#numbers.share() })
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
    // A bureau that was suspended, left or came back changes no record of its own: who is inactive is asked each time.
    this.#guards.silence(await inactiveBureaus(this.#db))
    const { events, next } = await hear(this.#db, TOPIC, this.#cursor)
    const fresh = events.filter((event) => !this.#applied.has(event.seq))
    const ids = [...new Set(fresh.map((event) => event.subject))]
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      await this.#apply(ids.slice(from, from + AT_ONCE))
      if (performance.now() - this.#toldNamesAt > TELL_EVERY_MS) this.#tellNews()
      else this.#tellNumbers()
    }
    this.#tellNews()
    this.#applied = new Set(events.map((event) => event.seq))
    this.#cursor = next
    this.#heardAt = this.#clock().getTime()
    Atomics.store(this.#state.heardAt, 0, BigInt(this.#heardAt))
  }

  async #apply(ids: readonly string[]): Promise<void> {
    const live = await liveRecords(this.#db, ids)
    const found = new Set(live.map((record) => record.id as string))
    for (const record of live) this.#put(record)
    for (const id of ids) {
      if (found.has(id)) continue
      this.#guards.delete(id)
      this.#names.remove(id)
      this.#numbers.remove(id)
    }
  }

  #put(record: Checkable): void {
    this.#guards.set(record.id, record.guard)
    indexRecord({ names: this.#names, numbers: this.#numbers }, record)
  }
}
