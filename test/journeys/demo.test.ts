import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../database.ts'
import { type Program, startProgram } from '../program.ts'

const RECORDS = 200

describe('the demo world of a running Comity', () => {
  let folder: string
  let database: TestDatabase
  let program: Program
  const start = () =>
    startProgram({
      dataDir: path.join(folder, 'data'),
      demoRecords: RECORDS,
      env: { DATABASE_URL: database.url, COMITY_SHAPE: 'laptop' },
    })
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-demo-'))
    database = await testDatabase()
    program = await start()
  })
  after(async () => {
    await program.stop()
    await database.close()
    await rm(folder, { recursive: true, force: true })
  })

  const demo = (method: string) => program.call(method, '/api/v1/demo')

  test('is taken away and made again, as often as asked', async () => {
    assert.deepEqual(await demo('DELETE'), { status: 200, body: { removed: RECORDS } })
    assert.deepEqual(await demo('DELETE'), { status: 200, body: { removed: 0 } })
    assert.deepEqual(await demo('POST'), { status: 200, body: { removed: 0, made: RECORDS } })
    assert.deepEqual(await demo('POST'), { status: 200, body: { removed: RECORDS, made: RECORDS } })
  })

  test('leaves its people what they chose, and brings them up to date when it starts again', async () => {
    await database.owner.query("update bureaus.app_user set language = 'ar' where handle = 'analyst'")
    await database.owner.query("update bureaus.app_user set post = 'Elsewhere' where handle = 'coordinator'")
    await program.stop()
    program = await start()
    const { rows } = await database.owner.query<{ language: string; post: string; acts: number }>(
      `select (select u.language from bureaus.app_user u where u.handle = 'analyst') as language,
              (select u.post from bureaus.app_user u where u.handle = 'coordinator') as post,
              (select count(*) from journal.act a where a.act = 'user.changed') as acts`,
    )
    assert.equal(rows[0]?.language, 'ar')
    assert.notEqual(rows[0]?.post, 'Elsewhere')
    assert.equal(Number(rows[0]?.acts), 1)
  })
})
