import { readFile, rename, writeFile } from 'node:fs/promises'
import { authenticateKey } from '../../capabilities/bureaus/actions/authenticate.ts'
import { issueKey } from '../../capabilities/bureaus/actions/keys.ts'
import { type Db, inTransaction } from '../../infra/db.ts'
import { scopes, systemActor } from '../../kernel/actor.ts'
import { keyFile } from './home.ts'

/** Days that the key of this machine's command line lives; each start makes a new one when it has less than half left. */
const LIFE_DAYS = 30
const DAY_MS = 86_400_000

/** Leaves a key in the data folder that only its owner can read: the command line works with it beside this server. */
export async function ensureLocalKey(db: Db, dataDir: string, now: Date): Promise<void> {
  const file = keyFile(dataDir)
  const halfLifeAhead = new Date(now.getTime() + (LIFE_DAYS * DAY_MS) / 2)
  const present = await readFile(file, 'utf8').catch(() => '')
  if (present !== '' && (await authenticateKey(db, present.trim(), halfLifeAhead)) !== null) return
  const expiresAt = new Date(now.getTime() + LIFE_DAYS * DAY_MS)
  const grant = {
    label: 'Command line of this machine',
    scopes,
    purpose: 'security_check',
    clearance: 'confidential',
    expiresAt,
  } as const
  const issued = await inTransaction(db, (tx) => issueKey(tx, systemActor, grant, now))
  if (!issued.ok) throw new Error(`no key for the command line: ${issued.error.kind}`)
  await writeFile(`${file}.next`, issued.value.secret, { mode: 0o600 })
  await rename(`${file}.next`, file)
}
