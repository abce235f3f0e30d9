import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { MatchIndex } from '../../engines/matching/match-index.ts'
import { startPostgres } from '../../infra/postgres.ts'
import type { Setting } from '../calibrate.ts'
import { type BenchPerson, benchId, benchPeople, entryOf, queryOf, withSlip } from '../data.ts'
import { quantile, type Row, rowOf, rowOfFailure } from '../table.ts'

const NAMES = 100_000
const QUERIES = 200
const SEED = 41
const AT_ONCE = 10_000
const WORK = `pg_trgm: typo query on ${NAMES.toLocaleString('en')} names`

type Asked = { readonly id: string; readonly text: string }
type Answers = { readonly sorted: readonly number[]; readonly recall: number }

/** PostgreSQL's trigram index and ours: the same names, the same slips, whoever was meant among the first ten. */
export async function benchPgTrgm(_: Setting): Promise<Row[]> {
  const people = [...benchPeople(NAMES, SEED)]
  const asked = Array.from({ length: QUERIES }, (_none, at): Asked => {
    const place = Math.floor((at * NAMES) / QUERIES)
    return { id: benchId(place), text: withSlip(people[place]?.name ?? '') }
  })
  try {
    const theirs = await inPostgres(people, asked)
    const ours = await inOurs(people, asked)
    const p50 = quantile(theirs.sorted, 0.5)
    return [
      ...rowsOf(WORK, theirs),
      ...rowsOf(`ours: typo query on ${NAMES.toLocaleString('en')} names`, ours),
      rowOf({ work: 'our typo query against pg_trgm', value: p50 / quantile(ours.sorted, 0.5), unit: '×' }),
    ]
  } catch (cause) {
    return [rowOfFailure(WORK, cause)]
  }
}

function rowsOf(work: string, { sorted, recall }: Answers): Row[] {
  const note = `${Math.round(100 * recall)} % found among the first ten`
  return [
    rowOf({ work: `${work}, p50`, value: quantile(sorted, 0.5), unit: 'ms', note }),
    rowOf({ work: `${work}, p99`, value: quantile(sorted, 0.99), unit: 'ms' }),
  ]
}

async function inPostgres(people: readonly BenchPerson[], asked: readonly Asked[]): Promise<Answers> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'comity-bench-trgm-'))
  const started = await startPostgres({ dataDir, ephemeral: true })
  if (!started.ok) throw new Error(started.error.detail)
  const client = new pg.Client({ connectionString: started.value.url })
  try {
    await client.connect()
    await fill(client, people)
    return await answers(asked, async (text) => {
      const { rows } = await client.query<{ id: string }>({
        name: 'typo',
        text: 'select id from bench_name where name % $1 order by similarity(name, $1) desc limit 10',
        values: [text],
      })
      return rows.map(({ id }) => id)
    })
  } finally {
    await client.end()
    await started.value.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function fill(client: pg.Client, people: readonly BenchPerson[]): Promise<void> {
  await client.query('create extension pg_trgm')
  await client.query('create table bench_name (id uuid not null, name text not null)')
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const names = people.slice(from, from + AT_ONCE).map(({ name }) => name)
    const ids = names.map((_, at) => benchId(from + at))
    await client.query('insert into bench_name select * from unnest($1::uuid[], $2::text[])', [ids, names])
  }
  await client.query('create index on bench_name using gin (name gin_trgm_ops)')
  await client.query('analyze bench_name')
}

async function inOurs(people: readonly BenchPerson[], asked: readonly Asked[]): Promise<Answers> {
  const index = new MatchIndex()
  for (const [place, person] of people.entries())
    index.upsert(entryOf(benchId(place), { ...person, native: null }))
  index.compact()
  const options = { mode: 'balanced', limit: 10, maySee: () => true } as const
  return await answers(asked, async (text) => index.search(queryOf(text, null), options).map(({ id }) => id))
}

/** Each once to warm up, then each once more and timed. */
async function answers(
  asked: readonly Asked[],
  search: (text: string) => Promise<readonly string[]>,
): Promise<Answers> {
  for (const { text } of asked) await search(text)
  const taken: number[] = []
  let found = 0
  for (const { id, text } of asked) {
    const began = performance.now()
    const ids = await search(text)
    taken.push(performance.now() - began)
    if (ids.includes(id)) found++
  }
  return { sorted: taken.sort((a, b) => a - b), recall: found / asked.length }
}
