import { BATCH_PATH, LISTS_PATH, MOST_QUESTIONS } from '../capabilities/checks/contract/batch.ts'
import { inventedPeople } from '../db/seed/invented-people.ts'
import { measure, spelt } from './http-client.ts'
import { type Row, rowOf } from './table.ts'

const SECONDS = 4
/** Different requests of a kind, round and round. */
const REQUESTS = 40
/** Enough to keep the server busy while an answer is on its way. */
const CONNECTIONS = 4
const LINES = 1000
const BOUNDARY = 'bench-of-lists'

/** Many questions at once over HTTP, each line in the journal: numbers nobody has in batches, and lists line by line. */
export async function benchBatch({
  port,
  key,
}: {
  readonly port: number
  readonly key: string
}): Promise<Row[]> {
  const load = { port, connections: CONNECTIONS, seconds: SECONDS, perSecond: null }
  const batch = await measure({
    ...load,
    requests: Array.from({ length: REQUESTS }, (_, at) =>
      spelt('POST', BATCH_PATH, key, { questions: numbers(at, MOST_QUESTIONS) }),
    ),
  })
  const lists = { ...load, connections: 1 }
  const manifest = await measure({ ...lists, requests: [form(key, numbers(REQUESTS, LINES).join('\n'))] })
  const passengers = await measure({ ...lists, requests: [form(key, passengerList())] })
  return [
    rowOf({
      ...{ work: 'batch: numbers, journal durable', value: batch.perSecond * MOST_QUESTIONS, unit: '/s' },
      goal: { least: 100_000 },
    }),
    rowOf({ work: 'batch of 1,000 numbers, p99', value: batch.p99Ms, unit: 'ms' }),
    rowOf({ work: 'list of 1,000 numbers', value: manifest.p50Ms, unit: 'ms', goal: { most: 1000 } }),
    rowOf({ work: 'list of 1,000 passengers', value: passengers.p50Ms, unit: 'ms', goal: { most: 1000 } }),
  ]
}

function numbers(turn: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `Y${(turn * count + at) * 7 + 1_000_000}`)
}

function passengerList(): string {
  const people = [...inventedPeople(LINES, 23)]
  return ['name;born', ...people.map(({ name, bornText }) => `${name};${bornText}`)].join('\n')
}

/** The form that the page sends, as it goes over the wire. */
function form(key: string, list: string): string {
  const part = `content-disposition: form-data; name="list"; filename="list"\r\ncontent-type: text/csv\r\n\r\n${list}`
  const body = `--${BOUNDARY}\r\n${part}\r\n--${BOUNDARY}--\r\n`
  const head = [
    ...[`POST ${LISTS_PATH} HTTP/1.1`, 'host: 127.0.0.1', `authorization: Bearer ${key}`],
    ...[
      `content-type: multipart/form-data; boundary=${BOUNDARY}`,
      `content-length: ${Buffer.byteLength(body)}`,
    ],
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}
