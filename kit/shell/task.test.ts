import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { currentTask, type Task } from './task.ts'

const tasks = ['/', '/records', '/records/imports'].map((href): Task => {
  return { id: href, href, titleId: 'loading', icon: aPicture }
})

describe('the current task', () => {
  test('is the one whose page is shown, or the nearest above it', () => {
    const shown = ['/', '/records', '/records/42', '/records/imports/7', '/recordsx', '/else']
    const found = shown.map((path) => currentTask(tasks, path)?.href ?? null)
    assert.deepEqual(found, ['/', '/records', '/records', '/records/imports', null, null])
  })
})

function aPicture(): null {
  return null
}
