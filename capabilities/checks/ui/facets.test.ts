import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CandidateView, CheckAnswer } from '../contract.ts'
import { countsOf, narrow } from './facets.ts'

const aCandidate = (id: string, owner: string, strength: 'strong' | 'weak'): CandidateView => ({
  record: {
    ...{ id, owner, source: 'demo', reference: id, kind: 'person', imo: null },
    ...{ status: null, sort: null },
    ...{ names: [], born: [], nationalities: [], documents: [], label: id, keys: [] },
  },
  ...{ view: 'full', hitId: null, settledAt: null, strength, similarity: 1, total: 1, name: null },
  ...{ evidence: [], channels: [], reasons: [] },
})

const answer: CheckAnswer = {
  ...{ id: 'c', at: '2026-11-21T09:14:00.000Z', outcome: 'hit', purpose: 'investigate', mode: 'balanced' },
  asked: {
    name: 'x',
    born: null,
    nationality: null,
    sex: null,
    birthPlace: null,
    document: null,
    imo: null,
    identifiers: [],
    zone: null,
  },
  sources: [],
  candidates: [
    aCandidate('a', 'PRT', 'strong'),
    aCandidate('b', 'PRT', 'weak'),
    aCandidate('c', 'MAR', 'weak'),
  ],
  versions: { normaliser: '1', scorer: '1' },
  tookMs: 1,
}
const all = { kind: null, owner: null, strength: null }

describe('the facets of an answer', () => {
  test('narrow what is shown, and count what each value would leave', () => {
    const weak = { ...all, strength: 'weak' }
    assert.deepEqual(
      narrow(answer, weak).candidates.map(({ record }) => record.id),
      ['b', 'c'],
    )
    assert.deepEqual(countsOf(answer, weak, 'owner'), [
      { value: 'PRT', count: 1 },
      { value: 'MAR', count: 1 },
    ])
    assert.deepEqual(countsOf(answer, { ...weak, owner: 'MAR' }, 'owner'), [
      { value: 'PRT', count: 1 },
      { value: 'MAR', count: 1 },
    ])
    assert.equal(narrow(answer, all).candidates.length, 3)
  })
})
