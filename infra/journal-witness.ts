import { fail, ok, type Result } from '../kernel/result.ts'
import { cosignedAt, openCheckpoint, readNote, type VerifierKey } from './journal-note.ts'
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

/** What is sent to a witness: the size that it cosigned last, the way from there, our checkpoint (C2SP tlog-witness). */
export type WitnessRequest = {
  readonly old: number
  readonly path: readonly Buffer[]
  readonly note: string
}

export function spellRequest({ old, path, note }: WitnessRequest): string {
  return `old ${old}\n${path.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${note}`
}

/** Reads what `spellRequest` wrote; null when it has another form. */
export function readRequest(text: string): WitnessRequest | null {
  const end = text.indexOf('\n\n')
  const [first = '', ...hashes] = text.slice(0, Math.max(end, 0)).split('\n')
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1]
  const path = hashes.map((hash) => Buffer.from(hash, 'base64'))
  const isForm = path.every((hash, place) => hash.length === 32 && hash.toString('base64') === hashes[place])
  if (old === undefined || !isForm || path.length > MOST_HASHES) return null
  return { old: Number(old), path, note: text.slice(end + 2) }
}

export type WitnessRefusal =
  | { readonly kind: 'malformed' | 'log_unknown' | 'signature_wrong' | 'split_view' }
  | { readonly kind: 'other_size'; readonly size: number }

export type Judged = {
  readonly origin: string
  readonly head: Head
  readonly at: Date
  readonly text: string
}

/**
 * Whether a witness may cosign: the log is known, its checkpoint signed, and the tree begins with the one cosigned last.
 * Another root at the same size, or a tree that does not begin with ours, is a log that shows two faces.
 */
export function judgeRequest(
  { old, path, note }: WitnessRequest,
  keys: readonly VerifierKey[],
  last: Head | null,
): Result<Judged, WitnessRefusal> {
  const opened = openCheckpoint(note, keys)
  if (!opened.ok)
    return fail({ kind: opened.error.kind === 'signature_wrong' ? 'signature_wrong' : 'malformed' })
  const { origin, head, at, note: signed } = opened.value
  if (old > head.size || (old === 0 && path.length > 0)) return fail({ kind: 'malformed' })
  const before = last ?? { size: 0, root: EMPTY_ROOT }
  if (old !== before.size) return fail({ kind: 'other_size', size: before.size })
  return isConsistent(before, head, path)
    ? ok({ origin, head, at, text: signed.text })
    : fail({ kind: 'split_view' })
}

/** The origin that a note claims, before anything in it is believed. */
export function claimedOrigin(note: string): string | null {
  return readNote(note)?.text.split('\n')[0] ?? null
}

export type Cosigned = { readonly line: string; readonly at: Date }
export type AskFailure =
  | { readonly kind: 'other_size'; readonly size: number }
  | { readonly kind: 'not_answered' | 'refused' | 'signature_wrong' }

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
  if (answer.status !== 200) return fail({ kind: 'refused' })
  const text = readNote(request.note)?.text ?? ''
  for (const line of said.split('\n')) {
    const at = cosignedAt(key, text, line)
    if (at !== null) return ok({ line, at })
  }
  return fail({ kind: 'signature_wrong' })
}
