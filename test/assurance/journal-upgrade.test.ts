import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Db, inTransaction, openDb } from '../../infra/db.ts'
import { record } from '../../infra/journal.ts'
import { Sequencer } from '../../infra/journal-sequencer.ts'
import { verifyDatabase } from '../../infra/journal-verify.ts'
import { migrate } from '../../infra/migrate.ts'
import { systemActor } from '../../kernel/actor.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { newId } from '../../kernel/id.ts'
import { type TestDatabase, testDatabase } from '../database.ts'

const MIGRATIONS = path.resolve(import.meta.dirname, '../../db/migrations')
const at = new Date('2026-01-05T08:00:00.250Z')
const ACTS = 7

/** A database as the version before the tree left it: acts, and a chain that links their salted hashes. */
describe('a journal of the version before the tree', () => {
  let home: TestDatabase
  let name: string
  let owner: Db
  let system: Db
  let dataDir: string

  before(async () => {
    home = await testDatabase()
    name = `comity_old_${randomBytes(6).toString('hex')}`
    await home.owner.query(`create database ${name}`)
    const url = new URL(home.url)
    url.pathname = `/${name}`
    owner = openDb(url.href, { as: 'owner', connections: 1 })
    system = openDb(url.href, { as: 'system', connections: 2 })
    dataDir = await mkdtemp(path.join(tmpdir(), 'comity-old-'))
    await owner.query(
      'create table public.migration (name text primary key, sha256 text not null, at timestamptz not null default now())',
    )
    for (const file of (await readdir(MIGRATIONS)).sort().filter((one) => one < '0007')) {
      const text = await readFile(path.join(MIGRATIONS, file), 'utf8')
      await owner.query(text)
      const sha256 = createHash('sha256').update(text).digest('hex')
      await owner.query('insert into public.migration (name, sha256) values ($1, $2)', [file, sha256])
    }
    await writeOld(owner)
    await migrate(owner)
  })
  after(async () => {
    await owner.close()
    await system.close()
    await home.owner.query(`drop database ${name} with (force)`)
    await home.close()
    await rm(dataDir, { recursive: true })
  })

  test('is the beginning of the tree, in its order; what waited and what is new comes after it', async () => {
    const sequencer = new Sequencer({ db: system, dataDir, clock: () => at })
    const act = {
      actor: systemActor,
      act: 'demo.made',
      outcome: 'done',
      subject: 'none',
      detail: null,
      at,
    } as const
    await record(system, act)
    const published = await sequencer.publishNow()
    assert.equal(published.ok && published.value.size, ACTS + 2)
    assert.equal((await verifyDatabase(system, () => undefined)).state, 'clean')
    const { rows } = await owner.query(
      'select a.subject from journal.leaf l join journal.act a on a.id = l.act_id order by l.index',
    )
    assert.deepEqual(
      rows.map((row) => row['subject']),
      [...Array.from({ length: ACTS + 1 }, (_, place) => `record:${place}`), 'none'],
    )
  })

  test('is still found out when an old act or an old link is changed', async () => {
    const why = async (statement: string) => {
      await inTransaction(owner, async (tx) => {
        await tx.query('set local session_replication_role = replica')
        await tx.query(statement)
      })
      const found = await verifyDatabase(system, () => undefined)
      return found.state === 'broken' ? [found.index, found.why] : null
    }
    assert.deepEqual(await why("update journal.chain set link = sha256('x') where seq = 5"), [
      4,
      'link_changed',
    ])
    assert.deepEqual(await why("update journal.act set purpose = 'x' where subject = 'record:2'"), [
      2,
      'entry_changed',
    ])
  })
})

/** As the earlier version wrote: one act more than the chain holds still waits. */
async function writeOld(owner: Db): Promise<void> {
  let before = Buffer.alloc(32)
  for (let place = 0; place <= ACTS; place++) {
    const salt = randomBytes(16)
    const said = {
      ...{
        id: newId<'Act'>(at),
        actor_kind: 'system',
        actor_id: systemActor.id,
        bureau: 'HUB',
        purpose: 'border',
      },
      ...{ act: 'record.read', outcome: 'done', subject: `record:${place}`, detail: { place } },
    }
    const text = canonicalJson({ ...said, at: at.toISOString() })
    const leaf = createHash('sha256').update(Buffer.of(0)).update(salt).update(text).digest()
    const link = createHash('sha256').update(Buffer.of(1)).update(before).update(leaf).digest()
    await owner.query(
      `insert into journal.act (id, at, actor_kind, actor_id, bureau, purpose, act, outcome, subject, detail, salt)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        said.id,
        at,
        said.actor_kind,
        said.actor_id,
        said.bureau,
        said.purpose,
        said.act,
        said.outcome,
        said.subject,
        said.detail,
        salt,
      ],
    )
    if (place === ACTS) await owner.query('insert into journal.waiting values ($1)', [said.id])
    else
      await owner.query('insert into journal.chain values ($1, $2, $3, $4)', [place + 1, said.id, leaf, link])
    before = link
  }
}
