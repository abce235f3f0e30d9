import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CheckAnswer } from '../contract.ts'
import { Sitting } from './sitting.ts'

const anAnswer = (id: string): CheckAnswer => ({
  id,
  at: '2026-11-21T09:14:00.000Z',
  outcome: 'no_hit',
  purpose: 'border',
  mode: 'balanced',
  asked: {
    name: id,
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
  candidates: [],
  versions: { normaliser: '1', scorer: '1' },
  tookMs: 1,
})

describe('a sitting', () => {
  test('holds the last ten answers, newest first, and shows the newest', () => {
    const sitting = new Sitting()
    for (let n = 1; n <= 12; n++) sitting.add(anAnswer(`c${n}`))
    assert.deepEqual(
      sitting.answers().map(({ id }) => id),
      ['c12', 'c11', 'c10', 'c9', 'c8', 'c7', 'c6', 'c5', 'c4', 'c3'],
    )
    assert.equal(sitting.shown()?.id, 'c12')
  })

  test('coming back as the same person finds the answer again; another person finds nothing', () => {
    const sitting = new Sitting()
    sitting.begin('ana')
    sitting.add(anAnswer('c1'))
    sitting.begin('ana')
    assert.equal(sitting.shown()?.id, 'c1')
    sitting.begin('bo')
    assert.equal(sitting.shown(), null)
    assert.deepEqual(sitting.answers(), [])
  })

  test('tells whoever listens, until they stop', () => {
    const sitting = new Sitting()
    let heard = 0
    const stop = sitting.subscribe(() => {
      heard += 1
    })
    sitting.add(anAnswer('c1'))
    stop()
    sitting.show(null)
    assert.equal(heard, 1)
  })
})
