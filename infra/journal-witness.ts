import { z } from 'zod'
import { fail, ok, type Result } from '../kernel/result.ts'
import {
  cosignedAt,
  isSameKey,
  joinNotes,
  type KeyTerm,
  openCheckpoint,
  readNote,
  splitNotes,
  type VerifierKey,
} from './journal-note.ts'
import { goodPart, newestOf } from './journal-succession.ts'
import { EMPTY_ROOT, type Head, isConsistent } from './journal-tree.ts'

/** Another bureau's instance that signs under our checkpoints. */
export type Witness = { readonly url: string; readonly key: VerifierKey; readonly token: string | null }

/** Whom we ask to cosign, and whose checkpoints we cosign; from the file that COMITY_WITNESSES names. */
export type Witnesses = { readonly ask: readonly Witness[]; readonly cosign: readonly VerifierKey[] }
export const noWitnesses: Witnesses = { ask: [], cosign: [] }

/** A witness that has not answered by then is asked again with the next checkpoint. */
const PATIENCE_MS = 10_000
/** No proof between trees of fewer than 2^63 leaves is longer (C2SP tlog-witness). */
const MOST_HASHES = 63

/** A key lasts for years; a log with more successions than this is none. */
const MOST_SUCCESSIONS = 100

/** What is sent to a witness: the size that it cosigned last, the way from there, our checkpoint (C2SP tlog-witness). */
export type WitnessRequest = {
  readonly old: number
  readonly path: readonly Buffer[]
  readonly note: string
  /** Notes of every succession of the log, told only to a witness that does not know its key. */
  readonly successions: readonly string[]
}

export function spellRequest({ old, path, note, successions }: WitnessRequest): string {
  const hashes = path.map((hash) => `${hash.toString('base64')}\n`).join('')
  // An empty line after each note but the last.
  return `old ${old}\n${hashes}\n${joinNotes([note, ...successions]).slice(0, -1)}`
}

/** Reads what `spellRequest` wrote; null when it has another form. */
export function readRequest(text: string): WitnessRequest | null {
  const end = text.indexOf('\n\n')
  const [first = '', ...hashes] = text.slice(0, Math.max(end, 0)).split('\n')
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1]
  const path = hashes.map((hash) => Buffer.from(hash, 'base64'))
  const isForm = path.every((hash, place) => hash.length === 32 && hash.toString('base64') === hashes[place])
  if (old === undefined || !isForm || path.length > MOST_HASHES) return null
  const [note = '', ...successions] = splitNotes(`${text.slice(end + 2)}\n`)
  if (successions.length > MOST_SUCCESSIONS) return null
  return { old: Number(old), path, note, successions }
}

export type WitnessRefusal =
  | { readonly kind: 'malformed' | 'log_unknown' | 'signature_wrong' | 'split_view' }
  | { readonly kind: 'other_size'; readonly size: number }

/** What a witness knows of a log before it is asked. */
export type KnownLog = {
  /** From the settings. */
  readonly keys: readonly VerifierKey[]
  /** As far as it was shown them before. */
  readonly successions: readonly string[]
  /** What it cosigned last. */
  readonly head: Head | null
}

export type Judged = {
  readonly origin: string
  readonly head: Head
  readonly at: Date
  readonly text: string
  /** Successions that the witness did not know of. */
  readonly newSuccessions: readonly string[]
}

/**
 * Whether a witness may cosign: the log is known, its checkpoint signed, and the tree begins with the one cosigned last.
 * Another root at the same size, a tree that does not begin with ours, or a key with two successors, is a log that shows
 * two faces.
 */
