import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ImportView } from '../contract.ts'
import { assignFiles, formatOf, knownReason, verdictOf } from './import-words.ts'

const anImport = (told: Partial<ImportView>): ImportView => ({
  id: '01890000-0000-7000-8000-000000000001',
  owner: 'UNO',
  format: 'un',
  kind: null,
  fileName: 'list.xml',
  isDryRun: false,
  state: 'finished',
  startedAt: '2026-11-21T09:14:00.000Z',
  endedAt: '2026-11-21T09:14:09.000Z',
  counts: {
    persons: 1,
    organisations: 0,
    vessels: 0,
    things: 0,
    added: 1,
    changed: 0,
    removed: 0,
    unchanged: 0,
    rejected: 0,
  },
  error: null,
  ...told,
})

describe('dropped files', () => {
  test('find their part by name, whatever the order and the case', () => {
    const files = ['ADD.CSV', 'sdn.csv', 'Alt.csv'].map((name) => ({ name }))
    assert.deepEqual(assignFiles('ofac', files), {
      add: { name: 'ADD.CSV' },
      list: { name: 'sdn.csv' },
      alt: { name: 'Alt.csv' },
    })
  })

  test('are the list itself where a list is one file', () => {
    assert.deepEqual(assignFiles('un', [{ name: 'alternative.xml' }]), { list: { name: 'alternative.xml' } })
  })

  test('name their list by their ending; another ending says nothing', () => {
    assert.deepEqual(['a.XML', 'sdn.csv', 'e.ftm.json', 'e.jsonl', 'a.zip'].map(formatOf), [
      'un',
      'ofac',
      'ftm',
      'ftm',
      null,
    ])
  })
})

describe('the verdict on an import', () => {
  const unchanged = anImport({}).counts
  const told: readonly (readonly [Partial<ImportView>, ReturnType<typeof verdictOf>])[] = [
    [{}, 'imported'],
    [{ isDryRun: true }, 'tried'],
    [{ counts: { ...unchanged, added: 0, unchanged: 1 } }, 'nothing_new'],
    [{ state: 'running' }, 'running'],
    [{ state: 'interrupted' }, 'interrupted'],
    [{ state: 'failed', error: { kind: 'malformed_list', detail: '' } }, 'failed'],
    [{ state: 'failed', error: { kind: 'too_many_removed', detail: '' } }, 'too_many_removed'],
  ]
  for (const [view, verdict] of told) {
    test(`${JSON.stringify(view)} is ${verdict}`, () => assert.equal(verdictOf(anImport(view)), verdict))
  }
})

describe('rejected entries', () => {
  test('a reason of a newer server has no words and is shown by its code', () => {
    assert.equal(knownReason('no_name'), 'no_name')
    assert.equal(knownReason('something_new'), null)
  })
})
