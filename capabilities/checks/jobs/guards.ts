import { z } from 'zod'
import type { Json } from '../../../kernel/canonical-json.ts'
import { type Guarded, guardFrom, writtenGuardOf } from '../../records/public.ts'

/** Each guard once, and for every record the place of its own. */
export const writtenGuards = z.object({
  guards: z.array(z.unknown()),
  records: z.array(z.tuple([z.string(), z.number().int()])),
})

/** Who may see each record in the index. Records share guards: of a million there are some hundred different ones. */
export class Guards {
  readonly #guards: Guarded[] = []
  readonly #places = new Map<string, number>()
  readonly #records = new Map<string, number>()
  #inactive: ReadonlySet<string> = new Set()

  /** Null when one of them cannot be read. */
  static from(written: z.infer<typeof writtenGuards>): Guards | null {
    const made = new Guards()
    const places: number[] = []
    for (const guard of written.guards.map(guardFrom)) {
      if (guard === null) return null
      places.push(made.#placeOf(guard))
    }
    for (const [id, at] of written.records) {
      const place = places[at]
      if (place === undefined) return null
      made.#records.set(id, place)
    }
    return made
  }

  get size(): number {
    return this.#records.size
  }

  /** Undefined for a record that is not held. */
  of(id: string): Guarded | undefined {
    const place = this.#records.get(id)
    return place === undefined ? undefined : this.#guards[place]
  }

  set(id: string, guard: Guarded): void {
    this.#records.set(id, this.#placeOf(guard))
  }

  delete(id: string): void {
    this.#records.delete(id)
  }

  /** Says whose records nobody else is shown now. */
  silence(inactive: ReadonlySet<string>): void {
    if (isSame(inactive, this.#inactive)) return
    this.#inactive = inactive
    this.#guards.forEach((guard, at) => {
      this.#guards[at] = this.#judged(guard)
    })
  }

  written(): Json {
    return { guards: this.#guards.map(writtenGuardOf), records: [...this.#records] }
  }

  /** The state of the owner is known here, not taken from when the record was read. */
  #judged(guard: Guarded): Guarded {
    return { ...guard, isOwnerActive: !this.#inactive.has(guard.owner) }
  }

  #placeOf(guard: Guarded): number {
    const key = JSON.stringify(writtenGuardOf({ ...guard, isOwnerActive: true }))
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const place = this.#guards.push(this.#judged(guard)) - 1
    this.#places.set(key, place)
    return place
  }
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((code) => other.has(code))
}
