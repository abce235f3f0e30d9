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
const DAMAGED = 1000
const everything = { maySee: () => true, limit: 10 }

export const identifiersFile = (folder: string, size: number): string =>
  path.join(folder, `identifiers-${size}.snapshot`)

/** One index of `size` records: building it, what it costs to hold, looking up, keeping and loading it. */
export async function benchIdentifiers(size: number, setting: Setting): Promise<Row[]> {
  const index = IdentifierIndex.create()
  const built = build(index, size)
  const { entries, keys, records } = index.bytes
  const exact = lookups(size)
  const looked = cpuMs(() => {
    let found = 0
    for (const asked of exact) found += index.find(asked, everything).length
    if (found < LOOKUPS / 2) throw new Error(`only ${found} of ${LOOKUPS / 2} were found`)
  })
  const damaged = cpuMs(() => {
    for (const asked of exact.slice(0, DAMAGED)) index.findDamaged(asked, everything)
  })
  const of = `of ${size.toLocaleString('en')} identifiers`
  return [
    rateRow(`records indexed, ${of}`, (1000 * size) / built, setting),
    rowOf({
      ...{ work: `key table, ${of}`, value: keys / entries, unit: 'bytes/entry', goal: { most: 24 } },
      note: `${entries.toLocaleString('en')} entries`,
    }),
    rowOf({ work: `all of it, ${of}`, value: (keys + records) / size, unit: 'bytes/record' }),
    rateRow(`look-ups, half of them misses, ${of}`, (1000 * LOOKUPS) / looked, setting, { least: 1_000_000 }),
    rateRow(`look-ups one slip away, ${of}`, (1000 * DAMAGED) / damaged, setting),
    ...(await keep(index, size, setting)),
  ]
}

function build(index: IdentifierIndex, size: number): number {
  let ms = 0
  for (let from = 0; from < size; from += AT_ONCE) {
    const places = Array.from({ length: Math.min(AT_ONCE, size - from) }, (_, at) => from + at)
    const told = places.map((place) => [benchId(place), [benchIdentifier(place)]] as const)
    ms += cpuMs(() => {
      for (const [id, identifiers] of told) index.upsert(id, identifiers)
    })
  }
  return ms + cpuMs(() => index.compact())
}

/** Every second one is of nobody. */
function lookups(size: number): readonly Keyed[] {
  return Array.from({ length: LOOKUPS }, (_, at) => {
    const place = (at * 7_368_787) % size
    return benchIdentifier(at % 2 === 0 ? place : 60_000_000 + place)
  })
}

async function keep(index: IdentifierIndex, size: number, { folder }: Setting): Promise<Row[]> {
  const file = identifiersFile(folder, size)
  await writeWholeFile(file, index.snapshot({ cursor: '0' }))
  const began = performance.now()
  const kept = await readWholeFile(file)
  const loaded = kept === null ? null : IdentifierIndex.fromSnapshot(kept)
  if (loaded?.index.size !== size) throw new Error('the snapshot does not hold what was written')
  const seconds = (performance.now() - began) / 1000
  return [
    rowOf({
      ...{ work: `snapshot loaded, of ${size.toLocaleString('en')} identifiers`, value: seconds, unit: 's' },
      goal: { most: 10 },
      note: `${Math.round((await stat(file)).size / 2 ** 20)} MiB on disk`,
    }),
  ]
}
