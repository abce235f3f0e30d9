import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { acts } from '../../../infra/journal.ts'
import { addressFor, addressOf, filterFrom, knownActs, noFilter, pageAddress, wordsOf } from './act-words.ts'

describe('acts in words', () => {
  test('every act that is written has words, and no words are left over', () => {
    assert.deepEqual([...knownActs].sort(), [...acts].sort())
  })

  test('an act of a newer server has none and is shown by its code', () => {
    assert.equal(wordsOf('check.answered'), 'journal.act.check.answered')
    assert.equal(wordsOf('moon.landed'), null)
  })
})

describe('the address of a page of acts', () => {
  test('names only what narrows it', () => {
    assert.equal(pageAddress(noFilter, null), '/api/v1/journal')
    assert.equal(
      pageAddress({ ...noFilter, act: 'record.read', outcome: 'refused', bureau: ' fra ' }, 'c1'),
      '/api/v1/journal?act=record.read&outcome=refused&bureau=FRA&cursor=c1',
    )
  })

  test('times are sent as instants; half a time is not sent', () => {
    const at = new URLSearchParams(
      pageAddress({ ...noFilter, from: '2026-11-21T09:00', to: 'T09:00' }, null).split('?')[1],
    )
    assert.equal(at.get('from'), new Date('2026-11-21T09:00').toISOString())
    assert.equal(at.has('to'), false)
  })
})

describe('the address of the page', () => {
  test('holds the filter, and gives it back to whoever follows it', () => {
    const filter = {
      ...({ ...noFilter, act: 'record.read', outcome: 'done', bureau: 'FRA' } as const),
      from: '2026-11-21T09:00',
    }
    const address = addressFor(filter)
    assert.match(address, /^\/journal\?act=record\.read&outcome=done&bureau=FRA&from=/)
    assert.deepEqual(filterFrom(Object.fromEntries(new URLSearchParams(address.split('?')[1]))), filter)
    assert.deepEqual(filterFrom({ act: 7, outcome: 'x', from: 'never' }), noFilter)
  })
})

describe('the subject of an act', () => {
  test('a record leads to its page, everything else stays text', () => {
    const id = '01890000-0000-7000-8000-000000000001'
    assert.equal(addressOf(`record:${id}`), `/records/${id}`)
    assert.equal(addressOf(`check:${id}`), null)
    assert.equal(addressOf('record:../x'), null)
  })
})
