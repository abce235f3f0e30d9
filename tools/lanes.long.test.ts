import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'

const folder = mkdtempSync(path.join(tmpdir(), 'comity-lanes-'))

/** What lanes of one file each print, and what they count. */
function runLanes(...texts: readonly string[]): { readonly shown: string; readonly counts: unknown } {
  const lanes = texts.map((text, place) => {
    const file = path.join(folder, `${place}.test.mjs`)
    writeFileSync(
      file,
      `import { test } from 'node:test'\nimport { setTimeout } from 'node:timers/promises'\n${text}`,
    )
    return { name: `lane ${place}`, files: text === '' ? [] : [file], env: {} }
  })
  const program = `import { runLanes } from ${JSON.stringify(path.join(import.meta.dirname, 'lanes.ts'))}
    console.log('\\n' + JSON.stringify(await runLanes(${JSON.stringify(lanes)})))`
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { env })
  const lines = stdout.toString().trim().split('\n')
  return { counts: JSON.parse(lines.pop() ?? ''), shown: lines.join('\n') }
}

describe('lanes of tests', () => {
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('run at once and are shown one after the other', () => {
    const slow = `test('first', async () => { await setTimeout(300) })`
    const { shown, counts } = runLanes(slow, `test('second', () => undefined)`)
    assert.deepEqual(counts, [
      { passed: 1, failed: 0, skipped: 0, isOver: true },
      { passed: 1, failed: 0, skipped: 0, isOver: true },
    ])
    assert.ok(shown.indexOf('✔ first') < shown.indexOf('✔ second'), shown)
  })

  test('count a failure more when nothing ran or the run crashed', () => {
    const { shown, counts } = runLanes('', `test('crashes', () => process.exit(3))`)
    assert.deepEqual(counts, [
      { passed: 0, failed: 1, skipped: 0 },
      { passed: 0, failed: 1, skipped: 0 },
    ])
    assert.match(shown, /lane 0: there are none[\s\S]*lane 1: the run crashed/)
  })
})
