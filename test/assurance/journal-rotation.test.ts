import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { record } from '../../infra/journal.ts'
import { realFiles } from '../../infra/journal-files.ts'
import { TileLog } from '../../infra/journal-log.ts'
import {
  joinNotes,
  logKey,
  newSigningKey,
  readSigningKey,
  type SigningKey,
  signCheckpoint,
  spellKey,
  spellSigningKey,
  type VerifierKey,
} from '../../infra/journal-note.ts'
import { verifyProof } from '../../infra/journal-proof.ts'
import { Sequencer } from '../../infra/journal-sequencer.ts'
import { type Succession, signSuccession } from '../../infra/journal-succession.ts'
import { verifyFolder } from '../../infra/journal-verify.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import { judgeFolder } from '../../tools/verify-journal.ts'
import { keyFrom } from '../../tools/verify-journal-notes.ts'
import { judgeBundle } from '../../tools/verify-journal-proof.ts'
import { makeWorld, personOf, type World } from '../world.ts'

const NOW = new Date('2026-03-03T10:00:00Z')
const NAME = 'invented.example/rotation'
const theirs = (keys: readonly VerifierKey[]) => keys.flatMap((key) => keyFrom(spellKey(key)) ?? [])

/** A thousand entries under three keys: up to 300, up to 600, from then on. */
describe('a journal whose key changed twice', () => {
  let folder: string
  let root: string
  const secrets: SigningKey[] = []
  const successions: Succession[] = []
  const keys = () => secrets.map(logKey)
  const at = (place: string) => path.join(root, place)

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-rotation-'))
    const whole = path.join(folder, 'whole')
    const log = new TileLog(whole, realFiles)
    for (const [minute, size] of [300, 600, 1000].entries()) {
      if (minute > 0) successions.push(await log.prepareSuccession(new Date(NOW.getTime() + minute * 60_000)))
      assert.ok((await log.open({ isFirst: true, origin: () => NAME, successions: [...successions] })).ok)
      const held = readSigningKey(await readFile(path.join(whole, 'key'), 'utf8'))
      assert.ok(held !== null)
      secrets.push(held)
      const entries = Array.from({ length: size - log.head.size }, (_, place) =>
        createHash('sha256')
          .update(`${log.head.size + place}`)
          .digest(),
      )
      await log.publish(entries, new Date(NOW.getTime() + minute * 60_000 + 1000))
    }
  })
  after(() => rm(folder, { recursive: true, force: true }))

  /** What both verifiers say of a copy after `change`. */
  async function judged(change: () => Promise<unknown>, trusted: readonly VerifierKey[] | null) {
    root = path.join(folder, 'copy')
    await rm(root, { recursive: true, force: true })
    await cp(path.join(folder, 'whole'), root, { recursive: true })
    await change()
    const ours = await verifyFolder({ folder: root, files: realFiles, keys: trusted })
    const { flaw } = judgeFolder(root, theirs(trusted ?? []), null)
    const said = ours.state === 'clean' ? null : { index: ours.index, why: ours.why }
    assert.deepEqual(said, flaw, 'the two verifiers differ')
    return flaw
  }
  const untouched = async () => undefined

  test('is clean for whoever knows any one of its keys, or takes the first from the folder', async () => {
    assert.equal(await judged(untouched, null), null)
    for (const key of keys()) assert.equal(await judged(untouched, [key]), null, spellKey(key))
    const stranger = logKey(newSigningKey(() => NAME))
    const slipped = { index: 0, why: 'key_not_in_succession' }
    assert.deepEqual(await judged(untouched, [stranger]), slipped)
  })

  const succession = (place: number): Succession => {
    const found = successions[place]
    assert.ok(found !== undefined)
    return found
  }
  const secret = (place: number): SigningKey => {
    const found = secrets[place]
    assert.ok(found !== undefined)
    return found
  }
  const writeSuccessions = (...notes: readonly string[]) => writeFile(at('successions'), joinNotes(notes))
  const resign = async (key: SigningKey) => {
    const [, size, root64] = (await readFile(at('checkpoint'), 'utf8')).split('\n')
    const head = { size: Number(size), root: Buffer.from(String(root64), 'base64') }
    await writeFile(at('checkpoint'), signCheckpoint(key, head, NOW))
  }
  const stranger = newSigningKey(() => NAME)

  const cases: readonly (readonly [string, () => Promise<unknown>, { index: number; why: string }])[] = [
    ['without its successions', () => rm(at('successions')), { index: 300, why: 'key_not_in_succession' }],
    [
      'without the last succession',
      () => writeSuccessions(succession(0).note),
      { index: 600, why: 'key_not_in_succession' },
    ],
    [
      'without the first succession',
      () => writeSuccessions(succession(1).note),
      { index: 0, why: 'succession_wrong' },
    ],
    [
      'with its successions in each other’s place',
      () => writeSuccessions(succession(1).note, succession(0).note),
      { index: 0, why: 'succession_wrong' },
    ],
    [
      'with one letter of the last succession changed',
      () => writeSuccessions(succession(0).note, succession(1).note.replace('\n600\n', '\n601\n')),
      { index: 300, why: 'succession_wrong' },
    ],
    [
      'with a succession that the old key did not sign',
      async () => {
        const [text = '', lines = ''] = succession(0).note.split('\n\n')
        await writeSuccessions(`${text}\n\n${lines.split('\n')[1]}\n${lines.split('\n')[1]}\n`)
      },
      { index: 0, why: 'succession_wrong' },
    ],
    [
      'with a key slipped into its list that follows from none',
      async () => {
        await writeFile(at('keys'), `${[...keys(), logKey(stranger)].map(spellKey).join('\n')}\n`)
        await resign(stranger)
      },
      { index: 1000, why: 'key_not_in_succession' },
    ],
    [
      'signed by a key whose term is over',
      () => resign(secret(0)),
      { index: 1000, why: 'key_not_in_succession' },
    ],
    [
      'with a succession at a tree that is not its own',
      () =>
        writeSuccessions(
          signSuccession(secret(0), secret(1), { size: 300, root: Buffer.alloc(32, 1) }, NOW).note,
          succession(1).note,
        ),
      { index: 300, why: 'root_changed' },
    ],
  ]
  for (const [what, change, flaw] of cases)
    test(`${what}: both verifiers name the first bad entry`, async () => {
      assert.deepEqual(await judged(change, null), flaw)
    })

  test('is not gone on with under a key that no succession leads to', async () => {
    const openWith = async (change: () => Promise<unknown>) => {
      await judged(untouched, null)
      await change()
      const opened = await new TileLog(root, realFiles).open({
        isFirst: false,
        origin: () => '',
        successions,
      })
      return opened.ok ? 'opened' : opened.error
    }
    assert.equal(await openWith(untouched), 'opened')
    assert.equal(
      await openWith(() => writeFile(at('key'), spellSigningKey(stranger))),
      'key_not_in_succession',
    )
    assert.equal(await openWith(() => writeFile(at('key'), spellSigningKey(secret(1)))), 'key_missing')
    assert.equal(
      await openWith(() => writeFile(at('keys'), `${spellKey(logKey(stranger))}\n`)),
      'key_not_in_succession',
    )
  })
})

