import path from 'node:path'
import { MatchIndex } from '../engines/matching/match-index.ts'
import type { Query } from '../engines/matching/types.ts'
import { writeWholeFile } from '../infra/whole-file.ts'
import { rateRow, type Setting } from './calibrate.ts'
import { benchId, benchPeople, entryOf, queryOf, withSlip } from './data.ts'
import { cpuMs, quantile, type Row, rowOf } from './table.ts'

const SEED = 7
/** Searches, or as many as this time is enough for, after others by which a server is warm: it answers for months. */
const SEARCHES = 3000
const WARMING = 1500
const SEARCH_MS = 15_000
/** Entries of a list like OFAC's, and what a typo query on it may take (matching reference, table of goals). */
const LIST = 15_000
const LIST_P50_MS = 0.1
const options = { mode: 'balanced', limit: 10, maySee: () => true } as const

export const namesFile = (folder: string, size: number): string => path.join(folder, `names-${size}.snapshot`)

/** One index of `size` people in all scripts: building it, what it costs to hold, and full, explained checks. */
export async function benchNamesAtSize(size: number, setting: Setting): Promise<Row[]> {
  globalThis.gc?.()
  const before = held()
  const { index, ms, names } = indexOfPeople(size)
  const chunks = index.snapshot({ cursor: '0' })
  await writeWholeFile(namesFile(setting.folder, size), chunks)
  const asked = questions(size)
  search(index, asked.slice(SEARCHES))
  const { perSecond, sorted } = search(index, asked.slice(0, SEARCHES))
  globalThis.gc?.()
  const of = `of ${size.toLocaleString('en')} persons`
  const goals = goalsAt(size)
  return [
    rateRow(`persons indexed, ${of}`, (1000 * size) / ms, setting),
    rowOf({
      ...{
        work: `name index, ${of}`,
        value: index.bytes.index / names,
        unit: 'bytes/name',
        goal: { most: 80 },
      },
      note: 'without the records’ own texts, which are kept to show a candidate',
    }),
    rowOf({
      ...{ work: `name index and texts, ${of}`, unit: 'bytes/name' },
      value: (index.bytes.index + index.bytes.texts) / names,
    }),
    rowOf({ work: `memory of the name index, ${of}`, value: (held() - before) / 2 ** 20, unit: 'MiB' }),
    rateRow(`checks by name and birth date, ${of}`, perSecond, setting, goals.rate),
    rowOf({ work: `check p50, ${of}`, value: quantile(sorted, 0.5), unit: 'ms', goal: goals.p50 }),
    rowOf({ work: `check p99, ${of}`, value: quantile(sorted, 0.99), unit: 'ms', goal: goals.p99 }),
  ]
}

/** A slip in a name, asked of a list as long as OFAC's. */
export function benchTypos(setting: Setting): Row[] {
  const { index } = indexOfPeople(LIST)
  const asked = Array.from(benchPeople(LIST, SEED), ({ name }) => queryOf(withSlip(name), null))
  search(index, asked.slice(0, 500))
  const { perSecond, sorted } = search(index, asked.slice(500, 500 + SEARCHES))
  const work = `typo query, list of ${LIST.toLocaleString('en')} names`
  return [
    rowOf({ work: `${work}, p50`, value: quantile(sorted, 0.5), unit: 'ms', goal: { most: LIST_P50_MS } }),
    rateRow(work, perSecond, setting),
  ]
}

/** The goals that the issue sets for a size. */
function goalsAt(size: number): { readonly [row in 'rate' | 'p50' | 'p99']: Row['goal'] } {
  if (size === 1_000_000) return { rate: { least: 1000 }, p50: null, p99: null }
  if (size === 5_000_000) return { rate: null, p50: { most: 0.5 }, p99: { most: 10 } }
  return { rate: null, p50: null, p99: null }
}

function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** CPU time of indexing, making the people left out. */
export function indexOfPeople(size: number): {
  readonly index: MatchIndex
  readonly ms: number
  readonly names: number
} {
  const index = new MatchIndex()
  let ms = 0
  let names = 0
  let place = 0
  let told: ReturnType<typeof entryOf>[] = []
  const tell = (): void => {
    ms += cpuMs(() => {
      for (const entry of told) index.upsert(entry)
    })
    told = []
  }
  for (const person of benchPeople(size, SEED)) {
    const entry = entryOf(benchId(place++), person)
    names += entry.names.length
    if (told.push(entry) === 10_000) tell()
  }
  tell()
  return { index, ms: ms + cpuMs(() => index.compact()), names }
}

/** A third about people on the list, the others on none; in turn as written at home, in Latin letters, and with a slip. */
function questions(size: number): readonly Query[] {
  const known = [...benchPeople(Math.min(size, SEARCHES + WARMING), SEED)]
  return Array.from(benchPeople(SEARCHES + WARMING, SEED + 1), (stranger, place) => {
    const asked = place % 3 === 0 ? (known[place] ?? stranger) : stranger
    const [own, latin] = [asked.native ?? asked.name, asked.name]
    return queryOf([own, latin, withSlip(latin)][Math.floor(place / 3) % 3] ?? latin, asked.born)
  })
}

function search(
  index: MatchIndex,
  queries: readonly Query[],
): { readonly perSecond: number; readonly sorted: readonly number[] } {
  const taken: number[] = []
  const until = performance.now() + SEARCH_MS
  const cpu = cpuMs(() => {
    for (const query of queries) {
      const began = performance.now()
      if (began > until) break
      index.search(query, options)
      taken.push(performance.now() - began)
    }
  })
  return { perSecond: (1000 * taken.length) / cpu, sorted: taken.sort((a, b) => a - b) }
}
