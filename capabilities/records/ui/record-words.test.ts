import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RecordName } from '../body-parts.ts'
import { namesByType, saySharing, titleOf } from './record-words.ts'

const aName = (text: string, type: RecordName['type']): RecordName => ({
  text,
  type,
  script: 'Latn',
  parts: null,
})

describe('the names of a record', () => {
  const names = [aName('B', 'alias'), aName('A', 'primary'), aName('C', 'alias'), aName('О', 'original')]

  test('are grouped by type, the own script first, each type in the order of the record', () => {
    assert.deepEqual(
      namesByType(names).map(([type, held]) => [type, held.map(({ text }) => text)]),
      [
        ['original', ['О']],
        ['primary', ['A']],
        ['alias', ['B', 'C']],
      ],
    )
  })

  test('the title is the own script with the main name under it, or the main name alone', () => {
    assert.deepEqual(titleOf(names), { own: 'О', primary: 'A' })
    assert.deepEqual(titleOf([aName('B', 'alias'), aName('A', 'primary')]), { own: 'A', primary: null })
    assert.deepEqual(titleOf([aName('B', 'alias')]), { own: 'B', primary: null })
  })
})

describe('who may see a record, in words', () => {
  test('a list without bureaus is the owner alone, an exception without bureaus is everybody', () => {
    const nobody = { bureaus: [], lists: [], denied: [] }
    assert.deepEqual(saySharing({ to: 'listed', ...nobody }), { id: 'record.sharing.owner', ...nobody })
    assert.deepEqual(saySharing({ to: 'all_except', bureaus: [], lists: [] }), {
      id: 'record.sharing.all',
      ...nobody,
    })
  })

  test('a sharing list alone is no owner alone, and who is denied is named', () => {
    const some = { bureaus: [], lists: ['018f'], denied: ['ESP'] }
    assert.deepEqual(saySharing({ to: 'listed', ...some }), { id: 'record.sharing.listed', ...some })
  })
})
