import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formatPartialDate } from '../../../kernel/partial-date.ts'
import { outcomes } from '../check.ts'
import type { CandidateView, CheckAnswer } from '../contract.ts'
import {
  aboutOf,
  adviceOf,
  countOpen,
  headlineOf,
  placeAfter,
  readDate,
  sourceOf,
  stateOf,
  stateOfSource,
} from './answer.ts'

type Sources = CheckAnswer['sources']
const asked = (...states: readonly Sources[number]['state'][]): Sources =>
  states.map((state) => ({ source: 'persons', state }))

describe('the answer', () => {
  test('no two outcomes look the same, and incomplete never looks like no hit', () => {
    assert.equal(new Set(outcomes.map(stateOf)).size, outcomes.length)
    assert.equal(stateOf('incomplete'), 'not_answered')
  })

  test('a source that was not asked is neither open nor counted; one out of date is open', () => {
    assert.deepEqual(countOpen(asked('hit', 'not_asked', 'not_answered', 'stale')), { open: 2, asked: 3 })
  })

  test('a hit with an open source says so; a whole one does not', () => {
    assert.equal(
      adviceOf({ outcome: 'hit', sources: asked('hit', 'not_answered') }),
      'check.advice.hit_partial',
    )
    assert.equal(adviceOf({ outcome: 'hit', sources: asked('hit', 'no_hit') }), 'check.advice.hit')
    assert.equal(adviceOf({ outcome: 'incomplete', sources: asked('stale') }), 'check.advice.incomplete')
  })
})

describe('what the advice tells to compare', () => {
  const of = (...kinds: readonly CandidateView['record']['kind'][]) =>
    aboutOf({
      candidates: kinds.map((kind) => ({
        record: { ...aCandidate([], null).record, kind },
        strength: 'strong',
      })),
    })

  test('is a person, a document or both, and for anything else what is before the officer', () => {
    assert.equal(of('person', 'person'), 'person')
    assert.equal(of('travel_document'), 'document')
    assert.equal(of('travel_document', 'person'), 'both')
    assert.equal(of('vehicle'), 'other')
    assert.equal(of('person', 'firearm'), 'other')
    assert.equal(of(), 'other')
  })

  test('is what made it a hit, not what may be like it', () => {
    const weak = { record: aCandidate([], null).record, strength: 'weak' } as const
    const car = { record: { ...weak.record, kind: 'vehicle' }, strength: 'strong' } as const
    assert.equal(aboutOf({ candidates: [car, weak] }), 'other')
  })
})

type Name = CandidateView['record']['names'][number]
const latin: Name = { text: 'Ilja VORNICESCU', script: 'Latn', type: 'primary' }
const cyrillic: Name = { text: 'Илья ВОРНИЧЕСКУ', script: 'Cyrl', type: 'original' }
const alias: Name = { text: 'Elias', script: 'Latn', type: 'weak_alias' }

const aCandidate = (
  names: readonly Name[],
  foundIndex: number | null,
): Pick<CandidateView, 'record' | 'name'> => ({
  record: {
    id: '01890000-0000-7000-8000-000000000001',
    owner: 'ZAF',
    source: 'own',
    reference: 'R-1',
    kind: 'person',
    label: 'R-1',
    status: null,
    sort: null,
    keys: [],
    names: [...names],
    born: [],
    nationalities: [],
    documents: [],
    imo: null,
  },
  name: foundIndex === null ? null : { asked: 'x', found: 'y', foundIndex, type: 'primary', parts: [] },
})

describe('the look of a source', () => {
  const persons = { source: 'persons', state: 'hit' } as const
  const withStrength = (strength: CandidateView['strength']) => [{ ...aCandidate([latin], 0), strength }]

  test('is possible when all its candidates are weak, and a hit when one is strong', () => {
    assert.equal(
      stateOfSource(persons, { outcome: 'possible', candidates: withStrength('weak') }),
      'possible',
    )
    assert.equal(stateOfSource(persons, { outcome: 'hit', candidates: withStrength('weak') }), 'possible')
    assert.equal(stateOfSource(persons, { outcome: 'hit', candidates: withStrength('strong') }), 'hit')
  })

  test('stays what it is when the source said anything else', () => {
    const open = { source: 'persons', state: 'not_answered' } as const
    assert.equal(stateOfSource(open, { outcome: 'possible', candidates: [] }), 'not_answered')
  })
})

describe('the names on a card', () => {
  test('the own script comes first and the main name under it', () => {
    const { own, primary, matched } = headlineOf(aCandidate([latin, cyrillic, alias], 1))
    assert.deepEqual({ own, primary, matched }, { own: cyrillic.text, primary: latin.text, matched: null })
  })

  test('a matched name that is neither of them is named', () => {
    assert.deepEqual(headlineOf(aCandidate([latin, cyrillic, alias], 2)).matched, alias)
  })

  test('one name alone is not shown twice, and a record found by number needs no matched name', () => {
    assert.deepEqual(headlineOf(aCandidate([latin], null)), { own: latin.text, primary: null, matched: null })
  })

  test('a source of a newer server is shown as the own record of its owner', () => {
    assert.equal(sourceOf('un'), 'un')
    assert.equal(sourceOf('something_new'), 'own')
  })
})

describe('dates of a record', () => {
  for (const text of ['1979-03-14', '1979-03', '1980~', '1975/1980', '../1984', '1984/..']) {
    test(`${text} is read and loses nothing`, () => {
      const date = readDate(text)
      assert.ok(date !== null)
      assert.equal(formatPartialDate(date), text)
    })
  }

  test('what is no date is left as it stands', () => assert.equal(readDate('spring of 1979'), null))
})

describe('moving between candidates', () => {
  const moves = [
    ['ArrowDown', 0, 1],
    ['ArrowDown', 3, 3],
    ['ArrowUp', 0, 0],
    ['Home', 2, 0],
    ['End', 1, 3],
    ['a', 1, null],
  ] as const
  for (const [key, from, to] of moves) {
    test(`${key} from ${from} leads to ${to ?? 'nowhere'} of four`, () =>
      assert.equal(placeAfter(key, from, 4), to))
  }
})
