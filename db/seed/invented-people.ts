import type { Country } from '../../kernel/country.ts'
import { formatPartialDate, type PartialDate } from '../../kernel/partial-date.ts'
import { exactBirth } from './birth-date.ts'
import { latinName, nativeName, usualSpelling } from './invented-name.ts'
import { inventPerson } from './invented-person.ts'
import { seededRandom } from './random.ts'

/** Somebody to ask about who is on no list: what an officer would read from a passport. */
export type InventedTraveller = {
  readonly name: string
  /** The name in the bearer's own writing; null where that is what the passport has. */
  readonly native: string | null
  readonly born: PartialDate
  readonly nationality: Country
  readonly sex: 'M' | 'F'
  /** `born` as `parsePartialDate` reads it. */
  readonly bornText: string
}

const BIRTH_YEARS = { from: 1946, to: 2007 }

/** People in the languages of the demo world, who share a name with one of its records by chance only. */
export function* inventedPeople(count: number, seed: number): Generator<InventedTraveller> {
  const random = seededRandom(seed, 'people on no list')
  for (let made = 0; made < count; made++) {
    const { name, nationality, sex } = inventPerson(random)
    const born = exactBirth(BIRTH_YEARS, random)
    const native = nativeName(name)?.text ?? null
    yield {
      name: latinName(name, usualSpelling, 'primary').text,
      native,
      born,
      nationality,
      sex,
      bornText: formatPartialDate(born),
    }
  }
}
