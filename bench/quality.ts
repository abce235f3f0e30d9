import { isStrong } from '../capabilities/checks/strength.ts'
import { inventedPeople } from '../db/seed/invented-people.ts'
import { type Random, seededRandom } from '../db/seed/random.ts'
import { MatchIndex } from '../engines/matching/match-index.ts'
import { askedMeetingKeys, heldMeetingKeys } from '../engines/matching/meeting-keys.ts'
import type { Candidate, IndexEntry, Mode, Query } from '../engines/matching/types.ts'
import type { PartialDate } from '../kernel/partial-date.ts'
import { benchNames } from './names.ts'
import { damages } from './quality-damage.ts'
import { type Row, rowOf } from './table.ts'
import { type Listed, listedByOfac, listedByUn } from './watchlist.ts'

/** Seeds that nothing was tuned on. */
const NOISE_SEED = 11
const ASKED_SEED = 12
const STRANGERS_SEED = 13

/** Where the files to measure by lie: labelled pairs, and the folder of the public lists (`bench/watchlist.ts`). */
type QualityFiles = { readonly pairs: string; readonly lists: string }

/** How much is asked. */
type QualitySizes = { readonly noise: number; readonly asked: number; readonly strangers: number }

/** Recall of names by kind of damage, in their own script, with dates of birth, and false alerts, among invented noise. */
export async function benchQuality(files: QualityFiles, sizes: QualitySizes): Promise<Row[]> {
  const [un, ofac] = [await listedByUn(files.lists), await listedByOfac(files.lists)]
  const index = new MatchIndex()
  for (const { entry } of [...un, ...ofac]) index.upsert(entry)
  index.compact()
  const alerts = alertRows(index, { UN: un, OFAC: ofac }, sizes.strangers)
  let at = 0
  for (const person of inventedPeople(sizes.noise, NOISE_SEED))
    index.upsert(noiseEntry(`noise-${at++}`, person))
  const known = everyNth([...inventedPeople(sizes.noise, NOISE_SEED)], sizes.asked)
  index.compact()
  const { f1, curated } = await benchNames(files.pairs)
  return [
    row('labelled pairs, F1 at 0.70', f1, { goal: { least: 0.87 } }),
    row('labelled pairs by hand, F1 at 0.70', curated.f1, { goal: { least: 0.92 } }),
    ...damageRows(index, known),
    asWrittenRow(index, [...un, ...ofac]),
    ...originalRows(index, un),
    ...bornRows(index, known),
    meetingRow(index, known),
    ...alerts,
  ]
}

type Person = ReturnType<typeof inventedPeople> extends Generator<infer P> ? P : never
type Known = { readonly id: string; readonly person: Person }

/** Goals are those of the issue and of the project's reference on matching. */
function row(work: string, value: number, more: { unit?: string; goal?: Row['goal'] } = {}): Row {
  return rowOf({ work: `quality: ${work}`, value, unit: more.unit ?? 'share', goal: more.goal ?? null })
}

function noiseEntry(id: string, { name, native, born, nationality, sex }: Person): IndexEntry {
  const original = native === null ? [] : [{ text: native, type: 'original' as const, parts: null }]
  const names = [{ text: name, type: 'primary' as const, parts: null }, ...original]
  return {
    id,
    subject: 'person',
    names,
    born: [born],
    nationalities: [nationality],
    sex,
    birthPlaces: [],
    documents: [],
  }
}

function everyNth(people: readonly Person[], count: number): readonly Known[] {
  const step = Math.max(1, Math.floor(people.length / count))
  return people
    .flatMap((person, at) => (at % step === 0 ? [{ id: `noise-${at}`, person }] : []))
    .slice(0, count)
}

function ask(
  index: MatchIndex,
  name: string,
  {
    born = null,
    mode = 'high_recall',
    subject = 'person',
  }: { born?: PartialDate | null; mode?: Mode; subject?: Query['subject'] } = {},
): readonly Candidate[] {
  const query: Query = {
    ...{
      name,
      born,
      parts: null,
      subject,
      nationality: null,
      sex: null,
      birthPlace: null,
      document: null,
    },
  }
  return index.search(query, { mode, limit: 10, maySee: () => true })
}

/** Somebody of the same name is as good: names alone cannot tell them apart. */
function isFound(found: readonly Candidate[], { id, person }: Known): boolean {
  const names = new Set([person.name, person.native])
  return found.some((candidate) => candidate.id === id || names.has(candidate.name?.found ?? ''))
}

function damageRows(index: MatchIndex, known: readonly Known[]): Row[] {
  return Object.entries(damages).map(([what, damage]) => {
    const random = seededRandom(ASKED_SEED, what)
    let [asked, found] = [0, 0]
    for (const one of known) {
      const name = damage(one.person, random)
      if (name === null || name === one.person.name) continue
      asked++
      if (isFound(ask(index, name), one)) found++
    }
    return row(`${what}: in the first ten (${asked} asked)`, asked === 0 ? 0 : found / asked)
  })
}

