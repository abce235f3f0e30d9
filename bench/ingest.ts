import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { CHECKS_PATH } from '../capabilities/checks/contract.ts'
import { deltaPiecePath, LINES_TYPE, takenPiece } from '../capabilities/records/contract/deltas.ts'
import { RECORDS_PATH } from '../capabilities/records/contract/life.ts'
import { IMPORTS_PATH, importPath, importView, startedImport } from '../capabilities/records/contract.ts'
import { formatPartialDate } from '../kernel/partial-date.ts'
import { type BenchPerson, benchIdentifier, benchPeople } from './data.ts'
import { quantile, type Row, rowOf } from './table.ts'

/** A running server, and the key by which it is called. */
export type Called = { readonly url: string; readonly key: string }

const LINES = 20_000
const CONTRIBUTIONS = 50
const SEED = 31
const POLL_MS = 100
/** A contribution that no check has found by then is lost. */
const PATIENCE_MS = 10_000

/** A list of persons with documents, taken in over HTTP: keys, policy fields, versions and journal included. */
export async function benchIngest(server: Called): Promise<Row[]> {
  const form = new FormData()
  form.set('format', 'ftm')
  form.set('dryRun', 'false')
  form.set('acceptRemovals', 'false')
  form.set('list', new Blob([ftmLines()]), 'bench.ftm.json')
  await untilQuiet()
  const began = performance.now()
  const started = startedImport.parse(await call(server, 'POST', IMPORTS_PATH, form))
  for (;;) {
    const { state, counts, error } = importView.parse(await call(server, 'GET', importPath(started.id), null))
    if (state === 'finished' && counts.added === LINES) break
    if (state !== 'running') throw new Error(error?.detail ?? `${counts.added} of ${LINES} were added`)
    await pause(POLL_MS)
  }
  const seconds = (performance.now() - began) / 1000
  return [rowOf({ work: 'records taken in', value: LINES / seconds, unit: '/s', goal: { least: 5000 } })]
}

const LOOK_MS = 300
const QUIET_SHARE = 0.15

/** What was taken before is indexed and held against earlier questions first: each figure is that of its own work. */
async function untilQuiet(): Promise<void> {
  for (let share = 1; share > QUIET_SHARE; ) {
    const before = process.cpuUsage()
    await pause(LOOK_MS)
    const { user, system } = process.cpuUsage(before)
    share = (user + system) / 1000 / LOOK_MS
  }
}

function ftmLines(): string {
  const lines = Array.from(benchPeople(LINES, SEED), ({ name, native, born }, place) =>
    JSON.stringify({
      id: `bench-${place}`,
      schema: 'Person',
      properties: {
        name: [name],
        ...(native !== null && { alias: [native] }),
        birthDate: [formatPartialDate(born)],
        passportNumber: benchIdentifier(20 * place).keys.exact,
      },
    }),
  )
  return lines.join('\n')
}

const PIECE = 2000
/** The first thousands are read and compiled, not taken in at speed. */
const WARM_UP = 2 * PIECE
/** Pieces on their way at once: one is read while another is taken. */
const ON_THEIR_WAY = 2

/** What a registry pushes, piece by piece over HTTP, each once: with keys, policy fields, versions and journal. */
export async function benchDelta(server: Called): Promise<Row[]> {
  const warmUp = Array.from({ length: WARM_UP }, (_, place) =>
    lineOf(`delta-w-${place}`, vehicleOf(LINES + place)),
  )
  const vehicles = Array.from({ length: LINES }, (_, place) => lineOf(`delta-v-${place}`, vehicleOf(place)))
  const persons = Array.from(benchPeople(LINES, SEED + 2), ({ name, born }, place) =>
    lineOf(`delta-p-${place}`, recordOf(name, born).body),
  )
  await push(server, 'first of all', warmUp)
  return [
    await push(server, 'vehicles taken in as a delta', vehicles),
    await push(server, 'persons taken in as a delta', persons),
  ]
}

async function push(server: Called, work: string, lines: readonly string[]): Promise<Row> {
  const pieces = Array.from({ length: lines.length / PIECE }, (_, at) =>
    lines.slice(at * PIECE, (at + 1) * PIECE),
  )
  const key = work.replaceAll(' ', '-')
  await untilQuiet()
  const cpu = process.cpuUsage()
  const began = performance.now()
  let next = 0
  const sendOn = async (): Promise<void> => {
    for (let at = next++; at < pieces.length; at = next++) {
      const sent = await putPiece(server, deltaPiecePath(key, String(at + 1)), pieces[at] ?? [])
      if (sent.counts.added !== PIECE) throw new Error(`${sent.counts.added} of ${PIECE} were added`)
    }
  }
  await Promise.all(Array.from({ length: ON_THEIR_WAY }, sendOn))
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return rowOf({
    ...{ work, value: lines.length / seconds, unit: '/s', goal: { least: 5000 } },
    note: `${Math.round((lines.length * 1e6) / (user + system))} a CPU second of server, sender and index together`,
  })
}

