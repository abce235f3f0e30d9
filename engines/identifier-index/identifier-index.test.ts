import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { readWholeFile, writeWholeFile } from '../../infra/whole-file.ts'
import type { IdentifierKeys, IdentifierKind } from '../identifiers/types.ts'
import { hashOf } from './hash.ts'
import { IdentifierIndex, type Shared } from './identifier-index.ts'
import type { Grade, Keyed } from './types.ts'

const SMALL_TAIL = 8
const everything = { maySee: () => true, limit: 100 }
const idOf = (place: number) => `0198c5a0-0000-7000-8000-${String(place).padStart(12, '0')}`
const passport = (...keys: readonly string[]) => keyed('document_number', keys)

function keyed(kind: IdentifierKind, exact: readonly string[], folded = exact, lookalike = folded): Keyed {
  return { kind, keys: { exact, folded, lookalike } }
}

function idsOf(found: readonly { id: string }[]): readonly string[] {
  return found.map(({ id }) => id)
}

function bytesOf(index: IdentifierIndex): Buffer {
  return Buffer.concat([...index.snapshot({ cursor: '7' })])
}

describe('the index of identifiers', () => {
  test('finds a record by each grade of each kind, and says by which', () => {
    const index = IdentifierIndex.create()
    index.upsert(idOf(1), [keyed('plate', ['AB 10'], ['AB10'], ['A810']), passport('C01X')])
    const find = (kind: IdentifierKind | null, keys: Partial<IdentifierKeys>) =>
      index.find({ kind, keys: { exact: [], folded: [], lookalike: [], ...keys } }, everything)
    const at = (kind: IdentifierKind, grade: Grade) => [{ id: idOf(1), kind, grade }]
    assert.deepEqual(find('plate', { exact: ['AB 10'], folded: ['AB10'] }), at('plate', 'exact'))
    assert.deepEqual(find('plate', { exact: ['AB-10'], folded: ['AB10'] }), at('plate', 'folded'))
    assert.deepEqual(find('plate', { exact: ['A810'], lookalike: ['A810'] }), at('plate', 'lookalike'))
    assert.deepEqual(find('plate', { exact: ['A810'] }), [])
    assert.deepEqual(find('vin', { exact: ['C01X'] }), [])
    assert.deepEqual(find(null, { exact: ['C01X'] }), at('document_number', 'exact'))
  })

  test('replaces, removes and repeats: what was said last counts, and once', () => {
    const index = IdentifierIndex.create()
    const find = (key: string) => idsOf(index.find({ kind: null, keys: passport(key).keys }, everything))
    index.upsert(idOf(1), [passport('OLD')])
    index.upsert(idOf(1), [passport('NEW'), passport('NEW')])
    index.upsert(idOf(1), [passport('NEW')])
    assert.deepEqual([find('OLD'), find('NEW'), index.size], [[], [idOf(1)], 1])
    index.upsert(idOf(1), [])
    index.remove(idOf(1))
    index.remove(idOf(2))
    assert.deepEqual([find('NEW'), index.size], [[], 0])
  })

  test('answers what may be seen only, and the same whether or not the rest is there', () => {
    const open = IdentifierIndex.create(SMALL_TAIL)
    const mixed = IdentifierIndex.create(SMALL_TAIL)
    for (let place = 40; place > 0; place--) {
      if (place % 2 === 0) open.upsert(idOf(place), [passport('SAME')])
      mixed.upsert(idOf(place), [passport('SAME')])
    }
    const maySee = (id: string) => Number(id.slice(-4)) % 2 === 0
    const asked = { kind: null, keys: passport('SAME').keys }
    const seen = mixed.find(asked, { maySee, limit: 5 })
    assert.deepEqual(seen, open.find(asked, { maySee, limit: 5 }))
    assert.deepEqual(idsOf(seen), [2, 4, 6, 8, 10].map(idOf))
  })

  test('is empty when nothing was told, and refuses what is no id and no record', () => {
    const index = IdentifierIndex.create(SMALL_TAIL)
    assert.deepEqual(index.find({ kind: null, keys: passport('X').keys }, everything), [])
    index.compact()
    assert.equal(IdentifierIndex.fromSnapshot(bytesOf(index))?.index.size, 0)
    for (const id of [
      '',
      'x',
      idOf(1).toUpperCase().replace('C', 'G'),
      `${idOf(1)}0`,
      '0198c5a0-0000-7000-8000_000000000001',
    ])
      assert.throws(() => index.upsert(id, [passport('X')]), /UUID/)
    assert.throws(() => index.upsert(idOf(1), [passport(...'ABCDEFGHI')]), /keys/)
  })

  test('holds many records of one key without slowing down', () => {
    const index = IdentifierIndex.create()
    for (let place = 0; place < 70_000; place++) index.upsert(idOf(place), [passport('NONE')])
    assert.equal(
      index.find({ kind: null, keys: passport('NONE').keys }, { ...everything, limit: 3 }).length,
      3,
    )
  })

  test('costs at most 24 bytes a key', () => {
    const index = IdentifierIndex.create()
    for (let place = 0; place < 200_000; place++) index.upsert(idOf(place), [passport(`P${place}`)])
    index.compact()
    const { entries, keys, records } = index.bytes
    assert.equal(entries, 200_000)
    assert.ok(keys / entries <= 24 && records / entries <= 40, `${keys / entries} ${records / entries}`)
  })
})

