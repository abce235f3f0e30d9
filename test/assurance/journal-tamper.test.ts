import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { realFiles } from '../../infra/journal-files.ts'
import { readKey } from '../../infra/journal-note.ts'
import { verifyFolder } from '../../infra/journal-verify.ts'
import { makeJournal } from '../../tools/make-journal.ts'
import { judgeFolder } from '../../tools/verify-journal.ts'
import { keyFrom } from '../../tools/verify-journal-notes.ts'

/** Seven full tiles and a partial one of 208, under checkpoints at 512, 1024, 1536 and the end. */
const COUNT = 2000
const STEP = 512

/** L-4: every kind of tampering, and where both verifiers must find it first. Rows assured by this file. */
describe('a journal that was tampered with', () => {
  let folder: string
  let root: string
  const at = (place: string) => path.join(root, place)

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-tamper-'))
    await makeJournal(path.join(folder, 'whole'), COUNT, { step: STEP })
    await makeJournal(path.join(folder, 'other'), COUNT, { step: STEP })
  })
  after(() => rm(folder, { recursive: true, force: true }))

  /** What both verifiers say of a copy after `change`; the keys are known from elsewhere. */
  async function judged(change: () => Promise<unknown>) {
    root = path.join(folder, 'copy')
    await rm(root, { recursive: true, force: true })
    await cp(path.join(folder, 'whole'), root, { recursive: true })
    const [line = ''] = (await readFile(at('keys'), 'utf8')).split('\n')
    const kept = await readFile(at('checkpoint'), 'utf8')
    await change()
    const ours = await verifyFolder({
      folder: root,
      files: realFiles,
      keys: [readKey(line)].filter((key) => key !== null),
      kept,
    })
    const theirs = judgeFolder(
      root,
      [keyFrom(line)].filter((key) => key !== null),
      kept,
    )
    assert.deepEqual(
      ours.state === 'clean' ? null : { index: ours.index, why: ours.why },
      theirs.flaw,
      'the two verifiers differ',
    )
    return theirs.flaw
  }

  async function edit(place: string, change: (bytes: Buffer) => Buffer): Promise<void> {
    await writeFile(at(place), change(await readFile(at(place))))
  }
  const flip = (place: string, byte: number) =>
    edit(place, (bytes) => {
      bytes.writeUInt8((bytes.readUInt8(byte) + 1) % 256, byte)
      return bytes
    })
  const entry = (bytes: Buffer, place: number) => bytes.subarray(place * 34, place * 34 + 34)

  test('is clean before', async () => {
    assert.equal(await judged(async () => undefined), null)
  })

  const cases: readonly (readonly [string, () => Promise<unknown>, { index: number; why: string }])[] = [
    [
      'one byte of an entry',
      () => flip('tile/entries/003', 34 * 7 + 9),
      { index: 3 * 256 + 7, why: 'entry_changed' },
    ],
    [
      'one byte of a length',
      () => flip('tile/entries/003', 34 * 7),
      { index: 3 * 256 + 7, why: 'entry_missing' },
    ],
    [
      'one byte of a leaf hash',
      () => flip('tile/0/006', 32 * 200),
      { index: 6 * 256 + 200, why: 'entry_changed' },
    ],
    [
      'one byte of a hash above',
      () => flip('tile/1/000.p/7', 32 * 5 + 31),
      { index: 5 * 256, why: 'tile_changed' },
    ],
    [
      'one byte of a partial tile',
      () => flip('tile/0/007.p/208', 32 * 207),
      { index: COUNT - 1, why: 'entry_changed' },
    ],
    [
      'one byte of the newest signature',
      () => flip('checkpoint', 150),
      { index: COUNT, why: 'signature_wrong' },
    ],
    [
      'a deleted record',
      () =>
        edit('tile/entries/005', (bytes) =>
          Buffer.concat([bytes.subarray(0, 34 * 9), bytes.subarray(34 * 10)]),
        ),
      { index: 5 * 256 + 9, why: 'entry_changed' },
    ],
    [
      'a deleted last record',
      () => edit('tile/entries/007.p/208', (bytes) => bytes.subarray(0, -34)),
      { index: COUNT - 1, why: 'entry_missing' },
    ],
    [
      'two records in each other’s place',
      () =>
        edit('tile/entries/005', (bytes) =>
          Buffer.concat([
            bytes.subarray(0, 34 * 9),
            entry(bytes, 10),
            entry(bytes, 9),
            bytes.subarray(34 * 11),
          ]),
        ),
      { index: 5 * 256 + 9, why: 'entry_changed' },
    ],
    [
      'an inserted record',
      () =>
        edit('tile/entries/005', (bytes) =>
          Buffer.concat([bytes.subarray(0, 34 * 9), entry(bytes, 77), bytes.subarray(34 * 9)]),
        ),
      { index: 5 * 256 + 9, why: 'entry_changed' },
    ],
    [
      'two tiles in each other’s place, entries and leaves',
      async () => {
        for (const kind of ['entries', '0']) {
          const [four, five] = await Promise.all([
            readFile(at(`tile/${kind}/004`)),
            readFile(at(`tile/${kind}/005`)),
          ])
          await writeFile(at(`tile/${kind}/004`), five)
          await writeFile(at(`tile/${kind}/005`), four)
        }
      },
      { index: 4 * 256, why: 'tile_changed' },
    ],
    ['a tile that is gone', () => rm(at('tile/0/002')), { index: 2 * 256, why: 'tile_missing' }],
    ['a bundle that is gone', () => rm(at('tile/entries/002')), { index: 2 * 256, why: 'entry_missing' }],
    [
      'a tail cut off',
      async () => {
        for (const kind of ['entries', '0']) await rm(at(`tile/${kind}/007.p`), { recursive: true })
      },
      { index: 7 * 256, why: 'entry_missing' },
    ],
    [
      'a partial tile rolled back to an earlier one',
      async () => {
        await writeFile(at('tile/0/007.p/208'), (await readFile(at('tile/0/007.p/208'))).subarray(0, 32 * 50))
      },
      { index: 7 * 256 + 50, why: 'tile_missing' },
    ],
    [
      'the newest checkpoint rolled back by two',
      async () => {
        const [day = ''] = await readdir(at('checkpoints'))
        const [hour = ''] = await readdir(at(`checkpoints/${day}`))
        const parts = (await readFile(at(`checkpoints/${day}/${hour}`), 'utf8')).split('\n\n')
        await writeFile(at('checkpoint'), `${parts[2]}\n\n${parts[3]}\n`)
      },
      { index: 1024, why: 'checkpoint_rolled_back' },
    ],
    ['no newest checkpoint', () => rm(at('checkpoint')), { index: COUNT, why: 'checkpoint_missing' }],
    [
      'a garbled newest checkpoint',
      () => writeFile(at('checkpoint'), '\0\0\0'),
      { index: COUNT, why: 'checkpoint_unreadable' },
    ],
    [
      'another log in its place',
      async () => {
        await rm(root, { recursive: true })
        await cp(path.join(folder, 'other'), root, { recursive: true })
      },
      { index: 0, why: 'signature_wrong' },
    ],
    [
      'the tiles of another log under its checkpoints',
      async () => {
        await rm(at('tile'), { recursive: true })
        await makeJournal(path.join(folder, 'forged'), 256)
        await cp(path.join(folder, 'other/tile'), at('tile'), { recursive: true })
        await flip('tile/entries/000', 9)
        await writeFile(at('tile/0/000'), await readFile(at('tile/0/000')))
      },
      { index: 0, why: 'entry_changed' },
    ],
    [
      'everything rolled back to a day before',
      async () => {
        await rm(root, { recursive: true })
        await cp(path.join(folder, 'whole'), root, { recursive: true })
        const [day = ''] = await readdir(at('checkpoints'))
        const [hour = ''] = await readdir(at(`checkpoints/${day}`))
        const parts = (await readFile(at(`checkpoints/${day}/${hour}`), 'utf8')).split('\n\n')
        await writeFile(at(`checkpoints/${day}/${hour}`), `${parts.slice(0, 4).join('\n\n')}\n\n`)
        await writeFile(at('checkpoint'), `${parts[2]}\n\n${parts[3]}\n`)
        for (let index = 4; index < 8; index++)
          for (const kind of ['entries', '0']) await rm(at(`tile/${kind}/00${index}`), { force: true })
      },
      { index: 4 * 256, why: 'entry_missing' },
    ],
  ]
  for (const [what, change, flaw] of cases) {
    test(`${what}: both verifiers name the first bad entry`, async () => {
      assert.deepEqual(await judged(change), flaw)
    })
  }
})

