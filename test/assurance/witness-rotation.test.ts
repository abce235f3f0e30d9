import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { inTransaction } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { newSigningKey, signCheckpoint, spellKey } from '../../infra/journal-note.ts'
import { makeProof, verifyProof } from '../../infra/journal-proof.ts'
import { Sequencer } from '../../infra/journal-sequencer.ts'
import { signSuccession } from '../../infra/journal-succession.ts'
import { consistencySpans } from '../../infra/journal-tree.ts'
import { spellRequest } from '../../infra/journal-witness.ts'
import { systemActor } from '../../kernel/actor.ts'
import { keyFrom } from '../../tools/verify-journal-notes.ts'
import { judgeBundle } from '../../tools/verify-journal-proof.ts'
import { type TestDatabase, testDatabase } from '../database.ts'
import { makeWorld, personOf, type World } from '../world.ts'

/** A bureau whose journal another instance cosigns, over the network. */
describe('a witness', () => {
  let folder: string
  let bureau: TestDatabase
  let witness: World
  let sequencer: Sequencer
  let url: string
  const peer = { ...personOf('HUB', 'auditor'), roles: new Set(['auditor'] as const) }
  const act = (detail: object) => ({
    ...({ actor: systemActor, act: 'record.read', outcome: 'done', subject: 'record:1' } as const),
    ...{ detail: { ...detail }, at: new Date() },
  })
  const cosignedNow = async () => {
    await record(bureau.app, act({}))
    const published = await sequencer.publishNow()
    assert.ok(published.ok)
    return (await sequencer.state()).witnesses[0]?.size === published.value.size
  }
  const followed = async ({ owner }: TestDatabase) =>
    (
      await owner.query<{ subject: string }>(
        "select a.subject from journal.act a where a.act = 'journal.key_followed' order by a.id",
      )
    ).rows.map(({ subject }) => subject)
  const rotate = (one: Sequencer) =>
    one.rotateKey((tx) => record(tx, { ...act({}), act: 'journal.key_rotated', subject: 'none' }))

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-cosigned-'))
    bureau = await testDatabase()
    const parts = { db: bureau.system, dataDir: folder, clock: () => new Date() }
    const first = new Sequencer(parts)
    await record(bureau.app, act({}))
    assert.ok((await first.publishNow()).ok)
    witness = await makeWorld(() => new Date(), {
      witnesses: { ask: [], cosign: first.log.keys },
      authenticating: () => ({
        authenticate: async () => ({ actor: peer, isBrowser: false, credential: peer.id }),
        actorsBehind: async () => new Map(),
      }),
    })
    await witness.sequencer.publishNow()
    const [key] = witness.sequencer.log.keys
    assert.ok(key !== undefined)
    url = `${await witness.server.listen({ port: 0, host: '127.0.0.1' })}/api/v1/journal/witness`
    const ask = [{ url, key: { ...key, type: 4 as const }, token: null }]
    sequencer = new Sequencer({ ...parts, witnesses: { ask, cosign: [] } })
  })
  after(async () => {
    await bureau.close()
    await witness.close()
    await rm(folder, { recursive: true })
  })

  test('follows a journal to its new key, and is followed to its own', async () => {
    assert.ok(await cosignedNow(), 'before')
    assert.ok((await rotate(sequencer)).ok)
    assert.ok(await cosignedNow(), 'after the bureau’s key changed')
    const [origin, name] = [sequencer.log.keys[0]?.name, witness.sequencer.log.keys[0]?.name]
    assert.deepEqual(await followed(witness.database), [`log:${origin}`])
    assert.ok((await rotate(witness.sequencer)).ok)
    assert.ok(await cosignedNow(), 'after the witness’s key changed')
    assert.deepEqual(await followed(bureau), [`log:${name}`])
    assert.ok(await cosignedNow(), 'and from then on')
    assert.deepEqual(await followed(bureau), [`log:${name}`])
  })

  test('stands in proofs under the key that it had first', async () => {
    const { rows } = await bureau.app.query<{ id: string }>(
      'select l.act_id as id from journal.leaf l limit 1',
    )
    const { ask } = sequencer.witnesses
    const proof = await inTransaction(bureau.app, (tx) =>
      makeProof(tx, sequencer.log, ask, rows[0]?.id ?? ''),
    )
    const trusted = [...sequencer.log.keys.slice(0, 1), ...ask.map(({ key }) => key)]
    const ours = verifyProof(proof ?? '', trusted)
    assert.deepEqual(ours.ok && ours.value.witnesses, [ask[0]?.key.name])
    assert.deepEqual(
      judgeBundle(
        proof ?? '',
        trusted.flatMap((key) => keyFrom(spellKey(key)) ?? []),
      ).witnesses,
      [ask[0]?.key.name],
    )
  })

  test('refuses whoever has the old key, with a succession of theirs or without', async () => {
    const published = await sequencer.publishNow()
    assert.ok(published.ok)
    const { head, successions, keys } = sequencer.log
    const [succession] = successions
    const [first] = keys
    assert.ok(succession !== undefined && first !== undefined)
    const thief = newSigningKey(() => first.name)
    const hashes = await Promise.all(
      consistencySpans(head.size, head.size).map((span) => sequencer.log.hashOf(span)),
    )
    const send = async (note: string, notes: readonly string[]) => {
      const body = spellRequest({ old: head.size, path: hashes, note, successions: notes })
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body })
      return [response.status, /split_view|signature_wrong/.exec(await response.text())?.[0] ?? 'signed']
    }
    const note = signCheckpoint(thief, head, new Date())
    const theirOwn = signSuccession(
      thief,
      newSigningKey(() => first.name),
      head,
      new Date(),
    ).note
    assert.deepEqual(await send(published.value.note, []), [200, 'signed'])
    assert.deepEqual(await send(note, []), [403, 'signature_wrong'])
    assert.deepEqual(await send(note, [theirOwn]), [409, 'split_view'])
    assert.deepEqual(await send(note, [succession.note, theirOwn]), [403, 'signature_wrong'])
    assert.deepEqual(await send(published.value.note, [succession.note]), [200, 'signed'])
  })
})
