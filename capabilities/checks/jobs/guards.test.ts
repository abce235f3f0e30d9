import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { inventCases, inventReaders, seenInMemory } from '../../../test/policy-cases.ts'
import { personOf } from '../../../test/world.ts'
import { guardFrom } from '../../records/public.ts'
import { Guards, writtenGuards } from './guards.ts'

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
    guards.set('one', shared)
    const asker = personOf('ESP', 'officer')
    const held = guards.readableBy(asker)
    const sees = () => {
      assert.equal(
        held('one'),
        guards.readableBy(asker)('one'),
        'also through a question that was begun before',
      )
      return held('one')
    }
    assert.equal(sees(), true)
    guards.silence(new Set(['FRA']))
    assert.equal(sees(), false)
    guards.silence(new Set())
    assert.equal(sees(), true)
    // More kinds of readers than are kept: the one held above is forgotten, and must not go on saying yes.
    for (let at = 0; at < 600; at++)
      guards.readableBy({ ...asker, roles: new Set([`r${at}` as 'officer']) })('one')
    guards.set('one', { ...shared, denied: new Set(['ESP']) })
    assert.equal(sees(), false)
  })

  test('come back whole from a snapshot, or not at all', () => {
    const guards = filled()
    for (const one of cases) guards.set(`twin of ${one.id}`, guardOf(one))
    const written = writtenGuards.parse(JSON.parse(JSON.stringify(guards.written())))
    const read = Guards.from(written)
    assert.ok(read)
    read.silence(INACTIVE)
    for (const reader of readers) assert.deepEqual(seenBy(read, reader), seenInMemory(cases, reader))
    assert.ok(written.guards.length <= cases.length)
    assert.equal(written.records.length, 2 * cases.length)
    assert.equal(Guards.from({ ...written, guards: written.guards.map(() => ({ level: 'secret' })) }), null)
    assert.equal(Guards.from({ ...written, guards: [] }), null)
  })
})
