import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureDemoWorld } from '../apps/server/demo.ts'
import { ensureBureaus } from '../capabilities/bureaus/actions/ensure.ts'
import { answerCheck, type CheckParts, type CheckWish } from '../capabilities/checks/actions/answer-check.ts'
import {
  type CheckWriter,
  checkWriter,
  LARGEST_BATCH,
  type Written,
} from '../capabilities/checks/actions/check-writer.ts'
import { IndexKeeper } from '../capabilities/checks/jobs/index-keeper.ts'
import { noQuestion } from '../capabilities/checks/recognise.ts'
import { addChecks } from '../capabilities/checks/store/checks.ts'
import { readConfig } from '../infra/config.ts'
import { type Db, inTransaction, openDb } from '../infra/db.ts'
import { GroupCommit } from '../infra/group-commit.ts'
import { Sequencer } from '../infra/journal-sequencer.ts'
import { migrate } from '../infra/migrate.ts'
import { startPostgres } from '../infra/postgres.ts'
import { type Actor, type BureauCode, systemActor } from '../kernel/actor.ts'
import { askedNames, askedNumbers } from './data.ts'
import { type Row, rowOf } from './table.ts'

const RECORDS = 6000
const QUESTIONS = 2000
/** Checks that are on their way at once, as in the bench over HTTP. */
const AT_ONCE = 64
/** Turns of each way, one after the other, so that a busy minute of the machine meets both. */
const TURNS = 5
const TURN_MS = 2000
const SEED = 19
const clock = (): Date => new Date()

/** The index without the rule of who may see what. */
class OpenKeeper extends IndexKeeper {
  override maySee(): () => boolean {
    return () => true
  }
}

/** Durable checks without their acts, and without the watch that would miss them; for questions that raise nothing. */
function writerWithoutActs(owner: Db): CheckWriter {
  return new GroupCommit(async (batch) => {
    const checks = batch.map(({ check }) => ({ check, hiddenFrom: null }))
    await inTransaction(owner, async (tx) => {
      await tx.query('set local session_replication_role = replica')
      await addChecks(tx, checks)
    })
    return batch.map((): Written => new Map())
  }, LARGEST_BATCH)
}

/** What policy and journal cost: checks that meet nothing, with and without them, in turns. */
export async function benchCheckPath(): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-'))
  const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') })
  if (!postgres.ok) throw new Error(postgres.error.detail)
  const owner = openDb(postgres.value.url, { as: 'owner', connections: 1 })
  await migrate(owner)
  const db = openDb(postgres.value.url, { as: 'app', connections: 8 })
  const system = openDb(postgres.value.url, { as: 'system', connections: 6 })
  const sequencer = new Sequencer({ db: system, dataDir: folder, clock })
  await sequencer.start()
  try {
    return await compare({ db, system, owner }, folder, sequencer)
  } finally {
    await sequencer.stop()
    await Promise.all([db.close(), system.close(), owner.close()])
    await postgres.value.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

type Databases = { readonly db: Db; readonly system: Db; readonly owner: Db }

async function compare(
  { db, system, owner }: Databases,
  folder: string,
  sequencer: Sequencer,
): Promise<Row[]> {
  await inTransaction(db, (tx) => ensureBureaus(tx, clock()))
  await ensureDemoWorld({ db, system, clock, demoRecordCount: RECORDS }, systemActor)
  const config = readConfig({ COMITY_DATA: folder }, folder)
  if (!config.ok) throw new Error(config.error.detail)
  const hits = { clocks: config.value.clocks, secret: config.value.secret }
  const [keeper, open] = [new IndexKeeper(system, clock, folder), new OpenKeeper(system, clock, folder)]
  await keeper.load()
  await open.load()
  const whole: CheckParts = { ...{ db, system, clock, keeper, hits }, writer: checkWriter(system) }
  const bare: CheckParts = { ...whole, db: system, keeper: open, writer: writerWithoutActs(owner) }
  const rows: Row[] = []
  for (const [what, asked] of [
    ['name', askedNames(QUESTIONS, SEED)] as const,
    ['number', askedNumbers(QUESTIONS)] as const,
  ]) {
    const wishes = asked.map(wishOf)
    const rates: { whole: number; bare: number }[] = []
    await rateOf(whole, wishes, sequencer)
    for (let turn = 0; turn < TURNS; turn++)
      rates.push({
        bare: await rateOf(bare, wishes, sequencer),
        whole: await rateOf(whole, wishes, sequencer),
      })
    const middle = (of: 'whole' | 'bare') =>
      rates.map((rate) => rate[of]).sort((a, b) => a - b)[Math.floor(TURNS / 2)] ?? 0
    rows.push(
      rowOf({ work: `check of a ${what}, before HTTP`, value: middle('whole'), unit: '/s' }),
      rowOf({
        ...{ work: `check of a ${what}: share that policy and journal cost`, unit: '' },
        value: 1 - middle('whole') / middle('bare'),
        goal: { most: 0.2 },
        note: `${Math.round(middle('bare'))}/s without them`,
      }),
    )
  }
  return rows
}

const officer: Actor = {
  ...systemActor,
  kind: 'user',
  bureau: 'PRT' as BureauCode,
  roles: new Set(['officer']),
  clearance: 'restricted',
  purpose: 'border',
}

function wishOf(question: Partial<CheckWish['question']>): CheckWish {
  return {
    ...{ question: { ...noQuestion, ...question }, purpose: 'border', mode: 'balanced' },
    ...{ isHeld: false, about: null },
  }
}

/** Checks a second over one turn; what is still being sequenced afterwards is waited for. */
async function rateOf(
  parts: CheckParts,
  wishes: readonly CheckWish[],
  sequencer: Sequencer,
): Promise<number> {
  const began = performance.now()
  let asked = 0
  async function askOn(): Promise<void> {
    while (performance.now() - began < TURN_MS) {
      const wish = wishes[asked++ % wishes.length]
      const answered = wish === undefined ? null : await answerCheck(parts, officer, wish)
      if (answered?.ok !== true) throw new Error('a question was refused: nothing was measured')
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, askOn))
  const rate = (1000 * asked) / (performance.now() - began)
  await sequencer.publishNow()
  return rate
}
