import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { growthRows } from './growth.ts'
import { runPart } from './parts.ts'
import { asJson, inColumns, rowOf, rowOfFailure } from './table.ts'

const rate = rowOf({ work: 'look-ups', value: 1_200_000, unit: '/CPU s', goal: { least: 1_000_000 } })
const slow = rowOf({ work: 'check p99', value: 25, unit: 'ms', goal: { most: 20 }, note: 'p50 2 ms' })
const free = rowOf({ work: 'memory', value: 12, unit: 'MiB' })
const failed = rowOfFailure('watchman', new Error('go is not installed'))

describe('the table of the bench', () => {
  test('says for people and for machines what met its goal, and what failed', () => {
    assert.deepEqual(JSON.parse(asJson([rate, slow, free, failed])).rows, [
      {
        ...{ work: 'look-ups', value: 1_200_000, unit: '/CPU s', goal: 1_000_000 },
        ...{ met: true, ratio: null, note: null },
      },
      { work: 'check p99', value: 25, unit: 'ms', goal: 20, met: false, ratio: null, note: 'p50 2 ms' },
      { work: 'memory', value: 12, unit: 'MiB', goal: null, met: null, ratio: null, note: null },
      {
        ...{ work: 'watchman', value: null, unit: '', goal: null },
        ...{ met: false, ratio: null, note: 'go is not installed' },
      },
    ])
    assert.deepEqual(inColumns([rate, slow, failed]).split('\n'), [
      'look-ups   1,200,000  /CPU s  ✔ ≥ 1,000,000',
      'check p99         25  ms      ✖ ≤ 20         p50 2 ms',
      'watchman           –          ✖              go is not installed',
    ])
  })

  test('draws the curve of what was measured at two sizes', () => {
    const of = (size: string, value: number) =>
      rowOf({ work: `checks by name and birth date, of ${size} persons`, value, unit: '/CPU s' })
    assert.deepEqual(
      growthRows([of('1,000,000', 1000), of('5,000,000', 400)]).map(({ value, goal }) => ({ value, goal })),
      [{ value: 2.5, goal: { most: 2 } }],
    )
  })
})

describe('a part of the bench', () => {
  const setting = { calibration: 1, folder: '/nowhere' }
  const part = { name: 'no such part', seconds: 20, run: async () => [] }

  test('that breaks or takes too long is a row that says so', async () => {
    const [broken] = await runPart(part, setting)
    assert.deepEqual([broken?.value, broken?.note], [null, 'there is no part no such part'])
    const [late] = await runPart({ ...part, name: 'pairs', seconds: 0.2 }, setting)
    assert.deepEqual([late?.work, late?.value], ['pairs', null])
  })
})
