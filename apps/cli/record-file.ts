import { createReadStream, existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { ensureBureaus } from '../../capabilities/bureaus/actions/ensure.ts'
import { exportRecords } from '../../capabilities/records/actions/export-records.ts'
import { restoreRecords } from '../../capabilities/records/actions/restore-records.ts'
import { readConfig } from '../../infra/config.ts'
import { type Db, inTransaction, openDb } from '../../infra/db.ts'
import { migrate } from '../../infra/migrate.ts'
import { startPostgres } from '../../infra/postgres.ts'
import { type BureauCode, systemActor } from '../../kernel/actor.ts'
import { HOME } from '../server/home.ts'
import { misunderstood } from './arguments.ts'
import { complain, print } from './client.ts'

/**
 * Writes all that a bureau holds to a new file. By the machine's operator, straight from the database: over HTTP the same
 * takes a head, a fresh passkey and a second person.
 */
export async function exportFile(file: string, bureau: string | null): Promise<number> {
  if (file === '' || bureau === null || !/^[A-Z]{3}$/.test(bureau))
    return misunderstood('Say record export FILE --bureau CODE.')
  if (existsSync(file)) return complain(`${file} is there already; name a new file.`)
  return await withDatabase(async (system) => {
    // Police data: for the account that runs this alone.
    const out = await open(file, 'wx', 0o600)
    const actor = { ...systemActor, bureau: bureau as BureauCode }
    const write = async (line: string): Promise<void> => {
      await out.write(line)
    }
    await exportRecords(system, actor, write, new Date())
    await out.sync()
    await out.close()
    print(`All that ${bureau} holds is in ${file}.`)
    return 0
  })
}

/** Takes an export into a server that holds nothing of its bureau, all of it or nothing. */
export async function restoreFile(file: string): Promise<number> {
  if (file === '') return misunderstood('Say record restore FILE.')
  if (!existsSync(file)) return complain(`There is no file ${file}.`)
  return await withDatabase(async (system) => {
    const restored = await restoreRecords(system, () => linesOf(file), new Date())
    if (restored.ok) {
      const { owner, records, lists, judgements } = restored.value
      print(
        `${owner}: ${records} records, ${lists} sharing lists and ${judgements} judgements were restored.`,
      )
      return 0
    }
    switch (restored.error.kind) {
      case 'not_an_export':
        return complain(`${file} is no export of records.`)
      case 'export_damaged':
        return complain(`${file} is damaged or cut off at line ${restored.error.line}. Nothing was changed.`)
      case 'not_empty':
        return complain(`There are records of ${restored.error.owner} already. Nothing was changed.`)
    }
  })
}

/** By line feeds alone: Node's own reader of lines also breaks at U+2028, which stands in texts. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/** The database itself, brought up to date, with no server on it: the external one, or this machine's own. */
async function withDatabase(work: (system: Db) => Promise<number>): Promise<number> {
  const config = readConfig(process.env, HOME)
  if (!config.ok) return complain(`${config.error.setting} ${config.error.detail}`)
  const { databaseUrl, dataDir } = config.value
  if (databaseUrl !== null) return await onUrl(databaseUrl, work)
  const started = await startPostgres({ dataDir: path.join(dataDir, 'postgres') })
  if (!started.ok) return complain(started.error.detail)
  try {
    return await onUrl(started.value.url, work)
  } finally {
    await started.value.stop()
  }
}

async function onUrl(url: string, work: (system: Db) => Promise<number>): Promise<number> {
  const owner = openDb(url, { as: 'owner', connections: 1 })
  await migrate(owner)
  await owner.close()
  const system = openDb(url, { as: 'system', connections: 2 })
  try {
    await inTransaction(system, (tx) => ensureBureaus(tx))
    return await work(system)
  } finally {
    await system.close()
  }
}
