import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, test } from 'node:test'
import { benchNamesAtSize } from './names-at-size.ts'

describe('bench of names at a size', () => {
  test('measures building, asking and memory', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-'))
    const rows = await benchNamesAtSize(300, { folder, calibration: 1 })
    await rm(folder, { recursive: true, force: true })
    assert.equal(rows.length, 7)
    assert.ok(rows.every(({ value }) => value === null || Number.isFinite(value)))
  })
})
