import type { IdentifierKeys, IdentifierKind } from '../identifiers/types.ts'
import { Candidates } from './candidates.ts'
import { GRADE_MASK, recordOf } from './columns.ts'
import { hashOf, KIND_MASK } from './hash.ts'
import { kindCode } from './kinds.ts'
import { type Progress, REPLACED } from './progress.ts'
import type { RecordBlock } from './records.ts'
import { eachInRun, type Run } from './run.ts'
import { eachInTail, type Tail } from './tail.ts'
import { type Found, grades, type MaySee } from './types.ts'

/** All that a look-up reads. Plain columns of shared memory: it may be sent to another thread, which copies nothing. */
export type View = {
  readonly runs: readonly Run[]
  readonly tails: readonly Tail[]
  readonly blocks: readonly RecordBlock[]
  readonly progress: Progress
}

/** One key to look up; `kindCode` is null for every kind. */
export type Probe = { readonly key: string; readonly gradeMask: number; readonly kindCode: number | null }
/** Told of every entry that has the key, of some twice. */
export type Tell = (record: number, kindCode: number, gradeMask: number) => void

/** A look through the tails is shorter than a change: more than once is rare. Ours to confirm. */
const MOST_AGAIN = 16

export function probe(view: View, asked: Probe, tell: Tell): void {
  const hash = hashOf(asked.key)
  const offer = (low: number, value: number): void => {
    const kind = low & KIND_MASK
    const gradeMask = value & asked.gradeMask
    if (((low ^ hash.low) & ~KIND_MASK) !== 0 || gradeMask === 0) return
    if (asked.kindCode === null || asked.kindCode === kind) tell(recordOf(value), kind, gradeMask)
  }
  const replaced = (): number => Atomics.load(view.progress, REPLACED)
  let before = replaced()
  for (const tail of view.tails) eachInTail(tail, hash.high, offer)
  for (const run of view.runs) eachInRun(run, hash.high, offer)
  // A record replaced meanwhile may have been looked for under its new number too early and under its old one too late.
  for (let again = 0; again < MOST_AGAIN && replaced() !== before; again++) {
    before = replaced()
    for (const tail of view.tails) eachInTail(tail, hash.high, offer)
  }
}

export type Asked = { readonly kind: IdentifierKind | null; readonly keys: IdentifierKeys }
export type FindOptions = { readonly maySee: MaySee; readonly limit: number }

/** Records that have one of the keys in its grade, the surest first, each once. */
export function findIn(view: View, { kind, keys }: Asked, { maySee, limit }: FindOptions): readonly Found[] {
  const code = kind === null ? null : kindCode(kind)
  const found = new Candidates<null>(view.blocks, maySee, limit)
  for (const { key, gradeMask } of gradesByKey(keys))
    probe(view, { key, gradeMask, kindCode: code }, (record, entryKind, common) => {
      found.offer({ record, kindCode: entryKind, rank: surest(common), why: null })
    })
  return found.kept.map(({ id, kind: its, rank }) => ({ id, kind: its, grade: gradeAt(rank) }))
}

/** A text, and the grades in which it is a key, as bits. */
export type GradedKey = { readonly key: string; gradeMask: number }

/** Each text once: mostly it is the same in all grades. */
export function gradesByKey(keys: IdentifierKeys): readonly GradedKey[] {
  const graded: GradedKey[] = []
  for (let at = 0; at < grades.length; at++) {
    const grade = grades[at]
    if (grade === undefined) continue
    for (const key of keys[grade]) {
      const known = graded.find((one) => one.key === key)
      if (known === undefined) graded.push({ key, gradeMask: 1 << at })
      else known.gradeMask |= 1 << at
    }
  }
  return graded
}

function surest(gradeMask: number): number {
  return 31 - Math.clz32(gradeMask & -gradeMask & GRADE_MASK)
}

function gradeAt(rank: number): Found['grade'] {
  const grade = grades[rank]
  if (grade === undefined) throw new Error(`no grade has the rank ${rank}`)
  return grade
}
