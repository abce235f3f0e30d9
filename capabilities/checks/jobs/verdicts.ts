import { type Guarded, type Reader, readsOf } from '../../records/public.ts'

/** What the rule said about each place for one kind of reader: asked once, then read. */
type Known = { readonly mayRead: (guard: Guarded) => boolean; at: Uint8Array; turn: number }
const UNKNOWN = 0
const YES = 1
const NO = 2

/** Kinds of readers whose verdicts are kept: those of the bureaus that ask now. Ours to confirm. */
const KEPT_READERS = 512
/** Room for guards to come, so that verdicts seldom move. */
const SPARE = 64

/**
 * Which guards let a reader see what they guard. Records share guards, of a million there are some hundred different ones,
 * so the rule is asked once for a guard and a kind of reader.
 */
export class Verdicts {
  /** Null where no guard is. */
  readonly #guardAt: (place: number) => Guarded | null
  readonly #known = new Map<string, Known>()
  #turn = 0

  constructor(guardAt: (place: number) => Guarded | null) {
    this.#guardAt = guardAt
  }

  /** A place may mean another guard: older verdicts are void, also those that somebody still holds. */
  forget(): void {
    this.#turn++
  }

  /** For the check at hand, by the place of a guard; below 0 there is none. */
  of(reader: Reader): (place: number) => boolean {
    const known = this.#knownOf(reader)
    return (place) => {
      if (place < 0) return false
      if (known.turn !== this.#turn) {
        known.at.fill(UNKNOWN)
        known.turn = this.#turn
      }
      const said = known.at[place] ?? UNKNOWN
      return said === UNKNOWN ? this.#judge(known, place) : said === YES
    }
  }

  #knownOf(reader: Reader): Known {
    const key = kindOf(reader)
    const known = this.#known.get(key) ?? {
      ...{ mayRead: readsOf(reader), at: new Uint8Array(SPARE), turn: this.#turn },
    }
    // The one asked for longest ago is the first.
    this.#known.delete(key)
    this.#known.set(key, known)
    const oldest = this.#known.keys().next().value
    if (this.#known.size > KEPT_READERS && oldest !== undefined) this.#known.delete(oldest)
    return known
  }

  #judge(known: Known, place: number): boolean {
    const guard = this.#guardAt(place)
    if (guard === null) return false
    if (place >= known.at.length) {
      const larger = new Uint8Array(place + SPARE)
      larger.set(known.at)
      known.at = larger
    }
    const may = known.mayRead(guard)
    known.at[place] = may ? YES : NO
    return may
  }
}

/** One reader asks for a thousand lines. */
const kinds = new WeakMap<Reader, string>()

/** Readers of one kind see the same. */
function kindOf(reader: Reader): string {
  const known = kinds.get(reader)
  if (known !== undefined) return known
  const { bureau, clearance, purpose, bureauState, roles } = reader
  const kind = `${bureau} ${clearance} ${purpose} ${bureauState} ${[...roles].sort().join()}`
  kinds.set(reader, kind)
  return kind
}
