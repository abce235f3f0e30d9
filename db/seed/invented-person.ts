import type { Place, RecordName } from '../../capabilities/records/body-parts.ts'
import type { PersonBody } from '../../capabilities/records/record.ts'
import type { Country } from '../../kernel/country.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import { citiesOf } from './cities.ts'
import type { DocumentMaker } from './identity-document.ts'
import {
  anySpelling,
  type InventedName,
  inventName,
  katakanaName,
  latinName,
  nativeName,
  usualSpelling,
} from './invented-name.ts'
import { namePools } from './name-pools/all-pools.ts'
import type { NamePool } from './name-pools/pool.ts'
import type { Random } from './random.ts'

/** Somebody who does not exist: who they are, before it is said what anybody recorded about them. */
type InventedPerson = {
  readonly name: InventedName
  readonly sex: 'M' | 'F'
  readonly nationality: Country
}

/** Share of men among people on police records. Ours to confirm. */
const MEN = 0.78

export function inventPerson(random: Random): InventedPerson {
  const pool = random.pick(namePools)
  const sex = random.chance(MEN) ? 'M' : 'F'
  return {
    name: inventName(pool, sex, random),
    sex,
    nationality: random.weighted(pool.countries),
  }
}

type Maker = { readonly random: Random; readonly makeDocument: DocumentMaker }

export function personBody(
  person: InventedPerson,
  born: PartialDate,
  maker: Maker,
): Omit<PersonBody, 'remarks'> {
  const { random } = maker
  const { name, sex, nationality } = person
  return {
    kind: 'person',
    names: namesOf(person, random),
    born: bornDates(born, random),
    birthPlaces: random.chance(0.8) ? [cityIn(nationality, random)] : [],
    nationalities: nationalities(name.pool, nationality, random),
    sex: random.chance(0.02) ? 'U' : sex,
    positions: random.chance(0.3) ? [random.pick(positions)] : [],
    addresses: random.chance(0.35) ? [address(nationality, random)] : [],
    documents: documentsOf(nationality, maker),
    programmes: [],
  }
}

/** Shares of records with each further kind of name. All ours to confirm. */
const HAS_NATIVE = 0.85
const HAS_ALIAS = 0.4
const HAS_WEAK_ALIAS = 0.15
const HAS_OTHER_IDENTITY = 0.06
const HAS_FORMER = 0.05
const HAS_MAIDEN = 0.15
const KEEPS_PARTS = 0.65

function namesOf(person: InventedPerson, random: Random): RecordName[] {
  const { name, sex } = person
  const maybe = (share: number, make: () => RecordName | null) => (random.chance(share) ? [make()] : [])
  const found = [
    latinName(name, usualSpelling, 'primary'),
    ...maybe(HAS_NATIVE, () => nativeName(name)),
    ...maybe(HAS_NATIVE, () => katakanaName(name)),
    ...maybe(HAS_ALIAS, () => latinName(name, anySpelling(random), 'alias')),
    ...maybe(HAS_ALIAS / 2, () =>
      latinName({ ...name, middle: [], given: name.given.slice(0, 1) }, anySpelling(random), 'alias'),
    ),
    ...maybe(HAS_WEAK_ALIAS, () => weakAlias(name, random)),
    ...maybe(HAS_OTHER_IDENTITY, () => latinName(inventName(name.pool, sex, random), usualSpelling, 'alias')),
    ...maybe(sex === 'F' ? HAS_MAIDEN : HAS_FORMER, () => earlierName(person, random)),
  ]
  const keepsParts = random.chance(KEEPS_PARTS)
  const texts = new Set<string>()
  return found.flatMap((held) => {
    if (held === null || texts.has(held.text)) return []
    texts.add(held.text)
    return [keepsParts ? held : { ...held, parts: null }]
  })
}

/** Languages in which a wife commonly takes her husband's family name. Ours to confirm. */
const takesHusbandsName: ReadonlySet<string> = new Set([
  'en',
  'fr',
  'de',
  'pl',
  'ru',
  'uk',
  'bg',
  'sr',
  'ro',
  'he',
  'hy',
  'tr',
  'hi',
  'ja',
])

function earlierName({ name, sex }: InventedPerson, random: Random): RecordName | null {
  if (name.family.length === 0 || name.pool.family[sex].length === 0) return null
  const type = sex === 'F' && takesHusbandsName.has(name.pool.language) ? 'maiden' : 'former'
  return latinName({ ...name, family: [random.pick(name.pool.family[sex])] }, usualSpelling, type)
}

function weakAlias(name: InventedName, random: Random): RecordName {
  const given = latinName({ ...name, middle: [], family: [] }, usualSpelling, 'weak_alias')
  const whole = name.pool.language.startsWith('ar')
    ? `Abu ${random.pick(name.pool.given.M).latin[0]}`
    : random.pick([given.text, random.pick(bynames)])
  return { text: whole, script: 'Latn', type: 'weak_alias', parts: null }
}

const bynames = [
  'Doc',
  'Chief',
  'Little Bear',
  'The Baker',
  'Captain',
  'Shorty',
  'Blue',
  'The Twin',
  'Professor',
  'Lucky',
  'Grandad',
  'Red',
]

/** Share of records without a birth date: few, since a red notice asks for the year at least (RPD art. 82–87; the article is ours to confirm). */
const NO_BIRTH = 0.01
/** Shares of those with a doubtful day or year. Ours to confirm. */
const DAY_MONTH_DOUBT = 0.05
const YEAR_DOUBT = 0.04

function bornDates(born: PartialDate, random: Random): PartialDate[] {
  if (random.chance(NO_BIRTH)) return []
  if (
    born.precision === 'day' &&
    born.day <= 12 &&
    born.day !== born.month &&
    random.chance(DAY_MONTH_DOUBT)
  ) {
    return [born, { ...born, month: born.day, day: born.month }]
  }
  if (born.precision === 'day' && random.chance(YEAR_DOUBT)) {
    return [born, { precision: 'year', year: born.year + 1, qualifier: 'exact', calendar: born.calendar }]
  }
  return [born]
}

function nationalities(pool: NamePool, first: Country, random: Random): Country[] {
  if (random.chance(0.05)) return []
  const second = random.weighted(pool.countries)
  return second !== first && random.chance(0.2) ? [first, second] : [first]
}

export function cityIn(country: Country, random: Random): Place {
  return { text: random.pick(citiesOf(country)), country }
}

function address(country: Country, random: Random): Place {
  const city = cityIn(country, random)
  return { text: `${random.int(1, 240)} ${random.pick(streets)}, ${city.text}`, country }
}

const streets = [
  'Station Road',
  'Harbour Street',
  'Market Square',
  'Mill Lane',
  'Airport Road',
  'Canal Street',
  'Old Bridge Road',
]

const positions = [
  'Driver',
  'Trader',
  'Mechanic',
  'Accountant',
  'Sailor',
  'Cook',
  'Builder',
  'Teacher',
  'Customs broker',
  'Farmer',
  'Electrician',
  'Shopkeeper',
  'Nurse',
  'Pilot',
]

function documentsOf(country: Country, { random, makeDocument }: Maker) {
  return [
    ...(random.chance(0.6) ? [makeDocument('passport', country)] : []),
    ...(random.chance(0.08) ? [makeDocument('passport', country)] : []),
    ...(random.chance(0.25) ? [makeDocument('national_number', country)] : []),
    ...(random.chance(0.12) ? [makeDocument('identity_card', country)] : []),
    ...(random.chance(0.06) ? [makeDocument('driving_licence', country)] : []),
  ]
}
