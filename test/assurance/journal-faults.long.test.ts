import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, test } from 'node:test'
import { type FileOperations, type OpenFile, realFiles } from '../../infra/journal-files.ts'
import { TileLog } from '../../infra/journal-log.ts'
import type { Succession } from '../../infra/journal-succession.ts'
import { verifyFolder } from '../../infra/journal-verify.ts'
import { judgeFolder } from '../../tools/verify-journal.ts'

/** `refuse` fails the call; `half` writes half of what a write was given; `crash` does it and lets nothing follow. */
type Kind = 'refuse' | 'half' | 'crash'
const kinds: readonly Kind[] = ['refuse', 'half', 'crash']

class Fault extends Error {
  readonly code = 'ENOSPC'
}

/** The real files, of which one call goes wrong. Counts the calls, so that each can have its turn. */
function faulty(turn: number, kind: Kind): { files: FileOperations; calls: () => number } {
  let calls = 0
  let isDead = false
  const call = async <T>(
    work: () => Promise<T>,
    half: (() => Promise<unknown>) | null = null,
  ): Promise<T> => {
    if (isDead) throw new Fault('after the crash')
    calls += 1
    if (calls !== turn) return await work()
    isDead = kind !== 'refuse'
    if (kind === 'crash') await closed(await work())
    if (kind === 'half' && half !== null) await half()
    throw new Fault(`call ${turn}`)
  }
  const wrap = (file: OpenFile): OpenFile => ({
    write: (bytes) =>
      call(
        () => file.write(bytes),
        () => file.write(bytes.subarray(0, bytes.length / 2)),
      ),
    // A process that dies takes nothing back from the system: flushing for real would only take time here.
    sync: () => call(async () => undefined),
    // A handle is given back whatever happens; the call counts all the same.
    close: async () => {
      await file.close()
      await call(async () => undefined)
    },
  })
  const files: FileOperations = {
    makeFolder: (folder) => call(() => realFiles.makeFolder(folder)),
    create: (file) => call(async () => wrap(await realFiles.create(file))),
    rename: (from, to) => call(() => realFiles.rename(from, to)),
    syncFolder: () => call(async () => undefined),
    remove: (place) => call(() => realFiles.remove(place)),
    read: (file) => call(() => realFiles.read(file)),
    list: (folder) => call(() => realFiles.list(folder)),
  }
  return { files, calls: () => calls }
}

/** Nobody is left to close what a call opened that the process did not outlive. */
async function closed(made: unknown): Promise<void> {
  if (typeof made === 'object' && made !== null && 'close' in made && typeof made.close === 'function')
    await made.close().catch(() => undefined)
}

const entries = (from: number, count: number) =>
  Array.from({ length: count }, (_, place) =>
    createHash('sha256')
      .update(String(from + place))
      .digest(),
  )
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))
const origin = () => 'invented.example/faults'

/**
 * A first start, a partial tile, a full one with what is removed then, another key, a quiet minute. As the sequencer
 * would.
 */
const steps = [3, 300, 'new key', 0, 20] as const

/** What the database keeps of a log whatever happens to the files. */
type Kept = { readonly successions: Succession[] }

/** Runs the steps until something goes wrong; answers the last size that was said to be durable. */
async function write(
  folder: string,
  files: FileOperations,
  kept: Kept = { successions: [] },
): Promise<number> {
  let told = 0
  try {
    const log = new TileLog(folder, files)
    const open = async () => {
      const opened = await log.open({ isFirst: true, origin, successions: [...kept.successions] })
      if (!opened.ok) throw new Error(opened.error)
    }
    await open()
    for (const [minute, step] of steps.entries())
      if (step === 'new key') {
        kept.successions.push(await log.prepareSuccession(at(minute)))
        await open()
      } else told = (await log.publish(entries(log.head.size, step), at(minute))).head.size
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause
  }
  return told
}

/** Both verifiers find nothing wrong; answers how many entries there are. */
async function assertClean(folder: string, what: string): Promise<number> {
  const found = await verifyFolder({ folder, files: realFiles, keys: null })
  assert.equal(found.state, 'clean', `${what}: ${JSON.stringify(found)}`)
  assert.equal(judgeFolder(folder, [], null).flaw, null, what)
  return found.entries
}

/** One call of the whole goes wrong; what is left verifies as it lies there, when it is opened, and when it goes on. */
async function goWrong(root: string, turn: number, kind: Kind): Promise<void> {
  const what = `${kind} at call ${turn}`
  const kept: Kept = { successions: [] }
  const told = await write(root, faulty(turn, kind).files, kept)
  if (told > 0) await assertClean(root, `${what}, as it was left`)
  const log = new TileLog(root, realFiles)
  const opened = await log.open({ isFirst: true, origin, successions: kept.successions })
  assert.ok(opened.ok, what)
  assert.equal(log.keys.length, kept.successions.length + 1, what)
  assert.ok(log.head.size >= told, `${what}: ${log.head.size} of ${told}`)
  if (log.head.size > 0) await assertClean(root, what)
  await log.publish(entries(log.head.size, 400 - log.head.size), at(9))
  assert.equal(await assertClean(root, `${what}, gone on`), 400, what)
  await rm(root, { recursive: true })
}

/** L-7: as Tessera does with system calls, here with every file operation of the writer. */
describe('a fault at any one file operation of the writer', () => {
  test('leaves a log that verifies, holds all that was told durable, and goes on', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'comity-faults-'))
    const counted = faulty(0, 'refuse')
    const whole = await write(path.join(folder, 'whole'), counted.files)
    assert.equal(whole, 323)
    const calls = counted.calls()
    assert.ok(calls > 150, `${calls} calls`)
    for (const kind of kinds)
      for (let turn = 1; turn <= calls; turn++)
        await goWrong(path.join(folder, `${kind}-${turn}`), turn, kind)
    await rm(folder, { recursive: true })
  })

  test('leaves the writer itself where the last checkpoint ended: the same entries can be given again', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'comity-faults-'))
    const { files, calls } = faulty(90, 'refuse')
    const log = new TileLog(folder, files)
    await log.open({ isFirst: true, origin, successions: [] })
    await log.publish(entries(0, 10), at(0))
    let tries = 0
    while (log.head.size < 310) {
      tries += 1
      await log.publish(entries(log.head.size, 300), at(1)).catch((cause: unknown) => {
        if (!(cause instanceof Fault)) throw cause
      })
    }
    assert.ok(tries === 2 && calls() > 90, `${tries} tries`)
    assert.equal((await verifyFolder({ folder, files: realFiles, keys: null })).state, 'clean')
    await rm(folder, { recursive: true })
  })
})
