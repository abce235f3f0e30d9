import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Head } from './journal-tree.ts'

/** C2SP signed-note: 1 is a signature of the log over its checkpoint, 4 a witness's cosignature with its time. */
const LOG_SIGNATURE = 1 as const
const COSIGNATURE = 4 as const
const KEY_BYTES = 32
const ID_BYTES = 4
const TIME_BYTES = 8

/** Who can be believed under which name. */
export type VerifierKey = {
  readonly name: string
  readonly type: typeof LOG_SIGNATURE | typeof COSIGNATURE
  readonly raw: Buffer
}

/** A key, and the sizes of tree for which it signs: from the succession to it up to the one by it. */
export type KeyTerm = { readonly key: VerifierKey; readonly from: number; readonly to: number }

/** Keys that are believed whatever the size. */
export function always(keys: readonly VerifierKey[]): readonly KeyTerm[] {
  return keys.map((key) => ({ key, from: 0, to: Number.POSITIVE_INFINITY }))
}

/** A name and the secret to sign under it. */
export type SigningKey = { readonly name: string; readonly secret: KeyObject; readonly raw: Buffer }

/** Makes a new key under a name, which holds neither white space nor a plus sign. */
export function newSigningKey(nameOf: (raw: Buffer) => string): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  const raw = rawOf(privateKey)
  return { name: nameOf(raw), secret: privateKey, raw }
}

function rawOf(secret: KeyObject): Buffer {
  return Buffer.from(String(createPublicKey(secret).export({ format: 'jwk' }).x), 'base64url')
}

/** The secret as text, for a file that nobody else may read. */
export function spellSigningKey({ name, secret }: SigningKey): string {
  return `${name}\n${String(secret.export({ format: 'pem', type: 'pkcs8' }))}`
}

/** The key that `spellSigningKey` wrote; null when the text is not one. */
export function readSigningKey(text: string): SigningKey | null {
  const [name = '', ...pem] = text.split('\n')
  if (name === '' || !pem.join('\n').includes('PRIVATE KEY')) return null
  const secret = createPrivateKey(pem.join('\n'))
  return secret.asymmetricKeyType === 'ed25519' ? { name, secret, raw: rawOf(secret) } : null
}

/** How others know the key when it signs checkpoints of its own log. */
export function logKey({ name, raw }: SigningKey): VerifierKey {
  return { name, type: LOG_SIGNATURE, raw }
}

/** How others know the key when it cosigns the checkpoints of other logs. */
export function witnessKey({ name, raw }: SigningKey): VerifierKey {
  return { name, type: COSIGNATURE, raw }
}

function keyId({ name, type, raw }: VerifierKey): Buffer {
  const named = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), raw])
  return hash('sha256', named, 'buffer').subarray(0, ID_BYTES)
}

/** `name+id+key`, as C2SP signed-note spells a verifier key. */
export function spellKey(key: VerifierKey): string {
  const material = Buffer.concat([Buffer.of(key.type), key.raw]).toString('base64')
  return `${key.name}+${keyId(key).toString('hex')}+${material}`
}

export function isSameKey(one: VerifierKey, other: VerifierKey): boolean {
  return spellKey(one) === spellKey(other)
}

/** Reads `name+id+key`; null when it is not one, or its id is another's. */
export function readKey(text: string): VerifierKey | null {
  const [, name = '', id = '', material = ''] =
    /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? []
  const bytes = Buffer.from(material, 'base64')
  const type = ([LOG_SIGNATURE, COSIGNATURE] as const).find((known) => known === bytes[0])
  const isForm = bytes.length === KEY_BYTES + 1 && bytes.toString('base64') === material
  if (type === undefined || !isForm) return null
  const key: VerifierKey = { name, type, raw: bytes.subarray(1) }
  return keyId(key).toString('hex') === id ? key : null
}

function publicKeyOf({ raw }: VerifierKey): KeyObject {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }
  return createPublicKey({ key: jwk, format: 'jwk' })
}

/** What a log says of itself at one instant. */
export type Checkpoint = { readonly origin: string; readonly head: Head; readonly at: Date }

/** A checkpoint as it is signed, whole. */
export type Note = { readonly text: string; readonly signatures: readonly string[] }

/** Extension line that dates a checkpoint; seconds since 1970. */
const TIME_LINE = /^time (\d{1,12})$/

function bodyOf({ origin, head, at }: Checkpoint): string {
  const seconds = Math.floor(at.getTime() / 1000)
  return `${origin}\n${head.size}\n${head.root.toString('base64')}\ntime ${seconds}\n`
}

/** Signs a checkpoint: its text, an empty line, one signature line. */
export function signCheckpoint(key: SigningKey, head: Head, at: Date): string {
  const text = bodyOf({ origin: key.name, head, at })
  return `${text}\n${signLine(key, text)}\n`
}

