import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { realFiles } from '../../infra/journal-files.ts'
import { TileLog } from '../../infra/journal-log.ts'
import { readKey, spellKey, type VerifierKey } from '../../infra/journal-note.ts'
import { consistencySpans } from '../../infra/journal-tree.ts'
import { spellRequest } from '../../infra/journal-witness.ts'
import { keyFrom } from '../../tools/verify-journal-notes.ts'
import { judgeBundle } from '../../tools/verify-journal-proof.ts'
import { type Program, runCommand, startProgram } from '../program.ts'

/** L-5: two instances on one machine; one cosigns the other's journal, and a journal with two faces is found out. */
describe('an instance that witnesses another', () => {
  let folder: string
  let bureau: Program
  let witness: Program
  const dataOf = (name: string) => path.join(folder, name)
  const keyOf = async (name: string): Promise<VerifierKey> => {
    const [line = ''] = (await readFile(path.join(dataOf(name), 'journal/keys'), 'utf8')).split('\n')
    const key = readKey(line)
    assert.ok(key !== null)
    return key
  }
  const tokenOf = async (name: string) => (await readFile(path.join(dataOf(name), 'cli.key'), 'utf8')).trim()
  const settings = async (name: string, value: object) => {
    const file = path.join(folder, `${name}.json`)
    await writeFile(file, JSON.stringify(value))
    return { COMITY_WITNESSES: file }
  }

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-witness-'))
    bureau = await startProgram({ dataDir: dataOf('bureau') })
    await bureau.stop()
    const known = await settings('witness', { cosign: [spellKey(await keyOf('bureau'))] })
    witness = await startProgram({ dataDir: dataOf('witness'), env: known })
    const cosigner: VerifierKey = { ...(await keyOf('witness')), type: 4 }
    const asked = await settings('bureau', {
      ask: [
        {
          url: `${witness.url}/api/v1/journal/witness`,
          key: spellKey(cosigner),
          token: await tokenOf('witness'),
        },
      ],
    })
    bureau = await startProgram({ dataDir: dataOf('bureau'), env: asked })
  })
  after(async () => {
    await bureau.stop()
    await witness.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('signs under its checkpoints; a proof then carries both, and verifies without either of them', async () => {
    const { body: verdict } = await bureau.call('POST', '/api/v1/journal/verify')
    assert.equal((verdict as { state: string }).state, 'clean')
    const { body } = await bureau.call('GET', '/api/v1/journal/state')
    const { witnesses, level } = body as { witnesses: { name: string; size: number }[]; level: string }
    const name = (await keyOf('witness')).name
    assert.equal(level, 'fresh')
    assert.equal(witnesses[0]?.name, name)
    assert.ok((witnesses[0]?.size ?? 0) > 0)
    const acts = (await bureau.call('GET', '/api/v1/journal?act=bureau.listed')).body as {
      acts: { id: string }[]
    }
    const proof = await runCommand(dataOf('bureau'), 'journal', 'proof', acts.acts[0]?.id ?? '')
    assert.equal(proof.status, 0, proof.err)
    const trusted = [await keyOf('bureau'), { ...(await keyOf('witness')), type: 4 } as const].map(spellKey)
    const theirs = judgeBundle(
      proof.out,
      trusted.map(keyFrom).filter((key) => key !== null),
    )
    assert.deepEqual(theirs.witnesses, [name])
    const file = path.join(folder, 'proof.json')
    await writeFile(file, proof.out)
    const ours = await runCommand(
      dataOf('none'),
      'verify',
      file,
      '--key',
      trusted[0] ?? '',
      '--key',
      trusted[1] ?? '',
    )
    assert.deepEqual([ours.status, ours.out.includes(`cosigned by ${name}`)], [0, true], ours.out)
    const stranger = await runCommand(dataOf('none'), 'verify', file, '--key', trusted[1] ?? '')
    assert.deepEqual([stranger.status, stranger.out], [1, 'not proved: signature_wrong\n'])
  })

  test('refuses a journal that shows it another face, whoever signed it, and notes that', async () => {
    const { body } = await bureau.call('GET', '/api/v1/journal/state')
    const old = (body as { witnesses: { size: number }[] }).witnesses[0]?.size ?? 0
    const forged = path.join(folder, 'forged')
    for (const file of ['key', 'keys'])
      await cp(path.join(dataOf('bureau'), 'journal', file), path.join(forged, file), { recursive: true })
    const log = new TileLog(forged, realFiles)
    await log.open({ isFirst: true, origin: () => '', successions: [] })
    const other = Array.from({ length: old + 40 }, (_, place) =>
      createHash('sha256').update(`${place}`).digest(),
    )
    const { note, head } = await log.publish(other, new Date())
    const proofPath = await Promise.all(consistencySpans(old, head.size).map((span) => log.hashOf(span)))
    const ask = async (text: string) => {
      const response = await fetch(`${witness.url}/api/v1/journal/witness`, {
        method: 'POST',
        headers: { authorization: `Bearer ${await tokenOf('witness')}`, 'content-type': 'text/plain' },
        body: text,
      })
      return { status: response.status, text: await response.text() }
    }
    const refused = await ask(spellRequest({ old, path: proofPath, note, successions: [] }))
    assert.deepEqual([refused.status, /split_view/.test(refused.text)], [409, true])
    const unsaid = await ask(spellRequest({ old: 0, path: [], note, successions: [] }))
    assert.deepEqual(unsaid, { status: 409, text: `${old}\n` })
    const unsigned = await ask(
      spellRequest({
        ...{ old, path: proofPath, successions: [] },
        note: note.replace(/.{9}\n$/, 'AAAAAAAA=\n'),
      }),
    )
    assert.deepEqual([unsigned.status, /signature_wrong/.test(unsigned.text)], [403, true])
    const { body: noted } = await witness.call('GET', '/api/v1/journal?act=journal.cosigned&outcome=refused')
    const kinds = (noted as { acts: { detail: { kind: string } }[] }).acts.map((act) => act.detail.kind)
    assert.ok(kinds.includes('split_view') && kinds.includes('signature_wrong'), kinds.join())
  })

  test('goes on with the true journal afterwards', async () => {
    const sizeNow = async () => {
      const { body } = await bureau.call('GET', '/api/v1/journal/state')
      return (body as { witnesses: { size: number }[] }).witnesses[0]?.size ?? 0
    }
    const before = await sizeNow()
    await bureau.call('POST', '/api/v1/journal/verify')
    assert.ok((await sizeNow()) > before)
  })

  test('follows it to a new key, which an operator asked for and an auditor approved', async () => {
    const keysOf = async () =>
      ((await bureau.call('GET', '/api/v1/journal/state')).body as { keys: string[] }).keys
    const before = await keysOf()
    const asked = await runCommand(dataOf('bureau'), 'journal', 'rotate-key')
    const [, id = ''] = /--approval (\S+)\./.exec(asked.err) ?? []
    assert.deepEqual([asked.status, await keysOf()], [1, before], asked.err)
    await approve(id)
    const done = await runCommand(dataOf('bureau'), 'journal', 'rotate-key', '--approval', id)
    assert.equal(done.status, 0, done.err)
    assert.deepEqual(await keysOf(), [...before, JSON.parse(done.out).key])
    await bureau.call('POST', '/api/v1/journal/verify')
    const { body } = await witness.call('GET', '/api/v1/journal?act=journal.key_followed')
    assert.equal((body as { acts: unknown[] }).acts.length, 1)
    const offline = await runCommand(dataOf('none'), 'verify', path.join(dataOf('bureau'), 'journal'))
    assert.deepEqual([offline.status, offline.out.startsWith('clean')], [0, true], offline.out)
  })

  /** As the invented auditor of the hub, with a fresh proof. */
  async function approve(id: string): Promise<void> {
    const headers = { 'content-type': 'application/json', 'x-comity-csrf': '1' }
    const signedIn = await fetch(`${bureau.url}/api/v1/session/demo`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ user: 'auditor' }),
    })
    const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0])
    const approved = await fetch(`${bureau.url}/api/v1/approvals/${id}/approve`, {
      method: 'POST',
      headers: { 'x-comity-csrf': '1', cookie: cookie.join('; ') },
    })
    assert.equal(approved.status, 200, await approved.text())
  }
})