export function judgeRequest(
  { old, path, note, successions }: WitnessRequest,
  { keys, successions: followed, head: last }: KnownLog,
): Result<Judged, WitnessRefusal> {
  if (successions.some((one, place) => one !== (followed[place] ?? one))) return fail({ kind: 'split_view' })
  const terms = termsFrom(keys, successions.length > followed.length ? successions : followed)
  if (terms === null) return fail({ kind: 'signature_wrong' })
  const opened = openCheckpoint(note, terms)
  if (!opened.ok)
    return fail({ kind: opened.error.kind === 'signature_wrong' ? 'signature_wrong' : 'malformed' })
  const { origin, head, at, note: signed } = opened.value
  if (old > head.size || (old === 0 && path.length > 0)) return fail({ kind: 'malformed' })
  const before = last ?? { size: 0, root: EMPTY_ROOT }
  if (old !== before.size) return fail({ kind: 'other_size', size: before.size })
  return isConsistent(before, head, path)
    ? ok({ origin, head, at, text: signed.text, newSuccessions: successions.slice(followed.length) })
    : fail({ kind: 'split_view' })
}

/** Null when a succession is wrong, or leads from no known key to none. */
function termsFrom(keys: readonly VerifierKey[], notes: readonly string[]): readonly KeyTerm[] | null {
  const { terms, wrongAfter, isVouched } = goodPart(keys, notes)
  return wrongAfter === null && isVouched ? terms : null
}

/** The origin that a note claims, before anything in it is believed. */
export function claimedOrigin(note: string): string | null {
  return readNote(note)?.text.split('\n')[0] ?? null
}

export type Cosigned = { readonly line: string; readonly at: Date }
export type AskFailure =
  | { readonly kind: 'other_size'; readonly size: number }
  | { readonly kind: 'not_answered' | 'refused' | 'key_unknown' | 'signature_wrong' }

/** Asks one witness to cosign. Nothing that it answers is believed before its signature is checked. */
export async function askWitness(
  { url, key, token }: Witness,
  request: WitnessRequest,
): Promise<Result<Cosigned, AskFailure>> {
  const headers = { 'content-type': 'text/plain' }
  const answer = await fetch(url, {
    method: 'POST',
    headers: token === null ? headers : { ...headers, authorization: `Bearer ${token}` },
    body: spellRequest(request),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null)
  if (answer === null) return fail({ kind: 'not_answered' })
  const said = await answer.text().catch(() => '')
  if (answer.status === 409 && /^\d{1,16}\n$/.test(said))
    return fail({ kind: 'other_size', size: Number(said) })
  if (answer.status === 403) return fail({ kind: 'key_unknown' })
  if (answer.status !== 200) return fail({ kind: 'refused' })
  const text = readNote(request.note)?.text ?? ''
  for (const line of said.split('\n')) {
    const at = cosignedAt(key, text, line)
    if (at !== null) return ok({ line, at })
  }
  return fail({ kind: 'signature_wrong' })
}

/** What we look for in the account that a witness gives of its journal. */
const state = z.object({ successions: z.array(z.string()).max(MOST_SUCCESSIONS) })

/**
 * The successions by which a witness came to another key than the one that we know, from its own account of itself; null
 * when it gives none that begin with those known before and lead on.
 */
export async function askForSuccessions(
  { url, key, token }: Witness,
  known: readonly string[],
): Promise<readonly string[] | null> {
  const answer = await fetch(new URL('state', url), {
    ...(token === null ? {} : { headers: { authorization: `Bearer ${token}` } }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null)
  const read = state.safeParse(answer?.status === 200 ? await answer.json().catch(() => null) : null)
  const told = read.success ? read.data.successions : []
  const { successions, wrongAfter } = goodPart([key], told)
  const leadsOn = told.length > known.length && known.every((note, place) => note === told[place])
  const isIts = wrongAfter === null && successions.every(({ origin }) => origin === key.name)
  const isVouched = !isSameKey(newestOf(key, successions), newestOf(key, goodPart([key], known).successions))
  return leadsOn && isIts && isVouched ? told : null
}

/** The witness as it signs now, from the key that the settings name. */
export function asSucceeded(witness: Witness, successions: readonly string[]): Witness {
  return { ...witness, key: newestOf(witness.key, goodPart([witness.key], successions).successions) }
}
