import type { Segment } from './segment.ts'

/** A candidate before it is explained: only what is returned is. */
export type Draft = {
  readonly segment: Segment
  readonly entry: number
  /** Position in the entry's names; -1 when none was asked. */
  readonly nameIndex: number
  readonly similarity: number
  readonly total: number
  readonly channels: number
}

/** By total, then by name, then by id, so that equal candidates keep their order. */
export function byRank(a: Draft, b: Draft): number {
  return b.total - a.total || b.similarity - a.similarity || byId(a, b)
}

function byId(a: Draft, b: Draft): number {
  const [x, y] = [a.segment.id(a.entry), b.segment.id(b.entry)]
  return Number(x > y) - Number(x < y)
}

/** The best of one segment, each entry once, best first. */
export class Ranking {
  readonly #limit: number
  readonly #drafts: Draft[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  get drafts(): readonly Draft[] {
    return this.#drafts
  }

  /** Total below which nothing comes in any more. */
  get least(): number {
    if (this.#drafts.length < this.#limit) return Number.NEGATIVE_INFINITY
    return this.#drafts.at(-1)?.total ?? Number.POSITIVE_INFINITY
  }

  isAmongBest(draft: Draft): boolean {
    if (this.#drafts.length < this.#limit) return true
    const last = this.#drafts.at(-1)
    if (last === undefined) return false
    return byRank(draft, last) < 0 || this.#drafts.some((known) => known.entry === draft.entry)
  }

  /** Of two drafts of one entry the more alike stays, with the channels of both. */
  add(draft: Draft): void {
    const known = this.#drafts.findIndex(({ entry }) => entry === draft.entry)
    const before = this.#drafts[known]
    let best = draft
    if (before !== undefined) {
      // Of equals the entry's first: in which order they come depends on what else is held.
      const by = draft.similarity - before.similarity || before.nameIndex - draft.nameIndex
      const better = by > 0 ? draft : before
      best = { ...better, channels: draft.channels | before.channels }
      this.#drafts.splice(known, 1)
    }
    const place = this.#drafts.findIndex((other) => byRank(best, other) < 0)
    this.#drafts.splice(place < 0 ? this.#drafts.length : place, 0, best)
    if (this.#drafts.length > this.#limit) this.#drafts.pop()
  }
}
