import type { Tx } from '../../../infra/db.ts'
import { type ApiKey, isKeyLive, type PresentedKey, parseKey } from '../api-key.ts'
import { hashOf } from '../store/tokens.ts'
import { findLiveKey, type Vouched, vouchFor } from './authenticate.ts'

/** How long a key that was revoked may go on asking; assurance rows I-5 and A-5 allow five seconds. */
const KNOWN_FOR_MS = 1_000
/** Most keys that are remembered. Ours to confirm. */
const MOST_KNOWN = 10_000

type Known = { readonly found: Promise<ApiKey | null>; readonly until: number }

/**
 * Right keys of the last second, by the hash of what was shown: a program that asks thousands of times a second is looked
 * up once in it. For routes that are asked often; all others look up each time.
 */
export class KnownKeys {
  readonly #known = new Map<string, Known>()

  async authenticate(tx: Tx, text: string, now: Date): Promise<Vouched | null> {
    const presented = parseKey(text)
    const key = presented === null ? null : await this.#find(tx, presented, now)
    return key !== null && isKeyLive(key, now) ? vouchFor(key) : null
  }

  #find(tx: Tx, presented: PresentedKey, now: Date): Promise<ApiKey | null> {
    const name = `${presented.bureau}/${presented.id}/${hashOf(presented).toString('base64')}`
    const known = this.#known.get(name)
    if (known !== undefined && performance.now() < known.until) return known.found
    // Those who come while it is being looked up wait for the same answer.
    const found = findLiveKey(tx, presented, now)
    this.#known.delete(name)
    this.#known.set(name, { found, until: performance.now() + KNOWN_FOR_MS })
    this.#forgetOldest()
    // What is no key is asked for anew, so that each use of one that is over is in the journal.
    found.then(
      (key) => key ?? this.#known.delete(name),
      () => this.#known.delete(name),
    )
    return found
  }

  #forgetOldest(): void {
    const oldest = this.#known.keys().next().value
    if (this.#known.size > MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest)
  }
}
