import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Program, runCommand, startProgram } from '../program.ts'

describe('persons’ requests and incidents from the command line', () => {
  let folder: string
  let program: Program
  const dataDir = () => path.join(folder, 'data')
  const command = (...args: readonly string[]) => runCommand(dataDir(), ...args, '--json')
  const told = async (...args: readonly string[]) => {
    const { status, out, err } = await command(...args)
    assert.equal(status, 0, `${args.join(' ')}: ${err}`)
    return JSON.parse(out)
  }
  const written = async (name: string, body: object): Promise<string> => {
    const file = path.join(folder, name)
    await writeFile(file, JSON.stringify(body))
    return file
  }

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-rights-'))
    program = await startProgram({ dataDir: dataDir() })
  })
  after(async () => {
    await program.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('a request is read from a file, taken as far as one may alone, and confirmed by no key', async () => {
    const applicant = {
      ...{ names: ['สมหญิง รักสงบ'], born: null, nationality: null, documents: [] },
      ...{ contact: 'Invented Street 17', representative: null },
    }
    const sent = {
      ...{ kind: 'access', language: 'ar', wish: 'ماذا تحفظون عني؟', applicant },
      receivedAt: '2026-01-31T10:00:00Z',
    }
    const { id } = await told('rights', 'add', await written('request.json', sent))
    await told('rights', 'admit', id)
    assert.deepEqual(await told('rights', 'search', id), { found: [], isCut: false })
    await told('rights', 'locate', id)
    await told('rights', 'ask', id)
    await told('rights', 'propose', id, await written('decision.json', { rulings: [], remark: null }))
    const confirmed = await command('rights', 'confirm', id)
    assert.equal(confirmed.status, 1)
    const { state, applicant: shown } = await told('rights', 'show', id)
    assert.deepEqual([state, shown], ['decision_proposed', applicant])
    const { requests } = await told('rights', 'list')
    assert.deepEqual([requests.length, requests[0].id], [1, id])
    assert.equal((await command('rights', 'admit', id)).status, 1)
    assert.equal((await command('rights', 'moon', id)).status, 2)
    assert.equal((await command('rights', 'add', path.join(folder, 'none.json'))).status, 2)
  })

  test('an incident is reported and led to its end, and what is missing is said', async () => {
    const detected = new Date(Date.now() - 60_000).toISOString()
    const wish = ['--kind', 'malware', '--severity', 'low', '--detected', detected]
    assert.equal((await command('incident', 'report', ...wish)).status, 2)
    const { id, isLate } = await told('incident', 'report', ...wish, '--text', 'A strange file')
    assert.equal(isLate, false)
    const assessed = ['--severity', 'high', '--text', 'Two bureaus', '--bureau', 'COL', '--bureau', 'FRA']
    await told('incident', 'assess', id, ...assessed)
    for (const step of ['measure', 'inform', 'restore', 'close'])
      await told('incident', step, id, '--text', `About to ${step}`)
    const { state, sources, measures } = await told('incident', 'show', id)
    assert.deepEqual([state, sources.length, measures.length], ['closed', 2, 1])
    assert.equal((await told('incident', 'list', '--tab', 'closed')).incidents.length, 1)
  })
})
