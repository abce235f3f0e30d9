import { hash } from 'node:crypto'
import type { Tx } from '../../../infra/db.ts'
import { type ApiKey, isKeyLive, parseKey } from '../api-key.ts'
import { findLiveKey, type Vouched, vouchFor } from './authenticate.ts'

/** How long a key that was revoked may go on asking; assurance rows I-5 and A-5 allow five seconds. */
const KNOWN_FOR_MS = 1_000
/** From this age on a key is looked up again while it still lets in, so that nobody waits for it. Ours to confirm. */
const LOOKED_UP_AGAIN_MS = 500
/** Most keys that are remembered. Ours to confirm. */
const MOST_KNOWN = 10_000

type Found = { readonly key: ApiKey; readonly vouched: Vouched }
/** `since`: when it was looked up, in the milliseconds of `performance.now()`. */
type Known = { readonly found: Promise<Found | null>; readonly since: number; isLookedUpAgain: boolean }

/**
 * Right keys of the last second, by the hash of what was shown: a program that asks thousands of times a second is looked
 * up twice in it. For routes that are asked often; all others look up each time.
 */
export class KnownKeys {
  readonly #known = new Map<string, Known>()

  async authenticate(tx: Tx, text: string, now: Date): Promise<Vouched | null> {
    const found = await this.#find(tx, text, now)
    return found !== null && isKeyLive(found.key, now) ? found.vouched : null
  }

  #find(tx: Tx, text: string, now: Date): Promise<Found | null> {
    const name = hash('sha256', text, 'base64')
    const known = this.#known.get(name)
    const age = known === undefined ? KNOWN_FOR_MS : performance.now() - known.since
    if (known === undefined || age >= KNOWN_FOR_MS) return this.#lookUp(name, find(tx, text, now))
    if (age >= LOOKED_UP_AGAIN_MS && !known.isLookedUpAgain) {
      known.isLookedUpAgain = true
      this.#lookUpAgain(name, find(tx, text, now))
    }
    return known.found
  }

  /** Those who come while it is being looked up wait for the same answer. */
  #lookUp(name: string, found: Promise<Found | null>): Promise<Found | null> {
    this.#keep(name, found, performance.now())
    // What is no key is asked for anew, so that each use of one that is over is in the journal.
    found.then(
      (key) => key ?? this.#known.delete(name),
      () => this.#known.delete(name),
    )
    return found
  }

  /** A database that is away changes nothing: the key is known as long as it would have been. */
  #lookUpAgain(name: string, found: Promise<Found | null>): void {
    const since = performance.now()
    found.then(
      (key) => (key === null ? this.#known.delete(name) : this.#keep(name, found, since)),
      () => undefined,
    )
  }

  #keep(name: string, found: Promise<Found | null>, since: number): void {
    this.#known.delete(name)
    this.#known.set(name, { found, since, isLookedUpAgain: false })
    const oldest = this.#known.keys().next().value
    if (this.#known.size > MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest)
  }
}

async function find(tx: Tx, text: string, now: Date): Promise<Found | null> {
  const presented = parseKey(text)
  const key = presented === null ? null : await findLiveKey(tx, presented, now)
  return key === null ? null : { key, vouched: vouchFor(key) }
}
