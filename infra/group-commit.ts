import { setImmediate } from 'node:timers/promises'

type Waiting<T, R> = {
  readonly item: T
  readonly done: (written: R) => void
  readonly failed: (cause: unknown) => void
}

/** What became of a batch: an answer for each thing in it, or why there is none. */
type Written<R> = { readonly answers: readonly R[] } | { readonly cause: unknown }

type Batch<T, R> = { readonly waiting: readonly Waiting<T, R>[]; readonly written: Promise<Written<R>> }

/**
 * Writes many small things in few transactions. While one batch is being committed the next one gathers; each caller
 * waits until its own thing is durable. A failed batch fails all its callers, none is told that it was written.
 */
export class GroupCommit<T, R extends NonNullable<unknown>> {
  readonly #write: (batch: readonly T[]) => Promise<readonly R[]>
  readonly #largest: number
  #gathering: Waiting<T, R>[] = []
  #isWriting = false

  /** `write` answers one thing for each of the batch, in its order. */
  constructor(write: (batch: readonly T[]) => Promise<readonly R[]>, largest: number) {
    this.#write = write
    this.#largest = largest
  }

  /** Resolves with what was written when it is committed, rejects when its batch could not be. */
  add(item: T): Promise<R> {
    const committed = new Promise<R>((done, failed) => this.#gathering.push({ item, done, failed }))
    if (!this.#isWriting) this.#start()
    return committed
  }

  /** How many wait, for the page that shows the queues. */
  get length(): number {
    return this.#gathering.length
  }

  #start(): void {
    this.#isWriting = true
    // One turn later, so that requests read in the same turn of the event loop share a batch.
    setImmediate()
      .then(() => this.#writeAll())
      .catch(() => undefined)
  }

  async #writeAll(): Promise<void> {
    let batch = this.#begin()
    for (;;) {
      const written = await batch.written
      const next = this.#gathering.length > 0 ? this.#begin() : null
      // The next one is on its way before the callers of this one go on: the database does not wait for what they do.
      if (next !== null) await setImmediate()
      else this.#isWriting = false
      tell(batch.waiting, written)
      if (next === null) return
      batch = next
    }
  }

  #begin(): Batch<T, R> {
    const waiting = this.#gathering.splice(0, this.#largest)
    const written = this.#write(waiting.map(({ item }) => item)).then(
      (answers) => ({ answers }),
      (cause: unknown) => ({ cause }),
    )
    return { waiting, written }
  }
}

function tell<T, R extends NonNullable<unknown>>(
  waiting: readonly Waiting<T, R>[],
  written: Written<R>,
): void {
  waiting.forEach(({ done, failed }, place) => {
    const answer = 'cause' in written ? undefined : written.answers[place]
    if (answer !== undefined) done(answer)
    else failed('cause' in written ? written.cause : new Error('a batch came back shorter'))
  })
}
