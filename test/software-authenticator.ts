import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

/** A passkey made of software: ES256, attestation "none", with the flags and the count that a test wishes. */
export class SoftwareAuthenticator {
  readonly #privateKey: KeyObject
  readonly #x: Buffer
  readonly #y: Buffer
  readonly #id = randomBytes(16)
  readonly #origin: string
  #userHandle = ''
  /** Signatures so far; set it back to act as a copy. */
  counter = 0
  /** Whether its owner showed a finger or a PIN. */
  isOwnerVerified = true

  constructor(origin: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#privateKey = privateKey
    this.#x = Buffer.from(x, 'base64url')
    this.#y = Buffer.from(y, 'base64url')
    this.#origin = origin
  }

  /** The answer to `navigator.credentials.create`. */
  create(options: { challenge: string; rp: { id: string }; user: { id: string } }) {
    this.#userHandle = options.user.id
    const credential = Buffer.concat([Buffer.alloc(16), uint16(this.#id.length), this.#id, this.#coseKey()])
    const authData = Buffer.concat([this.#authData(options.rp.id, ATTESTED), credential])
    const attestationObject = Buffer.concat([
      Buffer.of(0xa3),
      cborText('fmt'),
      cborText('none'),
      cborText('attStmt'),
      Buffer.of(0xa0),
      cborText('authData'),
      cborBytes(authData),
    ])
    return this.#credential({
      clientDataJSON: this.#clientData('webauthn.create', options.challenge).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    })
  }

  /** The answer to `navigator.credentials.get`. */
  get(options: { challenge: string; rpId: string }) {
    this.counter++
    const authenticatorData = this.#authData(options.rpId, 0)
    const clientData = this.#clientData('webauthn.get', options.challenge)
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()])
    return this.#credential({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: createSign('sha256').update(signed).sign(this.#privateKey).toString('base64url'),
      userHandle: this.#userHandle,
    })
  }

  #credential<Response>(response: Response) {
    const id = this.#id.toString('base64url')
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }

  #clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }), 'utf8')
  }

  #authData(rpId: string, flags: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    const all = flags | PRESENT | (this.isOwnerVerified ? VERIFIED : 0)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.of(all), counter])
  }

  /** {1: 2, 3: -7, -1: 1, -2: x, -3: y} of RFC 9053: an elliptic key on P-256 for ES256. */
  #coseKey(): Buffer {
    const head = Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01)
    return Buffer.concat([head, Buffer.of(0x21), cborBytes(this.#x), Buffer.of(0x22), cborBytes(this.#y)])
  }
}

/** Flags of WebAuthn Level 3 §6.1. */
const PRESENT = 0x01
const VERIFIED = 0x04
const ATTESTED = 0x40

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.of(0x60 | text.length), Buffer.from(text, 'utf8')])
}

function cborBytes(bytes: Buffer): Buffer {
  const head =
    bytes.length < 256
      ? Buffer.of(0x58, bytes.length)
      : Buffer.concat([Buffer.of(0x59), uint16(bytes.length)])
  return Buffer.concat([head, bytes])
}
