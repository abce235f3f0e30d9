import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { compareNames } from '../engines/matching/score.ts'
import type { Subject } from '../engines/matching/types.ts'

/** Fixed in advance: pairs at least this alike are called the same. */
const THRESHOLD = 0.7

const row = z.object({
  schema: z.string(),
  name1: z.string(),
  name2: z.string(),
  is_match: z.stringbool(),
  quality: z.string(),
  category: z.string().default(''),
})

/** Pairs that a model thought of; people wrote the others. */
const PROPOSED = /^LLM/

type Tally = { right: number; wrong: number; missed: number; pairs: number }
export type Tier = { f1: number; precision: number; recall: number; pairs: number }

/** Judges every pair of a file shaped like `schema,name1,name2,is_match,quality,…`, overall and by quality tier. */
export async function benchNames(
  file: string,
): Promise<Omit<Tier, 'pairs'> & { tiers: Record<string, Tier>; curated: Tier }> {
  const pairs = z
    .array(row)
    .parse(parse(await readFile(file), { columns: true, skip_empty_lines: true, bom: true }))
  const all = emptyTally()
  const curated = emptyTally()
  const tiers = new Map<string, Tally>()
  for (const pair of pairs) {
    const tier = tiers.get(pair.quality) ?? emptyTally()
    tiers.set(pair.quality, tier)
    const called = compareNames(pair.name1, pair.name2, subjectOf(pair.schema)).similarity >= THRESHOLD
    for (const tally of [all, tier]) count(tally, called, pair.is_match)
    if (!PROPOSED.test(pair.category)) count(curated, called, pair.is_match)
  }
  const { f1, precision, recall } = figures(all)
  return {
    f1,
    precision,
    recall,
    curated: figures(curated),
    tiers: Object.fromEntries([...tiers].map(([name, tally]) => [name, figures(tally)])),
  }
}

/** Schemas of FollowTheMoney; what is no person and no ship is named like an organisation. */
function subjectOf(schema: string): Subject {
  switch (schema) {
    case 'Person':
      return 'person'
    case 'Vessel':
      return 'vessel'
    default:
      return 'organisation'
  }
}

function emptyTally(): Tally {
  return { right: 0, wrong: 0, missed: 0, pairs: 0 }
}

function count(tally: Tally, called: boolean, isMatch: boolean): void {
  tally.pairs++
  if (called && isMatch) tally.right++
  else if (called) tally.wrong++
  else if (isMatch) tally.missed++
}

/** A tier without a pair that matches or is called has nothing to find: its figures are 1 when nothing was called. */
function figures({ right, wrong, missed, pairs }: Tally): Tier {
  const precision = right + wrong === 0 ? 1 : right / (right + wrong)
  const recall = right + missed === 0 ? 1 : right / (right + missed)
  const f1 = right === 0 ? Number(wrong + missed === 0) : (2 * precision * recall) / (precision + recall)
  return { f1, precision, recall, pairs }
}
