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
        (this.#inOlder < older.length && (older.high[this.#inOlder] ?? 0) <= (newer.high[this.#inNewer] ?? 0))
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

  #take(run: Run, at: number): void {
    const value = run.value[at] ?? 0
    const record = recordOf(value)
    if (this.#isKept(record)) this.#writer.add(run.high[at] ?? 0, run.low[at] ?? 0, value)
    else this.left.push(record)
  }
}
