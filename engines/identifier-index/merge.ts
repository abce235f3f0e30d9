import { recordOf } from './columns.ts'
import { type Run, RunWriter } from './run.ts'

/** Makes one run of two, a few entries at a time; both stay in use until the end. */
export class Merge {
  readonly older: Run
  readonly newer: Run
  readonly #writer: RunWriter
  readonly #isKept: (record: number) => boolean
  /** Records of entries that were left out, once for each entry. */
  readonly left: number[] = []
  #inOlder = 0
  #inNewer = 0

  constructor(older: Run, newer: Run, isKept: (record: number) => boolean) {
    this.older = older
    this.newer = newer
    this.#writer = new RunWriter(older.length + newer.length)
    this.#isKept = isKept
  }

  /** At most `budget` entries; how many of the budget are left when it ended. */
  go(budget: number): number {
    const { older, newer } = this
    let todo = budget
    while (todo > 0 && !this.isOver) {
      const isFromOlder =
        this.#inNewer >= newer.length ||
        (this.#inOlder < older.length &&
          (older.entries[3 * this.#inOlder] ?? 0) <= (newer.entries[3 * this.#inNewer] ?? 0))
      if (isFromOlder) this.#take(older, this.#inOlder++)
      else this.#take(newer, this.#inNewer++)
      todo--
    }
    return todo
  }

  get isOver(): boolean {
    return this.#inOlder >= this.older.length && this.#inNewer >= this.newer.length
  }

  end(): Run {
    return this.#writer.end()
  }

  #take({ entries }: Run, place: number): void {
    const at = 3 * place
    const value = entries[at + 2] ?? 0
    const record = recordOf(value)
    if (this.#isKept(record)) this.#writer.add(entries[at] ?? 0, entries[at + 1] ?? 0, value)
    else this.left.push(record)
  }
}
