import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { MatchIndex } from './match-index.ts'
import type { Candidate, IndexEntry, Query } from './types.ts'

function anEntry(id: string, name: string): IndexEntry {
  const names = [{ text: name, type: 'primary' as const, parts: null }]
  const nothing = { born: [], nationalities: [], birthPlaces: [], documents: [] }
  return { id, subject: 'person', names, sex: 'U', ...nothing }
}

const QUERY: Query = {
  ...{ name: 'Viktor Tarasenko', parts: null, subject: 'person', born: null },
  ...{ nationality: null, sex: null, birthPlace: null, document: null },
}

/** What another thread finds that attaches to the memory of this one. */
const OTHER_THREAD = `
  const { parentPort, workerData } = await import('node:worker_threads')
  const { MatchIndex } = await import(workerData.engine)
  const index = MatchIndex.attach(workerData.shared)
  const ask = () => index.search(workerData.query, { mode: 'balanced', limit: 10, maySee: () => true })
  parentPort.on('message', () => parentPort.postMessage(ask()))
  parentPort.postMessage(ask())
`

describe('an index that threads share', () => {
  test('is searched by another thread without a copy, and what is removed there is gone here', async () => {
    const index = new MatchIndex()
    for (const [id, name] of [
      ['1', 'Viktor Tarasenko'],
      ['2', 'Victor Tarasenko'],
      ['3', 'Ingrid Lindberg'],
    ] as const)
      index.upsert(anEntry(id, name))
    const engine = new URL('./match-index.ts', import.meta.url).href
    const code = new URL(`data:text/javascript,${encodeURIComponent(OTHER_THREAD)}`)
    const worker = new Worker(code, { workerData: { engine, shared: index.share(), query: QUERY } })
    const heard = (): Promise<readonly Candidate[]> =>
      new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
    try {
      const before = await heard()
      assert.deepEqual(before, index.search(QUERY, { mode: 'balanced', limit: 10, maySee: () => true }))
      index.remove('1')
      worker.postMessage('again')
      assert.deepEqual(
        (await heard()).map(({ id }) => id),
        ['2'],
      )
    } finally {
      await worker.terminate()
    }
  })
})
