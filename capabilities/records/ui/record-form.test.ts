import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { someThings } from '../../../test/things.ts'
import { isNamed, type RecordBody, recordBody } from '../record.ts'
import { bodyFormOf, bodyOf, emptyBody, newTerms, sharingOf, termsOf } from './record-form.ts'

const bodies: readonly unknown[] = [
  {
    kind: 'person',
    names: [
      { text: 'นภา ศรีสุข', script: 'Thai', type: 'original', parts: null },
      {
        text: 'Napha Srisuk',
        script: 'Latn',
        type: 'primary',
        parts: { given: 'Napha', middle: null, family: 'Srisuk' },
      },
    ],
    born: [
      { precision: 'day', year: 1984, month: 2, day: 13, qualifier: 'exact', calendar: 'gregorian' },
      { precision: 'range', fromYear: 1980, toYear: 1985, calendar: 'gregorian' },
    ],
    birthPlaces: [{ text: 'Chiang Mai', country: 'THA' }],
    nationalities: ['THA'],
    sex: 'F',
    positions: ['Director'],
    addresses: [{ text: '', country: 'THA' }],
    documents: [{ type: 'passport', number: 'AA1234567', issuer: 'THA', note: 'expired' }],
    programmes: ['X'],
    remarks: 'ملاحظة',
  },
  {
    kind: 'vessel',
    names: [{ text: 'Northern Lantern', script: 'Latn', type: 'primary', parts: null }],
    imo: '9074729',
    mmsi: null,
    callSign: null,
    flag: 'PAN',
    vesselType: 'Tanker',
    grossTonnage: 0,
    owner: null,
    documents: [],
    programmes: [],
    remarks: null,
  },
]

describe('the form of a record', () => {
  test('gives back unchanged what nobody touched, in any script', () => {
    for (const one of [...bodies, ...Object.values(someThings)]) {
      const body: RecordBody = recordBody.parse(one)
      assert.deepEqual(bodyOf(body.kind, bodyFormOf(body)), body)
    }
  })

  test('a name that was changed is read anew: its script by its letters, its parts unknown', () => {
    const form = bodyFormOf(recordBody.parse(bodies[0]))
    const [, latin] = form.names
    const changed = { ...form, names: [{ text: ' Напа ', type: 'alias' as const, was: latin?.was ?? null }] }
    const read = bodyOf('person', changed)
    assert.deepEqual(isNamed(read) && read.names, [
      { text: 'Напа', script: 'Cyrl', type: 'alias', parts: null },
    ])
  })

  test('rows left empty are no rows, and dates that are none are left out', () => {
    const form = {
      ...emptyBody,
      names: [...emptyBody.names, { text: 'A B', type: 'primary' as const, was: null }],
      born: [{ text: 'soon', was: null }],
      addresses: [{ text: ' ', country: null }],
    }
    const body = bodyOf('person', form)
    assert.ok(body.kind === 'person')
    assert.deepEqual([body.names.length, body.born.length], [1, 0])
    assert.deepEqual(body.addresses, [])
  })

  test('shares with nobody until told, and asks for no words of H3 without H3', () => {
    assert.deepEqual(sharingOf(newTerms), { to: 'owner' })
    const terms = termsOf({ ...newTerms, handlingText: 'call first', shareTo: 'listed' })
    assert.deepEqual(terms.sharing, { to: 'listed', bureaus: [], lists: [], denied: [] })
    assert.equal(terms.handlingText, null)
  })
})
