import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { capsOf, type Pending, readStroke, SEQUENCE_MS, type Stroke } from './keys.ts'

const bound = ['/', '?', 'g q', 'g c', 'mod+k', 'n']

function aStroke(stroke: Partial<Stroke>): Stroke {
  return { key: 'n', mod: false, alt: false, typing: false, atMs: 0, ...stroke }
}

function press(stroke: Partial<Stroke>, before: Pending | null = null, singleKeys = true): string | null {
  return readStroke(aStroke(stroke), before, bound, singleKeys).keys
}

describe('keys', () => {
  test('one key acts at once, also one that needs Shift', () => {
    assert.equal(press({ key: '/' }), '/')
    assert.equal(press({ key: '?' }), '?')
    assert.equal(press({ key: 'x' }), null)
  })

  test('a sequence acts when its last key follows in time', () => {
    const { keys, pending } = readStroke(aStroke({ key: 'g', atMs: 100 }), null, bound, true)
    assert.equal(keys, null)
    assert.equal(press({ key: 'q', atMs: 200 }, pending), 'g q')
    assert.equal(press({ key: 'q', atMs: 101 + SEQUENCE_MS }, pending), null)
  })

  test('a key that ends no sequence counts by itself', () => {
    assert.equal(press({ key: 'n', atMs: 10 }, { keys: 'g', atMs: 0 }), 'n')
  })

  test('pressing Shift alone does not break a sequence', () => {
    const before = { keys: 'g', atMs: 0 }
    assert.deepEqual(readStroke(aStroke({ key: 'Shift' }), before, bound, true), {
      keys: null,
      pending: before,
    })
  })

  test('in a field letters are text, but Ctrl-K still opens the palette', () => {
    assert.equal(press({ key: 'n', typing: true }), null)
    assert.equal(press({ key: 'k', mod: true, typing: true }), 'mod+k')
    assert.equal(press({ key: 'K', mod: true }), 'mod+k')
  })

  test('single keys can be switched off; keys with Ctrl stay', () => {
    assert.equal(press({ key: 'n' }, null, false), null)
    assert.equal(press({ key: 'q' }, { keys: 'g', atMs: 0 }, false), null)
    assert.equal(press({ key: 'k', mod: true }, null, false), 'mod+k')
  })

  test('Ctrl with a single key of ours stays the browser’s', () => {
    assert.equal(press({ key: 'n', mod: true }), null)
    assert.equal(press({ key: '/', alt: true }), null)
  })

  test('caps are drawn as they stand on the keyboard', () => {
    assert.deepEqual(capsOf('g q', false), ['g', 'q'])
    assert.deepEqual(capsOf('mod+k', false), ['Ctrl', 'K'])
    assert.deepEqual(capsOf('mod+k', true), ['⌘', 'K'])
  })
})
