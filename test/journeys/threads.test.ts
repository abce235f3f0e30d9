import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Program, startProgram } from '../program.ts'

const SECOND_MS = 1_000

describe('two threads on one port', () => {
  let folder: string
  let program: Program
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-threads-'))
    program = await startProgram({ dataDir: folder, env: { COMITY_THREADS: '2' } })
  })
  after(async () => {
    await program.stop()
    await rm(folder, { recursive: true, force: true })
  })

  /** Each on a connection of its own, so that they go to different threads. */
  const check = async (document: string) => {
    const { status, body } = await program.call('POST', '/api/v1/checks', { document })
    return { status, body: body as { id: string; outcome: string } }
  }

  test('answer checks, and all else as one', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => check(`Y${3_000_000 + at}`)))
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
    for (const { body } of answers.slice(0, 4))
      assert.equal((await program.call('GET', `/api/v1/checks/${body.id}`)).status, 200)
    const batch = await program.call('POST', '/api/v1/checks/batch', { questions: ['Y1', 'Y2'] })
    assert.equal(batch.status, 200)
    assert.deepEqual((await program.call('GET', '/api/v1/health')).body, { status: 'ready' })
    assert.equal((await program.call('GET', '/api/v1/checks/none')).status, 400)
    const state = (await program.call('GET', '/api/v1/journal/state')).body as { level?: string }
    assert.ok(JSON.stringify(state).includes('"fresh"'), JSON.stringify(state))
  })

  test('find what was contributed to one of them within a second, all of them', async () => {
    const list = {
      id: 'p-1',
      schema: 'Person',
      properties: { name: ['Aruna Velkamp'], passportNumber: ['X7654321'] },
    }
    const form = new FormData()
    for (const [name, value] of Object.entries({ format: 'ftm', dryRun: 'false', acceptRemovals: 'false' }))
      form.set(name, value)
    form.set('list', new Blob([JSON.stringify(list)]), 'list')
    const key = readFileSync(path.join(folder, 'cli.key'), 'utf8').trim()
    const headers = { authorization: `Bearer ${key}` }
    const sent = await fetch(`${program.url}/api/v1/imports`, { method: 'POST', headers, body: form })
    const { id } = (await sent.json()) as { id: string }
    const state = async () =>
      ((await program.call('GET', `/api/v1/imports/${id}`)).body as { state: string }).state
    while ((await state()) === 'running') await new Promise((later) => setTimeout(later, 50))
    assert.equal(await state(), 'finished')
    await new Promise((later) => setTimeout(later, SECOND_MS))
    const found = await Promise.all(Array.from({ length: 20 }, () => check('X7654321')))
    assert.deepEqual([...new Set(found.map(({ body }) => body.outcome))], ['hit'])
  })
})
