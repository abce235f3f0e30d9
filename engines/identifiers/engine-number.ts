import { note, withAlike } from './make-reading.ts'
import { needing, ONLY_NAMED } from './needs.ts'
import { LIKELIHOOD, readingOf } from './reading.ts'
import { foldAlphabets, foldLookalikes, foldZero, keysOf, latinCompact, plainLine } from './spelling.ts'

const SHORTEST = 4
const LONGEST = 24
/** Fewest characters of a last group that is looked for without the type in front. Ours to confirm. */
const SHORTEST_ALONE = 6

/**
 * Numbers of engines and gearboxes. Every maker has his own form and some stamp type and number in two groups, so
 * anything may be one: read only where it is called so, never valid, and kept beside the maker.
 */
export const readEngineNumber = needing('engine_number', ONLY_NAMED, (text, hint) => {
  if (hint.kind !== 'engine_number') return null
  const number = latinCompact(text)
  if (!/^[A-Z0-9]*\d[A-Z0-9]*$/.test(number) || number.length < SHORTEST || number.length > LONGEST)
    return null
  const words = foldAlphabets(plainLine(text))
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '')
  const last = words.at(-1) ?? ''
  return readingOf({
    kind: 'engine_number',
    canonical: number,
    display: words.join(' '),
    notes: [note('engine_number_by_maker')],
    facts: { type: words.length > 1 ? (words[0] ?? null) : null },
    // The type is often left out of one of two writings, but engines of two types may have one number: what stands last is alike alone.
    keys: withAlike(
      keysOf([number], (key) => [foldZero(key)]),
      last.length >= SHORTEST_ALONE ? [foldLookalikes(last)] : [],
    ),
    likelihood: LIKELIHOOD.shape,
    isVerifiable: false,
  })
})
