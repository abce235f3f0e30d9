import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { MessageChannel } from 'node:worker_threads'
import { plainKeys } from '../../../engines/identifiers/read-as.ts'
import { makeWorld, personOf, type World } from '../../../test/world.ts'
import type { LiveIndex } from '../actions/live-index.ts'
import { FollowingIndexes } from './following-indexes.ts'
import { IndexKeeper } from './index-keeper.ts'

const start = new Date('2026-03-01T10:00:00Z')

describe('indexes that follow those of another thread', () => {
  let world: World
  let folder: string
  let now = start
  let keeper: IndexKeeper
  const closing: (() => void)[] = []
  const head = personOf('NLD', 'bureau_head')
  const line = (id: string, name: string) =>
    JSON.stringify({ id, schema: 'Person', properties: { name: [name] } })
  const passport = (id: string, number: string) =>
    JSON.stringify({ id, schema: 'Passport', properties: { number: [number], holder: ['1'] } })
  const importLines = (...lines: readonly string[]) =>
    world.importFiles(head, 'ftm', { list: lines.join('\n') })

  /** As another thread would: over a port, which copies whatever is no shared memory. */
  const follow = (): FollowingIndexes => {
    const told = new MessageChannel()
    const { shared, leave } = keeper.share((news) => told.port1.postMessage(news))
    const follower = new FollowingIndexes(structuredClone(shared), told.port2, () => now)
    closing.push(
      leave,
      () => follower.stop(),
      () => told.port1.close(),
    )
    return follower
  }
  const names = (index: LiveIndex, name: string): readonly string[] => {
    const nothing = { parts: null, subject: null, born: null, nationality: null, sex: null, birthPlace: null }
    const options = { mode: 'balanced', limit: 5, maySee: index.maySee(head) } as const
    return index.names.search({ name, ...nothing, document: null }, options).map(({ id }) => id)
  }
  const numbers = (index: LiveIndex, text: string): readonly string[] => {
    const options = { limit: 5, maySee: index.maySee(head) }
    return index.numbers.find({ kind: null, keys: plainKeys(text) }, options).map(({ id }) => id)
  }
  const isLikeKeeper = (index: LiveIndex): void => {
    for (const name of ['Aruna Velkamp', 'Ilse Brandvold', 'Marte Kvist'])
      assert.deepEqual(names(index, name), names(keeper, name), name)
    for (const number of ['X1004477', 'X2004477'])
      assert.deepEqual(numbers(index, number), numbers(keeper, number), number)
    assert.equal(index.health(), keeper.health())
  }

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-following-'))
    world = await makeWorld(start)
    keeper = new IndexKeeper(world.database.system, () => now, folder)
  })
  after(async () => {
    for (const close of closing) close()
    await world.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('find what those find as soon as those do, whenever they began', async () => {
    await importLines(line('1', 'Aruna Velkamp'), line('2', 'Ilse Brandvold'), passport('d', 'X1004477'))
    await keeper.load()
    await keeper.settle()
    const followers = [follow()]
    for (const lines of [
      [line('1', 'Aruna Velkamp'), line('4', 'Marte Kvist'), passport('d', 'X1004477')],
      [line('1', 'Aruna Velkamp'), line('2', 'Ilse Brandvold'), passport('d', 'X2004477')],
      [line('1', 'Aruna Velkamp'), line('4', 'Marte Kvist'), passport('d', 'X2004477')],
    ]) {
      followers.push(follow())
      await importLines(...lines)
      await keeper.settle()
      for (const follower of followers) isLikeKeeper(follower)
    }
    assert.equal(names(keeper, 'Marte Kvist').length, 1)
  })

  test('go on when a snapshot was saved in between', async () => {
    const follower = follow()
    await importLines(line('4', 'Marte Kvist'), line('2', 'Ilse Brandvold'), passport('e', 'X1004477'))
    await keeper.settle()
    await Promise.all([keeper.save(), importLines(line('4', 'Marte Kvist'), passport('e', 'X2004477'))])
    await keeper.settle()
    isLikeKeeper(follower)
  })

  test('say that they are stale when the keeper is', async () => {
    const follower = follow()
    assert.equal(follower.health(), 'current')
    now = new Date(start.getTime() + 61_000)
    assert.equal(follower.health(), 'stale')
    await keeper.settle()
    assert.equal(follower.health(), 'current')
  })

  test('are told nothing any more once they left', async () => {
    const heard: unknown[] = []
    const { leave } = keeper.share((news) => heard.push(news))
    leave()
    await importLines(line('1', 'Aruna Velkamp'), line('2', 'Ilse Brandvold'))
    await keeper.settle()
    assert.deepEqual(heard, [])
  })
})