describe('the hash of a key', () => {
  test('differs for numbers that differ little', () => {
    const hashes = new Set<string>()
    for (let place = 0; place < 100_000; place++) {
      const { high, low } = hashOf(`AB${place}`)
      hashes.add(`${high} ${low}`)
    }
    assert.equal(hashes.size, 100_000)
  })
})

type Step =
  | { readonly do: 'upsert'; readonly id: number; readonly keys: readonly string[] }
  | { readonly do: 'remove'; readonly id: number }
  | { readonly do: 'reload' | 'compact' }

const someKey = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F')
const someStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('upsert' as const),
      id: fc.nat(11),
      keys: fc.array(someKey, { maxLength: 4 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('remove' as const), id: fc.nat(11) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('reload' as const, 'compact' as const) }) },
)

describe('against a plain map', () => {
  function apply(index: IdentifierIndex, model: Map<string, readonly string[]>, step: Step): IdentifierIndex {
    switch (step.do) {
      case 'upsert':
        index.upsert(idOf(step.id), [passport(...step.keys)])
        model.delete(idOf(step.id))
        if (step.keys.length > 0) model.set(idOf(step.id), step.keys)
        return index
      case 'remove':
        index.remove(idOf(step.id))
        model.delete(idOf(step.id))
        return index
      case 'compact':
        index.compact()
        return index
      case 'reload': {
        const loaded = IdentifierIndex.fromSnapshot(bytesOf(index), SMALL_TAIL)
        assert.deepEqual(loaded?.meta, { cursor: '7' })
        return loaded.index
      }
    }
  }

  function compare(
    index: Pick<IdentifierIndex, 'find'>,
    model: ReadonlyMap<string, readonly string[]>,
  ): void {
    for (const key of 'ABCDEF') {
      const holders = [...model].filter(([, keys]) => keys.includes(key)).map(([id]) => id)
      const asked = { kind: 'document_number', keys: passport(key).keys } as const
      assert.deepEqual(idsOf(index.find(asked, everything)), holders.sort())
    }
  }

  test('holds and finds the same after any changes, snapshots and merges, here and where it is shared', () => {
    fc.assert(
      fc.property(fc.array(someStep, { maxLength: 150 }), (steps) => {
        const model = new Map<string, readonly string[]>()
        let index = IdentifierIndex.create(SMALL_TAIL)
        let reader = IdentifierIndex.attach(index.share())
        for (const step of steps) {
          const before = index
          index = apply(index, model, step)
          if (reader.isStale || index !== before) reader = IdentifierIndex.attach(index.share())
        }
        assert.equal(index.size, model.size)
        compare(index, model)
        compare(reader, model)
      }),
      { numRuns: 300 },
    )
  })

  test('uses the numbers of removed records again', () => {
    const index = IdentifierIndex.create(SMALL_TAIL)
    for (let turn = 0; turn < 200_000; turn++) index.upsert(idOf(turn % 5), [passport(`K${turn}`)])
    assert.ok(index.bytes.records < 4_000_000, `${index.bytes.records}`)
    assert.equal(index.bytes.entries <= 3 * SMALL_TAIL, true)
  })
})

