import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Id } from '../../kernel/id.ts'
import { advance, type Command } from './advance.ts'
import { addMonths, urgencyOf } from './deadline.ts'
import {
  dueOf,
  type Progress,
  progress as progressShape,
  type RequestState,
  type RulingWord,
  rulingsOf,
} from './request.ts'
import { stepsOf } from './timeline.ts'

const record = (n: number) => `0198c5a0-0000-7000-8000-00000000000${n}` as Id<'Record'>
const member = (n: number) => `0198c5a0-0000-7000-8000-0000000000a${n}` as Id<'Actor'>
const kinds = ['access', 'correction', 'deletion'] as const

/** What must have been the state before; taking a proposal back returns to the state before it. */
const predecessors: Readonly<Record<RequestState, readonly RequestState[]>> = {
  received: [],
  inadmissible: ['received'],
  admissible: ['received'],
  located: ['admissible', 'located'],
  owner_consulted: ['located', 'decision_proposed'],
  decision_proposed: ['owner_consulted'],
  decided: ['decision_proposed'],
  executed: ['decided'],
  recipients_notified: ['executed'],
  closed: ['recipients_notified', 'inadmissible'],
}

const each = (ruling: RulingWord) => [1, 2].map((n) => ({ record: record(n), ruling, correction: null }))
const anyRulings = fc.oneof(
  fc.constantFrom([], each('keep'), each('withhold'), each('delete')),
  fc.array(
    fc
      .tuple(
        fc.constantFrom(record(1), record(2)),
        fc.constantFrom(...rulingsOf.access, ...rulingsOf.correction),
      )
      .map(([one, ruling]) => ({ record: one, ruling, correction: ruling === 'correct' ? 'so' : null })),
    { maxLength: 3 },
  ),
)
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.constant({ do: 'admit' } as const),
  fc.constant({ do: 'refuse', ground: 'repeated' } as const),
  fc.constantFrom(
    { do: 'locate', records: [record(1), record(2)] } as const,
    { do: 'locate', records: [] } as const,
  ),
  fc.constant({ do: 'consult' } as const),
  fc.record({
    do: fc.constant('propose' as const),
    waitingOwners: fc.nat(1),
    rulings: anyRulings,
    remark: fc.constant(null),
  }),
  fc.constant({ do: 'send_back' } as const),
  fc.constant({ do: 'confirm' } as const),
  fc.record({ do: fc.constant('execute' as const), openOrders: fc.nat(1) }),
  fc.constant({ do: 'notify' } as const),
  fc.record({ do: fc.constant('close' as const), waitingRecipients: fc.nat(1) }),
)

/** The next state, after what must hold of every step was seen to hold. */
function followed(before: Progress, next: Progress): Progress {
  assert.ok(predecessors[next.state].includes(before.state), `${before.state} → ${next.state}`)
  if (next.state === 'decided') assert.notEqual(next.proposal.by, next.confirmed.by)
  assert.deepEqual(progressShape.parse(JSON.parse(JSON.stringify(next))), next)
  return next
}

describe('a request of a person', () => {
  test('reaches no state but from its predecessor, keeps every step, and reads back as it was written', () => {
    const seen = new Set<RequestState>(['received'])
    const anyWalk = fc.array(fc.tuple(anyCommand, fc.nat(1)), { minLength: 40, maxLength: 160 })
    fc.assert(
      fc.property(fc.constantFrom(...kinds), anyWalk, (kind, commands) => {
        let now: Progress = { state: 'received' }
        for (const [at, [command, by]] of commands.entries()) {
          const step = { at: new Date(Date.UTC(2026, 0, 1) + at), by: member(by) }
          const next = advance({ kind, progress: now }, command, step)
          if (next.ok) now = followed(now, next.value)
          seen.add(now.state)
        }
        const times = stepsOf(now).map(({ at }) => at.getTime())
        assert.deepEqual(
          times,
          times.toSorted((a, b) => a - b),
        )
      }),
      { numRuns: 1000, seed: 11 },
    )
    assert.deepEqual([...seen].sort(), Object.keys(predecessors).sort())
  })

  test('is decided only on every record once, by what its kind allows, when owners have answered', () => {
    const step = { at: new Date(0), by: member(1) }
    const asked: Progress = {
      state: 'owner_consulted',
      ...{ admitted: step, consulted: step, located: { ...step, records: [record(1), record(2)] } },
    }
    const keep = (n: number) => ({ record: record(n), ruling: 'keep', correction: null }) as const
    const propose = (rulings: readonly ReturnType<typeof keep>[], waitingOwners = 0) =>
      advance(
        { kind: 'deletion', progress: asked },
        { do: 'propose', waitingOwners, rulings: [...rulings], remark: null },
        step,
      )
    assert.deepEqual(propose([keep(1), keep(2)], 1), { ok: false, error: 'owner_not_answered' })
    for (const wrong of [[keep(1)], [keep(1), keep(1)], [keep(1), keep(3)], [keep(1), keep(2), keep(2)]])
      assert.deepEqual(propose(wrong), { ok: false, error: 'rulings_incomplete' })
    const kind = advance(
      { kind: 'access', progress: asked },
      { do: 'propose', waitingOwners: 0, rulings: [keep(1), keep(2)], remark: null },
      step,
    )
    assert.deepEqual(kind, { ok: false, error: 'ruling_not_for_kind' })
    assert.equal(propose([keep(1), keep(2)]).ok, true)
  })
})

