import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Tx } from './db.ts'
import type { TileLog } from './journal-log.ts'
import {
  type Checkpoint,
  cosignedAt,
  type Note,
  openCheckpoint,
  readKey,
  spellKey,
  type VerifierKey,
} from './journal-note.ts'
import { entryOf, placeOf } from './journal-order.ts'
import {
  checkpointAfter,
  cosignaturesOf,
  newestCheckpoint,
  newestCosignatures,
  successionsFollowed,
} from './journal-shelf.ts'
import { goodPart } from './journal-succession.ts'
import {
  consistencySpans,
  inclusionSpans,
  isConsistent,
  isIncluded,
  leafHash,
  type Span,
} from './journal-tree.ts'
import type { Witness } from './journal-witness.ts'

/** Without successions as it always was, so that earlier verifiers go on reading the proofs of logs that keep their key. */
const FORMAT = 'comity-journal-proof/1'
const FORMAT_SUCCEEDED = 'comity-journal-proof/2'

/** What a proof of the first format holds; docs/journal-format.md says what each field is. */
const fields = [
  'act',
  'checkpoint',
  'consistency',
  'entry',
  'format',
  'inclusion',
  'index',
  'keys',
  'newest',
  'salt',
] as const

type Bundle = {
  readonly act: string
  readonly salt: string
  readonly entry: string
  readonly index: number
  readonly inclusion: readonly string[]
  readonly checkpoint: string
  readonly consistency: readonly string[]
  readonly newest: string
  readonly keys: readonly string[]
} & (
  | { readonly format: typeof FORMAT }
  | { readonly format: typeof FORMAT_SUCCEEDED; readonly successions: readonly string[] }
)

/**
 * Everything that proves one act to somebody who has nothing but our public key: the same bytes whenever the same act
 * is proved under the same newest checkpoint. Null while no checkpoint covers the act.
 */
export async function makeProof(
  tx: Tx,
  log: TileLog,
  witnesses: readonly Witness[],
  actId: string,
): Promise<string | null> {
  const place = await placeOf(tx, actId)
  const first = place === null ? null : await checkpointAfter(tx, place.index)
  if (place === null || first === null) return null
  const names = witnesses.map((witness) => witness.key.name)
  const newest = await bestCheckpoint(tx, names, first.size)
  const signed = await cosignaturesOf(tx, newest.size)
  const successions = [...log.successions.map(({ note }) => note), ...(await successionsFollowed(tx, names))]
  const held = {
    act: place.act.text,
    salt: place.act.salt.toString('hex'),
    entry: place.entry.toString('hex'),
    index: place.index,
    inclusion: await hashesOf(log, inclusionSpans(place.index, first.size)),
    checkpoint: first.note,
    consistency: await hashesOf(log, consistencySpans(first.size, newest.size)),
    newest: newest.note + signed.map(({ line }) => `${line}\n`).join(''),
    keys: [...log.keys.slice(0, 1), ...witnesses.map((witness) => witness.key)].map(spellKey),
  }
  const bundle: Bundle =
    successions.length > 0 ? { ...held, format: FORMAT_SUCCEEDED, successions } : { ...held, format: FORMAT }
  return `${canonicalJson(bundle)}\n`
}

/** The newest checkpoint that a witness cosigned, where it covers the act; else the newest. */
async function bestCheckpoint(tx: Tx, witnesses: readonly string[], atLeast: number) {
  const cosigned = Math.max(0, ...(await newestCosignatures(tx, witnesses)).map((one) => one.size))
  const best = cosigned >= atLeast ? await checkpointAfter(tx, cosigned - 1) : await newestCheckpoint(tx)
  if (best === null) throw new Error('a checkpoint that was there is gone')
  return best
}

async function hashesOf(log: TileLog, spans: readonly Span[]): Promise<string[]> {
  const hashes = await Promise.all(spans.map((span) => log.hashOf(span)))
  return hashes.map((hash) => hash.toString('base64'))
}

export type ProofFault =
  | 'not_a_proof'
  | 'succession_wrong'
  | 'key_unknown'
  | 'signature_wrong'
  | 'checkpoint_unreadable'
  | 'entry_changed'
  | 'not_included'
  | 'not_consistent'
  | 'cosignature_wrong'

export type Proved = {
  readonly act: string
  readonly index: number
  readonly origin: string
  readonly size: number
  /** When the first checkpoint over the act was signed. */
  readonly at: Date
  readonly witnesses: readonly string[]
}

