import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { recordBody } from '../record.ts'
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
  test('is nothing between a body and itself', () => assert.deepEqual(changesBetween(person, person), []))

  test('names each field with both sides, and a kind of name as well', () => {
    const [name] = person.names
    const next = recordBody.parse({
      ...person,
      names: [{ ...name, type: 'alias' }],
      remarks: null,
      sex: 'F',
    })
    assert.deepEqual(changesBetween(person, next), [
      {
        field: 'names',
        before: 'Aruna Velkamp (primary, Latn)',
        after: 'Aruna Velkamp (alias, Latn)',
      },
      { field: 'sex', before: 'U', after: 'F' },
      { field: 'remarks', before: 'one', after: '' },
    ])
  })
})
