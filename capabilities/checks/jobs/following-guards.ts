import type { Json } from '../../../kernel/canonical-json.ts'
import { type Guarded, guardFrom, type Reader } from '../../records/public.ts'
import { placeIn } from './guard-slots.ts'
import { Verdicts } from './verdicts.ts'

/** What `Guards` tells another thread. The memory of slots is shared, the rest is copied when it is posted. */
export type GuardNews = {
  /** Guards and their places; a place that was told once means the same for as long as the program runs. */
  readonly opened: readonly { readonly place: number; readonly guard: Json }[]
  /** Small tables (guard-table.ts) that are other ones now. */
  readonly shards: readonly { readonly number: number; readonly slots: Uint32Array }[]
  /** Bureaus whose records nobody else is shown now; null when they are the same. */
  readonly inactive: readonly string[] | null
}

/** Who may see each record, on the memory of the thread that writes it. */
export class FollowingGuards {
  readonly #guards: (Guarded | undefined)[] = []
  readonly #shards: Uint32Array[] = []
  readonly #verdicts: Verdicts
  #inactive: ReadonlySet<string> = new Set()

  /** `catchUp` hears the news that have come and were not heard yet: a record may lead to a guard that is among them. */
  constructor(catchUp: () => void) {
    this.#verdicts = new Verdicts((place) => {
      if (this.#guards[place] === undefined) catchUp()
      return this.#guards[place] ?? null
    })
  }

  /** What `share` answered, then all that was told since, in its order. */
  hear({ opened, shards, inactive }: GuardNews): void {
    for (const { place, guard: written } of opened) {
      const guard = guardFrom(written)
      if (guard === null) throw new Error('a guard that was told cannot be read')
      this.#guards[place] = this.#judged(guard)
    }
    for (const { number, slots } of shards) this.#shards[number] = slots
    if (inactive === null) return
    this.#inactive = new Set(inactive)
    for (const [place, guard] of this.#guards.entries())
      if (guard !== undefined) this.#guards[place] = this.#judged(guard)
    this.#verdicts.forget()
  }

  /** Which records the reader may see, for the check at hand: a record that is not held is none of them. */
  readableBy(reader: Reader): (id: string) => boolean {
    const mayRead = this.#verdicts.of(reader)
    return (id) => mayRead(placeIn(this.#shards, id))
  }

  #judged(guard: Guarded): Guarded {
    return { ...guard, isOwnerActive: !this.#inactive.has(guard.owner) }
  }
}
