import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import { Piece } from './read-piece.ts'

const sha256 = (bytes: Buffer): Buffer => hash('sha256', bytes, 'buffer')

test('one hash vouches for all lines of a piece, over the salted hash of each', () => {
  const lines = ['{"op":"upsert"}', '', 'no JSON', 'é'].map((line) => Buffer.from(line))
  const piece = new Piece()
  for (const line of lines) piece.add(line)
  for (const salt of [Buffer.alloc(16, 1), Buffer.alloc(16, 2)]) {
    const leaves = lines.map((line) => sha256(Buffer.concat([salt, sha256(line)])))
    assert.deepEqual(piece.root(salt), sha256(Buffer.concat(leaves)))
  }
  const all = sha256(Buffer.concat(lines.map(sha256))).toString('hex')
  assert.deepEqual(piece.toJSON(), { lines: 4, deletions: [], sha256: all })
})

test('a mark of the encoding before the first line is no part of it', () => {
  const piece = new Piece()
  piece.add(Buffer.from('\ufeff{"op":"withdraw","reference":"v-1"}\r'))
  assert.deepEqual([piece.lines.map(({ reference }) => reference), piece.refused], [['v-1'], []])
})

test('what is wrong with a line is told in a few words, however long the line', () => {
  const piece = new Piece()
  piece.add(Buffer.from(JSON.stringify({ op: 'withdraw', reference: 'v-1', ['x'.repeat(100_000)]: 1 })))
  const [{ detail } = { detail: null }] = piece.refused
  assert.match(detail ?? '', /^Unrecognized key: "xxx/)
  assert.ok(String(detail).length <= 500)
})
