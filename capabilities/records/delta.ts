import type { BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import type { PoliceRecord, RecordBody } from './record.ts'
import type { ResolvedSharing } from './sharing-list.ts'

/** Why a line of a delta was not taken. */
export const lineFaults = [
  'deleted_for_rights',
  'kind_changed',
  'legal_hold',
  'line_too_long',
  'malformed',
  'needs_second_person',
  'not_found',
  'not_json',
  'not_the_issuer',
  'not_utf8',
  'reference_taken',
  'repeated_too_often',
  'retention_over',
  'unknown_bureau',
  'unknown_list',
] as const
export type LineFault = (typeof lineFaults)[number]

/** A line that was not taken. */
export type RefusedLine = {
  /** Within its piece, from 1. */
  readonly line: number
  readonly reference: string | null
  readonly reason: LineFault
  /** Where in the line, as `body.issuer`; null when it is the line as a whole. */
  readonly field: string | null
  /** What is wrong beyond the reason. */
  readonly detail: string | null
}

/** What became of the lines of a piece that were taken. */
export type Deed = 'added' | 'changed' | 'renewed' | 'unchanged' | 'withdrawn' | 'deleted'
export type DeedCounts = Readonly<Record<Deed, number>>

/** A piece as it was taken, kept for some days. */
export type KeptPiece = {
  readonly owner: BureauCode
  readonly key: string
  readonly piece: number
  readonly at: Date
  readonly by: Id<'Actor'>
  readonly salt: Buffer
  readonly root: Buffer
  readonly counts: DeedCounts
  readonly refused: readonly RefusedLine[]
}

/** A record of the own bureau that a line speaks of, without what it says. */
export type HeldByReference = {
  readonly record: Omit<PoliceRecord, 'body'>
  readonly kind: RecordBody['kind']
  readonly bodyHash: string
  readonly resolved: ResolvedSharing
}

/** Lines about one record in one piece, at most: each takes another pass over the database. Ours to confirm. */
const MOST_OF_ONE_REFERENCE = 8

/**
 * Lines in rounds: in each a reference stands once, so that a round can be done at once, and rounds in their order do
 * what the lines do in theirs. Those beyond the last round are `left`.
 */
export function roundsOf<Line extends { readonly reference: string }>(
  lines: readonly Line[],
): { readonly rounds: readonly (readonly Line[])[]; readonly left: readonly Line[] } {
  const rounds: Line[][] = []
  const left: Line[] = []
  const seen = new Map<string, number>()
  for (const line of lines) {
    const round = seen.get(line.reference) ?? 0
    seen.set(line.reference, round + 1)
    if (round >= MOST_OF_ONE_REFERENCE) left.push(line)
    else if (rounds[round] === undefined) rounds.push([line])
    else rounds[round].push(line)
  }
  return { rounds, left }
}