describe('rotating the key of the journal', () => {
  let world: World
  const program: Actor = {
    ...personOf('HUB'),
    ...{ kind: 'program', roles: new Set(), proof: { method: 'key', at: NOW } },
  }
  let auditor: Actor
  const rotate = async (who: Actor, approval: string | null = null) => {
    const response = await world.server.inject({
      ...{ method: 'POST', url: '/api/v1/journal/key' },
      headers: { ...world.headersOf(who), ...(approval === null ? {} : { 'x-comity-approval': approval }) },
    })
    return { status: response.statusCode, body: response.json() }
  }
  const state = async (who = auditor) => (await world.call(who, 'GET', '/api/v1/journal/state')).body

  before(async () => {
    world = await makeWorld(() => new Date())
    // Now, not when the file was read: a passkey shown by whoever approves is fresh for some minutes.
    auditor = personOf('HUB', 'auditor')
    await world.sequencer.publishNow()
  })
  after(() => world.close())

  test('takes whoever runs the machine and an auditor of the hub; neither does it alone', async () => {
    assert.equal((await rotate(personOf('FRA', 'auditor'))).status, 403)
    assert.equal((await rotate(personOf('HUB', 'officer'))).status, 403)
    const before = await state()
    const asked = await rotate(program)
    assert.deepEqual([asked.status, (await state())['keys']], [202, before['keys']])
    const { id } = asked.body.approval
    const approved = await world.call(auditor, 'POST', `/api/v1/approvals/${id}/approve`)
    assert.equal(approved.status, 200, JSON.stringify(approved.body))
    const done = await rotate(program, id)
    assert.equal(done.status, 200, JSON.stringify(done.body))
    const now = await state()
    assert.deepEqual(now['keys'], [...(before['keys'] as string[]), done.body.key])
    assert.deepEqual([now['origin'], (now['successions'] as string[]).length], [before['origin'], 1])
    assert.deepEqual((await state(personOf('FRA', 'officer')))['successions'], [])
    assert.equal((await rotate(program, id)).status, 403, 'an approval serves once')
  })

  test('leaves an act that names both keys and is the first entry under the new one', async () => {
    const { rows } = await world.database.owner.query<{ index: number; detail: object }>(
      `select l.index, a.detail from journal.act a join journal.leaf l on l.act_id = a.id
        where a.act = 'journal.key_rotated' and a.outcome = 'done'`,
    )
    const [from, to] = (await state())['keys'] as string[]
    assert.deepEqual(
      rows.map(({ detail }) => detail),
      [{ from, to, size: rows[0]?.index }],
    )
  })

  test('leaves a journal that verifies, online and from its folder', async () => {
    const { body } = await world.call(auditor, 'POST', '/api/v1/journal/verify')
    assert.equal(body['state'], 'clean', JSON.stringify(body))
    const { folder } = world.sequencer
    assert.equal((await verifyFolder({ folder, files: realFiles, keys: null })).state, 'clean')
    assert.equal(judgeFolder(folder, [], null).flaw, null)
  })

  test('leaves proofs that hold for whoever knows either key, and not without the succession', async () => {
    const { rows } = await world.database.app.query<{ id: string }>(
      'select l.act_id as id from journal.leaf l order by l.index limit 1',
    )
    const response = await world.server.inject({
      ...{ method: 'GET', url: `/api/v1/journal/${rows[0]?.id}/proof`, headers: world.headersOf(auditor) },
    })
    const proof = response.body
    assert.equal(JSON.parse(proof).format, 'comity-journal-proof/2')
    const judge = (text: string, trusted: readonly VerifierKey[] | null) => {
      const ours = verifyProof(text, trusted)
      let flaw: string | null = null
      try {
        judgeBundle(text, theirs(trusted ?? []))
      } catch (cause) {
        flaw = cause instanceof Error ? cause.message : String(cause)
      }
      assert.equal(ours.ok ? null : ours.error, flaw, 'the two verifiers differ')
      return flaw
    }
    assert.equal(judge(proof, null), null)
    for (const key of world.sequencer.log.keys) assert.equal(judge(proof, [key]), null)
    assert.equal(judge(proof, [logKey(newSigningKey(() => 'x'))]), 'signature_wrong')
    const without = (successions: readonly string[]) =>
      `${JSON.stringify({ ...JSON.parse(proof), successions })}\n`
    assert.equal(judge(without([]), null), 'signature_wrong')
    const [note = ''] = JSON.parse(proof).successions
    assert.equal(judge(without([note, note]), null), 'succession_wrong')
    assert.equal(judge(without([note.replace('\ntime 1', '\ntime 2')]), null), 'succession_wrong')
  })

  test('changes nothing when its act cannot be written, and goes on by itself when the files lag behind', async () => {
    const before = world.sequencer.log.keys.length
    const nothing = new Error('no act')
    await assert.rejects(
      world.sequencer.rotateKey(() => Promise.reject(nothing)),
      nothing,
    )
    assert.ok((await world.sequencer.publishNow()).ok)
    assert.equal(world.sequencer.log.keys.length, before)
    const { database, sequencer } = world
    const files = { ...realFiles, rename: realFiles.rename }
    const dataDir = path.dirname(sequencer.folder)
    const faulty = new Sequencer({ db: database.system, dataDir, clock: () => new Date(), files })
    const rotated = await faulty.rotateKey(async (tx, { to }) => {
      files.rename = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
      const act = { actor: systemActor, act: 'journal.key_rotated', outcome: 'done' } as const
      await record(tx, { ...act, subject: 'none', detail: { to: spellKey(to) }, at: new Date() })
    })
    assert.ok(rotated.ok)
    assert.equal((await faulty.state()).trouble, 'unwritable')
    assert.equal(judgeFolder(sequencer.folder, [], null).flaw, null, 'while the files lag behind')
    files.rename = realFiles.rename
    assert.ok((await faulty.publishNow()).ok)
    assert.equal(faulty.log.keys.length, before + 1)
    assert.equal(judgeFolder(sequencer.folder, [], null).flaw, null)
  })
})