/** The line by which a log's key signs a text. */
export function signLine(key: SigningKey, text: string): string {
  return signatureLine(logKey(key), sign(null, Buffer.from(text), key.secret))
}

function signatureLine(key: VerifierKey, signed: Buffer): string {
  return `— ${key.name} ${Buffer.concat([keyId(key), signed]).toString('base64')}`
}

/** Cuts a note into its text and its signature lines; null when it has no such form. */
export function readNote(note: string): Note | null {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) return null
  const signatures = note.slice(end + 2, -1).split('\n')
  return signatures.every((line) => line.startsWith('— '))
    ? { text: note.slice(0, end + 1), signatures }
    : null
}

/** Notes that follow each other in a file: text, empty line, signatures, empty line, and so on. */
export function splitNotes(text: string): readonly string[] {
  const parts = text.split('\n\n')
  const last = parts.pop()
  const notes: string[] = []
  for (let place = 0; place < parts.length; place += 2)
    notes.push(`${parts[place]}\n\n${parts[place + 1] ?? ''}\n`)
  return last === '' ? notes : [...notes, last ?? '']
}

/** What `splitNotes` reads. */
export function joinNotes(notes: readonly string[]): string {
  return notes.map((note) => `${note}\n`).join('')
}

export type NoteError = { readonly kind: 'checkpoint_unreadable' | 'signature_wrong' }

/** The checkpoint in a note that one of the keys signed as the log in its term. Without such a line it is not believed. */
export function openCheckpoint(
  text: string,
  terms: readonly KeyTerm[],
): Result<Checkpoint & { readonly note: Note }, NoteError> {
  const note = readNote(text)
  const checkpoint = note === null ? null : readBody(note.text)
  if (note === null || checkpoint === null) return fail({ kind: 'checkpoint_unreadable' })
  const { origin, head } = checkpoint
  const mine = terms.filter(
    ({ key, from, to }) =>
      key.type === LOG_SIGNATURE && key.name === origin && from <= head.size && head.size <= to,
  )
  const isSigned = mine.some(({ key }) => note.signatures.some((line) => isSignedBy(key, line, note.text)))
  return isSigned ? ok({ ...checkpoint, note }) : fail({ kind: 'signature_wrong' })
}

function readBody(text: string): Checkpoint | null {
  const [origin = '', size = '', root = '', ...more] = text.slice(0, -1).split('\n')
  const bytes = Buffer.from(root, 'base64')
  const time = more.map((line) => TIME_LINE.exec(line)?.[1]).find((found) => found !== undefined)
  const isForm = origin !== '' && /^(?:0|[1-9]\d{0,15})$/.test(size) && bytes.toString('base64') === root
  if (!isForm || bytes.length !== KEY_BYTES || time === undefined) return null
  return { origin, head: { size: Number(size), root: bytes }, at: new Date(Number(time) * 1000) }
}

/** The bytes after the key's id in a signature line of this key; null when the line is another's. */
function signatureBy(key: VerifierKey, line: string): Buffer | null {
  const [, name, encoded = ''] = line.split(' ')
  const bytes = Buffer.from(encoded, 'base64')
  const isIts = name === key.name && bytes.subarray(0, ID_BYTES).equals(keyId(key))
  return isIts ? bytes.subarray(ID_BYTES) : null
}

/** Whether the line is this key's signature over the text as a log. */
export function isSignedBy(key: VerifierKey, line: string, text: string): boolean {
  const signed = signatureBy(key, line)
  return signed !== null && verify(null, Buffer.from(text), publicKeyOf(key), signed)
}

/** C2SP tlog-cosignature v1: what a witness signs names the time, so that an old one cannot pass for a new one. */
function cosigned(text: string, seconds: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)
}

/** A witness's signature line under the text of a checkpoint. */
export function cosign(key: SigningKey, text: string, at: Date): string {
  const seconds = BigInt(Math.floor(at.getTime() / 1000))
  const time = Buffer.alloc(TIME_BYTES)
  time.writeBigUInt64BE(seconds)
  return signatureLine(
    witnessKey(key),
    Buffer.concat([time, sign(null, cosigned(text, seconds), key.secret)]),
  )
}

/** When this witness cosigned the text by this line; null when it did not. */
export function cosignedAt(key: VerifierKey, text: string, line: string): Date | null {
  const bytes = key.type === COSIGNATURE ? signatureBy(key, line) : null
  if (bytes === null || bytes.length <= TIME_BYTES) return null
  const seconds = bytes.readBigUInt64BE()
  const isRight = verify(null, cosigned(text, seconds), publicKeyOf(key), bytes.subarray(TIME_BYTES))
  return isRight ? new Date(Number(seconds) * 1000) : null
}
