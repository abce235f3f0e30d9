import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Id } from '../../kernel/id.ts'
import {
  advanceIncident,
  type IncidentCommand,
  type IncidentProgress,
  type IncidentState,
  incidentDueOf,
  incidentProgress,
  isReportedLate,
} from './incident.ts'

const step = {
  at: new Date('2026-03-01T10:00:00Z'),
  by: '0198c5a0-0000-7000-8000-0000000000a1' as Id<'Actor'>,
}
const commands: readonly IncidentCommand[] = [
  { do: 'assess', assessment: 'a' },
  { do: 'inform', message: 'm' },
  { do: 'restore', account: 'r' },
  { do: 'dismiss', lessons: 'none' },
  { do: 'close', lessons: 'l' },
]
const predecessors: Readonly<Record<IncidentState, readonly IncidentState[]>> = {
  reported: [],
  assessed: ['reported'],
  sources_informed: ['assessed'],
  restored: ['sources_informed'],
  closed: ['restored', 'reported'],
}

/** The next state, after what must hold of every step was seen to hold. */
function followed(before: IncidentProgress, next: IncidentProgress): IncidentProgress {
  assert.ok(predecessors[next.state].includes(before.state))
  if (next.state === 'closed')
    assert.equal(next.end.as, before.state === 'reported' ? 'no_incident' : 'handled')
  assert.deepEqual(incidentProgress.parse(JSON.parse(JSON.stringify(next))), next)
  const due = incidentDueOf({ reportedAt: step.at, progress: next })
  assert.equal(due === null, next.state === 'closed')
  return next
}

describe('a security incident', () => {
  test('reaches no state but from its predecessor, and has a deadline until it is closed', () => {
    const seen = new Set<IncidentState>(['reported'])
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commands), { maxLength: 20 }), (given) => {
        let now: IncidentProgress = { state: 'reported' }
        for (const command of given) {
          const next = advanceIncident(now, command, step)
          if (next.ok) now = followed(now, next.value)
          seen.add(now.state)
        }
      }),
      { numRuns: 1000, seed: 7 },
    )
    assert.deepEqual([...seen].sort(), Object.keys(predecessors).sort())
  })

  test('is reported in time within an hour of its discovery', () => {
    const detectedAt = new Date('2026-03-01T10:00:00Z')
    const isLate = (at: string) => isReportedLate({ detectedAt, reportedAt: new Date(at) })
    assert.equal(isLate('2026-03-01T11:00:00.000Z'), false)
    assert.equal(isLate('2026-03-01T11:00:00.001Z'), true)
  })
})
