import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { hashOfId } from '../../../engines/identifier-index/id-table.ts'
import { wordsOfId } from '../../../engines/identifier-index/record-id.ts'
import { GuardTable } from './guard-table.ts'

/** Ids in the order of time, as records have them. */
function idOf(place: number): string {
  const digits = place.toString(16).padStart(12, '0')
  return `0198c5a0-${digits.slice(4, 8)}-7${digits.slice(9)}-8000-${digits}`
}

/** Ids that get into each other's way: all of them in the last of the small tables. */
const crowd: readonly string[] = Array.from({ length: 60_000 }, (_, place) => idOf(place))
  .filter((id) => {
    const words = wordsOfId(id)
    return words !== null && hashOfId(...words) >>> 22 === 1023
  })
  .slice(0, 40)

function heldBy(table: GuardTable): Map<string, number> {
  return new Map(crowd.map((id) => [id, table.find(id)] as const).filter(([, place]) => place >= 0))
}

function placesOf(table: GuardTable, ids: readonly string[]): readonly number[] {
  return ids.map((id) => table.find(id))
}

function restored(pieces: Iterable<Uint32Array>): GuardTable {
  const table = new GuardTable()
  table.restore(Uint32Array.from([...pieces].flatMap((piece) => [...piece])))
  return table
}

type Step = { readonly id: string; readonly place: number | null }
const someStep: fc.Arbitrary<Step> = fc.record({
  id: fc.constantFrom(...crowd),
  place: fc.oneof({ weight: 3, arbitrary: fc.nat(500) }, { weight: 2, arbitrary: fc.constant(null) }),
})

function apply(steps: readonly Step[], table: GuardTable, model: Map<string, number>): void {
  for (const { id, place } of steps) {
    if (place === null) table.delete(id)
    else table.set(id, place)
    if (place === null) model.delete(id)
    else model.set(id, place)
  }
}

describe('the table of guards', () => {
  test('answers as a map does, whatever is added, changed and removed, and once more after it was copied', () => {
    assert.equal(crowd.length, 40)
    fc.assert(
      fc.property(fc.array(someStep, { maxLength: 120 }), (steps) => {
        const [table, model] = [new GuardTable(), new Map<string, number>()]
        for (const step of steps) {
          apply([step], table, model)
          assert.deepEqual(heldBy(table), new Map(crowd.flatMap((id) => pairOf(model, id))))
        }
        assert.equal(table.size, model.size)
        const again = restored(table.copy())
        assert.deepEqual([again.size, heldBy(again)], [table.size, heldBy(table)])
      }),
      { numRuns: 100 },
    )
  })

  test('copies what was there when the copy was begun, though all of it changes while it is taken', () => {
    const table = new GuardTable()
    const ids = [...crowd, ...Array.from({ length: 5000 }, (_, place) => idOf(100_000 + place))]
    for (const [place, id] of ids.entries()) table.set(id, place % 7)
    const pieces: Uint32Array[] = []
    for (const piece of table.copy()) {
      const at = 3 * pieces.push(piece)
      for (const id of ids.slice(at, at + 3)) table.set(id, 9)
      for (const id of ids.slice(-at - 3, -at)) table.delete(id)
      table.set(idOf(200_000 + at), 8)
    }
    const copied = restored(pieces)
    assert.equal(copied.size, ids.length)
    assert.deepEqual(
      placesOf(copied, ids),
      Array.from(ids.keys(), (place) => place % 7),
    )
    const now = placesOf(table, ids)
    assert.ok(now.includes(9) && now.includes(-1))
    assert.deepEqual(placesOf(restored(table.copy()), ids), now)
  })

  test('lets nobody go on with a copy when another one was begun', () => {
    const table = new GuardTable()
    for (const id of crowd.slice(0, 2)) table.set(id, 1)
    const [older, newer] = [table.copy(), table.copy()]
    assert.throws(() => [...older], /another copy/)
    assert.equal(restored(newer).size, 2)
  })

  test('holds and gives back 100,000 records at some 30 bytes each', () => {
    const table = new GuardTable()
    for (let place = 0; place < 100_000; place++) table.set(idOf(place), place % 300)
    for (let place = 0; place < 100_000; place += 2) table.delete(idOf(place))
    for (let place = 0; place < 100_000; place += 2) table.set(idOf(place), 300)
    const ids = Array.from({ length: 100_001 }, (_, place) => idOf(place))
    const places = [...ids.keys()].map((place) => (place % 2 === 0 ? 300 : place % 300)).with(100_000, -1)
    for (const one of [table, restored(table.copy())]) {
      assert.equal(one.size, 100_000)
      assert.ok(one.bytes / one.size <= 36, `${one.bytes / one.size} bytes`)
      assert.deepEqual(placesOf(one, ids), places)
    }
  })

  test('is empty before and after, and holds nothing that is no id', () => {
    const table = new GuardTable()
    const [id = ''] = crowd
    for (const text of [id, '', 'one', id.toUpperCase(), ` ${id}`, id.replaceAll('-', '0')]) {
      table.delete(text)
      assert.equal(table.find(text), -1)
    }
    assert.throws(() => table.set('one', 1), /UUID/)
    table.set(id, 0)
    table.set(id, 0)
    assert.deepEqual([table.size, table.find(id)], [1, 0])
    table.delete(id)
    table.delete(id)
    assert.deepEqual([table.size, table.find(id), [...table.copy()]], [0, -1, []])
    assert.equal(restored([]).size, 0)
  })
})

function pairOf(model: ReadonlyMap<string, number>, id: string): [string, number][] {
  const place = model.get(id)
  return place === undefined ? [] : [[id, place]]
}
