import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { OwnCheck, OwnList } from '../contract/own-checks.ts'
import { addressOf, hrefOf, lookIn, rowId, rowsOf, today } from './my-day.ts'

const LIST = '019ca2dd-9a0d-7650-9dc3-6169a9dcb234'

describe('the look of a day', () => {
  test('stands in the address, and what cannot be is today and everything', () => {
    for (const look of [
      { day: '2026-03-01', show: 'found', list: null },
      { day: today(), show: 'all', list: null },
      { day: today(), show: 'open', list: LIST },
    ] as const)
      assert.deepEqual(lookIn(hrefOf(look).split('?')[1] ?? ''), look)
    assert.deepEqual(lookIn('day=2026-02-31&show=some&list=1'), { day: today(), show: 'all', list: null })
    assert.equal(hrefOf({ day: '', show: 'all', list: null }), '/my-day')
  })

  test('asks for the day of who looks, or for the lines of a list whenever it was asked', () => {
    const { searchParams: day } = new URL(
      addressOf({ day: '2026-03-01', show: 'found', list: null }, ''),
      'http://x',
    )
    const hours = (Date.parse(day.get('until') ?? '') - Date.parse(day.get('from') ?? '')) / 3_600_000
    assert.ok(hours >= 23 && hours <= 25)
    const of = addressOf({ day: '2026-03-01', show: 'all', list: LIST }, LIST)
    assert.equal(of.split('?')[1], `show=all&list=${LIST}&before=${LIST}`)
  })

  test('puts checks and lists in the order in which they were asked, newest first', () => {
    const checks = [{ id: '3' }, { id: '1' }] as unknown as OwnCheck[]
    const lists = [{ id: '2' }] as unknown as OwnList[]
    assert.deepEqual(rowsOf({ checks, lists }).map(rowId), ['3', '2', '1'])
  })
})
