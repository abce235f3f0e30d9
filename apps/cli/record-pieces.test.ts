import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type CutPiece, piecesOf } from './record-pieces.ts'

describe('a file of changes', () => {
  let file: string
  before(async () => {
    file = path.join(await mkdtemp(path.join(tmpdir(), 'comity-pieces-')), 'delta.ndjson')
  })
  after(() => rm(path.dirname(file), { recursive: true, force: true }))

  const cut = async (text: string) => {
    await writeFile(file, text)
    const pieces: CutPiece[] = []
    for await (const piece of piecesOf(file)) pieces.push(piece)
    const held = pieces.map((piece) => ('bytes' in piece ? piece.bytes : Buffer.alloc(0)))
    const told = pieces.map((piece) => ('bytes' in piece ? piece.lines : { line: piece.endlessLine }))
    return { text: String(Buffer.concat(held)), told }
  }

  test('is cut into whole lines, whatever their length, and nothing of it is lost', async () => {
    const lines = Array.from({ length: 4_500 }, (_, at) => `{"at":${at},"text":"${'x'.repeat(at % 90)}"}`)
    const text = lines.join('\n')
    assert.deepEqual(await cut(text), { text, told: [2_000, 2_000, 500] })
    const long = `a\n${'b'.repeat(1_000_000)}\nc\n`
    assert.deepEqual(await cut(long), { text: long, told: [3] })
    assert.deepEqual(await cut(''), { text: '', told: [] })
  })

  test('that is one line without end is not read to its end', async () => {
    const { text, told } = await cut(`a\nb\n[${'{"reference":"x"},'.repeat(2_500_000)}]`)
    assert.deepEqual([text, told], ['a\nb\n', [2, { line: 3 }]])
  })
})
