import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'

const HOME = path.resolve(import.meta.dirname, '../..')

/** Rows of the assurance list that are held to be green. */
const rows = [
  ...['I-1', 'I-2', 'I-3', 'I-4', 'I-5', 'I-6', 'A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6', 'A-7', 'A-8'],
  ...[
    'L-1',
    'L-2',
    'L-3',
    'L-4',
    'L-6',
    'L-7',
    'L-8',
    'L-9',
    'L-11',
    'D-2',
    'D-3',
    'D-4',
    'J-2',
    'S-3',
    'H-1',
    'H-3',
  ],
]
const COLUMNS = 7

type Row = {
  readonly id: string
  readonly cells: readonly string[]
  readonly file: string
  readonly test: string
}

function threats(): readonly Row[] {
  const lines = readFileSync(path.join(HOME, 'docs/threats.md'), 'utf8').split('\n')
  return lines
    .filter((line) => /^\| [A-Z]-\d+ \|/.test(line))
    .map((line) => {
      const cells = line.slice(2, -2).split(' | ')
      const named = /^`([^`]+)` › (.+)$/.exec(cells.at(-1) ?? '')
      return { id: cells[0] ?? '', cells, file: named?.[1] ?? '', test: named?.[2] ?? '' }
    })
}

/** A name stands in its file as a text of its own; `…` in it stands for a value. */
function isNamedIn(source: string, name: string): boolean {
  const parts = name.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  const value = '\\$\\{[^}]+\\}'
  return new RegExp(`(['\`"])${parts.join(value)}\\1`).test(source.replaceAll("\\'", "'"))
}

describe('the threats of docs/threats.md', () => {
  test('are every row of the assurance list that is held to be green', () => {
    const listed = new Set(threats().map((row) => row.id))
    assert.deepEqual([...listed].sort(), [...rows].sort())
  })

  test('say threat, control, place, default, source and test', () => {
    const short = threats().filter(
      ({ cells }) => cells.length !== COLUMNS || cells.some((cell) => cell === ''),
    )
    assert.deepEqual(short, [])
  })

  test('every row names a test that is in the file that it names', () => {
    const missing = threats().filter(({ file, test: name }) => {
      const at = path.join(HOME, file)
      return !file.endsWith('.test.ts') || !existsSync(at) || !isNamedIn(readFileSync(at, 'utf8'), name)
    })
    assert.deepEqual(
      missing.map(({ id, file, test: name }) => `${id}: ${file} › ${name}`),
      [],
    )
  })

  test('name places that are there', () => {
    const places = threats().flatMap(({ cells }) =>
      [...(cells[3] ?? '').matchAll(/`([\w./*-]+\/[\w./*-]*)`/g)].map((found) => found[1] ?? ''),
    )
    assert.ok(places.length > 20)
    assert.deepEqual(
      places.filter((place) => globSync(place, { cwd: HOME }).length === 0),
      [],
    )
  })
})