/** Judges a proof by itself. `trusted` keys were had from elsewhere; null believes those in the bundle. */
export function verifyProof(
  text: string,
  trusted: readonly VerifierKey[] | null,
): Result<Proved, ProofFault> {
  const bundle = readBundle(text)
  const carried = bundle?.keys.map(readKey) ?? []
  if (bundle === null || carried.some((key) => key === null)) return fail('not_a_proof')
  const { terms, wrongAfter } = goodPart(
    trusted ?? carried.filter((key) => key !== null),
    bundle.format === FORMAT ? [] : bundle.successions,
  )
  if (wrongAfter !== null) return fail('succession_wrong')
  const first = openCheckpoint(bundle.checkpoint, terms)
  const newest = openCheckpoint(bundle.newest, terms)
  if (!first.ok) return fail(first.error.kind)
  if (!newest.ok) return fail(newest.error.kind)
  if (first.value.origin !== newest.value.origin) return fail('key_unknown')
  const fault = faultOf(bundle, first.value, newest.value)
  if (fault !== null) return fail(fault)
  const keys = terms.map(({ key }) => key)
  const witnesses = witnessesOf(newest.value.note, keys)
  if (witnesses === null) return fail('cosignature_wrong')
  const { origin, head, at } = first.value
  return ok({ act: bundle.act, index: bundle.index, origin, size: head.size, at, witnesses })
}

/** Only the exact bytes that `makeProof` would give are a proof: nothing can ride along beside it. */
function readBundle(text: string): Bundle | null {
  const parsed = parse(text)
  if (!isBundle(parsed)) return null
  return `${canonicalJson(parsed)}\n` === text ? parsed : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}

function isBundle(value: unknown): value is Bundle & { readonly [key: string]: Json } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const held = value as { readonly [key: string]: unknown }
  const isText = (name: string): boolean => typeof held[name] === 'string'
  const isList = (name: string): boolean =>
    Array.isArray(held[name]) && held[name].every((one) => typeof one === 'string')
  const hasSuccessions = held['format'] === FORMAT_SUCCEEDED && isList('successions')
  const form = hasSuccessions ? [...fields, 'successions'].sort() : fields
  const hasForm =
    ['act', 'checkpoint', 'entry', 'newest', 'salt'].every(isText) &&
    ['consistency', 'inclusion', 'keys'].every(isList) &&
    Number.isSafeInteger(held['index'])
  const isKnown = hasSuccessions || held['format'] === FORMAT
  return hasForm && isKnown && Object.keys(held).sort().join() === form.join()
}

function faultOf(bundle: Bundle, first: Checkpoint, newest: Checkpoint): ProofFault | null {
  const [salt, entry] = [readHex(bundle.salt), readHex(bundle.entry)]
  const inclusion = bundle.inclusion.map(readHash)
  const consistency = bundle.consistency.map(readHash)
  if (salt === null || entry === null || !areAll(inclusion) || !areAll(consistency)) return 'not_a_proof'
  if (!entryOf(salt, bundle.act).equals(entry)) return 'entry_changed'
  if (!isIncluded(leafHash(entry), bundle.index, inclusion, first.head)) return 'not_included'
  return isConsistent(first.head, newest.head, consistency) ? null : 'not_consistent'
}

function readHex(text: string): Buffer | null {
  return /^(?:[0-9a-f]{2})+$/.test(text) ? Buffer.from(text, 'hex') : null
}

function readHash(text: string): Buffer | null {
  const hash = Buffer.from(text, 'base64')
  return hash.length === 32 && hash.toString('base64') === text ? hash : null
}

function areAll(hashes: readonly (Buffer | null)[]): hashes is readonly Buffer[] {
  return hashes.every((hash) => hash !== null)
}

/** Names of the known witnesses whose signature stands under the note; null when one of theirs is not right. */
function witnessesOf({ text, signatures }: Note, keys: readonly VerifierKey[]): readonly string[] | null {
  const names = new Set<string>()
  for (const key of keys.filter((one) => one.type === 4)) {
    const lines = signatures.filter((line) => isLineOf(key, line))
    if (lines.some((line) => cosignedAt(key, text, line) === null)) return null
    if (lines.length > 0) names.add(key.name)
  }
  return [...names]
}

function isLineOf(key: VerifierKey, line: string): boolean {
  const [, name, encoded = ''] = line.split(' ')
  const id = spellKey(key).split('+')[1]
  return name === key.name && Buffer.from(encoded, 'base64').subarray(0, 4).toString('hex') === id
}
