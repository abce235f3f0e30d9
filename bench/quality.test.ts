import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { seededRandom } from '../db/seed/random.ts'
import { benchQuality } from './quality.ts'
import { damages } from './quality-damage.ts'

const DATA = new URL('../../shared/data/', import.meta.url)
const pairs = fileURLToPath(new URL('names/labelled-pairs.csv', DATA))
const lists = fileURLToPath(new URL('watchlists', DATA))
const skip =
  existsSync(pairs) && existsSync(lists) ? false : 'the lists are not in ../shared/data: nothing measured'

describe('bench of the quality of names', () => {
  test('every kind of damage changes a name of three words, or says that it cannot', () => {
    const named = { name: 'Anselmo Jorik Halvekson', native: null }
    const unchanged = Object.entries(damages).filter(
      ([kind, damage]) => damage(named, seededRandom(1, kind)) === named.name,
    )
    assert.deepEqual(unchanged, [])
  })

  test('among a thousand invented people nine of ten damaged names are found', { skip }, async () => {
    const rows = await benchQuality({ pairs, lists }, { noise: 1000, asked: 50, strangers: 200 })
    const low = rows.filter(({ work, value }) => work.includes('first ten') && (value ?? 0) < 0.9)
    assert.deepEqual(
      low.filter(({ work }) => !work.includes('two slips')),
      [],
    )
  })
})
