import { createHash } from 'node:crypto'
import { inventedPeople } from '../db/seed/invented-people.ts'
import { MatchIndex } from '../engines/matching/match-index.ts'
import type { IndexEntry, Query } from '../engines/matching/types.ts'
import { cpuMs, type Row } from './table.ts'

const PEOPLE = 20_000
const SEARCHES = 2000
const SEED = 7

/** Hashes of a kilobyte a CPU second: what this machine is worth just now. */
export function calibrate(): Row {
  const block = Buffer.alloc(1024, 1)
  const hashes = 100_000
  const ms = cpuMs(() => {
    for (let i = 0; i < hashes; i++) createHash('sha256').update(block).digest()
  })
  return { work: 'calibration: SHA-256 of 1 kB', value: (1000 * hashes) / ms, unit: '/CPU s', ratio: null }
}

/** Indexing and searching invented people; every third search carries a slip, every search a date of birth. */
export function benchMatching(calibration: number): Row[] {
  const people = [...inventedPeople(PEOPLE, SEED)]
  const index = new MatchIndex()
  const built = cpuMs(() => {
    for (const [place, person] of people.entries()) index.upsert(entryOf(String(place), person))
    index.compact()
  })
  const queries = [...inventedPeople(SEARCHES, SEED + 1)].map((person, place) =>
    queryOf(person, place % 3 === 0),
  )
  const options = { mode: 'balanced', limit: 10, maySee: () => true } as const
  const searched = cpuMs(() => {
    for (const query of queries) index.search(query, options)
  })
  const row = (work: string, perSecond: number): Row => ({
    ...{ work, value: perSecond, unit: '/CPU s' },
    ratio: { value: perSecond / calibration, to: 'calibration' },
  })
  return [
    row(`people indexed (${PEOPLE})`, (1000 * PEOPLE) / built),
    row('searches by name and date of birth', (1000 * SEARCHES) / searched),
  ]
}

type Invented = Pick<IndexEntry, 'sex'> & {
  name: string
  native: string | null
  born: IndexEntry['born'][number]
}

function entryOf(id: string, { name, native, born, sex }: Invented): IndexEntry {
  const original = native === null ? [] : [{ text: native, type: 'original' as const, parts: null }]
  const names = [{ text: name, type: 'primary' as const, parts: null }, ...original]
  return {
    id,
    subject: 'person',
    names,
    born: [born],
    nationalities: [],
    sex,
    birthPlaces: [],
    documents: [],
  }
}

function queryOf({ name, born }: Invented, hasSlip: boolean): Query {
  const at = Math.floor(name.length / 2)
  const asked = hasSlip ? name.slice(0, at) + name.slice(at + 1) : name
  const nothing = { parts: null, nationality: null, sex: null, birthPlace: null, document: null }
  return { name: asked, born, subject: 'person', ...nothing }
}
