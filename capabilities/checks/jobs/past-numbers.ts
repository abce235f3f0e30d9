import type { Db } from '../../../infra/db.ts'
import { newId } from '../../../kernel/id.ts'
import { type Checkable, identifiersOf } from '../../records/public.ts'
import { hashesOf } from '../actions/past-keys.ts'
import { keyedOf } from '../number-keys.ts'
import { windowAt } from '../past-window.ts'
import { countAskedUnder, findAskedUnder, pastChecks, pastLines } from '../store/asked-keys.ts'
import { firstIdOf, type PastQuestion, type QuietQuestion } from '../store/later.ts'

/** Most questions that are asked again for one number, and for some hundred records: the newest of each number first. */
export type MostPast = { readonly ofNumber: number; readonly together: number }

export type PastNumbers = {
  /** Newest first: checks, then lines of batches. */
  readonly questions: readonly (PastQuestion | QuietQuestion)[]
  /** Questions about these numbers that were too many. */
  readonly leftOut: number
}

export type PastWish = { readonly now: Date; readonly secret: Buffer; readonly most: MostPast }

/** What was asked within the window, however long ago, under a number that one of the records has. */
export async function askedUnderNumbersOf(
  system: Db,
  records: readonly Pick<Checkable, 'body'>[],
  { now, secret, most }: PastWish,
): Promise<PastNumbers> {
  const keys = hashesOf(
    secret,
    records.flatMap(({ body }) => identifiersOf(body).flatMap(keyedOf)),
  )
  if (keys.length === 0) return { questions: [], leftOut: 0 }
  const from = firstIdOf(windowAt(now))
  const wish = { from, ofKey: most.ofNumber + 1, limit: most.together + 1 }
  const met = await findAskedUnder(system, keys, wish)
  const isWhole = met.length <= most.together && met.every(({ age }) => age <= most.ofNumber)
  const taken = met.filter(({ age }) => age <= most.ofNumber).slice(0, most.together)
  const leftOut = isWhole ? 0 : (await countAskedUnder(system, keys, from)) - taken.length
  return { questions: await questionsOf(system, taken), leftOut }
}

/** Each once, by whatever keys it was found; what was erased since is not there. */
async function questionsOf(
  system: Db,
  met: readonly { readonly id: string; readonly place: number | null }[],
): Promise<PastNumbers['questions']> {
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
