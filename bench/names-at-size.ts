import { inventedPeople } from '../db/seed/invented-people.ts'
import { MatchIndex } from '../engines/matching/match-index.ts'
import type { IndexEntry, Query } from '../engines/matching/types.ts'
import { cpuMs, type Row } from './table.ts'

const SEED = 7
const SEARCHES = 3000

/** Building, asking, keeping and loading an index of invented people in all scripts, for each size, on one thread. */
export async function benchNamesAtSize(sizes: readonly number[], searches = SEARCHES): Promise<Row[]> {
  const rows: Row[] = []
  for (const size of sizes) rows.push(...rowsOf(size, searches))
  return await Promise.resolve(rows)
}

function rowsOf(people: number, searches: number): Row[] {
  const work = (what: string): string => `names, ${people.toLocaleString('en')} people: ${what}`
  const row = (what: string, value: number, unit: string): Row => ({
    work: work(what),
    value,
    unit,
    ratio: null,
  })
  const { index, names, built } = build(people)
  const rows = [row('indexed', (1000 * people) / built, '/CPU s')]
  const queries = questions(searches)
  for (const query of queries.slice(0, 300)) index.search(query, OPTIONS)
  const took: number[] = []
  const cpu = cpuMs(() => {
    for (const query of queries) {
      const since = performance.now()
      index.search(query, OPTIONS)
      took.push(performance.now() - since)
    }
  })
  took.sort((x, y) => x - y)
  rows.push(
    row('full explained checks', (1000 * queries.length) / cpu, '/CPU s'),
    row('a check, p50', took[Math.floor(took.length * 0.5)] ?? 0, 'ms'),
    row('a check, p99', took[Math.floor(took.length * 0.99)] ?? 0, 'ms'),
    row('index without the records’ own texts', index.bytes.index / names, 'bytes a name'),
    row('index with them', (index.bytes.index + index.bytes.texts) / names, 'bytes a name'),
  )
  const kept = Buffer.concat(index.snapshot(null))
  rows.push(row('loaded from a snapshot', cpuMs(() => MatchIndex.fromSnapshot(kept)) / 1000, 's'))
  return rows
}

const OPTIONS = { mode: 'balanced', limit: 10, maySee: () => true } as const

function build(people: number): { index: MatchIndex; names: number; built: number } {
  const index = new MatchIndex()
  let names = 0
  let made = 0
  let built = 0
  const batch: IndexEntry[] = []
  const flush = (): void => {
    built += cpuMs(() => {
      for (const entry of batch) index.upsert(entry)
    })
    batch.length = 0
  }
  for (const person of inventedPeople(people, SEED)) {
    const entry = entryOf(made++, person)
    names += entry.names.length
    batch.push(entry)
    if (batch.length === BATCH) flush()
  }
  flush()
  built += cpuMs(() => index.compact())
  return { index, names, built }
}

/** People are invented outside the time that is measured. */
const BATCH = 20_000

type Person = ReturnType<typeof inventedPeople> extends Generator<infer P> ? P : never

function entryOf(at: number, { name, native, born, nationality, sex }: Person): IndexEntry {
  const original = native === null ? [] : [{ text: native, type: 'original' as const, parts: null }]
  return {
    id: `00000000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`,
    subject: 'person',
    names: [{ text: name, type: 'primary', parts: null }, ...original],
    born: [born],
    nationalities: [nationality],
    sex,
    birthPlaces: [],
    documents: [],
  }
}

/** Every third as the bearer writes it, every third with a slip; all but every fourth with a date of birth. */
function questions(searches: number): Query[] {
  return [...inventedPeople(searches, SEED + 1)].map((person, at) => ({
    name: askedName(person, at),
    born: at % 4 === 3 ? null : person.born,
    ...{ parts: null, subject: 'person', nationality: null, sex: null, birthPlace: null, document: null },
  }))
}

function askedName({ name, native }: Person, at: number): string {
  if (at % 3 === 0) return native ?? name
  return at % 3 === 1 ? withSlip(name) : name
}

function withSlip(name: string): string {
  const at = Math.floor(name.length / 2)
  return name.slice(0, at) + name.slice(at + 1)
}
