import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  append,
  consistencySpans,
  type Edge,
  EMPTY_EDGE,
  headOf,
  inclusionSpans,
  isConsistent,
  isIncluded,
  leafHash,
  rootAbove,
  type Span,
} from './journal-tree.ts'

const entry = (place: number): Buffer => createHash('sha256').update(String(place)).digest()
const leaves = (size: number): Buffer[] => Array.from({ length: size }, (_, place) => leafHash(entry(place)))
const hashOf = ({ from, to }: Span): Buffer => rootAbove(leaves(to).slice(from))
const head = (size: number) => ({ size, root: rootAbove(leaves(size)) })

describe('the tree', () => {
  test('hashes as RFC 6962 does: the vectors of its reference implementation', () => {
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ]
    const hashes = inputs.map((hex) => leafHash(Buffer.from(hex, 'hex')))
    const roots = [1, 2, 3, 4, 5, 6, 7, 8].map((size) => rootAbove(hashes.slice(0, size)).toString('hex'))
    assert.equal(roots[0], '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    assert.equal(roots[1], 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125')
    assert.equal(roots[7], '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
    assert.equal(
      rootAbove([]).toString('hex'),
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
  })

  test('grows at its edge to the same root as built anew, and gives every full tile once', () => {
    let edge: Edge = EMPTY_EDGE
    const full: string[] = []
    for (const step of [1, 3, 250, 2, 1, 255, 256, 300]) {
      const grown = append(
        edge,
        Array.from({ length: step }, (_, place) => entry(edge.size + place)),
      )
      full.push(...grown.full.map(({ level, index }) => `${level}/${index}`))
      edge = grown.edge
      assert.deepEqual(headOf(edge), head(edge.size))
    }
    assert.deepEqual(full, ['null/0', '0/0', 'null/1', '0/1', 'null/2', '0/2', 'null/3', '0/3'])
  })

  test('a proof is believed for its own leaf, tree and order, and for nothing else', () => {
    const size = fc.integer({ min: 1, max: 600 })
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (leafCount, some, other) => {
        const index = some % leafCount
        const path = inclusionSpans(index, leafCount).map(hashOf)
        const leaf = leafHash(entry(index))
        assert.ok(isIncluded(leaf, index, path, head(leafCount)))
        assert.ok(!isIncluded(leafHash(entry(index + 1)), index, path, head(leafCount)))
        assert.ok(!isIncluded(leaf, (index + 1) % (leafCount + 1), path, head(leafCount)) || leafCount === 0)
        assert.ok(!isIncluded(leaf, index, [...path, leaf], head(leafCount)))
        if (path.length > 0) assert.ok(!isIncluded(leaf, index, path.slice(1), head(leafCount)))
        const old = other % (leafCount + 1)
        const proof = consistencySpans(old, leafCount).map(hashOf)
        assert.ok(isConsistent(head(old), head(leafCount), proof))
        const forked = { size: old, root: leafHash(entry(7)) }
        if (old > 0) assert.ok(!isConsistent(forked, head(leafCount), proof))
        if (proof.length > 0) assert.ok(!isConsistent(head(old), head(leafCount), proof.slice(0, -1)))
      }),
      { numRuns: 60 },
    )
  })
})
