import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { FollowingIndex } from './following-index.ts'
import { MatchIndex } from './match-index.ts'
import type { IndexEntry, Query, SearchOptions } from './types.ts'

function anEntry(id: string, name: string): IndexEntry {
  const names = [{ text: name, type: 'primary' as const, parts: null }]
  const nothing = { born: [], nationalities: [], birthPlaces: [], documents: [] }
  return { id, subject: 'person', names, sex: 'U', ...nothing }
}

const QUERY: Query = {
  ...{ name: 'Viktor Tarasenko', parts: null, subject: 'person', born: null },
  ...{ nationality: null, sex: null, birthPlace: null, document: null },
}
const ALL: SearchOptions = { mode: 'balanced', limit: 100, maySee: () => true }
const names = ['Viktor Tarasenko', 'Victor Tarasenko', 'Viktor Tarasenka', 'Ingrid Lindberg'] as const

type Step =
  | { readonly does: 'upsert'; readonly id: number; readonly name: (typeof names)[number] }
  | { readonly does: 'remove'; readonly id: number }
  | { readonly does: 'tell' | 'search' | 'compact' | 'begin' }

const someStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('upsert' as const),
      id: fc.nat(30),
      name: fc.constantFrom(...names),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('remove' as const), id: fc.nat(30) }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constantFrom('tell', 'search', 'compact', 'begin') }),
  },
)

/** An index, and those that follow it since different moments. */
class Play {
  readonly index = new MatchIndex()
  readonly #followers: FollowingIndex[] = [followerOf(this.index)]

  take(step: Step): void {
    if (step.does === 'upsert') this.index.upsert(anEntry(`${step.id}`, step.name))
    else if (step.does === 'remove') this.index.remove(`${step.id}`)
    else this[step.does]()
  }

  tell(): void {
    const news = this.index.news()
    if (news !== null) for (const follower of this.#followers) follower.hear(structuredClone(news))
    for (const follower of this.#followers)
      assert.deepEqual(follower.search(QUERY, ALL), this.index.search(QUERY, ALL))
  }

  begin(): void {
    this.#followers.push(followerOf(this.index))
  }

  search(): void {
    this.index.search(QUERY, ALL)
  }

  compact(): void {
    this.index.compact()
  }
}

function followerOf(index: MatchIndex): FollowingIndex {
  const follower = new FollowingIndex()
  follower.hear(structuredClone(index.share()))
  assert.deepEqual(follower.search(QUERY, ALL), index.search(QUERY, ALL))
  return follower
}

describe('an index that follows another one', () => {
  test('is as that was at the last news, whenever it began to follow', () => {
    fc.assert(
      fc.property(fc.array(someStep, { maxLength: 80 }), (steps) => {
        const play = new Play()
        for (const step of steps) play.take(step)
      }),
      { numRuns: 150 },
    )
  })

  test('hears nothing when there is nothing new', () => {
    const index = new MatchIndex()
    index.upsert(anEntry('1', names[0]))
    assert.equal(index.news()?.opened.length, 1)
    assert.equal(index.news(), null)
    index.search(QUERY, ALL)
    assert.equal(index.news(), null)
    index.remove('1')
    assert.deepEqual(index.news()?.died, [0, 0])
  })

  test('in another thread never misses who is replaced again and again, and finds who is new', async () => {
    const index = new MatchIndex()
    for (let id = 0; id < 50; id++) index.upsert(anEntry(`${id}`, names[id % 4] ?? names[0]))
    const worker = readerOf(index)
    const heard = (): Promise<unknown> =>
      new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
    try {
      await heard()
      let isEnough = false
      const enough = heard().then(() => {
        isEnough = true
      })
      for (let turn = 0; !isEnough; turn++) {
        index.upsert(anEntry('0', names[turn % 3] ?? names[0]))
        if (turn % 3 > 0) continue
        worker.postMessage(index.news())
        await new Promise(setImmediate)
      }
      index.upsert(anEntry('new', names[0]))
      worker.postMessage(index.news())
      await enough
      worker.postMessage('over')
      const { missed, found } = (await heard()) as { missed: number; found: string[] }
      assert.equal(missed, 0)
      assert.ok(found.includes('new'))
    } finally {
      await worker.terminate()
    }
  })
})

/** Looks for one who is always there until it is told that it is over. */
const READER = `
  const { parentPort, workerData } = await import('node:worker_threads')
  const { FollowingIndex } = await import(workerData.engine)
  const index = new FollowingIndex()
  index.hear(workerData.shared)
  let looked = 0, missed = 0, isOver = false
  parentPort.on('message', (news) => { if (news === 'over') isOver = true; else if (news !== null) index.hear(news) })
  const found = () => index.search(workerData.query, { mode: 'balanced', limit: 100, maySee: () => true }).map(({ id }) => id)
  const round = () => {
    if (!found().includes('0')) missed++
    if (++looked === 200) parentPort.postMessage('enough')
    if (!isOver) return setImmediate(round)
    parentPort.postMessage({ missed, found: found() })
  }
  parentPort.postMessage('ready')
  round()
`

function readerOf(index: MatchIndex): Worker {
  const engine = new URL('./following-index.ts', import.meta.url).href
  const code = new URL(`data:text/javascript,${encodeURIComponent(READER)}`)
  return new Worker(code, { workerData: { engine, shared: index.share(), query: QUERY } })
}
