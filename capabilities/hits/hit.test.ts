import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Id } from '../../kernel/id.ts'
import {
  advance,
  allReasons,
  fits,
  type Outcome,
  outcomes,
  type Progress,
  type Step,
  UNDO_MS,
  type Verdict,
  verdictReasons,
  verdicts,
} from './hit.ts'
import { CLOSE_AFTER_MS, duesOf } from './matter.ts'

const start = new Date('2026-03-01T10:00:00Z')
const later = (ms: number) => new Date(start.getTime() + ms)
const people = ['a', 'b'].map((name) => name as Id<'Actor'>)

const raised = (isHeld: boolean): Progress => ({
  ...{ state: 'raised', isHeld, raisedAt: start, dueAt: later(600_000), remindedAt: null, escalatedAt: null },
})

const by = fc.constantFrom(...people)
const at = fc.integer({ min: 0, max: 120_000 }).map(later)
const verdict: fc.Arbitrary<Verdict> = fc.record({
  word: fc.constantFrom(...verdicts),
  reason: fc.constantFrom(...allReasons),
  by,
  at,
})
const outcome: fc.Arbitrary<Outcome> = fc.record({ word: fc.constantFrom(...outcomes), by, at })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>({ step: 'send' }),
  at.map((moment): Step => ({ step: 'remind', at: moment })),
  at.map((moment): Step => ({ step: 'escalate', at: moment })),
  verdict.map((given): Step => ({ step: 'decide', verdict: given })),
  fc.record({ by, at }).map((who): Step => ({ step: 'undo', ...who })),
  outcome.map((given): Step => ({ step: 'record_outcome', outcome: given })),
  at.map((moment): Step => ({ step: 'close', at: moment })),
)

/** Every state that a hit was in, from the first to the last. */
function walk(isHeld: boolean, steps: readonly Step[]): readonly Progress[] {
  const path: Progress[] = [raised(isHeld)]
  for (const one of steps) {
    const here = path.at(-1)
    const next = here === undefined ? null : advance(here, one)
    if (next?.ok) path.push(next.value)
  }
  return path
}

const walks = fc.tuple(fc.boolean(), fc.array(step, { maxLength: 40 }))
const holds = (rule: (path: readonly Progress[]) => void) =>
  fc.assert(
    fc.property(walks, ([isHeld, steps]) => rule(walk(isHeld, steps))),
    { numRuns: 5000, seed: 20261121 },
  )

describe('a hit', () => {
  test('never closes without what was done, whatever is tried in whatever order', () =>
    holds((path) => {
      path.forEach((hit, place) => {
        if (hit.state !== 'closed') return
        assert.equal(path[place - 1]?.state, 'action_recorded')
        assert.ok(hit.outcome.word !== undefined)
      })
    }))

  test('the walks of these tests do reach every state', () => {
    const reached = new Set<string>()
    holds((path) => {
      for (const hit of path) reached.add(hit.state)
    })
    assert.equal(reached.size, 9, [...reached].join(' '))
  })

  test('the verdict of a closed one is the last that was given and not taken back', () =>
    holds((path) => {
      const last = path.at(-1)
      if (last?.state !== 'closed') return
      const before = path.findLast((hit) => !['action_recorded', 'closed'].includes(hit.state))
      assert.deepEqual(last.verdict, before !== undefined && 'verdict' in before ? before.verdict : null)
    }))

  test('comes to the watch once at most, and never leaves the record that it did', () =>
    holds((path) => {
      const times = path.flatMap((hit, place) =>
        hit.state === 'no_reply' && path[place - 1]?.escalatedAt === null ? [place] : [],
      )
      assert.ok(times.length <= 1)
      const first = times[0]
      if (first !== undefined) assert.ok(path.slice(first).every((hit) => hit.escalatedAt !== null))
    }))

  test('a confirmation while somebody is held, and an obsolete record, are not taken back', () =>
    holds((path) => {
      path.forEach((hit, place) => {
        const before = path[place - 1]
        const isUndone = before?.state === 'confirmed' && ['sent_to_source', 'no_reply'].includes(hit.state)
        assert.ok(!(isUndone && before.isHeld))
        assert.ok(before?.state !== 'record_obsolete' || hit.state === 'action_recorded')
      })
    }))

  test('has something due on some side until it is closed, and then on none', () =>
    holds((path) => {
      for (const progress of path) {
        const dues = duesOf({ progress, detailsRequestedAt: null, releasedAt: null })
        assert.equal(progress.state === 'closed', dues.desk === null && dues.asker === null)
      }
    }))

  test('a verdict is taken back by who gave it, within half a minute', () => {
    const [mine, other] = people
    assert.ok(mine !== undefined && other !== undefined)
    const given: Verdict = { word: 'not_identical', reason: 'other_person', by: mine, at: start }
    const answered = walk(false, [{ step: 'send' }, { step: 'decide', verdict: given }]).at(-1)
    assert.ok(answered !== undefined)
    const undo = (who: Id<'Actor'>, ms: number) =>
      advance(answered, { step: 'undo', by: who, at: later(ms) }).ok
    assert.deepEqual([undo(mine, UNDO_MS), undo(mine, UNDO_MS + 1), undo(other, 1)], [true, false, false])
  })

  test('waits with its record’s owner for details that were asked for, and closes by itself in a week', () => {
    const steps: Step[] = [
      { step: 'send' },
      {
        step: 'decide',
        verdict: { word: 'confirmed', reason: 'details_agree', by: 'a' as Id<'Actor'>, at: start },
      },
    ]
    const progress = walk(false, steps).at(-1)
    assert.ok(progress !== undefined)
    const asked = { progress, detailsRequestedAt: later(5), releasedAt: null }
    assert.deepEqual(duesOf(asked).desk, later(600_005))
    assert.equal(duesOf({ ...asked, releasedAt: later(9) }).desk, null)
    const done = advance(progress, {
      step: 'record_outcome',
      outcome: { word: 'arrested', by: 'b' as Id<'Actor'>, at: start },
    })
    assert.ok(done.ok)
    assert.deepEqual(duesOf({ ...asked, progress: done.value }).desk, later(CLOSE_AFTER_MS))
  })

  test('every reason belongs to one verdict', () => {
    for (const word of verdicts)
      for (const reason of allReasons)
        assert.equal(fits(word, reason), (verdictReasons[word] as readonly string[]).includes(reason))
  })
})
