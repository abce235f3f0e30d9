import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { foldHan, hanForms } from './han.ts'

describe('Chinese names in Latin letters', () => {
  for (const [word, ...forms] of [
    ['志明', 'zhiming', 'chihming', 'chiming'],
    ['國強', 'guoqiang', 'kuochiang', 'kwokkeung'],
    ['谢', 'xie', 'hsieh', 'tse'],
    ['月', 'yue', 'yueh'],
  ] as const)
    test(`${word}: ${forms.join(', ')}`, () => assert.deepEqual(hanForms(word), forms))
})

describe('simplified characters', () => {
  test('stand for the full ones, and others stay', () => assert.equal(foldHan('張曉青の名'), '张晓青の名'))
})
