import type { BureauCode } from '../../../kernel/actor.ts'

/** Pieces of one bureau that are read or wait at once, and of all of them: each lies in memory. Ours to confirm. */
const MOST_OF_BUREAU = 4
const MOST = 8

export type Turn = {
  /** Resolves when the pieces of this delta that came before are done with. */
  readonly come: Promise<void>
  /** Lets the next one have its turn; twice is once. */
  done(): void
}

/**
 * A sender may have the next piece on its way while one is being taken: they are read side by side, and taken in the
 * order in which they came.
 */
export class DeltaTurns {
  readonly #last = new Map<string, Promise<void>>()
  readonly #waiting = new Map<BureauCode, number>()
  #all = 0

  /** Null when as many pieces are here as may. */
  enter(bureau: BureauCode, key: string): Turn | null {
    const ofBureau = this.#waiting.get(bureau) ?? 0
    if (ofBureau >= MOST_OF_BUREAU || this.#all >= MOST) return null
    this.#waiting.set(bureau, ofBureau + 1)
    this.#all++
    const delta = `${bureau} ${key}`
    const { promise, resolve } = Promise.withResolvers<void>()
    const come = this.#last.get(delta) ?? Promise.resolve()
    const last = come.then(() => promise)
    this.#last.set(delta, last)
    let isDone = false
    const done = (): void => {
      if (isDone) return
      isDone = true
      this.#waiting.set(bureau, (this.#waiting.get(bureau) ?? 1) - 1)
      this.#all--
      if (this.#last.get(delta) === last) this.#last.delete(delta)
      resolve()
    }
    return { come, done }
  }
}
