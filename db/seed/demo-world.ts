import type { RecordBody, Sharing } from '../../capabilities/records/record.ts'
import type { BureauCode } from '../../kernel/actor.ts'
import { parseCountry } from '../../kernel/country.ts'
import type { HandlingCode, Level } from '../../kernel/handling.ts'
import type { Purpose } from '../../kernel/purpose.ts'
import type { NamedKind } from '../../kernel/record-kind.ts'
import { inventBirth } from './birth-date.ts'
import { documentMaker } from './identity-document.ts'
import { organisationBody } from './invented-organisation.ts'
import { inventPerson, personBody } from './invented-person.ts'
import { inventedRemarks } from './invented-remarks.ts'
import { inventThing } from './invented-thing.ts'
import { vesselMaker } from './invented-vessel.ts'
import { type Random, seededRandom } from './random.ts'

/** One record of the demo world: what its owner would hand in. */
export type DemoRecord = {
  readonly owner: BureauCode
  /** Unique within the owner. */
  readonly reference: string
  readonly purpose: Purpose
  readonly level: Level
  readonly handling: readonly HandlingCode[]
  readonly sharing: Sharing
  readonly grade: string | null
  readonly body: RecordBody
}

/** Records of a demo world when nothing else is asked: enough to look alive, few enough to start in seconds. */
const USUAL_SIZE = 7000

type World = { seed: number; bureaus: readonly BureauCode[]; now: Date; size?: number }

/** The same seed, bureaus, day and size give the same records in the same order. `bureaus` must not be empty. */
export function* demoRecords({ seed, bureaus, now, size = USUAL_SIZE }: World): Generator<DemoRecord> {
  const things = Math.floor(size * THINGS)
  const nextReference = referenceCounter(now)
  yield* namedRecords({ seed, bureaus, now, size: size - things }, nextReference)
  yield* thingRecords({ seed, bureaus, now, size: things }, nextReference)
}

/** Share of things among all records. Ours to confirm. */
const THINGS = 0.15

type Sized = Required<World>
type NextReference = (owner: BureauCode, random: Random) => string

/** Things come from a stream of their own, so that people stay who they are when a kind is added. */
function* thingRecords(
  { seed, bureaus, now, size }: Sized,
  nextReference: NextReference,
): Generator<DemoRecord> {
  const random = seededRandom(seed, 'demo things')
  const makeDocument = documentMaker(random)
  for (let made = 0; made < size; made++) {
    const owner = random.pick(bureaus)
    const home = parseCountry(owner)
    if (home === null) throw new Error(`the member ${owner} is of no country`)
    const body = inventThing({ random, home, year: now.getUTCFullYear() }, makeDocument)
    const purpose = random.weighted(purposesOfThings)
    yield {
      owner,
      reference: nextReference(owner, random),
      purpose,
      ...termsOf(owner, bureaus, random),
      body,
    }
  }
}

function* namedRecords(
  { seed, bureaus, now, size }: Sized,
  nextReference: NextReference,
): Generator<DemoRecord> {
  const random = seededRandom(seed, 'demo world')
  const maker = { random, makeDocument: documentMaker(random) }
  const birthYears = { from: now.getUTCFullYear() - OLDEST, to: now.getUTCFullYear() - YOUNGEST }
  const bodies = {
    person: () => {
      const person = inventPerson(random)
      return personBody(person, inventBirth(birthYears, person.name.pool.language, random), maker)
    },
    organisation: () => organisationBody(maker),
    vessel: vesselMaker(random),
  }
  for (let made = 0; made < size; made++) {
    const body = bodies[random.weighted(kinds)]()
    const owner = ownerOf(body, bureaus, random)
    const purpose = random.weighted(purposesByKind[body.kind])
    const remarks = inventedRemarks({ kind: body.kind, purpose, owner }, random)
    yield {
      owner,
      reference: nextReference(owner, random),
      purpose,
      ...termsOf(owner, bureaus, random),
      body: { ...body, remarks },
    }
  }
}

/** Ages of people on record, in years. */
const OLDEST = 78
const YOUNGEST = 18

/** In per cent of what has names. */
const kinds = [
  ['person', 85],
  ['organisation', 8],
  ['vessel', 7],
] as const

