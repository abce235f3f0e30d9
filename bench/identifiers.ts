import { stat } from 'node:fs/promises'
import path from 'node:path'
import { IdentifierIndex } from '../engines/identifier-index/identifier-index.ts'
import type { Keyed } from '../engines/identifier-index/types.ts'
import { readWholeFile, writeWholeFile } from '../infra/whole-file.ts'
import { rateRow, type Setting } from './calibrate.ts'
import { benchId, benchIdentifier } from './data.ts'
import { cpuMs, type Row, rowOf } from './table.ts'

/** Records told at once, made before the clock runs. */
const AT_ONCE = 20_000
const LOOKUPS = 400_000
/** As many first, for the compiler: a server is warm. */
const WARM_UP = LOOKUPS
/** Made just before they are asked, as questions are: a million kept ones would be fetched from memory first. */
const QUESTIONS = 1000
const everything = { maySee: () => true, limit: 10 }

export const identifiersFile = (folder: string, size: number): string =>
  path.join(folder, `identifiers-${size}.snapshot`)

/** One index of `size` records: building it, what it costs to hold, looking up, keeping and loading it. */
export async function benchIdentifiers(size: number, setting: Setting): Promise<Row[]> {
  const { index, ms: built } = indexOfIdentifiers(size)
  const { entries, keys, records } = index.bytes
  const { looked, damaged } = look(index, size)
  const of = `of ${size.toLocaleString('en')} identifiers`
  return [
    rateRow(`records indexed, ${of}`, (1000 * size) / built, setting),
    rowOf({
      ...{ work: `key table, ${of}`, value: keys / entries, unit: 'bytes/entry', goal: { most: 24 } },
      note: `${entries.toLocaleString('en')} entries`,
    }),
    rowOf({ work: `all of it, ${of}`, value: (keys + records) / size, unit: 'bytes/record' }),
    rateRow(`look-ups, half of them misses, ${of}`, (1000 * LOOKUPS) / looked, setting, { least: 1_000_000 }),
    rateRow(`look-ups one slip away, ${of}`, (1000 * QUESTIONS) / damaged, setting),
    ...(await keep(index, size, setting)),
  ]
}

/** CPU time of indexing, making the identifiers left out. */
export function indexOfIdentifiers(size: number): { readonly index: IdentifierIndex; readonly ms: number } {
  const index = IdentifierIndex.create()
  let ms = 0
  for (let from = 0; from < size; from += AT_ONCE) {
    const places = Array.from({ length: Math.min(AT_ONCE, size - from) }, (_, at) => from + at)
    const told = places.map((place) => [benchId(place), [benchIdentifier(place)]] as const)
    ms += cpuMs(() => {
      for (const [id, identifiers] of told) index.upsert(id, identifiers)
    })
  }
  return { index, ms: ms + cpuMs(() => index.compact()) }
}

/** CPU time of all look-ups, and of those one slip away. */
function look(index: IdentifierIndex, size: number): { readonly looked: number; readonly damaged: number } {
  let found = 0
  const ask = (from: number): number => {
    const asked = questions(from, size)
    return cpuMs(() => {
      for (const one of asked) found += index.find(one, everything).length
    })
  }
  for (let from = 0; from < WARM_UP; from += QUESTIONS) ask(from)
  found = 0
  let looked = 0
  for (let from = WARM_UP; from < WARM_UP + LOOKUPS; from += QUESTIONS) looked += ask(from)
  if (found < LOOKUPS / 2) throw new Error(`only ${found} of ${LOOKUPS / 2} were found`)
  const slips = questions(0, size)
  const damaged = cpuMs(() => {
    for (const one of slips) index.findDamaged(one, everything)
  })
  return { looked, damaged }
}

/** Every second one is of nobody. */
function questions(from: number, size: number): readonly Keyed[] {
  return Array.from({ length: QUESTIONS }, (_, at) => {
    const place = ((from + at) * 7_368_787) % size
    return benchIdentifier(at % 2 === 0 ? place : 60_000_000 + place)
  })
}

async function keep(index: IdentifierIndex, size: number, { folder }: Setting): Promise<Row[]> {
  const file = identifiersFile(folder, size)
  await writeWholeFile(file, index.snapshot({ cursor: '0' }))
  const began = performance.now()
  const before = process.cpuUsage()
  const kept = await readWholeFile(file)
  const loaded = kept === null ? null : IdentifierIndex.fromSnapshot(kept)
  if (loaded?.index.size !== size) throw new Error('the snapshot does not hold what was written')
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(before)
  const ofCpu = ((user + system) / 1e6).toFixed(1)
  return [
    rowOf({
      ...{ work: `snapshot loaded, of ${size.toLocaleString('en')} identifiers`, value: seconds, unit: 's' },
      goal: { most: 10 },
      note: `${Math.round((await stat(file)).size / 2 ** 20)} MiB on disk, ${ofCpu} s of CPU`,
    }),
  ]
}
