// Reads keys, signed notes and successions for verify-journal.ts, from docs/journal-format.md alone.
import { createPublicKey, hash, verify } from 'node:crypto'

/** A public key: type 1 signs a log's checkpoints, type 4 cosigns those of others. */
export type Key = {
  name: string
  type: number
  id: string
  raw: Buffer
  pem: ReturnType<typeof createPublicKey>
}
/** For which sizes of the tree a key signs. */
export type Term = { key: Key; from: number; until: number }
export type Signed = { origin: string; size: number; root: Buffer; text: string; lines: string[] }
export type Flaw = { index: number; why: string }

export class Bad extends Error {
  readonly flaw: Flaw
  constructor(index: number, why: string) {
    super(why)
    this.flaw = { index, why }
  }
}

export const sha = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer')

export function keyFrom(line: string): Key | null {
  const cut = line.split('+')
  const [name = '', id = ''] = cut
  const material = Buffer.from(cut.slice(2).join('+'), 'base64')
  const type = material[0] ?? 0
  if (name === '' || /\s/.test(name) || material.length !== 33 || (type !== 1 && type !== 4)) return null
  const named = Buffer.concat([Buffer.from(name, 'utf8'), Buffer.from('\n'), material])
  if (sha(named).toString('hex').slice(0, 8) !== id || cut.slice(2).join('+') !== material.toString('base64'))
    return null
  // An Ed25519 key in DER is this head and the 32 bytes (RFC 8410).
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), material.subarray(1)])
  const pem = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return { name, type, id, raw: material.subarray(1), pem }
}

function split(note: string, at: number): Signed {
  const gap = note.lastIndexOf('\n\n')
  if (gap === -1 || note.at(-1) !== '\n') throw new Bad(at, 'checkpoint_unreadable')
  const text = note.substring(0, gap + 1)
  const lines = note.substring(gap + 2, note.length - 1).split('\n')
  const [origin = '', digits = '', base = '', ...rest] = text.substring(0, gap).split('\n')
  const root = Buffer.from(base, 'base64')
  const isDated = rest.some((line) => /^time [0-9]{1,12}$/.test(line))
  const isCounted = /^[0-9]{1,16}$/.test(digits) && String(Number(digits)) === digits
  if (!lines.every((line) => line.startsWith('— ')) || origin === '' || !isCounted || !isDated)
    throw new Bad(at, 'checkpoint_unreadable')
  if (root.length !== 32 || root.toString('base64') !== base) throw new Bad(at, 'checkpoint_unreadable')
  return { origin, size: Number(digits), root, text, lines }
}

function signatureIn(key: Key, line: string): Buffer | null {
  const [, name, base = ''] = line.split(' ')
  const bytes = Buffer.from(base, 'base64')
  return name === key.name && bytes.toString('hex', 0, 4) === key.id ? bytes.subarray(4) : null
}

/** Which of the keys signed a note as its log; null when none did. */
export function signerOf(note: string, keys: readonly Key[]): Key | null {
  const { text, lines, origin } = split(note, 0)
  return keys.find((key) => key.type === 1 && key.name === origin && hasSigned(key, text, lines)) ?? null
}

function hasSigned(key: Key, text: string, lines: readonly string[]): boolean {
  return lines.some((line) => {
    const signature = signatureIn(key, line)
    return signature !== null && verify(null, Buffer.from(text, 'utf8'), key.pem, signature)
  })
}

export function believe(note: string, terms: readonly Term[], at: number): Signed {
  const signed = split(note, at)
  const present = terms.filter(({ from, until }) => from <= signed.size && signed.size <= until)
  const signer = signerOf(
    note,
    present.map(({ key }) => key),
  )
  if (signer === null) throw new Bad(at, 'signature_wrong')
  return signed
}

/** Witnesses among the keys whose lines under the note are right; throws when one is not. */
export function cosigners({ text, lines }: Signed, terms: readonly Term[]): string[] {
  const found = new Set<string>()
  for (const key of terms.flatMap(({ key }) => (key.type === 4 ? [key] : [])))
    for (const bytes of lines.flatMap((line) => signatureIn(key, line) ?? [])) {
      if (!isCosigned(text, bytes, key)) throw new Bad(0, 'cosignature_wrong')
      found.add(key.name)
    }
  return [...found]
}

function isCosigned(text: string, bytes: Buffer, { pem }: Key): boolean {
  if (bytes.length !== 72) return false
  const message = `cosignature/v1\ntime ${bytes.readBigUInt64BE(0)}\n${text}`
  return verify(null, Buffer.from(message, 'utf8'), pem, bytes.subarray(8))
}

