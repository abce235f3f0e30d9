import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { readWholeFile, writeWholeFile, writeWholeFiles } from './whole-file.ts'

describe('a whole file', () => {
  let folder = ''
  let file = ''
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-whole-'))
    file = path.join(folder, 'below', 'one')
  })
  after(() => rm(folder, { recursive: true }))

  test('comes back as it was written, in its newest form, with nothing left beside it', async () => {
    assert.equal(await readWholeFile(file), null)
    await writeWholeFile(file, [Buffer.from('first')])
    await writeWholeFile(file, [Buffer.from('se'), Buffer.alloc(0), Buffer.from('cond')])
    assert.equal((await readWholeFile(file))?.toString(), 'second')
    assert.deepEqual(await readdir(path.dirname(file)), ['one'])
  })

  test('takes a chunk when the one before is written, and stays as it was when one cannot be made', async () => {
    await writeWholeFile(file, [Buffer.from('first')])
    const large = Buffer.alloc(1_500_001, 7)
    function* chunks(isBroken: boolean) {
      yield large
      large.fill(9)
      if (isBroken) throw new Error('no more')
      yield large.subarray(0, 3)
    }
    await assert.rejects(writeWholeFile(file, chunks(true)), /no more/)
    assert.equal((await readWholeFile(file))?.toString(), 'first')
    large.fill(7)
    await writeWholeFile(file, chunks(false))
    const bytes = await readWholeFile(file)
    assert.deepEqual([bytes?.length, bytes?.indexOf(9)], [1_500_004, 1_500_001])
    assert.deepEqual(await readdir(path.dirname(file)), ['one'])
  })

  test('is put in its place together with others, or none of them is', async () => {
    const files = [file, `${file} more`]
    const contents = (text: string) => files.map((one) => ({ file: one, chunks: [Buffer.from(text)] }))
    const texts = () => Promise.all(files.map(async (one) => (await readWholeFile(one))?.toString()))
    await writeWholeFiles(contents('both'))
    assert.deepEqual(await texts(), ['both', 'both'])
    function* broken(): Generator<Uint8Array> {
      yield Buffer.from('never')
      throw new Error('no more')
    }
    const [first] = contents('alone')
    assert.ok(first)
    await assert.rejects(writeWholeFiles([first, { file: `${file} more`, chunks: broken() }]), /no more/)
    assert.deepEqual([await texts(), (await readdir(path.dirname(file))).length], [['both', 'both'], 2])
    await rm(`${file} more`)
  })

  test('is none when it is cut off, changed or of somebody else', async () => {
    await writeWholeFile(file, [Buffer.alloc(1000, 7)])
    const bytes = await readFile(file)
    for (const length of [0, 10, 32, 500, bytes.length - 1]) {
      await writeFile(file, bytes.subarray(0, length))
      assert.equal(await readWholeFile(file), null, `${length} bytes`)
    }
    bytes[500] = 8
    await writeFile(file, bytes)
    assert.equal(await readWholeFile(file), null)
  })
})