describe('deadlines', () => {
  test('fall on the same day of a later month, or on its last', () => {
    const cases = [
      ['2026-01-31T23:30:00Z', 1, '2026-02-28T23:30:00.000Z'],
      ['2028-01-31T00:00:00Z', 1, '2028-02-29T00:00:00.000Z'],
      ['2026-08-31T12:00:00Z', 9, '2027-05-31T12:00:00.000Z'],
      ['2026-05-31T12:00:00Z', 9, '2027-02-28T12:00:00.000Z'],
      ['2026-10-31T00:00:00Z', 4, '2027-02-28T00:00:00.000Z'],
      ['2026-12-15T08:00:00Z', 1, '2027-01-15T08:00:00.000Z'],
      ['2026-03-31T08:00:00Z', -1, '2026-02-28T08:00:00.000Z'],
    ] as const
    for (const [from, months, to] of cases)
      assert.equal(addMonths(new Date(from), months).toISOString(), to, `${from} + ${months}`)
  })

  test('of any day lie in the right month, never later in it, at the same time of day', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 30 }), (at, months) => {
        const due = addMonths(at, months)
        const from = at.getUTCFullYear() * 12 + at.getUTCMonth()
        assert.equal(due.getUTCFullYear() * 12 + due.getUTCMonth(), from + months)
        const lastDay = new Date(Date.UTC(due.getUTCFullYear(), due.getUTCMonth() + 1, 0)).getUTCDate()
        assert.equal(due.getUTCDate(), Math.min(at.getUTCDate(), lastDay))
        assert.equal(due.getTime() % 86_400_000, ((at.getTime() % 86_400_000) + 86_400_000) % 86_400_000)
      }),
      { seed: 11 },
    )
  })

  test('are four months for access, nine to correct or delete, one to carry out', () => {
    const at = new Date('2026-10-31T10:00:00Z')
    const step = { at, by: member(1) }
    const due = (kind: (typeof kinds)[number], progress: Progress) =>
      dueOf({ kind, receivedAt: at, progress })?.toISOString().slice(0, 10)
    const admitted: Progress = { state: 'admissible', admitted: step }
    assert.deepEqual(
      kinds.map((kind) => due(kind, admitted)),
      ['2027-02-28', '2027-07-31', '2027-07-31'],
    )
    const decided: Progress = {
      state: 'decided',
      ...{ admitted: step, consulted: step, located: { ...step, records: [] }, confirmed: step },
      proposal: { ...step, rulings: [], remark: null },
    }
    assert.equal(due('access', decided), '2026-11-30')
    assert.equal(
      due('access', {
        state: 'closed',
        closed: step,
        end: { as: 'inadmissible', refused: { ...step, ground: 'repeated' } },
      }),
      undefined,
    )
  })

  test('are soon for a fortnight and late the moment they have passed', () => {
    const due = new Date('2026-03-15T10:00:00Z')
    const urgency = (now: string) => urgencyOf(due, new Date(now))
    assert.equal(urgency('2026-03-01T09:59:59Z'), 'on_time')
    assert.equal(urgency('2026-03-01T10:00:00Z'), 'soon')
    assert.equal(urgency('2026-03-15T10:00:00.000Z'), 'soon')
    assert.equal(urgency('2026-03-15T10:00:00.001Z'), 'late')
    assert.equal(urgencyOf(null, due), 'on_time')
  })
})
