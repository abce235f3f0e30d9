import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { GroupCommit } from './group-commit.ts'

describe('group commit', () => {
  test('gathers while one batch is written, keeps the order, and never exceeds the largest batch', async () => {
    const batches: number[][] = []
    const commit = new GroupCommit<number, string>(async (batch) => {
      batches.push([...batch])
      await new Promise((next) => setImmediate(next))
      return batch.map((place) => `written ${place}`)
    }, 10)
    const written = await Promise.all(Array.from({ length: 35 }, (_, place) => commit.add(place)))
    assert.deepEqual([written[0], written[34]], ['written 0', 'written 34'])
    assert.deepEqual(
      batches.flat(),
      Array.from({ length: 35 }, (_, place) => place),
    )
    assert.deepEqual(
      batches.map((batch) => batch.length),
      [10, 10, 10, 5],
    )
    assert.equal(commit.length, 0)
  })

  test('has the next batch on its way before the callers of the last go on', async () => {
    const order: string[] = []
    const commit = new GroupCommit<number, number>(async (batch) => {
      order.push(`taken ${batch.join()}`)
      // As a connection of a pool is had: not in the same turn.
      await new Promise<void>((next) => process.nextTick(next))
      order.push(`sent ${batch.join()}`)
      await pause(1)
      return batch
    }, 1)
    const tell = async (place: number): Promise<void> => {
      order.push(`told ${await commit.add(place)}`)
    }
    await Promise.all([tell(1), tell(2)])
    assert.deepEqual(order, ['taken 1', 'sent 1', 'taken 2', 'sent 2', 'told 1', 'told 2'])
  })

  test('tells every caller of a failed batch, and writes the next one all the same', async () => {
    let isBroken = true
    const commit = new GroupCommit<number, number>(async (batch) => {
      if (isBroken) throw new Error('disk full')
      return batch
    }, 10)
    const failed = await Promise.allSettled([commit.add(1), commit.add(2)])
    assert.deepEqual(
      failed.map((one) => one.status),
      ['rejected', 'rejected'],
    )
    isBroken = false
    await commit.add(3)
  })
})
