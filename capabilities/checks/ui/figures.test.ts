import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FiguresView, StatisticsView } from '../contract/statistics.ts'
import { columnsOf, csvOf, minutesOf } from './figures.ts'

const figures = (hits: number, searches: number | null): FiguresView => ({
  ...{ records: null, searches, hits, late: 0 },
  verdicts: { confirmed: hits, not_identical: 0, record_obsolete: 0, unsure: 0, none: 0 },
  response: { medianMs: hits === 0 ? null : 90_000, p90Ms: null, withinClock: hits },
})

const view: StatisticsView = {
  ...{ by: 'asker', from: '2026-11-01', to: '2026-11-21', scope: 'own' },
  rows: [
    { key: 'MAR', ...figures(2, 40) },
    { key: '=cmd, "x"', ...figures(0, 1) },
  ],
  totals: figures(2, 41),
}

describe('figures', () => {
  test('a column that does not apply is left out', () => {
    assert.equal(columnsOf(view)[0]?.id, 'searches')
    assert.equal(columnsOf({ totals: figures(1, null) })[0]?.id, 'hits')
  })

  test('are copied as CSV that no spreadsheet runs, with their totals', () => {
    assert.equal(
      csvOf(view),
      [
        'asker,searches,hits,confirmed,not_identical,record_obsolete,unsure,none,late,within_clock,median,p90',
        'MAR,40,2,2,0,0,0,0,0,2,90000,',
        '"\'=cmd, ""x""",1,0,0,0,0,0,0,0,0,,',
        'total,41,2,2,0,0,0,0,0,2,90000,',
        '',
      ].join('\r\n'),
    )
  })

  test('times are read in minutes', () => {
    assert.deepEqual([90_000, 600_000, 3_000].map(minutesOf), [1.5, 10, 0.1])
  })
})
