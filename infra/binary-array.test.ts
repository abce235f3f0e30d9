import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestDatabase, testDatabase } from '../test/database.ts'
import { arrayOf } from './binary-array.ts'

describe('an array as a parameter', () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.close())

  it('comes back as it was sent, whatever stands in it', async () => {
    const texts = ['', 'a"b\\c,{}', 'محمد', '漢字 🚔', null, 'NULL', 'x'.repeat(100_000), 'ก'.repeat(5000)]
    const json = '{"a":["\\u00e9",null,1.5],"b":"\\""}'
    const moments = [new Date(0), new Date('2026-02-28T23:59:59.999Z'), null]
    const { rows } = await database.app.query<Record<string, unknown>>(
      `select $1::text[] as texts, $2::uuid[] as ids, $3::timestamptz[] as moments, $4::jsonb[] as documents,
              $5::bytea[] as bytes, $6::integer[] as small, $7::bigint[]::text[] as large, $8::text[] as none`,
      [
        arrayOf('text', texts),
        arrayOf('uuid', ['018f0000-0000-7000-8000-00000000abcd', null]),
        arrayOf('timestamptz', moments),
        arrayOf('jsonb', [json, null]),
        arrayOf('bytea', [Buffer.from([0, 255, 10]), Buffer.alloc(0), Buffer.alloc(9000, 1)]),
        arrayOf('integer', [-1, 2_147_483_647, null]),
        arrayOf('bigint', [-1, Number.MAX_SAFE_INTEGER]),
        arrayOf('text', []),
      ],
    )
    assert.deepEqual(rows[0], {
      texts,
      ids: ['018f0000-0000-7000-8000-00000000abcd', null],
      moments,
      documents: [JSON.parse(json), null],
      bytes: [Buffer.from([0, 255, 10]), Buffer.alloc(0), Buffer.alloc(9000, 1)],
      small: [-1, 2_147_483_647, null],
      large: ['-1', '9007199254740991'],
      none: [],
    })
  })
})
