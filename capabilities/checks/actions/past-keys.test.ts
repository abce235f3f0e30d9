import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyedOf } from '../number-keys.ts'
import { askedOfNumbers } from '../recognise.ts'
import { hashesOf, keysMark, pastKeysOf } from './past-keys.ts'

const secret = Buffer.alloc(32, 7)
const asked = (text: string) => pastKeysOf(secret, askedOfNumbers(text, null))
const held = (text: string, key = secret) =>
  hashesOf(key, keyedOf({ kind: 'document_number', text, country: null }))

test('a question and a record share a key when their numbers are the same, however they are written', () => {
  for (const [number, ofRecord] of [
    ['AB1234567', 'ab 123-456 7'],
    ['ZY8989O2C3', 'ZY898902C3'],
    ['WVWZZZ1JZXW386752', 'wvwzzz1jz xw386752'],
  ] as const) {
    const keys = new Set(held(ofRecord))
    assert.ok(
      asked(number).some((key) => keys.has(key)),
      number,
    )
  }
  const others = new Set(held('AB1234568'))
  assert.ok(asked('AB1234567').every((key) => !others.has(key)))
})

test('a key is a whole number that JavaScript and PostgreSQL both hold, and another under another secret', () => {
  const keys = Array.from({ length: 2000 }, (_, at) => held(`AB${1_000_000 + at}`)).flat()
  assert.ok(keys.every((key) => Number.isSafeInteger(key) && key >= 0))
  assert.equal(new Set(keys).size, keys.length)
  const other = Buffer.alloc(32, 8)
  assert.notDeepEqual(held('AB1000000'), held('AB1000000', other))
  assert.notEqual(keysMark(secret), keysMark(other))
})
