import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { plainKeys } from '../../../engines/identifiers/read-as.ts'
import { KEPT_MS } from '../../../infra/outbox.ts'
import { makeWorld, personOf, type World } from '../../../test/world.ts'
import { IndexKeeper } from './index-keeper.ts'

const start = new Date('2026-03-01T10:00:00Z')

describe('the index keeper', () => {
  let world: World
  let folder: string
  let now = start
  const head = personOf('NLD', 'bureau_head')
  const line = (id: string, name: string) =>
    JSON.stringify({ id, schema: 'Person', properties: { name: [name] } })
  const importLines = (...lines: readonly string[]) =>
    world.importFiles(head, 'ftm', { list: lines.join('\n') })
  const newKeeper = () => new IndexKeeper(world.database.system, () => now, folder)
  const finds = (keeper: IndexKeeper, name: string) => {
    const nothing = {
      parts: null,
      subject: null,
      born: null,
      nationality: null,
      sex: null,
      birthPlace: null,
      document: null,
    }
    const options = { mode: 'balanced', limit: 5, maySee: keeper.maySee(head) } as const
    return keeper.names.search({ name, ...nothing }, options).length
  }

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-keeper-'))
    world = await makeWorld(start)
    await importLines(line('1', 'Aruna Velkamp'), line('2', 'Ilse Brandvold'))
  })
  after(async () => {
    await world.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('loads from the database, then from its snapshot with what has changed since', async () => {
    const first = newKeeper()
    assert.equal(first.health(), 'loading')
    assert.deepEqual([await first.load(), first.size], ['database', 2])
    await first.settle()
    await first.save()
    await importLines(line('1', 'Aruna Velkamp'), line('3', 'Signe Overlund'))
    const second = newKeeper()
    assert.deepEqual([await second.load(), second.size], ['snapshot', 2])
    assert.deepEqual(
      ['Signe Overlund', 'Ilse Brandvold', 'Aruna Velkamp'].map((name) => finds(second, name)),
      [1, 0, 1],
    )
  })

  test('builds anew from the database when the snapshot is damaged or of another one', async () => {
    const file = path.join(folder, 'names.snapshot')
    const keeper = newKeeper()
    await keeper.load()
    await keeper.settle()
    await keeper.save()
    const bytes = await readFile(file)
    await writeFile(file, bytes.subarray(0, bytes.length - 9))
    assert.equal(await newKeeper().load(), 'database')
    await keeper.save()
    now = new Date(start.getTime() + KEPT_MS)
    assert.equal(await newKeeper().load(), 'database', 'a snapshot that slept through what is no longer told')
    now = start
    await world.database.owner.query(
      "update records.record set status = 'withdrawn', ground = 'owner' where reference = '3'",
    )
    assert.equal(
      await newKeeper().load(),
      'database',
      'a number of records that differs gives a foreign snapshot away',
    )
    await world.database.owner.query(
      "update records.record set status = 'live', ground = null where reference = '3'",
    )
  })

  test('finds numbers as it finds names: after the feed, from both snapshots, and not from one alone', async () => {
    const passport = (id: string, number: string) =>
      JSON.stringify({ id, schema: 'Passport', properties: { number: [number], holder: ['1'] } })
    const holds = (keeper: IndexKeeper, text: string) => {
      const options = { limit: 5, maySee: keeper.maySee(head) }
      return keeper.numbers.find({ kind: null, keys: plainKeys(text) }, options).map(({ grade }) => grade)
    }
    await importLines(line('1', 'Aruna Velkamp'), line('2', 'Ilse Brandvold'), passport('d', 'x-100 4477'))
    const first = newKeeper()
    await first.load()
    await first.settle()
    await first.save()
    const older = await readFile(path.join(folder, 'numbers.snapshot'))
    await importLines(line('1', 'Aruna Velkamp'), line('2', 'Ilse Brandvold'), passport('d', 'X2004477'))
    const second = newKeeper()
    assert.equal(await second.load(), 'snapshot')
    assert.deepEqual([holds(second, 'X1004477'), holds(second, 'X2OO4477')], [[], ['folded']])
    await first.settle()
    assert.deepEqual(holds(first, 'X2004477'), ['exact'])
    await first.save()
    await writeFile(path.join(folder, 'numbers.snapshot'), older)
    assert.equal(await newKeeper().load(), 'database', 'the two were saved at different moments')
    await first.save()
    await rm(path.join(folder, 'numbers.snapshot'))
    const third = newKeeper()
    assert.deepEqual([await third.load(), holds(third, 'X2004477')], ['database', ['exact']])
  })

  test('takes who may see from the snapshot of the same moment alone, and whole', async () => {
    const file = path.join(folder, 'guards.snapshot')
    const keeper = newKeeper()
    await keeper.load()
    await keeper.settle()
    await keeper.save()
    const older = await readFile(file)
    // Two at once: the one that ends last has not mixed its files with the other's.
    await Promise.all([keeper.save(), keeper.save()])
    const loaded = newKeeper()
    assert.deepEqual([await loaded.load(), finds(loaded, 'Aruna Velkamp')], ['snapshot', 1])
    const whole = await readFile(file)
    const changed = Buffer.from(whole)
    changed[whole.length - 40] = (whole[whole.length - 40] ?? 0) ^ 1
    for (const bytes of [older, changed, whole.subarray(0, whole.length - 20), Buffer.alloc(0)]) {
      await writeFile(file, bytes)
      const again = newKeeper()
      assert.deepEqual([await again.load(), finds(again, 'Aruna Velkamp')], ['database', 1])
    }
    await rm(file)
    assert.equal(await newKeeper().load(), 'database', 'as saved by a version that kept them elsewhere')
    await writeFile(file, whole)
    assert.equal(await newKeeper().load(), 'snapshot')
  })

  test('loads from its snapshot while another process saves the next one', async () => {
    const keeper = newKeeper()
    await keeper.load()
    await keeper.settle()
    await keeper.save()
    for (let turn = 0; turn < 5; turn++) {
      const [from] = await Promise.all([newKeeper().load(), keeper.save()])
      assert.equal(from, 'snapshot')
    }
  })

  test('follows what is told, by itself', async () => {
    const keeper = newKeeper()
    await keeper.load()
    await keeper.follow()
    await importLines(line('1', 'Aruna Velkamp'), line('4', 'Marte Kvist'))
    while (finds(keeper, 'Marte Kvist') === 0) await new Promise(setImmediate)
    await keeper.stop()
  })

  test('says that it is stale when it has not heard for a minute', async () => {
    const keeper = newKeeper()
    await keeper.load()
    await keeper.settle()
    assert.equal(keeper.health(), 'current')
    now = new Date(start.getTime() + 61_000)
    assert.equal(keeper.health(), 'stale')
    await keeper.settle()
    assert.equal(keeper.health(), 'current')
  })
})
