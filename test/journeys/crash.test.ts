import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Program, runCommand, startProgram } from '../program.ts'

/** Entries of the list that is being taken in when the program is killed. */
const ENTRIES = 6000
const CHECKS = 1000

function bigList(): string {
  const lines = Array.from({ length: ENTRIES }, (_, place) =>
    JSON.stringify({
      id: `big-${place}`,
      schema: 'Person',
      properties: { name: [`Invented Person ${place}`] },
    }),
  )
  return lines.join('\n')
}

describe('a program that is killed', () => {
  let folder: string
  let program: Program
  const dataDir = () => path.join(folder, 'data')

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-crash-'))
    await writeFile(path.join(folder, 'big.jsonl'), bigList())
    await writeFile(path.join(folder, 'small.jsonl'), bigList().split('\n').slice(0, 3).join('\n'))
    program = await startProgram({ dataDir: dataDir() })
  })
  after(async () => {
    await program.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const importFile = (name: string) =>
    runCommand(dataDir(), 'import', 'ftm', path.join(folder, name), '--json')
  const isVerified = async () => {
    const { status, body } = await program.call('POST', '/api/v1/journal/verify')
    assert.deepEqual([status, (body as { state: string }).state], [200, 'clean'], JSON.stringify(body))
  }
  const newest = async () => {
    const { status, body } = await program.call('GET', '/api/v1/imports')
    assert.equal(status, 200, JSON.stringify(body))
    return (body as { imports: { id: string; state: string }[] }).imports[0]
  }

  test('during an import leaves nothing of it, says so, and takes the list when asked again', async () => {
    const importing = importFile('big.jsonl')
    for (let state = ''; state !== 'running'; state = (await newest())?.state ?? '')
      await new Promise(setImmediate)
    await program.kill()
    await importing
    program = await startProgram({ dataDir: dataDir() })
    assert.equal((await newest())?.state, 'interrupted')
    const asked = { name: 'Invented Person 17', purpose: 'border' }
    const { body } = await program.call('POST', '/api/v1/checks', asked)
    assert.deepEqual((body as { candidates: unknown[] }).candidates, [])
    await isVerified()
    const again = await importFile('big.jsonl')
    assert.equal(again.status, 0, again.err)
    assert.equal(JSON.parse(again.out).counts.added, ENTRIES)
  })

  test('during checks has every answered one in the journal, and the chain is clean', async () => {
    const answered: string[] = []
    let kill: Promise<void> | null = null
    const asking = Array.from({ length: CHECKS }, async (_, place) => {
      const asked = { name: `Invented Person ${place}`, purpose: 'border' }
      const answer = await program.call('POST', '/api/v1/checks', asked).catch(() => null)
      if (answer?.status !== 200) return
      answered.push((answer.body as { id: string }).id)
      if (answered.length > CHECKS / 4) kill ??= program.kill()
    })
    await Promise.all(asking)
    await kill
    assert.ok(answered.length > CHECKS / 4 && answered.length < CHECKS, `${answered.length} were answered`)
    program = await startProgram({ dataDir: dataDir() })
    for (const id of answered) assert.equal((await program.call('GET', `/api/v1/checks/${id}`)).status, 200)
    for (const id of answered.slice(0, 20)) {
      const { body } = await program.call('GET', `/api/v1/journal?act=check.answered&subject=check:${id}`)
      assert.equal((body as { acts: unknown[] }).acts.length, 1)
    }
    await isVerified()
  })

  test('is told from one that still runs: a second start on the same data folder is refused', async () => {
    await assert.rejects(startProgram({ dataDir: dataDir() }), /Another Comity/)
    assert.equal((await program.call('GET', '/api/v1/health')).status, 200)
  })
})
