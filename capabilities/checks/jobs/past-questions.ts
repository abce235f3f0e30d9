import type { IdentifierIndex } from '../../../engines/identifier-index/identifier-index.ts'
import type { Db } from '../../../infra/db.ts'
import { newId } from '../../../kernel/id.ts'
import type { Searchable } from '../actions/search.ts'
import { windowAt } from '../past-window.ts'
import { COUNTED, countAskedUnder, findAskedUnder, pastChecks, pastLines } from '../store/asked-keys.ts'
import { firstIdOf, type PastQuestion, type QuietQuestion } from '../store/later.ts'

/** Most questions that are asked again for one key, and for some records: the newest of each key first. */
export type MostPast = { readonly ofKey: number; readonly together: number }

export type PastQuestions = {
  /** Newest first: checks, then lines of batches. */
  readonly questions: readonly (PastQuestion | QuietQuestion)[]
  /** Questions under these keys that were too many; with `orMore` they are more than were counted. */
  readonly leftOut: number
  readonly orMore: boolean
}

/** What was asked within the window, however long ago, under one of the keys of past-keys.ts. */
export async function askedUnder(
  system: Db,
  keys: readonly number[],
  { now, most }: { readonly now: Date; readonly most: MostPast },
): Promise<PastQuestions> {
  if (keys.length === 0) return { questions: [], leftOut: 0, orMore: false }
  const from = firstIdOf(windowAt(now))
  const wish = { from, ofKey: most.ofKey + 1, limit: most.together + 1 }
  const met = await findAskedUnder(system, keys, wish)
  const isWhole = met.length <= most.together && met.every(({ age }) => age <= most.ofKey)
  const taken = met.filter(({ age }) => age <= most.ofKey).slice(0, most.together)
  const all = isWhole ? taken.length : await countAskedUnder(system, keys, from)
  return {
    questions: await questionsOf(system, taken),
    leftOut: all - taken.length,
    orMore: all === COUNTED,
  }
}

/** Each once, by whatever keys it was found; what was erased since is not there. */
async function questionsOf(
  system: Db,
  met: readonly { readonly id: string; readonly place: number | null }[],
): Promise<PastQuestions['questions']> {
  const checks = new Set<string>()
  const lines = new Map<string, { readonly id: string; readonly place: number }>()
  for (const { id, place } of met) {
    if (place === null) checks.add(id)
    else lines.set(`${id} ${place}`, { id, place })
  }
  const past = await pastLines(system, [...lines.values()])
  // A line becomes a check of its own if something comes of it.
  const asChecks = past.map((line) => ({ ...line, id: newId<'Check'>(line.at) }))
  return [...(await pastChecks(system, [...checks])), ...asChecks]
}

/** A number that is only alike makes no hit: what is a slip away is not even looked for. */
export function onlySure(numbers: IdentifierIndex): Searchable['numbers'] {
  return {
    find: (asked, options) => numbers.find(asked, options),
    findDamaged: () => ({ found: [], isWhole: true }),
  }
}
