/**
 * Writes many small things in few transactions. While one batch is being committed the next one gathers; each caller
 * waits until its own thing is durable. A failed batch fails all its callers, none is told that it was written.
 */
export class GroupCommit<T> {
  readonly #write: (batch: readonly T[]) => Promise<void>
  readonly #largest: number
  #gathering: { item: T; done: () => void; failed: (cause: unknown) => void }[] = []
  #isWriting = false

  constructor(write: (batch: readonly T[]) => Promise<void>, largest: number) {
    this.#write = write
    this.#largest = largest
  }

  /** Resolves when the thing is committed, rejects when its batch could not be. */
  add(item: T): Promise<void> {
    const committed = new Promise<void>((done, failed) => this.#gathering.push({ item, done, failed }))
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
    setImmediate(() => {
      this.#writeAll().then(
        () => undefined,
        () => undefined,
      )
    })
  }

  async #writeAll(): Promise<void> {
    while (this.#gathering.length > 0) {
      const batch = this.#gathering.splice(0, this.#largest)
      const failure = await this.#write(batch.map((waiting) => waiting.item)).then(
        () => null,
        (cause: unknown) => ({ cause }),
      )
      for (const waiting of batch) {
        if (failure === null) waiting.done()
        else waiting.failed(failure.cause)
      }
    }
    this.#isWriting = false
  }
}
