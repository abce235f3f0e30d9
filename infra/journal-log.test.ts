import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { FileOperations } from './journal-files.ts'
import { TileLog } from './journal-log.ts'

const at = new Date('2026-05-01T00:00:00Z')
const entries = Array.from({ length: 5000 }, (_, place) =>
  createHash('sha256').update(String(place)).digest(),
)

/** A disk that never makes anybody wait: what gives others a turn is the log itself. */
function diskOfMemory(): FileOperations {
  const files = new Map<string, Buffer>()
  return {
    makeFolder: async () => undefined,
    create: async (file) => ({
      write: async (bytes) => void files.set(file, Buffer.from(bytes)),
      sync: async () => undefined,
      close: async () => undefined,
    }),
    rename: async (from, to) => {
      files.set(to, files.get(from) ?? Buffer.alloc(0))
      files.delete(from)
    },
    syncFolder: async () => undefined,
    remove: async (place) => void files.delete(place),
    read: async (file) => files.get(file) ?? null,
    list: async () => [],
  }
}

async function openLog(): Promise<TileLog> {
  const log = new TileLog('journal', diskOfMemory())
  const opened = await log.open({ isFirst: true, origin: () => 'example/journal', successions: [] })
  assert.ok(opened.ok)
  return log
}

test('many entries at once are the same log as few at a time, and others get their turn meanwhile', async () => {
  const [once, often] = [await openLog(), await openLog()]
  let turns = 0
  const count = (): void => {
    turns++
    if (once.head.size === 0) setImmediate(count)
  }
  setImmediate(count)
  const published = await once.publish(entries, at)
  assert.ok(turns >= 4, `${turns} turns`)
  for (let from = 0; from < entries.length; from += 700)
    await often.publish(entries.slice(from, from + 700), at)
  assert.deepEqual(published.head, often.head)
  assert.deepEqual(await once.hashOf({ from: 0, to: 4096 }), await often.hashOf({ from: 0, to: 4096 }))
})