describe('a damaged number', () => {
  const index = IdentifierIndex.create()
  index.upsert(idOf(1), [keyed('vin', ['WVWZZZ1JZ3W386752'])])
  index.upsert(idOf(2), [keyed('firearm_serial', ['AB?4567'])])
  const damaged = (key: string, maySee = (_: string) => true) => {
    const { found, isWhole } = index.findDamaged(
      { kind: null, keys: keyed('vin', [key]).keys },
      { maySee, limit: 10 },
    )
    return { found: found.map(({ id, slip }) => `${id === idOf(1) ? 'car' : 'gun'} ${slip}`), isWhole }
  }

  test('is found one slip away, where it is illegible, and where the record is', () => {
    for (const [key, slip] of [
      ['WVWZZZ1JZ3W386753', 'car changed'],
      ['WVWZZZ1JZ3W387652', 'car swapped'],
      ['WVWZZZ1JZ3W36752', 'car missing'],
      ['WVWZZZ1JZ3W3867522', 'car extra'],
      ['WVWZZZ1JZ3W?8675?', 'car illegible'],
      ['AB34567', 'gun illegible'],
    ] as const)
      assert.deepEqual(damaged(key), { found: [slip], isWhole: true }, key)
    assert.deepEqual(damaged('WVWZZZ1JZ3W386799').found, [])
    assert.deepEqual(damaged('WVWZZZ1JZ3W386753', () => false).found, [])
  })

  test('is not searched when it is too short, too damaged or too long, and that is said', () => {
    for (const key of ['AB34', 'W?WZ?Z1JZ?W386752', 'x'.repeat(400)])
      assert.deepEqual(damaged(key), { found: [], isWhole: false }, key)
  })
})

describe('a snapshot', () => {
  const index = IdentifierIndex.create(SMALL_TAIL)
  for (let place = 0; place < 30; place++) index.upsert(idOf(place), [passport(`P${place % 20}`)])

  test('cut, changed in any byte or foreign is none', () => {
    const bytes = bytesOf(index)
    assert.equal(IdentifierIndex.fromSnapshot(bytes)?.index.size, 30)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        assert.equal(IdentifierIndex.fromSnapshot(bytes.subarray(0, at)), null)
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ flip
        assert.equal(IdentifierIndex.fromSnapshot(changed), null)
      }),
      { numRuns: 60 },
    )
    for (const foreign of [
      '',
      'COMITY-NUMBERS-4',
      'COMITY-NUMBERS-3'.padEnd(64),
      'COMITY-NAMES-1\n\n'.padEnd(64),
    ])
      assert.equal(IdentifierIndex.fromSnapshot(Buffer.from(foreign)), null)
  })

  test('is the same file as kept, whole or not at all', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'comity-identifiers-'))
    const file = path.join(folder, 'identifiers.snapshot')
    await writeWholeFile(file, index.snapshot({ cursor: '9' }))
    const kept = await readWholeFile(file)
    assert.deepEqual(kept === null ? null : IdentifierIndex.fromSnapshot(kept)?.meta, { cursor: '9' })
    const torn = await readFile(file)
    await writeFile(file, torn.subarray(0, torn.length - 1000))
    assert.equal(await readWholeFile(file), null)
    await rm(folder, { recursive: true })
  })

  test('stays as it was while the index goes on', () => {
    const before = Buffer.concat([...index.snapshot(null)])
    const chunks = index.snapshot(null)
    for (let place = 0; place < 30; place++) index.upsert(idOf(place), [passport(`Q${place}`)])
    for (let place = 0; place < 40; place += 2) index.remove(idOf(place))
    assert.deepEqual(Buffer.concat([...chunks]), before)
  })

  test('comes in pieces that take no time to make', () => {
    const larger = IdentifierIndex.create()
    for (let place = 0; place < 40_000; place++) larger.upsert(idOf(place), [passport(`P${place}`)])
    const pieces = [...larger.snapshot(null)]
    assert.ok(pieces.length > 3 && pieces.every(({ length }) => length <= 2 ** 19))
    assert.equal(IdentifierIndex.fromSnapshot(Buffer.concat(pieces))?.index.size, 40_000)
  })
})

