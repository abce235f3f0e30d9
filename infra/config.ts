import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fail, ok, type Result } from '../kernel/result.ts'

/** Everything that the environment decides, read once when the program starts. */
export type Config = {
  /** `laptop`: one process, own database, demo world, chooser. `bureau`: external database, secrets given, no demo. */
  readonly shape: 'laptop' | 'bureau'
  readonly dataDir: string
  /** 0 lets the system choose. */
  readonly port: number
  readonly host: string
  /** Null starts the PostgreSQL that came with the packages. */
  readonly databaseUrl: string | null
  /** 32 bytes that seal what is stored secret, e.g. TOTP seeds. */
  readonly secret: Buffer
  /** The address that browsers use; passkeys are bound to its host. Null: whatever address is served. */
  readonly origin: string | null
  /** People and records of the demo world to make on an empty database; 0 makes none. */
  readonly demoRecords: number
}

export type ConfigError = { readonly kind: 'bad_setting'; readonly setting: string; readonly detail: string }

/** Records in the demo world. Sized so that a first start is ready within 20 s after installation. */
const DEMO_RECORDS = 6000
const DEFAULT_PORT = 8080

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment. Outside the laptop shape nothing secret has a default: without it the program must not start. */
export function readConfig(env: Environment, home: string): Result<Config, ConfigError> {
  const databaseUrl = env['DATABASE_URL'] ?? null
  const shape = env['COMITY_SHAPE'] ?? (databaseUrl === null ? 'laptop' : 'bureau')
  if (shape !== 'laptop' && shape !== 'bureau')
    return bad('COMITY_SHAPE', `is "${shape}"; use "laptop" or "bureau", or leave it out`)
  if (shape === 'bureau' && databaseUrl === null)
    return bad('DATABASE_URL', 'is missing; the bureau shape needs an external PostgreSQL 15 or newer')
  const port = readNumber(env['PORT'], DEFAULT_PORT)
  if (port === null || port > 65_535) return bad('PORT', `is "${env['PORT']}"; use a number from 0 to 65535`)
  const demoRecords = readNumber(env['COMITY_DEMO_RECORDS'], shape === 'laptop' ? DEMO_RECORDS : 0)
  if (demoRecords === null || (shape === 'bureau' && demoRecords > 0))
    return bad('COMITY_DEMO_RECORDS', 'takes a number, and none but 0 outside the laptop shape')
  const origin = env['COMITY_ORIGIN'] ?? null
  if (shape === 'bureau' && !origin?.startsWith('https://'))
    return bad('COMITY_ORIGIN', 'is missing; give the https:// address that browsers use')
  const dataDir = path.resolve(home, env['COMITY_DATA'] ?? '.data')
  const secret = readSecret(env, shape, dataDir)
  if (!secret.ok) return secret
  const host = env['COMITY_HOST'] ?? '127.0.0.1'
  return ok({ shape, dataDir, port, host, databaseUrl, secret: secret.value, origin, demoRecords })
}

function readNumber(text: string | undefined, otherwise: number): number | null {
  if (text === undefined || text === '') return otherwise
  return /^\d{1,7}$/.test(text) ? Number(text) : null
}

function readSecret(env: Environment, shape: Config['shape'], dataDir: string): Result<Buffer, ConfigError> {
  const named = env['COMITY_SECRET_FILE']
  if (named === undefined && shape === 'bureau')
    return bad(
      'COMITY_SECRET_FILE',
      'is missing; name a file with 64 hexadecimal digits, readable by Comity alone',
    )
  const file = named ?? path.join(dataDir, 'secret.key')
  if (named === undefined && !existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 })
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  }
  if (!existsSync(file)) return bad('COMITY_SECRET_FILE', `names ${file}, which is not there`)
  const text = readFileSync(file, 'utf8').trim()
  return /^[0-9a-f]{64}$/i.test(text)
    ? ok(Buffer.from(text, 'hex'))
    : bad('COMITY_SECRET_FILE', `${file} must hold exactly 64 hexadecimal digits`)
}

function bad(setting: string, detail: string): Result<never, ConfigError> {
  return fail({ kind: 'bad_setting', setting, detail })
}
