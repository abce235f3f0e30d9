// A further thread on the indexes of the first one, for bench/start-up.ts: it asks, and says what it found.
import { parentPort, workerData } from 'node:worker_threads'
import { FollowingIndexes } from '../capabilities/checks/jobs/following-indexes.ts'
import { parsePartialDate } from '../kernel/partial-date.ts'
import { askedNames, benchIdentifier, queryOf } from './data.ts'
import { benchReader } from './policy.ts'

const QUESTIONS = 2_000

const indexes = new FollowingIndexes(workerData.shared, workerData.news, () => new Date())
const maySee = indexes.maySee(benchReader)
let found = 0
for (const { name, born } of askedNames(QUESTIONS, 11)) {
  const query = queryOf(name, parsePartialDate(born))
  found += indexes.names.search(query, { mode: 'balanced', limit: 10, maySee }).length
}
for (let place = 0; place < QUESTIONS; place++)
  found += indexes.numbers.find(benchIdentifier(place), { maySee, limit: 10 }).length
globalThis.gc?.()
parentPort?.postMessage(found)
parentPort?.once('message', () => indexes.stop())
