import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkSources, keptSources, type SourceSaid, sourcesFrom } from './check.ts'
import { askedFrom, keptAsked, noQuestion, understand } from './recognise.ts'

describe('a check as it is kept', () => {
  const said = checkSources.map((source, place): SourceSaid => {
    const states = ['hit', 'no_hit', 'not_asked', 'not_answered', 'stale'] as const
    return { source, state: states[place % states.length] ?? 'hit' }
  })

  test('tells of each source what was said of it, in the same order', () => {
    assert.deepEqual(sourcesFrom(keptSources(said)), said)
    const none = checkSources.map((source): SourceSaid => ({ source, state: 'no_hit' }))
    assert.deepEqual(keptSources(none), { no_hit: [...checkSources] })
    assert.deepEqual(sourcesFrom(keptSources(none)), none)
  })

  test('is read as earlier versions kept it', () => {
    assert.deepEqual(sourcesFrom(said), said)
    const { number: _, ...before } = askedFrom({ document: 'AB1234567' })
    assert.deepEqual(askedFrom(before), askedFrom({ document: 'AB1234567' }))
  })

  test('holds what was asked and nothing else', () => {
    const now = new Date('2026-05-01T00:00:00Z')
    for (const text of ['Omar Haddad 1980-02-01', 'AB1234567', 'IMO 9074729'] as const) {
      const asked = understand({ ...noQuestion, text }, now)
      assert.ok(asked.ok)
      const kept = JSON.parse(JSON.stringify(keptAsked(asked.value)))
      assert.deepEqual(askedFrom(kept), asked.value)
      assert.equal(Object.values(kept).filter((value) => value === null).length, kept.number === null ? 1 : 0)
    }
  })
})
