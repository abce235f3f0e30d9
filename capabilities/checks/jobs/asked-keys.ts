import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Db, inTransaction } from '../../../infra/db.ts'
import { timeOfId } from '../../../kernel/id.ts'
import { keysMark, pastKeysOf } from '../actions/past-keys.ts'
import { periodAt, periodsToEmpty, slotOf, windowAt } from '../past-window.ts'
import { askedOfNumbers } from '../recognise.ts'
import {
  type AskedKey,
  type AskedThere,
  addAskedKeys,
  emptySlot,
  keepEmptied,
  keepReached,
  nextBatches,
  nextChecks,
  oldestTransaction,
  type Reached,
  readEmptied,
  readReached,
  type Stretch,
  transactionNow,
} from '../store/asked-keys.ts'
import { firstIdOf } from '../store/later.ts'

/** Checks that are read together. Ours to confirm. */
const PAGE = 250
/** The same of batches: each has a thousand lines at most. */
const PAGE_OF_BATCHES = 2
/** Of one pass. With a pass a second it takes several thousand a second. Ours to confirm. */
const MOST_PAGES = 32
/**
 * Between the time in the id of a check and the transaction that writes it: a batch is looked up line by line first.
 * What is younger is found among the newest checks, whatever it asks. Ours to confirm.
 */
const WRITTEN_WITHIN_MS = 30_000
/** Checks are answered meanwhile: others get their turn after so long. */
const TURN_MS = 2

export type AskedKeysParts = {
  readonly system: Db
  readonly clock: () => Date
  /** The server's own, under which keys are hashed. */
  readonly secret: Buffer
}

/**
 * Follows checks and batches in the order of their ids and writes down under what numbers and names they asked. One process does
 * it; what it wrote and how far it came is one transaction, so that it goes on where it stopped. A check knows nothing
 * of it.
 */
export class AskedKeys {
  readonly #system: Db
  readonly #clock: () => Date
  readonly #secret: Buffer
  readonly #mark: string
  /** When it was, and a transaction of then: those with lower numbers may still be writing. */
  #moment: { readonly at: Date; readonly xid: number } | null = null
  /** Whatever was being written then is committed. */
  #settledAt: Date | null = null
  #emptied: number | null = null

  constructor({ system, clock, secret }: AskedKeysParts) {
    this.#system = system
    this.#clock = clock
    this.#secret = secret
    this.#mark = keysMark(secret)
  }

  /** Answers how many checks and batches it read: none when there is nothing more to read by now. */
  async pass(): Promise<number> {
    const now = this.#clock()
    await this.#settle(now)
    if (this.#settledAt === null) return 0
    await this.#makeRoom(now)
    const before = firstIdOf(new Date(this.#settledAt.getTime() - WRITTEN_WITHIN_MS))
    const checks = await pages(PAGE, () => this.#takeChecks(now, before))
    return checks + (await pages(PAGE_OF_BATCHES, () => this.#takeBatches(now, before)))
  }

  /** Ids tell when a check was asked, not when it was committed: one that is still being written must not be passed. */
  async #settle(now: Date): Promise<void> {
    this.#moment ??= { at: now, xid: await transactionNow(this.#system) }
    if ((await oldestTransaction(this.#system)) <= this.#moment.xid) return
    this.#settledAt = this.#moment.at
    this.#moment = null
  }

  /** What has left the window makes room for what is asked next. */
  async #makeRoom(now: Date): Promise<void> {
    this.#emptied ??= await readEmptied(this.#system)
    // Nothing was ever written.
    const periods = this.#emptied === null ? [periodAt(now) + 1] : periodsToEmpty(this.#emptied, now)
    const last = periods.at(-1)
    if (last === undefined) return
    await inTransaction(this.#system, async (tx) => {
      for (const period of periods) await emptySlot(tx, slotOf(period))
      await keepEmptied(tx, last)
    })
    this.#emptied = last
  }

  async #takeChecks(now: Date, before: string): Promise<number> {
    const page = await nextChecks(this.#system, await this.#stretch('checks', { now, before, limit: PAGE }))
    await this.#keep('checks', page.at(-1)?.id, await keysOf(this.#secret, page))
    return page.length
  }

  async #takeBatches(now: Date, before: string): Promise<number> {
    const stretch = await this.#stretch('batches', { now, before, limit: PAGE_OF_BATCHES })
    const page = await nextBatches(this.#system, stretch)
    await this.#keep('batches', page.at(-1)?.id, await keysOf(this.#secret, linesOf(page)))
    return page.length
  }

  /** From where it stopped, or from where the window begins: what is older is not asked again. */
  async #stretch(
    kind: keyof Reached,
    { now, before, limit }: { readonly now: Date } & Pick<Stretch, 'before' | 'limit'>,
  ): Promise<Stretch> {
    const reached = (await readReached(this.#system, this.#mark))[kind]
    const oldest = firstIdOf(windowAt(now))
    return { after: reached !== null && reached > oldest ? reached : oldest, before, limit }
  }

  async #keep(kind: keyof Reached, last: string | undefined, keys: readonly AskedKey[]): Promise<void> {
    if (last === undefined) return
    await inTransaction(this.#system, async (tx) => {
      await addAskedKeys(tx, keys)
      await keepReached(tx, this.#mark, kind, last)
    })
  }
}

/** One after the other until one is not full, or the pass is long enough; answers how much was read. */
async function pages(full: number, take: () => Promise<number>): Promise<number> {
  let read = 0
  for (let page = 0; page < MOST_PAGES; page++) {
    const taken = await take()
    read += taken
    if (taken < full) break
  }
  return read
}

function* linesOf(batches: Awaited<ReturnType<typeof nextBatches>>): Iterable<AskedThere> {
  for (const { id, documents, imos } of batches)
    for (const [at, document] of documents.entries())
      yield { id, place: at + 1, asked: askedOfNumbers(document, imos[at] ?? null) }
}

async function keysOf(secret: Buffer, asked: Iterable<AskedThere>): Promise<readonly AskedKey[]> {
  const keys: AskedKey[] = []
  let turn = performance.now()
  for (const { id, place, asked: question } of asked) {
    const slot = slotOf(periodAt(timeOfId(id)))
    for (const key of pastKeysOf(secret, question)) keys.push({ id, place, key, slot })
    if (performance.now() - turn < TURN_MS) continue
    await nextTurn()
    turn = performance.now()
  }
  return keys
}