/** Of every kind, and the kind is not said: a name alone is asked so. */
function asWrittenRow(index: MatchIndex, listed: readonly Listed[]): Row {
  const asked = listed.filter((_, at) => at % EVERY === 0)
  const found = asked.filter(({ entry: { id, names } }) => {
    const name = names[0]?.text ?? ''
    const first = ask(index, name, { mode: 'balanced', subject: null })
    return first.some((one) => one.id === id || one.name?.found === name)
  })
  const work = `listed names as they are written, of any kind: in the first ten (${asked.length} asked)`
  return row(work, found.length / asked.length)
}

/** Of the listed names every such one is enough to measure by. */
const EVERY = 5

function originalRows(index: MatchIndex, listed: readonly Listed[]): Row[] {
  const named = listed.filter(isPerson).filter(({ originals }) => originals.length > 0)
  const ten = named.filter(({ entry, originals }) =>
    ask(index, originals[0] ?? '').some(({ id }) => id === entry.id),
  )
  return [
    row(`original script to Latin, UN: in the first ten (${named.length} asked)`, ten.length / named.length, {
      goal: { least: 0.98 },
    }),
  ]
}

function isPerson({ entry }: Listed): boolean {
  return entry.subject === 'person'
}

/** Each kind of damage with a date of birth that is wrong in one of five: the very record must come first. */
function bornRows(index: MatchIndex, known: readonly Known[]): Row[] {
  const random = seededRandom(ASKED_SEED, 'dates')
  let [asked, first] = [0, 0]
  for (const damage of Object.values(damages)) {
    for (const one of known) {
      const name = damage(one.person, random)
      if (name === null) continue
      asked++
      if (ask(index, name, { born: noisyBirth(one.person.born, random) })[0]?.id === one.id) first++
    }
  }
  const work = `damaged name with a noisy date of birth: the record first (${asked} asked)`
  return [row(work, first / asked, { goal: { least: 0.975 } })]
}

/**
 * Damaged names that make a hit: those of which a record that comes later finds the question by its keys. Of two slips in one
 * word its sound is lost.
 */
function meetingRow(index: MatchIndex, known: readonly Known[]): Row {
  let [hits, met] = [0, 0]
  for (const [what, damage] of Object.entries(damages)) {
    const random = seededRandom(ASKED_SEED, what)
    for (const { id, person } of known) {
      const name = damage(person, random)
      if (name === null || !ask(index, name).some((one) => one.id === id && isStrong(one))) continue
      hits++
      if (meets(name, noiseEntry(id, person))) met++
    }
  }
  const work = `past questions with damaged names that are a hit, met by a later record (${hits} asked)`
  return row(work, met / hits, { goal: { least: 0.98 } })
}

function meets(name: string, { names, subject }: IndexEntry): boolean {
  const keys = new Set(heldMeetingKeys({ names, subjects: [subject], born: [] }))
  const asked = { names: [{ text: name, parts: null }], subjects: [subject], born: [] }
  return askedMeetingKeys(asked).some((key) => keys.has(key))
}

/** 6 % day and month flipped, 6 % a year off, 4 % the year alone, 4 % another day (the project's reference on matching). */
function noisyBirth(born: PartialDate, random: Random): PartialDate {
  if (born.precision !== 'day') return born
  const draw = random.next()
  if (draw < 0.06) return born.day <= 12 ? { ...born, day: born.month, month: born.day } : born
  if (draw < 0.12) return { ...born, year: born.year + (random.chance(0.5) ? 1 : -1) }
  if (draw < 0.16) return { precision: 'year', year: born.year, qualifier: 'exact', calendar: 'gregorian' }
  return draw < 0.2 ? { ...born, day: random.int(1, 28) } : born
}

/** People on no list, with their dates of birth, against the lists alone; and the listed, damaged by one slip, with theirs. */
function alertRows(
  index: MatchIndex,
  lists: Readonly<Record<string, readonly Listed[]>>,
  strangers: number,
): Row[] {
  let alerts = 0
  for (const { name, born } of inventedPeople(strangers, STRANGERS_SEED))
    if (ask(index, name, { born, mode: 'balanced' }).length > 0) alerts++
  const names = Object.values(lists)
    .flat()
    .reduce((sum, { entry }) => sum + entry.names.length, 0)
  return [
    row(
      `alerts in 10,000 strangers with dates of birth, ${names} listed names, balanced`,
      (10_000 * alerts) / strangers,
      { unit: 'alerts', goal: { most: 10 } },
    ),
    ...Object.entries(lists).flatMap(([list, listed]) => foundRow(index, list, listed.filter(isPerson))),
  ]
}

function foundRow(index: MatchIndex, list: string, listed: readonly Listed[]): Row[] {
  const random = seededRandom(ASKED_SEED, 'listed')
  const found = listed.filter(({ entry }) => {
    const [name, born] = [entry.names[0]?.text ?? '', entry.born[0] ?? null]
    const damaged = damages['one slip']?.({ name, native: null }, random) ?? name
    return ask(index, damaged, { born, mode: 'balanced' }).some(({ id }) => id === entry.id)
  })
  const work = `listed persons with one slip and date of birth, ${list}, balanced: found (${listed.length} asked)`
  return listed.length === 0 ? [] : [row(work, found.length / listed.length, { goal: { least: 0.99 } })]
}
