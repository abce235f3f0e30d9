import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'

const folder = mkdtempSync(path.join(tmpdir(), 'comity-run-tests-'))

function countsOf(name: string, text: string): unknown {
  const [file, counts] = [path.join(folder, `${name}.test.mjs`), path.join(folder, `${name}.json`)]
  writeFileSync(file, `import { before, describe, test } from 'node:test'\n${text}`)
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  spawnSync(process.execPath, [path.join(import.meta.dirname, 'run-tests.ts'), counts, file], { env })
  return JSON.parse(readFileSync(counts, 'utf8'))
}

describe('the test runner', () => {
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('counts tests, those within tests too, and not their suites', () => {
    const text = `describe('a', () => {
      test('passes', () => undefined)
      test('fails', () => { throw new Error('on purpose') })
      test('holds another', async (t) => { await t.test('inner', () => undefined) })
    })`
    assert.deepEqual(countsOf('suites', text), { passed: 3, failed: 1, skipped: 0, isOver: true })
  })

  test('counts what was skipped or is still to do apart', () => {
    const text = `test('a', { skip: 'why' }, () => undefined); test('b', { todo: true }, () => { throw new Error('not yet') })`
    assert.deepEqual(countsOf('skipped', text), { passed: 0, failed: 0, skipped: 2, isOver: true })
  })

  test('counts a hook that throws and a file that cannot be loaded as failures', () => {
    const hook = `describe('a', () => { before(() => { throw new Error('on purpose') }); test('b', () => undefined) })`
    assert.deepEqual(countsOf('hook', hook), { passed: 0, failed: 2, skipped: 0, isOver: true })
    assert.deepEqual(countsOf('load', `import './gone.mjs'`), {
      passed: 0,
      failed: 1,
      skipped: 0,
      isOver: true,
    })
  })

  test('keeps what it counted before a crash', () => {
    const text = `test('passes', () => undefined); test('crashes', () => process.exit(3))`
    assert.deepEqual(countsOf('crash', text), { passed: 1, failed: 0, skipped: 0, isOver: false })
  })
})