describe('a journal of more than one level of full tiles', () => {
  test('is judged alike, and a changed hash of the topmost tile is named', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'comity-tall-'))
    await makeJournal(root, 65_536 + 256 + 3)
    const judge = async () => {
      const ours = await verifyFolder({ folder: root, files: realFiles, keys: null })
      const theirs = judgeFolder(root, [], null)
      assert.deepEqual(ours.state === 'clean' ? null : { index: ours.index, why: ours.why }, theirs.flaw)
      return theirs.flaw
    }
    assert.equal(await judge(), null)
    const topmost = path.join(root, 'tile/2/000.p/1')
    const bytes = await readFile(topmost)
    bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5)
    await writeFile(topmost, bytes)
    assert.deepEqual(await judge(), { index: 0, why: 'tile_changed' })
    await rm(root, { recursive: true })
  })
})

describe('the independent verifier', () => {
  test('shares no code with the writer: it imports Node alone', async () => {
    const parts = ['', '-notes', '-proof', '-tree'].map((part) => `./verify-journal${part}.ts`)
    for (const part of parts) {
      const text = await readFile(path.resolve(import.meta.dirname, '../../tools', part), 'utf8')
      const imports = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, name = '']) => name)
      assert.ok(imports.length > 0)
      assert.deepEqual(
        imports.filter((name) => !name.startsWith('node:') && !parts.includes(name)),
        [],
      )
    }
  })
})
