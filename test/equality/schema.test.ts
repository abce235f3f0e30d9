import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { dumpSchema } from '../../tools/dump-schema.ts'
import { type TestDatabase, testDatabase } from '../database.ts'

const DB = path.resolve(import.meta.dirname, '../../db')

describe('the schema', () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.close())

  test('in db/schema.sql is that of a migrated database', async () => {
    assert.equal(await dumpSchema(database.owner), readFileSync(path.join(DB, 'schema.sql'), 'utf8'))
  })

  test('is made by migrations that are never edited', () => {
    const kept = readFileSync(path.join(DB, 'migrations.sha256'), 'utf8')
    const folder = path.join(DB, 'migrations')
    const hashes = readdirSync(folder)
      .sort()
      .map(
        (name) =>
          `${createHash('sha256')
            .update(readFileSync(path.join(folder, name)))
            .digest('hex')}  ${name}\n`,
      )
    assert.equal(hashes.join(''), kept, 'add a new migration; then run node tools/dump-schema.ts')
  })

  test('gives the program no right to change what was written for good', async () => {
    const { rows } = await database.owner.query<{ right: string }>(
      `select g.table_schema || '.' || g.table_name || ' ' || lower(g.privilege_type) as right
         from information_schema.role_table_grants g
        where g.grantee = 'comity_app'
          and g.table_schema = 'journal'
        order by 1`,
    )
    assert.deepEqual(
      rows.map((row) => row.right),
      [
        [
          'act insert',
          'act select',
          'chain select',
          'change select',
          'checkpoint select',
          'cosignature select',
        ],
        ['counted select', 'followed_succession select', 'hold insert', 'hold select', 'hole select'],
        [
          'leaf select',
          'proof select',
          'review select',
          'succession select',
          'waiting insert',
          'waiting select',
          'witnessed select',
          'writer select',
        ],
      ]
        .flat()
        .map((right) => `journal.${right}`),
    )
  })
})
