import { IdentifierIndex } from '../engines/identifier-index/identifier-index.ts'
import { MatchIndex } from '../engines/matching/match-index.ts'
import { readWholeFile } from '../infra/whole-file.ts'
import type { Setting } from './calibrate.ts'
import { identifiersFile } from './identifiers.ts'
import { namesFile } from './names-at-size.ts'
import { type Row, rowOf } from './table.ts'

/** Loads what earlier parts kept, as a node does that starts: a world's names and documents. */
export async function benchStartUp({ folder }: Setting): Promise<Row[]> {
  const began = performance.now()
  const names = MatchIndex.fromSnapshot(await whole(namesFile(folder, 1_000_000)))
  const identifiers = IdentifierIndex.fromSnapshot(await whole(identifiersFile(folder, 10_000_000)))
  const seconds = (performance.now() - began) / 1000
  if (names?.index.size !== 1_000_000 || identifiers?.index.size !== 10_000_000)
    throw new Error('the snapshots are not whole')
  globalThis.gc?.()
  const work = '1 M persons and 10 M identifiers'
  return [
    rowOf({ work: `snapshots loaded, ${work}`, value: seconds, unit: 's', goal: { most: 10 } }),
    rowOf({
      ...{ work: `memory of the process, ${work}`, value: process.memoryUsage().rss / 2 ** 20, unit: 'MiB' },
      goal: { most: 2048 },
    }),
  ]
}

async function whole(file: string): Promise<Buffer> {
  const bytes = await readWholeFile(file)
  if (bytes === null) throw new Error('an earlier part kept no snapshot')
  return bytes
}
