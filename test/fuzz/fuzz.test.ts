import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fuzz } from './fuzz.ts'
import { parsers } from './parsers.ts'

const SEED = 20_261_121
const RUNS = 150

describe('what others send', () => {
  for (const parser of parsers)
    test(`is read or refused, never broken on: ${parser.name}`, async () => {
      assert.deepEqual(await fuzz(parser, RUNS, SEED), [])
    })

  test('that breaks a reader is heard', async () => {
    const fragile = {
      name: 'canary',
      specimens: ['{"a":1}'],
      read: (input: Buffer) => JSON.parse(String(input)),
    }
    assert.ok((await fuzz(fragile, 20, SEED)).length > 0)
  })
})
