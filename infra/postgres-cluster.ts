import { spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { fail, ok, type Result } from '../kernel/result.ts'
import {
  type Account,
  findProgram,
  type Program,
  type ProgramRefusal,
  serverAccount,
} from './postgres-program.ts'
import { errorCode } from './process-table.ts'

/** `detail` is a sentence for the person who started Comity, with what to do. */
export type PostgresRefusal =
  | ProgramRefusal
  | {
      readonly kind: 'data_in_use' | 'data_not_ours' | 'secret_missing' | 'other_version' | 'did_not_start'
      readonly detail: string
    }

/** A database on disk and the program that serves it. */
export type Cluster = {
  readonly folder: string
  readonly log: string
  /** Stands in the command line and title of each of its processes, so that a later run recognises them. */
  readonly mark: string
  readonly account: Account
  readonly program: Program
  readonly password: string
}

/** Role that owns the database; its password is made with the cluster and lies in a file for us alone. */
export const OWNER = 'comity'

const PASSWORD_BYTES = 24
/** Standard input, output and error come first; what follows is handed to the server program by number. */
const FIRST_FREE_DESCRIPTOR = 3

/** Makes the folder when there is none. Its absolute path without links, or why it cannot be used. */
export function openHome(dataDir: string): Result<string, PostgresRefusal> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    return ok(realpathSync(dataDir))
  } catch (cause) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(errorCode(cause) ?? '')) throw cause
    return refuse(
      'data_not_ours',
      `The folder ${dataDir} is not ours to write (${errorCode(cause)}). Start Comity as its owner, or name another folder in COMITY_DATA.`,
    )
  }
}

/** Opens the cluster under `home`, making it first when an earlier run did not get to its end. */
export async function openCluster(
  home: string,
  { isEphemeral, report }: { isEphemeral: boolean; report: (line: string) => void },
): Promise<Result<Cluster, PostgresRefusal>> {
  const folder = path.join(home, 'cluster')
  const account = serverAccount(folder)
  if (!account.ok) return account
  const program = findProgram(account.value, path.join(home, 'programs'))
  if (!program.ok) return program
  const secretFile = path.join(home, 'owner.secret')
  for (const name of readdirSync(home))
    if (name.startsWith('cluster.new-'))
      rmSync(path.join(home, name), { recursive: true, force: true, maxRetries: 5 })
  if (!existsSync(folder)) {
    report('Making the database')
    const made = await makeCluster({ folder, secretFile, account: account.value, isEphemeral }, program.value)
    if (!made.ok) return made
  }
  const fault = faultIn(folder, secretFile, program.value)
  if (fault !== null) return fault
  const mark = `comity-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  return ok({
    folder,
    log: path.join(home, 'server.log'),
    mark,
    account: account.value,
    program: program.value,
    password: readFileSync(secretFile, 'utf8'),
  })
}

/**
 * The name under which the server's account reaches `folder`, and a descriptor to hand over as its number 3.
 * Root opens the folder and the server enters by the descriptor, so the folders above may stay closed to others.
 */
export function reach(folder: string, account: Account): { name: string; descriptor: number | null } {
  if (account === null || process.platform !== 'linux') return { name: folder, descriptor: null }
  const descriptor = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  return { name: `/proc/self/fd/${FIRST_FREE_DESCRIPTOR}`, descriptor }
}

/** Nothing of our environment reaches the server: it holds secrets, and libpq's and PostgreSQL's own variables. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...windowsEnvironment() }

type NewCluster = {
  readonly folder: string
  readonly secretFile: string
  readonly account: Account
  readonly isEphemeral: boolean
}

/** A cluster gets its name when it is whole, so what has the name is whole. */
async function makeCluster(made: NewCluster, program: Program): Promise<Result<null, PostgresRefusal>> {
  const draft = `${made.folder}.new-${randomUUID()}`
  mkdirSync(draft, { mode: 0o700 })
  if (made.account !== null) chownSync(draft, made.account.uid, made.account.gid)
  writeFileSync(made.secretFile, randomBytes(PASSWORD_BYTES).toString('base64url'), {
    mode: 0o600,
    flush: true,
  })
  const folder = reach(draft, made.account)
  const secret = reachSecret(made.secretFile, made.account)
  const complaint = await runInitdb(made, program, { folder, secret })
  for (const { descriptor } of [folder, secret]) if (descriptor !== null) closeSync(descriptor)
  if (complaint !== null) {
    rmSync(draft, { recursive: true, force: true, maxRetries: 5 })
    return refuse('did_not_start', `The database could not be made: ${complaint}`)
  }
  renameSync(draft, made.folder)
  if (process.platform !== 'win32') syncFolder(path.dirname(made.folder))
  return ok(null)
}

type Reached = ReturnType<typeof reach>

/** What initdb complained of, or null when it is done. */
function runInitdb(
  made: NewCluster,
  program: Program,
  { folder, secret }: { folder: Reached; secret: Reached },
): Promise<string | null> {
  const options = [
    ...['-D', folder.name, '-U', OWNER, '--auth=scram-sha-256', `--pwfile=${secret.name}`, '--encoding=UTF8'],
    // The server's own tables of letters sort and fold the same on every machine, whatever locales it has.
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    made.isEphemeral ? '--no-sync' : '--data-checksums',
  ]
  const descriptors = [folder.descriptor, secret.descriptor].filter((descriptor) => descriptor !== null)
  return new Promise((resolve) => {
    const child = spawn(program.initdb, options, {
      ...made.account,
      cwd: '/',
      env: serverEnvironment,
      stdio: ['ignore', 'ignore', 'pipe', ...descriptors],
    })
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
    child.once('error', (cause) => resolve(cause.message))
    child.once('close', (status) => resolve(status === 0 ? null : said.trim()))
  })
}

/** A copy without a name: the server's account may read it, nobody can find it, and it is gone with the descriptor. */
function reachSecret(file: string, account: Account): Reached {
  if (account === null || process.platform !== 'linux') return { name: file, descriptor: null }
  const copy = `${file}.${randomUUID()}`
  writeFileSync(copy, readFileSync(file), { mode: 0o600 })
  const descriptor = openSync(copy, 'r')
  chownSync(copy, account.uid, account.gid)
  unlinkSync(copy)
  return { name: `/proc/self/fd/${FIRST_FREE_DESCRIPTOR + 1}`, descriptor }
}

function faultIn(
  folder: string,
  secretFile: string,
  program: Program,
): Result<never, PostgresRefusal> | null {
  const isRoot = process.getuid?.() === 0
  if (!isRoot && process.getuid !== undefined && statSync(folder).uid !== process.getuid())
    return refuse(
      'data_not_ours',
      `The database in ${folder} belongs to another account. Start Comity as that account, or as root.`,
    )
  const major = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim()
  if (major !== program.major)
    return refuse(
      'other_version',
      `The database in ${folder} was made by PostgreSQL ${major} and this is ${program.major}. Start the Comity that made it, and export from there.`,
    )
  if (!existsSync(secretFile))
    return refuse(
      'secret_missing',
      `${secretFile} is missing, and the database in ${folder} opens with it only. Put it back from your backup.`,
    )
  return null
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

function windowsEnvironment(): Record<string, string> {
  const root = process.env['SystemRoot']
  return process.platform === 'win32' && root !== undefined
    ? { SystemRoot: root, PATH: process.env['PATH'] ?? '' }
    : {}
}

function refuse(kind: PostgresRefusal['kind'], detail: string): Result<never, PostgresRefusal> {
  return fail({ kind, detail })
}
