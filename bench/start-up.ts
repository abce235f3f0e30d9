import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import { MessageChannel, Worker } from 'node:worker_threads'
import { newKeeperState } from '../capabilities/checks/jobs/following-indexes.ts'
import { snapshotChunks } from '../capabilities/checks/jobs/guard-snapshot.ts'
import { GuardTable } from '../capabilities/checks/jobs/guard-table.ts'
import { Guards } from '../capabilities/checks/jobs/guards.ts'
import { type Indexes, readIndexes, saveIndexes } from '../capabilities/checks/jobs/index-snapshot.ts'
import { writeGuard } from '../capabilities/records/guard.ts'
import { IdentifierIndex } from '../engines/identifier-index/identifier-index.ts'
import { MatchIndex } from '../engines/matching/match-index.ts'
import { readWholeFile } from '../infra/whole-file.ts'
import type { Setting } from './calibrate.ts'
import { benchId } from './data.ts'
import { identifiersFile, indexOfIdentifiers } from './identifiers.ts'
import { indexOfPeople, namesFile } from './names-at-size.ts'
import { benchGuards } from './policy.ts'
import { type Row, rowOf } from './table.ts'

const PERSONS = 1_000_000
const IDENTIFIERS = 10_000_000
const WORK = '1 M persons and 10 M identifiers'

const indexFolder = (folder: string): string => path.join(folder, 'index')

/** Saves a world as a server does: its names, its documents, and who may see each of them. */
export async function benchSaving({ folder }: Setting): Promise<Row[]> {
  const names =
    (await kept(namesFile(folder, PERSONS), MatchIndex.fromSnapshot)) ?? indexOfPeople(PERSONS).index
  const numbers =
    (await kept(identifiersFile(folder, IDENTIFIERS), (bytes) => IdentifierIndex.fromSnapshot(bytes))) ??
    indexOfIdentifiers(IDENTIFIERS).index
  const guards = guardsOf(PERSONS + IDENTIFIERS)
  const turns = watchTurns()
  const began = performance.now()
  const before = threadMs()
  const saved = saveIndexes(
    indexFolder(folder),
    { names, numbers, guards },
    { cursor: '0', heardAt: Date.now() },
  )
  const beginning = `${(threadMs() - before).toFixed(0)} ms when it begins`
  await saved
  const seconds = (performance.now() - began) / 1000
  return [
    rowOf({ work: `snapshots saved, ${WORK}`, value: seconds, unit: 's' }),
    rowOf({
      ...{ work: `longest turn while they are saved, ${WORK}`, value: turns.longestMs(), unit: 'CPU ms' },
      note: beginning,
    }),
    rowOf({ work: `who may see, ${WORK}`, value: guards.bytes / guards.size, unit: 'bytes/record' }),
  ]
}

/** Loads what was saved, as a server does that starts. */
export async function benchStartUp({ folder }: Setting): Promise<Row[]> {
  const began = performance.now()
  const before = process.cpuUsage()
  const read = await readIndexes(indexFolder(folder))
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(before)
  if (read === null) throw new Error('the part before saved no snapshots')
  const sizes = [read.names.size, read.numbers.size, read.guards.size]
  if (`${sizes}` !== `${[PERSONS, IDENTIFIERS, PERSONS + IDENTIFIERS]}`)
    throw new Error('the snapshots are not whole')
  globalThis.gc?.()
  const most = process.resourceUsage().maxRSS / 2 ** 10
  return [
    rowOf({
      ...{ work: `snapshots loaded, ${WORK}`, value: seconds, unit: 's', goal: { most: 10 } },
      note: `${((user + system) / 1e6).toFixed(1)} s of CPU`,
    }),
    rowOf({
      ...{ work: `memory of the process, ${WORK}`, value: process.memoryUsage().rss / 2 ** 20, unit: 'MiB' },
      ...{ goal: { most: 2048 }, note: `${most.toFixed(0)} MiB at most while it loads` },
    }),
    await furtherThread(read),
  ]
}

/** What the process takes more when another thread answers from the same memory, its own code and its own heap among it. */
async function furtherThread({ names, numbers, guards }: Indexes): Promise<Row> {
  const shared = { names: names.share(), numbers: numbers.share(), guards: guards.share() }
  const { port1, port2 } = new MessageChannel()
  const before = process.memoryUsage().rss
  const began = performance.now()
  const worker = new Worker(path.join(import.meta.dirname, 'follower.ts'), {
    workerData: { shared: { ...shared, state: newKeeperState() }, news: port2 },
    transferList: [port2],
  })
  const [found] = await once(worker, 'message')
  const seconds = (performance.now() - began) / 1000
  const bytes = process.memoryUsage().rss - before
  worker.postMessage('over')
  await once(worker, 'exit')
  port1.close()
  if (found === 0) throw new Error('the further thread finds nothing')
  return rowOf({
    ...{ work: `memory of a further thread, ${WORK}`, value: bytes / 2 ** 20, unit: 'MiB' },
    note: `begins and answers 4,000 questions in ${seconds.toFixed(1)} s`,
  })
}

async function kept<T>(
  file: string,
  read: (bytes: Buffer) => { readonly index: T } | null,
): Promise<T | null> {
  const bytes = await readWholeFile(file)
  return bytes === null ? null : (read(bytes)?.index ?? null)
}

/** As if loaded: told one by one, millions take minutes. */
function guardsOf(records: number): Guards {
  const table = new GuardTable()
  const different = benchGuards()
  for (let place = 0; place < records; place++) table.set(benchId(place), place % different.length)
  const said = { savedAs: randomUUID(), guards: different.map(writeGuard), records }
  const read = Guards.fromSnapshot(Buffer.concat([...snapshotChunks(said, table.copy())]))
  if (read === null) throw new Error('the guards cannot be read')
  return read.guards
}

/** What one turn of this thread took of its core at most: so long nobody else is answered. */
function watchTurns(): { readonly longestMs: () => number } {
  let [last, longest] = [threadMs(), 0]
  const look = (): void => {
    const now = threadMs()
    longest = Math.max(longest, now - last)
    last = now
    setImmediate(look).unref()
  }
  look()
  return { longestMs: () => longest }
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