function lineOf(reference: string, body: object): string {
  return JSON.stringify({ op: 'upsert', reference, purpose: 'investigate', sharing: { to: 'all' }, body })
}

function vehicleOf(place: number): object {
  const number = `QX ${place} PT`
  return {
    ...{ kind: 'vehicle', category: 'car', status: 'stolen', vin: null, plates: [{ number, country: null }] },
    ...{ parts: [], make: 'Volkswagen', model: 'Golf', colour: 'grey', builtOn: null, happenedOn: null },
    ...{ happenedIn: null, marks: [] },
  }
}

async function putPiece({ url, key }: Called, path: string, lines: readonly string[]) {
  const response = await fetch(`${url}${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': LINES_TYPE },
    body: lines.join('\n'),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`the server answered ${response.status}: ${text}`)
  return takenPiece.parse(JSON.parse(text))
}

const answer = z.object({ candidates: z.array(z.object({ record: z.object({ id: z.string() }) })) })
const added = z.object({ id: z.string() })
const listed = z.object({ records: z.array(added) })

/** Deltas of a usual size, and their lines. */
const DELTAS = 40
const LINES_OF_DELTA = 50

/** From the answer that a delta was taken to the first answer of a check that has its last record. */
export async function benchDeltaFound(server: Called): Promise<Row[]> {
  const people = [...benchPeople(DELTAS * LINES_OF_DELTA, SEED + 3)]
  const taken: number[] = []
  for (let at = 0; at < DELTAS; at++) {
    const some = people.slice(at * LINES_OF_DELTA, (at + 1) * LINES_OF_DELTA)
    const named = (place: number) => `delta-f-${at}-${place}-`
    const lines = some.map(({ name, born }, place) => lineOf(named(place), recordOf(name, born).body))
    await putPiece(server, deltaPiecePath(`delta-found-${at}`, '1'), lines)
    const began = performance.now()
    const [last] = some.slice(-1)
    if (last === undefined) throw new Error('a delta without lines')
    const query = new URLSearchParams({ reference: named(LINES_OF_DELTA - 1) })
    const { records } = listed.parse(await call(server, 'GET', `${RECORDS_PATH}?${query}`, null))
    await untilFound(server, last, records[0]?.id ?? '', began)
    taken.push(performance.now() - began)
  }
  return [foundRow('delta found by a check, p99', taken)]
}

/** From the answer that a record was added to the first answer of a check that has it. */
export async function benchFound(server: Called): Promise<Row[]> {
  const taken: number[] = []
  for (const { name, born } of benchPeople(CONTRIBUTIONS, SEED + 1)) {
    const { id } = added.parse(await call(server, 'POST', RECORDS_PATH, recordOf(name, born)))
    const began = performance.now()
    await untilFound(server, { name, born }, id, began)
    taken.push(performance.now() - began)
  }
  return [foundRow('contribution found by a check, p99', taken)]
}

async function untilFound(
  server: Called,
  { name, born }: Pick<BenchPerson, 'name' | 'born'>,
  id: string,
  began: number,
): Promise<void> {
  const question = { name, born: formatPartialDate(born) }
  for (;;) {
    const { candidates } = answer.parse(await call(server, 'POST', CHECKS_PATH, question))
    if (candidates.some(({ record }) => record.id === id)) return
    if (performance.now() - began > PATIENCE_MS) throw new Error('a contribution is not found')
  }
}

function foundRow(work: string, taken: readonly number[]): Row {
  const sorted = taken.toSorted((a, b) => a - b)
  return rowOf({
    ...{ work, value: quantile(sorted, 0.99), unit: 'ms', goal: { most: 1000 } },
    note: `p50 ${quantile(sorted, 0.5).toFixed(0)} ms`,
  })
}

let contributed = 0

function recordOf(name: string, born: object) {
  return {
    reference: `BENCH-${contributed++}`,
    purpose: 'investigate',
    sharing: { to: 'all' },
    body: {
      kind: 'person',
      names: [{ text: name, script: 'Latn', type: 'primary', parts: null }],
      born: [born],
      ...{ birthPlaces: [], nationalities: [], sex: 'U', positions: [], addresses: [], documents: [] },
      ...{ programmes: [], remarks: null },
    },
  }
}

async function call(
  { url, key }: Called,
  method: 'GET' | 'POST',
  route: string,
  body: object | null,
): Promise<unknown> {
  const isForm = body === null || body instanceof FormData
  const response = await fetch(`${url}${route}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(!isForm && { 'content-type': 'application/json' }) },
    ...(body !== null && { body: body instanceof FormData ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`the server answered ${response.status}: ${text}`)
  return JSON.parse(text)
}
