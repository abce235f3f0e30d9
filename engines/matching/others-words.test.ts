import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inventedPeople } from '../../db/seed/invented-people.ts'
import { seededRandom } from '../../db/seed/random.ts'
import { MatchIndex } from './match-index.ts'
import type { IndexEntry, Query } from './types.ts'

const PEOPLE = 400
const QUESTIONS = 600

type Person = ReturnType<typeof inventedPeople> extends Generator<infer P> ? P : never

function entryOf(id: string, { name, native, born }: Person): IndexEntry {
  const original = native === null ? [] : [{ text: native, type: 'original' as const, parts: null }]
  return {
    ...{ id, subject: 'person', born: [born], nationalities: [], sex: 'U', birthPlaces: [], documents: [] },
    names: [{ text: name, type: 'primary', parts: null }, ...original],
  }
}

function queryOf(name: string): Query {
  const nothing = { born: null, nationality: null, sex: null, birthPlace: null, document: null }
  return { name, parts: null, subject: 'person', ...nothing }
}

describe('what is found of a record', () => {
  test('does not depend on the words of records that the asker may not see', () => {
    const random = seededRandom(4, 'words of others')
    const [open, hidden] = [[...inventedPeople(PEOPLE, 31)], [...inventedPeople(PEOPLE, 32)]]
    const [alone, beside] = [new MatchIndex(), new MatchIndex()]
    open.forEach((person, at) => {
      for (const index of [alone, beside]) index.upsert(entryOf(`open-${at}`, person))
    })
    // Whole names and their pieces: a piece of one name is a word of another's.
    hidden.forEach((person, at) => {
      const shorter = { ...person, name: person.name.replaceAll(/(\p{L}{3})\p{L}+/gu, '$1') }
      beside.upsert(entryOf(`hidden-${at}`, at % 2 === 0 ? person : shorter))
    })
    const maySee = (id: string) => id.startsWith('open')
    const slip = (name: string) => {
      const at = random.int(0, name.length - 1)
      return name.slice(0, at) + random.pick(['', ' ', 'x', 'e']) + name.slice(at + random.int(0, 1))
    }
    for (let turn = 0; turn < QUESTIONS; turn++) {
      const query = queryOf(slip(random.pick(random.chance(0.7) ? open : hidden).name))
      for (const mode of ['high_recall', 'balanced'] as const) {
        const options = { mode, limit: 10, maySee }
        assert.deepEqual(beside.search(query, options), alone.search(query, options), query.name ?? '')
      }
    }
  })
})