/** Looks for a record that is always there, under keys that change, until it is told to stop. */
const READER = `
  const { parentPort, workerData } = require('node:worker_threads')
  import(workerData.module).then(({ IdentifierIndex }) => {
    let index = IdentifierIndex.attach(workerData.shared), looked = 0, missed = 0, found = 0, isOver = false
    parentPort.on('message', (told) => { if (told === null) isOver = true; else index = IdentifierIndex.attach(told) })
    const keys = { exact: ['KEPT'], folded: ['KEPT'], lookalike: ['KEPT'] }
    const newest = { exact: ['NEWEST'], folded: [], lookalike: [] }
    const all = { maySee: () => true, limit: 5 }
    const round = () => {
      for (let turn = 0; turn < 500 && !index.isStale; turn++) {
        looked++
        // Judged stale after the look as well: the writer may have gone on meanwhile.
        if (index.find({ kind: null, keys }, all).length !== 1 && !index.isStale) missed++
      }
      found = Math.max(found, index.find({ kind: null, keys: newest }, all).length)
      if (!isOver) return setImmediate(round)
      parentPort.postMessage({ looked, missed, found })
      parentPort.close()
    }
    parentPort.postMessage('ready')
    round()
  })
`

async function writeMuch(index: IdentifierIndex, tell: (shared: Shared) => void): Promise<void> {
  let generation = index.generation
  for (let turn = 1; turn <= 20_000; turn++) {
    const key = turn % 700 === 0 ? 'KEPT' : `T${turn}`
    index.upsert(idOf(turn % 700), [passport(key), passport(`U${turn}`)])
    if (index.generation === generation) continue
    generation = index.generation
    tell(index.share())
    await new Promise(setImmediate)
  }
}

type Read = { readonly looked: number; readonly missed: number; readonly found: number }

describe('threads', () => {
  test('two read while one writes: nothing that is there is missed, what is new is found', async () => {
    const index = IdentifierIndex.create(256)
    index.upsert(idOf(0), [passport('KEPT')])
    const module = new URL('./identifier-index.ts', import.meta.url).href
    const workers = [1, 2].map(
      () => new Worker(READER, { eval: true, workerData: { module, shared: index.share() } }),
    )
    const told = (worker: Worker) =>
      new Promise<unknown>((heard, failed) => worker.once('message', heard).once('error', failed))
    await Promise.all(workers.map(told))
    const over = workers.map(told)
    await writeMuch(index, (shared) => {
      for (const worker of workers) worker.postMessage(shared)
    })
    index.upsert(idOf(9999), [passport('NEWEST')])
    for (const worker of workers) worker.postMessage(null)
    const read = (await Promise.all(over)) as Read[]
    for (const { looked, missed, found } of read) {
      assert.equal(missed, 0)
      assert.equal(found, 1)
      assert.ok(looked > 500)
    }
  })
})
