/**
 * Writes many small things in few transactions. While one batch is being committed the next one gathers; each caller
 * waits until its own thing is durable. A failed batch fails all its callers, none is told that it was written.
 */
export class GroupCommit<T, R extends NonNullable<unknown>> {
  readonly #write: (batch: readonly T[]) => Promise<readonly R[]>
  readonly #largest: number
  #gathering: { item: T; done: (written: R) => void; failed: (cause: unknown) => void }[] = []
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
      const written = await this.#write(batch.map((waiting) => waiting.item)).then(
        (answers) => ({ answers }),
        (cause: unknown) => ({ cause }),
      )
      batch.forEach((waiting, place) => {
        const answer = 'cause' in written ? undefined : written.answers[place]
        if (answer !== undefined) waiting.done(answer)
        else waiting.failed('cause' in written ? written.cause : new Error('a batch came back shorter'))
      })
    }
    this.#isWriting = false
  }
}
