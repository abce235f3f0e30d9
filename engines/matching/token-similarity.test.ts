import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { tokenOf } from './token.ts'
import { nearSimilarity, tokenSimilarity } from './token-similarity.ts'

describe('a slip in a word', () => {
  for (const [asked, held, alike, why] of [
    ['pak', 'pat', 0.5, 'a short word cannot bear it'],
    ['moti', 'noti', 0.675, 'one of four, and the first'],
    ['kolar', 'kotar', 0.756, 'a longer word bears it'],
    ['saadi', 'saxdi', 0.756, 'its family would hide it'],
  ] as const)
    test(`${asked}, ${held}: ${why}`, () => {
      for (const similarity of [tokenSimilarity, nearSimilarity])
        assert.equal(similarity(tokenOf(asked), tokenOf(held)).toFixed(3), alike.toFixed(3))
    })
})