/** Notes that follow each other, an empty line after each. */
export function notesIn(text: string): string[] {
  const notes: string[] = []
  const pieces = text.split('\n\n')
  const tail = pieces.pop() ?? ''
  for (let at = 0; at < pieces.length; at += 2) notes.push(`${pieces[at]}\n\n${pieces[at + 1] ?? ''}\n`)
  return tail === '' ? notes : [...notes, tail]
}

type Succession = { from: Key; to: Key; size: number; root: Buffer }

/** A note of seven lines: form, origin, old key, new key, size, root, time; signed by the old key, then by the new one. */
function successionFrom(note: string): Succession | null {
  const gap = note.lastIndexOf('\n\n')
  const text = note.substring(0, gap + 1)
  const [form, origin = '', old = '', next = '', digits = '', base = '', time = '', ...more] =
    text.split('\n')
  const signatures = note.substring(gap + 2).split('\n')
  const [from, to, root] = [keyFrom(old), keyFrom(next), Buffer.from(base, 'base64')]
  const isForm =
    gap !== -1 &&
    form === 'comity-journal-succession/1' &&
    more.length === 1 &&
    /^(?:0|[1-9][0-9]{0,15})$/.test(digits) &&
    /^time [0-9]{1,12}$/.test(time) &&
    root.length === 32 &&
    root.toString('base64') === base &&
    signatures.length === 3 &&
    signatures[2] === '' &&
    signatures.slice(0, 2).every((line) => line.startsWith('— '))
  if (!isForm || from === null || to === null || old === next) return null
  if ([from, to].some(({ name, type }) => name !== origin || type !== 1)) return null
  const [first = '', second = ''] = signatures
  return hasSigned(from, text, [first]) && hasSigned(to, text, [second])
    ? { from, to, size: Number(digits), root }
    : null
}

type Succeeded = {
  terms: Term[]
  heads: { size: number; root: Buffer }[]
  /** Nothing is wrong with any of them. */
  isWhole: boolean
  /** The place of the first that is wrong, or 0 when no known key is among them; null when all are right. */
  wrongAt: number | null
}

/** What known keys and successions lead to: of each log one key after the other, each from where the one before ended. */
export function succeeded(known: readonly Key[], notes: readonly string[]): Succeeded {
  const logs = new Map<string, { terms: Term[]; size: number }>()
  const heads: Succeeded['heads'] = []
  let isWhole = true
  for (const note of notes) {
    const succession = successionFrom(note)
    isWhole = succession !== null && hand(logs, succession)
    if (succession === null || !isWhole) break
    heads.push({ size: succession.size, root: succession.root })
  }
  const isKnown = [...logs.values()].every(({ terms }) => known.some((key) => has(terms, key)))
  const last = heads.at(-1)?.size ?? 0
  const wrongAt = isWhole ? null : last
  return { terms: known.flatMap((key) => termsOf(logs, key)), heads, isWhole, wrongAt: isKnown ? wrongAt : 0 }
}

/** Adds a succession to those of its log; false when it does not follow. */
function hand(logs: Map<string, { terms: Term[]; size: number }>, { from, to, size }: Succession): boolean {
  const log = logs.get(from.name) ?? { terms: [{ key: from, from: 0, until: Infinity }], size: 0 }
  const last = log.terms.at(-1)
  if (last === undefined || !last.key.raw.equals(from.raw) || has(log.terms, to) || size < log.size)
    return false
  last.until = size
  log.terms.push({ key: to, from: size, until: Infinity })
  logs.set(from.name, { terms: log.terms, size })
  return true
}

function has(terms: readonly Term[], { raw }: Key): boolean {
  return terms.some(({ key }) => key.raw.equals(raw))
}

/** A known key with those before and after it. As witnesses they have no sizes: those are of their own tree. */
function termsOf(logs: ReadonlyMap<string, { terms: Term[] }>, known: Key): Term[] {
  const terms = logs.get(known.name)?.terms ?? []
  if (!has(terms, known)) return [{ key: known, from: 0, until: Infinity }]
  return known.type === 1
    ? terms
    : terms.map(({ key }) => ({ key: cosigning(key), from: 0, until: Infinity }))
}

/** The same key as a witness's: type 4 and the id that follows from it. */
function cosigning({ name, raw, pem }: Key): Key {
  const named = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Buffer.of(4), raw])
  return { name, type: 4, id: sha(named).toString('hex').slice(0, 8), raw, pem }
}
