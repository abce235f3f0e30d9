import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../kernel/result.ts'
import { readKey } from './journal-note.ts'
import { noWitnesses, type Witnesses } from './journal-witness.ts'

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
  /** Time for a record's owner to answer a hit: while somebody is held, and else. */
  readonly clocks: { readonly heldMs: number; readonly otherMs: number }
  /** Who cosigns our journal, and whose we cosign. */
  readonly witnesses: Witnesses
  /** How long acts are kept. */
  readonly journalYears: number
  /** Threads that answer checks on the port; 1: the one that does everything else too. */
  readonly threads: number
}

export type ConfigError = { readonly kind: 'bad_setting'; readonly setting: string; readonly detail: string }

/** Records in the demo world. Sized so that a first start is ready within 20 s after installation. */
const DEMO_RECORDS = 7000
const DEFAULT_PORT = 8080
/** Years that acts are kept. At least one (CJIS AU-11); ten is ours to confirm. */
const JOURNAL_YEARS = 10
/** More than a machine has cores for. Ours to confirm. */
const MOST_THREADS = 64
/** The pattern of NCIC's hit confirmations: ten minutes when somebody is held, one hour else. */
const CLOCK_HELD_MINUTES = 10
const CLOCK_OTHER_MINUTES = 60
const MINUTE_MS = 60_000

type Environment = Readonly<Record<string, string | undefined>>

const number = z.coerce.number().int().nonnegative()
/** Up to a week; parts of a minute are for trying out. */
const minutes = z.coerce.number().positive().max(10_080)
const settings = z.object({
  COMITY_SHAPE: z.enum(['laptop', 'bureau']).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PORT: number.max(65_535).default(DEFAULT_PORT),
  COMITY_HOST: z.string().min(1).default('127.0.0.1'),
  COMITY_DATA: z.string().min(1).default('.data'),
  COMITY_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  COMITY_DEMO_RECORDS: number.max(1_000_000).optional(),
  COMITY_CLOCK_HELD_MINUTES: minutes.default(CLOCK_HELD_MINUTES),
  COMITY_CLOCK_OTHER_MINUTES: minutes.default(CLOCK_OTHER_MINUTES),
  COMITY_SECRET_FILE: z.string().min(1).optional(),
  COMITY_WITNESSES: z.string().min(1).optional(),
  COMITY_JOURNAL_YEARS: number.min(1).max(100).default(JOURNAL_YEARS),
  COMITY_THREADS: number.min(1).max(MOST_THREADS).default(1),
})
type Settings = z.infer<typeof settings>

/** Reads the environment. Outside the laptop shape nothing secret has a default: without it the program must not start. */
export function readConfig(env: Environment, home: string): Result<Config, ConfigError> {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(filled)
  if (!parsed.success) {
    const fault = parsed.error.issues[0]
    return bad(String(fault?.path[0]), `is not usable: ${fault?.message}`)
  }
  const given = parsed.data
  const shape = given.COMITY_SHAPE ?? (given.DATABASE_URL === undefined ? 'laptop' : 'bureau')
  const missing = shape === 'bureau' ? missingForBureau(given) : wrongForLaptop(given)
  if (missing !== null) return missing
  const dataDir = path.resolve(home, given.COMITY_DATA)
  const secret = readSecret(given.COMITY_SECRET_FILE, dataDir)
  if (!secret.ok) return secret
  const witnesses = readWitnesses(given.COMITY_WITNESSES)
  if (!witnesses.ok) return witnesses
  return ok({
    shape,
    dataDir,
    port: given.PORT,
    host: given.COMITY_HOST,
    databaseUrl: given.DATABASE_URL ?? null,
    secret: secret.value,
    witnesses: witnesses.value,
    journalYears: given.COMITY_JOURNAL_YEARS,
    threads: given.COMITY_THREADS,
    origin: given.COMITY_ORIGIN ?? null,
    demoRecords: shape === 'laptop' ? (given.COMITY_DEMO_RECORDS ?? DEMO_RECORDS) : 0,
    clocks: {
      heldMs: given.COMITY_CLOCK_HELD_MINUTES * MINUTE_MS,
      otherMs: given.COMITY_CLOCK_OTHER_MINUTES * MINUTE_MS,
    },
  })
}

function missingForBureau(given: Settings): Result<never, ConfigError> | null {
  if (given.DATABASE_URL === undefined)
    return bad('DATABASE_URL', 'is missing; the bureau shape needs an external PostgreSQL 15 or newer')
  if (!given.COMITY_ORIGIN?.startsWith('https://'))
    return bad('COMITY_ORIGIN', 'is missing; give the https:// address that browsers use')
  if (given.COMITY_SECRET_FILE === undefined)
    return bad(
      'COMITY_SECRET_FILE',
      'is missing; name a file with 64 hexadecimal digits, readable by Comity alone',
    )
  if ((given.COMITY_DEMO_RECORDS ?? 0) > 0)
    return bad('COMITY_DEMO_RECORDS', 'must be left out: there is no demo world outside the laptop shape')
  return null
}

/** The chooser asks for no proof, so nobody else's machine may reach it. */
function wrongForLaptop({ COMITY_HOST }: Settings): Result<never, ConfigError> | null {
  return ['127.0.0.1', '::1', 'localhost'].includes(COMITY_HOST)
    ? null
    : bad(
        'COMITY_HOST',
        'must be a loopback address in the laptop shape; to serve others, set up the bureau shape',
      )
}

function readSecret(named: string | undefined, dataDir: string): Result<Buffer, ConfigError> {
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

const verifierKey = z.string().transform((text, context) => {
  const key = readKey(text)
  if (key === null) context.addIssue({ code: 'custom', message: 'is no verifier key: name+id+key' })
  return key ?? z.NEVER
})
const witnessFile = z.strictObject({
  ask: z
    .array(
      z.strictObject({
        url: z.url({ protocol: /^https?$/ }),
        key: verifierKey,
        token: z.string().nullable().default(null),
      }),
    )
    .default([]),
  cosign: z.array(verifierKey).default([]),
})

function readWitnesses(file: string | undefined): Result<Witnesses, ConfigError> {
  if (file === undefined) return ok(noWitnesses)
  if (!existsSync(file)) return bad('COMITY_WITNESSES', `names ${file}, which is not there`)
  const parsed = witnessFile.safeParse(jsonOf(readFileSync(file, 'utf8')))
  if (parsed.success) return ok(parsed.data)
  const fault = parsed.error.issues[0]
  return bad('COMITY_WITNESSES', `${file} is not usable: ${fault?.path.join('.')} ${fault?.message}`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}

function bad(setting: string, detail: string): Result<never, ConfigError> {
  return fail({ kind: 'bad_setting', setting, detail })
}
