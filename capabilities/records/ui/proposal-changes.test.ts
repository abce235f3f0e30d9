import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { someThings } from '../../../test/things.ts'
import { isNamed, recordBody } from '../record.ts'
import { changesBetween } from './proposal-changes.ts'

const person = recordBody.parse({
  kind: 'person',
  names: [{ text: 'Aruna Velkamp', script: 'Latn', type: 'primary', parts: null }],
  born: [{ precision: 'year', year: 1984, qualifier: 'exact', calendar: 'gregorian' }],
  birthPlaces: [],
  nationalities: ['NLD'],
  sex: 'U',
  positions: [],
  addresses: [],
  documents: [],
  programmes: [],
  remarks: 'one',
})

describe('what a proposal changes', () => {
  test('of a thing is told field by field', () => {
    const { vehicle } = someThings
    const next = recordBody.parse({
      ...vehicle,
      colour: null,
      plates: [...vehicle.plates, { number: 'B 1', country: null }],
    })
    assert.deepEqual(changesBetween(vehicle, next), [
      { label: 'record.field.plates', before: '41-QX-77 | PRT', after: '41-QX-77 | PRT\nB 1 | ' },
      { label: 'record.field.colour', before: 'grey', after: '' },
    ])
  })

  test('is nothing between a body and itself', () => assert.deepEqual(changesBetween(person, person), []))

  test('names each field with both sides, and a kind of name as well', () => {
    assert.ok(isNamed(person))
    const [name] = person.names
    const next = recordBody.parse({
      ...person,
      names: [{ ...name, type: 'alias' }],
      remarks: null,
      sex: 'F',
    })
    assert.deepEqual(changesBetween(person, next), [
      {
        label: 'record.names',
        before: 'Aruna Velkamp (primary, Latn)',
        after: 'Aruna Velkamp (alias, Latn)',
      },
      { label: 'record.sex', before: 'U', after: 'F' },
      { label: 'record.remarks', before: 'one', after: '' },
    ])
  })
})