const purposesByKind: Readonly<Record<NamedKind, readonly (readonly [Purpose, number])[]>> = {
  person: [
    ['wanted', 50],
    ['locate', 16],
    ['investigate', 14],
    ['warn', 9],
    ['identify', 5],
    ['border', 4],
    ['threat_analysis', 2],
  ],
  organisation: [
    ['investigate', 60],
    ['warn', 25],
    ['threat_analysis', 15],
  ],
  vessel: [
    ['investigate', 45],
    ['border', 35],
    ['warn', 20],
  ],
}

const purposesOfThings: readonly (readonly [Purpose, number])[] = [
  ['border', 60],
  ['investigate', 40],
]

/** Half of what a bureau holds concerns its own country, as far as there is such a bureau. Ours to confirm. */
const AT_HOME = 0.5

function ownerOf(body: BodyWithoutRemarks, bureaus: readonly BureauCode[], random: Random): BureauCode {
  const home: string | null = homeOf(body)
  const atHome = bureaus.find((bureau) => bureau === home)
  return atHome !== undefined && random.chance(AT_HOME) ? atHome : random.pick(bureaus)
}

type BodyWithoutRemarks =
  | ReturnType<typeof personBody>
  | ReturnType<typeof organisationBody>
  | ReturnType<ReturnType<typeof vesselMaker>>

function homeOf(body: BodyWithoutRemarks): string | null {
  switch (body.kind) {
    case 'person':
      return body.nationalities[0] ?? null
    case 'organisation':
      return body.countries[0] ?? null
    case 'vessel':
      return body.flag
  }
}

/** Years back to which references are dated. */
const REFERENCE_YEARS = 8

/** Numbers each owner's references one after the other: `KEN-2023/000017`. */
function referenceCounter(now: Date): NextReference {
  const last = new Map<BureauCode, number>()
  return (owner, random) => {
    const next = (last.get(owner) ?? 0) + 1
    last.set(owner, next)
    return `${owner}-${now.getUTCFullYear() - random.int(0, REFERENCE_YEARS)}/${String(next).padStart(6, '0')}`
  }
}

type Terms = Pick<DemoRecord, 'level' | 'handling' | 'sharing' | 'grade'>

/** Shares in per cent; ours to confirm. */
const levelShares: readonly (readonly [Level, number])[] = [
  ['fouo', 75],
  ['restricted', 20],
  ['confidential', 5],
]
const handlingShares: readonly (readonly [readonly HandlingCode[], number])[] = [
  [['H0'], 75],
  [['H1'], 12],
  [['H2'], 9],
  [['H1', 'H2'], 4],
]
const sharingShares: readonly (readonly [Sharing['to'], number])[] = [
  ['all', 88],
  ['listed', 5],
  ['owner', 4],
  ['all_except', 3],
]

function termsOf(owner: BureauCode, bureaus: readonly BureauCode[], random: Random): Terms {
  return {
    level: random.weighted(levelShares),
    handling: random.weighted(handlingShares),
    sharing: sharingOf(owner, bureaus, random),
    grade: random.chance(0.6)
      ? `${random.pick(['A', 'B', 'B', 'C', 'D', 'E', 'F'])}${random.int(1, 6)}`
      : null,
  }
}

function sharingOf(owner: BureauCode, bureaus: readonly BureauCode[], random: Random): Sharing {
  const to = random.weighted(sharingShares)
  switch (to) {
    case 'all':
    case 'owner':
      return { to }
    case 'listed':
      return {
        to,
        bureaus: others(owner, bureaus, { count: random.int(3, 12), random }),
        lists: [],
        denied: [],
      }
    case 'all_except':
      return { to, bureaus: others(owner, bureaus, { count: random.int(1, 3), random }), lists: [] }
  }
}

type Wanted = { readonly count: number; readonly random: Random }

function others(owner: BureauCode, bureaus: readonly BureauCode[], { count, random }: Wanted): BureauCode[] {
  const drawn = Array.from({ length: count }, () => random.pick(bureaus))
  return [...new Set(drawn)].filter((bureau) => bureau !== owner).sort()
}
