import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { HitView } from '../contract.ts'
import { clockOf, meetingsOf, otherOf, signOf } from './hit-words.ts'

const asked = { name: 'Zorvan Teklehaym', born: '1979', nationality: null, sex: null } as const
const rest = { birthPlace: null, document: 'ZQ8841907', imo: null } as const
const matched: HitView['matched'] = {
  strength: 'strong',
  similarity: 0.93,
  total: 1.4,
  name: { asked: 'Zorvan Teklehaym', found: 'Zorwan Teklehaim', type: 'alias', parts: [] },
  evidence: [{ field: 'born', how: 'same_year', asked: '1979', found: '1979', weight: 0.1 }],
  channels: [],
  reasons: [],
}

const facts = {
  names: [{ text: 'Zorvan Teklehaym', script: 'Latn', type: 'primary' }],
  born: ['1979-03-14'],
  nationalities: ['ETH'],
  sex: null,
  birthPlaces: [],
  documents: [{ type: 'passport', number: 'ZQ8841907', issuer: 'ETH' }],
  ...{ positions: [], addresses: [], programmes: [] },
  ...{ imo: null, flag: null, vesselType: null, remarks: null },
  things: [],
} as const

const full: HitView['facts'] = {
  ...{ view: 'full', level: 'restricted', handling: [], handlingText: null, version: 1 },
  facts: {
    ...facts,
    things: [],
    names: [...facts.names],
    born: [...facts.born],
    nationalities: [...facts.nationalities],
    birthPlaces: [],
    documents: [...facts.documents],
    positions: [],
    addresses: [],
    programmes: [],
  },
}

describe('a hit on the screen', () => {
  test('lays what was asked beside what the record says, with a sign for each pair', () => {
    const meetings = meetingsOf({ asked: { ...asked, ...rest }, matched, facts: full })
    assert.deepEqual(
      meetings.map((meeting) => [meeting.field, meeting.asked, meeting.found, signOf(meeting)]),
      [
        ['name', 'Zorvan Teklehaym', ['Zorvan Teklehaym'], 'near'],
        ['born', '1979', ['1979-03-14'], 'near'],
        ['nationality', null, ['ETH'], 'none'],
        ['document', 'ZQ8841907', ['ZQ8841907'], 'same'],
      ],
    )
  })

  test('of a record whose owner has not released it only what matched is shown', () => {
    const meetings = meetingsOf({
      asked: { ...asked, ...rest },
      matched,
      facts: { view: 'core', handling: [], handlingText: null },
    })
    assert.deepEqual(
      meetings.map(({ field, found }) => [field, found]),
      [
        ['name', ['Zorwan Teklehaim']],
        ['born', ['1979']],
        ['document', null],
      ],
    )
  })

  test('a side waits for the other; the own next step has the clock, an answered hit has none', () => {
    assert.equal(otherOf({ side: 'desk', asker: 'MAR', desk: 'PRT' }), 'MAR')
    assert.equal(otherOf({ side: 'asker', asker: 'MAR', desk: 'PRT' }), 'PRT')
    const open = {
      ...{ raisedAt: 'r', dueAt: 'd', ownDueAt: null, verdict: null, outcome: null },
      state: 'sent_to_source',
    } as const
    assert.deepEqual(clockOf(open), { startedAt: 'r', dueAt: 'd' })
    assert.deepEqual(clockOf({ ...open, ownDueAt: 'o' }), { startedAt: 'r', dueAt: 'o' })
    const verdict = { word: 'confirmed', reason: 'details_agree', at: 'v' } as const
    assert.equal(clockOf({ ...open, verdict }), null)
    assert.deepEqual(clockOf({ ...open, verdict, ownDueAt: 'o' }), { startedAt: 'v', dueAt: 'o' })
    assert.equal(clockOf({ ...open, state: 'raised' }), null)
  })
})
