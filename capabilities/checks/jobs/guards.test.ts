import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { inventCases, inventReaders, seenInMemory } from '../../../test/policy-cases.ts'
import { personOf } from '../../../test/world.ts'
import { guardFrom } from '../../records/public.ts'
import { Guards } from './guards.ts'

const cases = inventCases(5, 400, true)
const readers = inventReaders(5, 60)
/** As the test's database says it: the second half of what `seenInMemory` knows. */
const INACTIVE = new Set(['CHE', 'AUT'])

function guardOf(one: (typeof cases)[number]) {
  const guard = guardFrom({ ...one, isOwnerActive: true, grade: one.grade ?? '', isLimited: one.limited })
  assert.ok(guard)
  return guard
}

function filled(): Guards {
  const guards = new Guards()
  guards.silence(INACTIVE)
  for (const one of cases) guards.set(one.id, guardOf(one))
  return guards
}

/** What a file would hold. */
const bytesOf = (guards: Guards, savedAs = randomUUID()): Buffer =>
  Buffer.concat([...guards.snapshot(savedAs)].map((chunk) => chunk.slice()))

const seenBy = (guards: Guards, reader: (typeof readers)[number]) =>
  cases
    .map((one) => one.id)
    .filter(guards.readableBy(reader))
    .sort()

describe('the guards of the index', () => {
  test('say for every record and reader what the rule says, the second time as well', () => {
    const guards = filled()
    for (let turn = 0; turn < 2; turn++)
      for (const reader of readers) assert.deepEqual(seenBy(guards, reader), seenInMemory(cases, reader))
  })

  test('forget what they said when a record changes hands, leaves, or a place is taken by another', () => {
    const guards = filled()
    const [reader] = readers
    assert.ok(reader)
    seenBy(guards, reader)
    const shuffled = cases.map((one, at) => ({ ...(cases[(at + 1) % cases.length] ?? one), id: one.id }))
    for (const one of shuffled) guards.set(one.id, guardOf(one))
    for (const other of readers) assert.deepEqual(seenBy(guards, other), seenInMemory(shuffled, other))
    for (const one of cases) guards.delete(one.id)
    assert.deepEqual([guards.size, seenBy(guards, reader)], [0, []])
    for (const one of cases) guards.set(one.id, guardOf(one))
    for (const other of readers) assert.deepEqual(seenBy(guards, other), seenInMemory(cases, other))
  })

  test('a bureau that is suspended is silent for others at once, and heard again when it is back', () => {
    const guards = filled()
    const shared = guardFrom({
      ...{ owner: 'FRA', isOwnerActive: true, level: 'fouo', handling: ['H0'], audience: ['*'], denied: [] },
      ...{ purposes: ['border'], grade: '', disclosure: 'full', isLimited: false },
    })
    assert.ok(shared)
    const one = randomUUID()
    guards.set(one, shared)
    const asker = personOf('ESP', 'officer')
    const held = guards.readableBy(asker)
    const sees = () => {
      assert.equal(held(one), guards.readableBy(asker)(one), 'also through a question that was begun before')
      return held(one)
    }
    assert.equal(sees(), true)
    guards.silence(new Set(['FRA']))
    assert.equal(sees(), false)
    guards.silence(new Set())
    assert.equal(sees(), true)
    // More kinds of readers than are kept: the one held above is forgotten, and must not go on saying yes.
    for (let at = 0; at < 600; at++)
      guards.readableBy({ ...asker, roles: new Set([`r${at}` as 'officer']) })(one)
    guards.set(one, { ...shared, denied: new Set(['ESP']) })
    assert.equal(sees(), false)
  })

  test('come back whole from a snapshot, under the name it was saved as, once and twice', () => {
    const guards = filled()
    const twins = cases.map((one) => ({ ...one, id: randomUUID() }))
    for (const one of twins) guards.set(one.id, guardOf(one))
    const savedAs = randomUUID()
    const first = Guards.fromSnapshot(bytesOf(guards, savedAs))
    assert.ok(first)
    const second = Guards.fromSnapshot(bytesOf(first.guards))
    assert.ok(second)
    assert.equal(first.savedAs, savedAs)
    for (const { guards: read } of [first, second]) {
      assert.equal(read.size, 2 * cases.length)
      read.silence(INACTIVE)
      for (const reader of readers) assert.deepEqual(seenBy(read, reader), seenInMemory(cases, reader))
    }
    for (const one of [...cases, ...twins]) second.guards.delete(one.id)
    assert.equal(second.guards.size, 0)
    assert.equal(Guards.fromSnapshot(bytesOf(second.guards))?.guards.size, 0)
    assert.equal(Guards.fromSnapshot(bytesOf(new Guards()))?.guards.size, 0)
  })

  test('go from the snapshot with the last record that has them, and leave the places of the others', () => {
    const guards = filled()
    const [kept, ...gone] = cases
    assert.ok(kept)
    for (const one of gone) guards.delete(one.id)
    const bytes = bytesOf(guards)
    assert.equal(bytes.toString('latin1').split('"owner"').length, 2)
    const read = Guards.fromSnapshot(bytes)?.guards
    assert.ok(read)
    for (const one of gone) read.set(one.id, guardOf(one))
    read.silence(INACTIVE)
    for (const reader of readers) assert.deepEqual(seenBy(read, reader), seenInMemory(cases, reader))
  })

  test('are saved as they were when it was begun, though records and places change hands meanwhile', () => {
    const guards = filled()
    const shuffle = (by: number): void => {
      for (const one of cases) guards.delete(one.id)
      for (const [at, one] of cases.entries())
        guards.set(one.id, guardOf(cases[(at + by) % cases.length] ?? one))
    }
    const chunks: Uint8Array[] = []
    for (const chunk of guards.snapshot(randomUUID()))
      if (chunks.push(chunk.slice()) < 4) shuffle(chunks.length)
    const read = Guards.fromSnapshot(Buffer.concat(chunks))?.guards
    assert.ok(read)
    read.silence(INACTIVE)
    for (const reader of readers) assert.deepEqual(seenBy(read, reader), seenInMemory(cases, reader))
  })

  test('do not come back from bytes that are cut, of another version, or lead to no guard', () => {
    const guards = new Guards()
    const [one] = cases
    assert.ok(one)
    guards.set(one.id, guardOf(one))
    const bytes = bytesOf(guards)
    assert.equal(Guards.fromSnapshot(bytes)?.guards.size, 1)
    for (let length = 0; length < bytes.length; length++)
      assert.equal(Guards.fromSnapshot(bytes.subarray(0, length)), null, `${length} bytes`)
    const changed = (change: (bytes: Buffer) => void): Buffer => {
      const other = Buffer.from(bytes)
      change(other)
      return other
    }
    const places = { version: 14, place: bytes.length - 4 }
    const bad = {
      version: changed((other) => other.write('2', places.version)),
      place: changed((other) => other.writeUInt32LE(1, places.place)),
      owner: changed((other) => other.write('"ownex"', other.indexOf('"owner"'))),
      name: changed((other) => other.write('savedAt', other.indexOf('savedAs'))),
      twice: Buffer.concat([changed((other) => other.writeUInt32LE(2, 20)), bytes.subarray(-20)]),
    }
    for (const [what, read] of Object.entries(bad)) assert.equal(Guards.fromSnapshot(read), null, what)
  })
})
