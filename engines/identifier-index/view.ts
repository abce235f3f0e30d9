import type { IdentifierKeys, IdentifierKind } from '../identifiers/types.ts'
import { Candidates, type Match } from './candidates.ts'
import { GRADE_MASK, type Highs, recordOf } from './columns.ts'
import { hashOf, KIND_MASK } from './hash.ts'
import { kindCode } from './kinds.ts'
import { type Progress, REPLACED } from './progress.ts'
import { isLiveIn, type RecordBlock } from './records.ts'
import { addHeldInRun, metInRun, type Run } from './run.ts'
import { addHeldInTail, metInTail, type Tail } from './tail.ts'
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

/** A look through the tails is shorter than a change: more than once is rare. Ours to confirm. */
const MOST_AGAIN = 16

/** Entries of live records that have the key, some twice; null when none has: nothing is made for what is not found. */
export function probe(view: View, asked: Probe): readonly Match[] | null {
  const { high, low } = hashOf(asked.key)
  let before = Atomics.load(view.progress, REPLACED)
  let met = inTails(view, high, null)
  for (const run of view.runs) met = metInRun(run, high, met)
  if (met === null) return null
  for (let again = 0; ; again++) {
    const matches = matchesOf(view, met, { low, asked })
    const now = Atomics.load(view.progress, REPLACED)
    if (now === before || again === MOST_AGAIN) return matches
    // A record replaced meanwhile may have been looked for under its new number too early and under its old one too late.
    before = now
    met = inTails(view, high, met) ?? met
  }
}

/** Positions of those that an entry has: hardly ever when nothing has the key. */
export function heldOf({ runs, tails }: View, asked: Highs): readonly number[] {
  const held: number[] = []
  for (const run of runs) addHeldInRun(run, asked, held)
  for (const tail of tails) addHeldInTail(tail, asked, held)
  return held.length > 1 ? [...new Set(held)].sort((one, other) => one - other) : held
}

function inTails({ tails }: View, high: number, met: number[] | null): number[] | null {
  let all = met
  for (const tail of tails) all = metInTail(tail, high, all)
  return all
}

/** Of the entries whose first 32 bits are right, those of which the rest is. */
function matchesOf(
  { blocks }: View,
  met: readonly number[],
  { low: hashLow, asked }: { readonly low: number; readonly asked: Probe },
): readonly Match[] {
  const matches: Match[] = []
  for (let at = 0; at < met.length; at += 2) {
    const [low, value] = [met[at] ?? 0, met[at + 1] ?? 0]
    const kindCode = low & KIND_MASK
    const gradeMask = value & asked.gradeMask
    const isRight = ((low ^ hashLow) & ~KIND_MASK) === 0 && gradeMask !== 0
    const isOfKind = asked.kindCode === null || asked.kindCode === kindCode
    if (isRight && isOfKind && isLiveIn(blocks, recordOf(value)))
      matches.push({ record: recordOf(value), kindCode, gradeMask })
  }
  return matches
}

export type Asked = { readonly kind: IdentifierKind | null; readonly keys: IdentifierKeys }
export type FindOptions = { readonly maySee: MaySee; readonly limit: number }

/** Records that have one of the keys in its grade, the surest first, each once. */
export function findIn(view: View, { kind, keys }: Asked, { maySee, limit }: FindOptions): readonly Found[] {
  const code = kind === null ? null : kindCode(kind)
  let found: Candidates<null> | null = null
  for (const { key, gradeMask } of gradesByKey(keys)) {
    const matches = probe(view, { key, gradeMask, kindCode: code })
    if (matches === null) continue
    found ??= new Candidates<null>(view.blocks, maySee, limit)
    for (const match of matches) found.offer(match, surest(match.gradeMask), null)
  }
  if (found === null) return []
  return found.kept.map(({ id, kind: its, rank }) => ({ id, kind: its, grade: gradeAt(rank) }))
}

/** A text, and the grades in which it is a key, as bits. */
export type GradedKey = { readonly key: string; gradeMask: number }

/** Each text once: mostly it is the same in all grades. */
export function gradesByKey(keys: IdentifierKeys): readonly GradedKey[] {
  const graded: GradedKey[] = []
  addGrade(graded, keys.exact, 1)
  addGrade(graded, keys.folded, 2)
  addGrade(graded, keys.lookalike, 4)
  return graded
}

function addGrade(graded: GradedKey[], keys: readonly string[], bit: number): void {
  for (const key of keys) {
    let known: GradedKey | null = null
    for (const one of graded) if (one.key === key) known = one
    if (known === null) graded.push({ key, gradeMask: bit })
    else known.gradeMask |= bit
  }
}

function surest(gradeMask: number): number {
  return 31 - Math.clz32(gradeMask & -gradeMask & GRADE_MASK)
}

function gradeAt(rank: number): Found['grade'] {
  const grade = grades[rank]
  if (grade === undefined) throw new Error(`no grade has the rank ${rank}`)
  return grade
}
