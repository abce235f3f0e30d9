import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { record } from '../../infra/journal.ts'
import { cosign, newSigningKey, witnessKey } from '../../infra/journal-note.ts'
import { makeProof, verifyProof } from '../../infra/journal-proof.ts'
import { Sequencer } from '../../infra/journal-sequencer.ts'
import { keepCosignature } from '../../infra/journal-shelf.ts'
import { systemActor } from '../../kernel/actor.ts'
import { judgeBundle } from '../../tools/verify-journal-proof.ts'
import { type TestDatabase, testDatabase } from '../database.ts'

const GOOD = 1000
const BAD = 1000
/** Checkpoints among the acts, so that proofs of every shape occur. */
const STEPS = [1, 2, 255, 256, 130, 300, 56]

/** A seeded generator (mulberry32): the same thousand bad bundles in every run. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** L-11: a program that shares no code with ours comes to the same verdict. */
describe('proofs of single acts', () => {
  let database: TestDatabase
  let dataDir: string
  const bundles: string[] = []
  const judge = (text: string): boolean => {
    try {
      judgeBundle(text, [])
      return true
    } catch (cause) {
      if (cause instanceof Error && 'flaw' in cause) return false
      throw cause
    }
  }

  before(async () => {
    database = await testDatabase()
    dataDir = await mkdtemp(path.join(tmpdir(), 'comity-bundles-'))
    let now = Date.UTC(2026, 0, 1)
    const witness = newSigningKey(() => 'witness.example/journal')
    const asked = { url: 'http://127.0.0.1:9/none', key: witnessKey(witness), token: null }
    const sequencer = new Sequencer({ db: database.system, dataDir, clock: () => new Date(now) })
    for (const count of STEPS) {
      now += 60_000
      const at = new Date(now)
      const acts = Array.from({ length: count }, (_, place) => ({
        actor: systemActor,
        act: 'record.read' as const,
        outcome: 'done' as const,
        subject: `record:${place}`,
        detail: { place, text: 'é ✓ “”' },
        at,
      }))
      await record(database.app, ...acts)
      const published = await sequencer.publishNow()
      assert.ok(published.ok)
      const [text = ''] = published.value.note.split('\n\n')
      const line = cosign(witness, `${text}\n`, at)
      const { size } = published.value
      await keepCosignature(database.system, { witness: witness.name, size, at, line })
    }
    const { rows } = await database.app.query<{ id: string }>('select a.id from journal.act a order by a.id')
    for (const { id } of rows.slice(0, GOOD))
      bundles.push((await makeProof(database.app, sequencer.log, [asked], id)) ?? '')
  })
  after(async () => {
    await database.close()
    await rm(dataDir, { recursive: true })
  })

  test(`both verifiers believe ${GOOD} good ones, and find the witness`, () => {
    assert.equal(bundles.length, GOOD)
    for (const bundle of bundles) {
      const ours = verifyProof(bundle, null)
      assert.ok(ours.ok, JSON.stringify(ours))
      assert.deepEqual(ours.value.witnesses, ['witness.example/journal'])
      const theirs = judgeBundle(bundle, [])
      assert.deepEqual(
        [theirs.index, theirs.size, theirs.origin, theirs.witnesses],
        [ours.value.index, ours.value.size, ours.value.origin, ours.value.witnesses],
      )
    }
  })

  test(`neither believes any of ${BAD} that were changed by one character, one field or one step`, () => {
    const below = random(20_261_121)
    const one = (list: readonly string[]): string => list[below(list.length)] ?? ''
    const fields = [
      'act',
      'salt',
      'entry',
      'index',
      'inclusion',
      'checkpoint',
      'consistency',
      'newest',
      'keys',
    ]
    let tried = 0
    while (tried < BAD) {
      const [good, other] = [one(bundles), one(bundles)]
      const changed = [
        () => {
          const at = below(good.length)
          const code = good.charCodeAt(at)
          return `${good.slice(0, at)}${String.fromCharCode(code === 65 ? 66 : 65)}${good.slice(at + 1)}`
        },
        () => good.slice(0, below(good.length)),
        () => `${good} `,
        () => {
          const field = one(fields)
          return `${JSON.stringify({ ...JSON.parse(good), [field]: JSON.parse(other)[field] })}\n`
        },
        () => {
          const held = JSON.parse(good)
          const list = held[one(['inclusion', 'consistency'])]
          list.splice(below(list.length + 1), 1)
          return `${JSON.stringify(held)}\n`
        },
        () => `${JSON.stringify({ ...JSON.parse(good), extra: 1 })}\n`,
        () => `${JSON.stringify({ ...JSON.parse(good), index: JSON.parse(good).index + 1 })}\n`,
      ][below(7)]?.()
      if (changed === undefined || bundles.includes(changed)) continue
      tried += 1
      const [ours, theirs] = [verifyProof(changed, null).ok, judge(changed)]
      assert.equal(ours, theirs, `they differ on ${changed}`)
      // Keys of the same witnesses in every bundle, or an equal field: still good, and both say so.
      if (ours) tried -= 1
    }
  })

  test('one act is proved by the same bytes each time', async () => {
    const again = new Sequencer({ db: database.system, dataDir, clock: () => new Date() })
    await again.log.open({ isFirst: false, origin: () => '', successions: [] })
    const [id] = (
      await database.app.query<{ id: string }>('select a.id from journal.act a order by a.id limit 1')
    ).rows
    const witness = { url: '', key: witnessKey(newSigningKey(() => 'x')), token: null }
    const first = await makeProof(database.app, again.log, [witness], id?.id ?? '')
    assert.equal(first, await makeProof(database.app, again.log, [witness], id?.id ?? ''))
  })

  test('a key that was had from elsewhere is believed, the one in the bundle is not', () => {
    const stranger = witnessKey(newSigningKey(() => 'stranger.example'))
    assert.deepEqual(verifyProof(bundles[0] ?? '', [stranger]), { ok: false, error: 'signature_wrong' })
  })
})
