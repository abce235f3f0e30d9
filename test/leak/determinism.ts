import crypto, { createHash } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { forgetDrawn, newId } from '../../kernel/id.ts'

/** More milliseconds than `newId` remembers the counter of. */
const MILLISECONDS_TO_FORGET = 70

type Originals = {
  readonly randomBytes: typeof crypto.randomBytes
  readonly randomUUID: typeof crypto.randomUUID
  readonly getRandomValues: typeof globalThis.crypto.getRandomValues
  readonly now: typeof performance.now
}

/**
 * Makes chance and stopwatch the same for two runs of one request, at their source: what the program draws is decided by
 * the request. Draws of different length have streams of their own, so that a connection which PostgreSQL opens
 * meanwhile shifts nothing. `restore` gives everything back.
 */
export class Determinism {
  readonly #originals: Originals
  #seed = ''
  #drawn = new Map<number, number>()
  #isForgetting = false

  constructor() {
    this.#originals = {
      randomBytes: crypto.randomBytes,
      randomUUID: crypto.randomUUID,
      getRandomValues: globalThis.crypto.getRandomValues,
      now: performance.now,
    }
    const bytes = (size: number) => this.#draw(size)
    Object.assign(crypto, {
      randomBytes: (size: number, done?: (error: null, drawn: Buffer) => void) =>
        done === undefined ? bytes(size) : process.nextTick(done, null, bytes(size)),
      randomUUID: () => uuidOf(bytes(16)),
    })
    syncBuiltinESMExports()
    globalThis.crypto.getRandomValues = <T extends ArrayBufferView | null>(target: T): T => {
      if (target !== null)
        new Uint8Array(target.buffer, target.byteOffset, target.byteLength).set(bytes(target.byteLength))
      return target
    }
    performance.now = () => 1000
  }

  /** Before each of the two runs, with the same text. */
  begin(request: string): void {
    this.#isForgetting = true
    for (let time = 1; time <= MILLISECONDS_TO_FORGET; time++) newId(new Date(time))
    this.#isForgetting = false
    forgetDrawn()
    this.#seed = request
    this.#drawn = new Map()
  }

  restore(): void {
    const { randomBytes, randomUUID, getRandomValues, now } = this.#originals
    Object.assign(crypto, { randomBytes, randomUUID })
    syncBuiltinESMExports()
    globalThis.crypto.getRandomValues = getRandomValues
    performance.now = now
  }

  #draw(size: number): Buffer {
    if (this.#isForgetting) return Buffer.alloc(size)
    const before = this.#drawn.get(size) ?? 0
    this.#drawn.set(size, before + 1)
    return createHash('shake256', { outputLength: size }).update(`${this.#seed} ${size} ${before}`).digest()
  }
}

function uuidOf(bytes: Buffer): ReturnType<typeof crypto.randomUUID> {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
