import type { IdentifierKind } from '../identifiers/types.ts'
import { kindAt } from './kinds.ts'
import { idFromWords } from './record-id.ts'
import { idPlace, type RecordBlock } from './records.ts'
import type { MaySee } from './types.ts'

/** The fewer the rank, the surer. */
export type Candidate<Why> = {
  readonly id: string
  readonly record: number
  readonly kind: IdentifierKind
  readonly rank: number
  readonly why: Why
}

/** An entry of a live record that has an asked key; `gradeMask` are the grades in common. */
export type Match = { readonly record: number; readonly kindCode: number; readonly gradeMask: number }

/**
 * The first so many of all candidates that may be seen, by rank and id. Nothing depends on the order in which they are
 * offered: that would tell of records which the asker may not see.
 */
export class Candidates<Why> {
  readonly #blocks: readonly RecordBlock[]
  readonly #maySee: MaySee
  readonly #limit: number
  #kept: Candidate<Why>[] = []

  constructor(blocks: readonly RecordBlock[], maySee: MaySee, limit: number) {
    this.#blocks = blocks
    this.#maySee = maySee
    this.#limit = limit
  }

  get kept(): readonly Candidate<Why>[] {
    return this.#kept
  }

  offer({ record, kindCode }: Match, rank: number, why: Why): void {
    if (this.#hasBetter(record, rank)) return
    const { words, at } = idPlace(this.#blocks, record)
    const candidate = { id: idFromWords(words, at), record, kind: kindAt(kindCode), rank, why }
    const last = this.#kept.at(-1)
    if (last === undefined) {
      if (this.#limit > 0 && this.#maySee(candidate.id)) this.#kept.push(candidate)
      return
    }
    if (this.#kept.length >= this.#limit && isBefore(last, candidate)) return
    const known = this.#kept.findIndex(({ id }) => id === candidate.id)
    if (known >= 0) this.#better(known, candidate)
    else if (this.#maySee(candidate.id)) this.#insert(candidate)
  }

  /** Mostly by another key of the one record: its id need not be spelt again. */
  #hasBetter(record: number, rank: number): boolean {
    for (const held of this.#kept) if (held.record === record && held.rank < rank) return true
    return false
  }

  #better(known: number, candidate: Candidate<Why>): void {
    const before = this.#kept[known]
    if (before === undefined || !isBefore(candidate, before)) return
    this.#kept.splice(known, 1)
    this.#insert(candidate)
  }

  #insert(candidate: Candidate<Why>): void {
    const place = this.#kept.findIndex((held) => isBefore(candidate, held))
    this.#kept.splice(place < 0 ? this.#kept.length : place, 0, candidate)
    if (this.#kept.length > this.#limit) this.#kept.pop()
  }
}

function isBefore(one: Candidate<unknown>, other: Candidate<unknown>): boolean {
  if (one.rank !== other.rank) return one.rank < other.rank
  if (one.id !== other.id) return one.id < other.id
  return one.kind < other.kind
}
