import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { inventCases, inventReaders } from '../../../test/policy-cases.ts'
import { guardFrom } from '../../records/public.ts'
import { FollowingGuards, type GuardNews } from './following-guards.ts'
import { Guards } from './guards.ts'

const cases = inventCases(7, 60, true)
const readers = inventReaders(7, 25)
const bureaus = ['CHE', 'AUT', 'FRA', 'ESP']

function guardOf(one: (typeof cases)[number]) {
  const guard = guardFrom({ ...one, isOwnerActive: true, grade: one.grade ?? '', isLimited: one.limited })
  assert.ok(guard)
  return guard
}

const seenBy = (guards: Pick<Guards, 'readableBy'>, reader: (typeof readers)[number]) =>
  cases.map((one) => one.id).filter(guards.readableBy(reader))

/** The guards of one thread, and those that follow them since different moments. News wait until they are heard. */
class Play {
  readonly guards = new Guards()
  readonly #followers: { readonly guards: FollowingGuards; readonly hear: () => void }[] = []
  readonly #told: GuardNews[] = []

  constructor() {
    this.guards.follow((news) => this.#told.push(news))
  }

  begin(): void {
    let heard = this.#told.length
    const hear = (): void => {
      for (const news of this.#told.slice(heard)) guards.hear(structuredClone(news))
      heard = this.#told.length
    }
    const guards = new FollowingGuards(hear)
    guards.hear(structuredClone(this.guards.share()))
    this.#followers.push({ guards, hear })
  }

  look(): void {
    for (const { guards, hear } of this.#followers) {
      hear()
      for (const reader of readers) assert.deepEqual(seenBy(guards, reader), seenBy(this.guards, reader))
    }
  }
}

type Step =
  | { readonly does: 'set'; readonly record: number; readonly guard: number }
  | { readonly does: 'delete'; readonly record: number }
  | { readonly does: 'silence'; readonly bureaus: readonly string[] }
  | { readonly does: 'begin' }
  | { readonly does: 'look' }

const place = fc.nat(cases.length - 1)
const just = <D extends string>(does: D) => fc.record({ does: fc.constant(does) })
const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant('set' as const), record: place, guard: place }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('delete' as const), record: place }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('silence' as const), bureaus: fc.subarray(bureaus) }),
  },
  { weight: 1, arbitrary: just('begin') },
  { weight: 1, arbitrary: just('look') },
)

function caseAt(at: number): (typeof cases)[number] {
  const one = cases[at]
  assert.ok(one)
  return one
}

function take(play: Play, step: Step): void {
  if (step.does === 'begin') play.begin()
  else if (step.does === 'look') play.look()
  else if (step.does === 'silence') play.guards.silence(new Set(step.bureaus))
  else {
    const id = caseAt(step.record).id
    if (step.does === 'delete') play.guards.delete(id)
    else play.guards.set(id, guardOf(caseAt(step.guard)))
  }
}

describe('guards that follow those of another thread', () => {
  test('say what those say, whenever they began to follow', () => {
    fc.assert(
      fc.property(fc.array(someStep, { maxLength: 60 }), (steps) => {
        const play = new Play()
        play.begin()
        for (const step of steps) take(play, step)
        play.look()
      }),
      { numRuns: 60 },
    )
  })

  test('hear of a guard in the middle of a question that leads to it', () => {
    const told: GuardNews[] = []
    const guards = new Guards()
    const follower = new FollowingGuards(() => {
      for (const news of told.splice(0)) follower.hear(structuredClone(news))
    })
    guards.follow((news) => told.push(news))
    follower.hear(structuredClone(guards.share()))
    const one = caseAt(0)
    const reader = readers.find((each) => seenBy(filled(), each).includes(one.id))
    assert.ok(reader)
    const sees = follower.readableBy(reader)
    assert.equal(sees(one.id), false)
    guards.set(one.id, guardOf(one))
    assert.equal(sees(one.id), true)
  })

  test('in another thread never miss a record whose guard changes and lets it be seen all the time', async () => {
    const guards = new Guards()
    const open = guardFrom({
      ...{ owner: 'FRA', isOwnerActive: true, level: 'fouo', handling: ['H0'], audience: ['*'], denied: [] },
      ...{ purposes: ['border'], grade: '', disclosure: 'full', isLimited: false },
    })
    assert.ok(open)
    const id = randomUUID()
    guards.set(id, open)
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(READER)}`), {
      workerData: {
        module: new URL('./following-guards.ts', import.meta.url).href,
        shared: guards.share(),
        id,
      },
    })
    guards.follow((news) => worker.postMessage(news))
    const heard = (): Promise<unknown> =>
      new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
    try {
      await heard()
      let isEnough = false
      const enough = heard().then(() => {
        isEnough = true
      })
      for (let turn = 0; !isEnough; turn++) {
        guards.set(id, { ...open, denied: new Set(turn % 2 === 0 ? ['AUT'] : []) })
        guards.set(randomUUID(), open)
        if (turn % 500 === 0) await new Promise(setImmediate)
      }
      await enough
      worker.postMessage('over')
      assert.equal(await heard(), 0)
      guards.set(id, { ...open, denied: new Set(['ESP']) })
      worker.postMessage('ask')
      assert.equal(await heard(), false)
    } finally {
      await worker.terminate()
    }
  })
})

function filled(): Guards {
  const guards = new Guards()
  for (const one of cases) guards.set(one.id, guardOf(one))
  return guards
}

/** Asks for one record until it is told that it is over. */
const READER = `
  const { parentPort, receiveMessageOnPort, workerData } = await import('node:worker_threads')
  const { FollowingGuards } = await import(workerData.module)
  let isOver = false
  const hear = (news) => {
    if (news === 'over') isOver = true
    else if (news === 'ask') parentPort.postMessage(ask())
    else guards.hear(news)
  }
  const catchUp = () => {
    for (let told = receiveMessageOnPort(parentPort); told !== undefined; told = receiveMessageOnPort(parentPort)) hear(told.message)
  }
  const guards = new FollowingGuards(catchUp)
  guards.hear(workerData.shared)
  const actor = { bureau: 'ESP', clearance: 'restricted', purpose: 'border', bureauState: 'active', roles: new Set(['officer']) }
  let looked = 0, missed = 0
  const ask = () => guards.readableBy(actor)(workerData.id)
  parentPort.on('message', hear)
  const round = () => {
    for (let turn = 0; turn < 100; turn++) if (!ask()) missed++
    if (++looked === 500) parentPort.postMessage('enough')
    if (isOver) parentPort.postMessage(missed)
    else setImmediate(round)
  }
  parentPort.postMessage('ready')
  round()
`
