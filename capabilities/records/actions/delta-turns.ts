import { setTimeout as pause } from 'node:timers/promises'
import type { BureauCode } from '../../../kernel/actor.ts'

/** Pieces of one bureau that are read or wait at once, and of all of them: each lies in memory. Ours to confirm. */
const MOST_OF_BUREAU = 4
const MOST = 8
/** How long a piece waits for one before it that is still on another line. Ours to confirm. */
const GRACE_MS = 1000

export type Turn = {
  /** Resolves when the piece before is done with, or was taken long since, or does not come. */
  come(isTaken: () => Promise<boolean>): Promise<void>
  /** Lets the next one have its turn; twice is once. */
  done(): void
}

/** The pieces of one delta that are here, and who waits for one to come. */
type Here = { readonly pieces: Map<number, Promise<void>>; arrival: PromiseWithResolvers<void> }

/**
 * A sender may have the next piece on its way while one is being taken: they are read side by side and taken in their
 * order, even where a later one comes first.
 */
export class DeltaTurns {
  readonly #here = new Map<string, Here>()
  readonly #ofBureau = new Map<BureauCode, number>()
  #all = 0

  /** Null when as many pieces are here as may. */
  enter(bureau: BureauCode, key: string, number: number): Turn | null {
    const ofBureau = this.#ofBureau.get(bureau) ?? 0
    if (ofBureau >= MOST_OF_BUREAU || this.#all >= MOST) return null
    this.#ofBureau.set(bureau, ofBureau + 1)
    this.#all++
    const delta = `${bureau} ${key}`
    const here = this.#here.get(delta) ?? { pieces: new Map(), arrival: Promise.withResolvers<void>() }
    this.#here.set(delta, here)
    const { promise, resolve } = Promise.withResolvers<void>()
    here.pieces.set(number, promise)
    here.arrival.resolve()
    here.arrival = Promise.withResolvers<void>()
    let isDone = false
    const done = (): void => {
      if (isDone) return
      isDone = true
      this.#ofBureau.set(bureau, (this.#ofBureau.get(bureau) ?? 1) - 1)
      this.#all--
      if (here.pieces.get(number) === promise) here.pieces.delete(number)
      if (here.pieces.size === 0 && this.#here.get(delta) === here) this.#here.delete(delta)
      resolve()
    }
    return { come: (isTaken) => turnOf(here, number, isTaken), done }
  }
}

async function turnOf(here: Here, number: number, isTaken: () => Promise<boolean>): Promise<void> {
  const isFirst = number === 1 || here.pieces.has(number - 1) || (await isTaken())
  let isOver = isFirst
  const over = isFirst ? null : pause(GRACE_MS).then(() => (isOver = true))
  while (!isOver && !here.pieces.has(number - 1)) await Promise.race([here.arrival.promise, over])
  await here.pieces.get(number - 1)
}
