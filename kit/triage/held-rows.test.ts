import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { append, begin, neighbourOf, putBack, refresh, take } from './held-rows.ts'

type Row = { readonly id: string; readonly text?: string }
const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id }))
const ids = (shown: readonly Row[]) => shown.map(({ id }) => id).join('')
const three = begin({ rows: rows('a', 'b', 'c'), next: 'c' })

describe('a list that does not jump', () => {
  test('new rows wait, changed ones change in place, missing ones stay and are known to be gone', () => {
    const held = refresh(three, { rows: [{ id: 'n' }, { id: 'a', text: 'changed' }, { id: 'c' }], next: 'c' })
    assert.equal(ids(held.shown), 'abc')
    assert.equal(held.shown[0]?.text, 'changed')
    assert.equal(ids(held.waiting), 'n')
    assert.deepEqual([...held.gone], ['b'])
  })

  test('rows behind the end of the page are not gone, unless the page is the last', () => {
    const long = append(three, { rows: rows('d', 'e'), next: null })
    assert.deepEqual([...refresh(long, { rows: rows('a', 'b', 'c'), next: 'c' }).gone], [])
    assert.deepEqual([...refresh(long, { rows: rows('a', 'b', 'c'), next: null }).gone], ['d', 'e'])
  })

  test('what was done here is not brought back by an older picture, until it is undone', () => {
    const done = take(three, 'b')
    assert.equal(ids(done.shown), 'ac')
    assert.equal(ids(refresh(done, { rows: rows('a', 'b', 'c'), next: null }).waiting), '')
    assert.equal(ids(append(done, { rows: rows('b', 'd'), next: null }).shown), 'acd')
    const undone = putBack(done, { id: 'b' }, 1)
    assert.equal(ids(undone.shown), 'abc')
    assert.equal(ids(refresh(undone, { rows: rows('a', 'b', 'c'), next: null }).waiting), '')
  })

  test('what was done here comes back as new once the list was seen without it', () => {
    const left = refresh(take(three, 'b'), { rows: rows('a', 'c'), next: null })
    assert.equal(ids(refresh(left, { rows: rows('a', 'b', 'c'), next: null }).waiting), 'b')
  })

  test('the cursor goes to the next row, at the end to the one before, in an empty list to none', () => {
    assert.equal(neighbourOf(three.shown, 'a'), 'b')
    assert.equal(neighbourOf(three.shown, 'c'), 'b')
    assert.equal(neighbourOf(rows('a'), 'a'), null)
  })
})
