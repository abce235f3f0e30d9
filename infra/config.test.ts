import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { readConfig } from './config.ts'
import { newSigningKey, spellKey, witnessKey } from './journal-note.ts'

describe('settings', () => {
  let folder = ''
  let secretFile = ''
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'comity-config-'))
    secretFile = path.join(folder, 'given.key')
    writeFileSync(secretFile, 'ab'.repeat(32))
  })
  after(() => rmSync(folder, { recursive: true }))

  const bureau = () => ({
    DATABASE_URL: 'postgres://comity@127.0.0.1/comity',
    COMITY_ORIGIN: 'https://comity.example',
    COMITY_SECRET_FILE: secretFile,
    COMITY_DATA: folder,
  })

  test('of a laptop need nothing, and make a secret that its owner alone reads', () => {
    const read = readConfig({ COMITY_DATA: folder }, '/')
    assert.ok(read.ok)
    const { shape, port, host, databaseUrl, demoRecords } = read.value
    assert.deepEqual(
      { shape, port, host, databaseUrl },
      { shape: 'laptop', port: 8080, host: '127.0.0.1', databaseUrl: null },
    )
    assert.ok(demoRecords > 0)
    assert.equal(statSync(path.join(folder, 'secret.key')).mode & 0o077, 0)
    const again = readConfig({ COMITY_DATA: folder }, '/')
    assert.deepEqual(again.ok && again.value.secret, read.value.secret)
  })

  test('of a bureau have no demo world and no secret of their own making', () => {
    const read = readConfig(bureau(), '/')
    assert.deepEqual(read.ok && [read.value.shape, read.value.demoRecords], ['bureau', 0])
  })

  const wrong: readonly (readonly [string, () => Record<string, string>, string])[] = [
    ['a bureau without an address', () => ({ ...bureau(), COMITY_ORIGIN: '' }), 'COMITY_ORIGIN'],
    [
      'a bureau without TLS',
      () => ({ ...bureau(), COMITY_ORIGIN: 'http://comity.example' }),
      'COMITY_ORIGIN',
    ],
    ['a bureau without a secret', () => ({ ...bureau(), COMITY_SECRET_FILE: '' }), 'COMITY_SECRET_FILE'],
    ['a bureau with a demo world', () => ({ ...bureau(), COMITY_DEMO_RECORDS: '5' }), 'COMITY_DEMO_RECORDS'],
    ['a bureau without a database', () => ({ COMITY_SHAPE: 'bureau' }), 'DATABASE_URL'],
    ['a laptop open to the network', () => ({ COMITY_HOST: '0.0.0.0' }), 'COMITY_HOST'],
    ['a port that is none', () => ({ PORT: '80a' }), 'PORT'],
    ['a port too high', () => ({ PORT: '70000' }), 'PORT'],
    ['an unknown shape', () => ({ COMITY_SHAPE: 'world' }), 'COMITY_SHAPE'],
    [
      'a secret file that is missing',
      () => ({ COMITY_SECRET_FILE: '/nowhere/at/all' }),
      'COMITY_SECRET_FILE',
    ],
  ]
  for (const [what, env, setting] of wrong) {
    test(`${what} is refused by name of the setting`, () => {
      const read = readConfig({ COMITY_DATA: folder, ...env() }, '/')
      assert.ok(!read.ok)
      assert.equal(read.error.setting, setting)
      assert.ok(read.error.detail.length > 10)
    })
  }

  test('name witnesses by a file of addresses and keys; one that cannot be read is refused', () => {
    const file = path.join(folder, 'witnesses.json')
    const key = spellKey(witnessKey(newSigningKey(() => 'witness.example/journal')))
    const read = (text: string) => {
      writeFileSync(file, text)
      return readConfig({ COMITY_DATA: folder, COMITY_WITNESSES: file }, '/')
    }
    const good = read(
      JSON.stringify({ ask: [{ url: 'https://witness.example/api/v1/journal/witness', key }] }),
    )
    assert.ok(good.ok)
    assert.deepEqual(
      good.value.witnesses.ask.map((one) => one.key.name),
      ['witness.example/journal'],
    )
    assert.deepEqual([good.value.witnesses.ask[0]?.token, good.value.witnesses.cosign], [null, []])
    for (const bad of [
      '{',
      '{"asks": []}',
      JSON.stringify({ cosign: [`${key}x`] }),
      '{"ask": [{"url": "ftp://x"}]}',
    ])
      assert.equal(read(bad).ok, false, bad)
    const missing = readConfig({ COMITY_DATA: folder, COMITY_WITNESSES: `${file}.not` }, '/')
    assert.equal(!missing.ok && missing.error.setting, 'COMITY_WITNESSES')
  })

  test('keep acts ten years, never less than one', () => {
    const years = (wish: object) => readConfig({ COMITY_DATA: folder, ...wish }, '/')
    const kept = years({})
    assert.equal(kept.ok && kept.value.journalYears, 10)
    assert.equal(years({ COMITY_JOURNAL_YEARS: '0' }).ok, false)
  })
})
