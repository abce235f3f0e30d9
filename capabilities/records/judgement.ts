import type { BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'
import type { RecordId } from './record.ts'

/** What somebody finds about two records: records are never merged, only linked. */
export const verdicts = ['same', 'not_same', 'unsure'] as const
export type Verdict = (typeof verdicts)[number]

export type JudgementId = Id<'Judgement'>

/** The newest judgement of a bureau on a pair that is not undone. */
export type Judgement = {
  readonly id: JudgementId
  readonly bureau: BureauCode
  /** The pair in the order of the ids, whoever named which first. */
  readonly left: RecordId
  readonly leftOwner: BureauCode
  readonly right: RecordId
  readonly rightOwner: BureauCode
  readonly verdict: Verdict
  /** Why; null for who neither judged nor owns one of the two. */
  readonly reason: string | null
  readonly at: Date
  /** False when one of the two has changed since: the verdict is then history, not an answer. */
  readonly isCurrent: boolean
}

/** The pair as it is stored, so that a question and its mirror are one; null when both are the same record. */
export function orderedPair(one: RecordId, other: RecordId): readonly [RecordId, RecordId] | null {
  if (one === other) return null
  return one < other ? [one, other] : [other, one]
}

const pairKey = ({ left, right }: Pick<Judgement, 'left' | 'right'>): string => `${left} ${right}`

/**
 * What counts for a bureau, by pair: its own judgement, else the owners', who know best. Owners that contradict each
 * other leave it unsure. What a record has outgrown does not count.
 */
export function verdictsFor(
  bureau: BureauCode,
  judgements: readonly Judgement[],
): ReadonlyMap<string, Verdict> {
  const current = judgements.filter((one) => one.isCurrent)
  const found = new Map<string, Verdict>()
  for (const one of current.filter((each) => each.bureau !== bureau && isByOwner(each))) {
    const before = found.get(pairKey(one))
    found.set(pairKey(one), before === undefined || before === one.verdict ? one.verdict : 'unsure')
  }
  for (const one of current.filter((each) => each.bureau === bureau)) found.set(pairKey(one), one.verdict)
  return found
}

const isByOwner = ({ bureau, leftOwner, rightOwner }: Judgement): boolean =>
  bureau === leftOwner || bureau === rightOwner

/** Everything that is the same as `start` by way of other records, itself included, in the order of the ids. */
export function clusterOf(start: RecordId, held: ReadonlyMap<string, Verdict>): readonly RecordId[] {
  const neighbours = new Map<string, string[]>()
  for (const [key, verdict] of held) {
    if (verdict !== 'same') continue
    const [left = '', right = ''] = key.split(' ')
    neighbours.set(left, [...(neighbours.get(left) ?? []), right])
    neighbours.set(right, [...(neighbours.get(right) ?? []), left])
  }
  const reached = new Set<string>([start])
  for (const id of reached) for (const next of neighbours.get(id) ?? []) reached.add(next)
  return [...reached].sort() as RecordId[]
}
