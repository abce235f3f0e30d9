import { hash } from 'node:crypto'
import type { Tx } from '../../../infra/db.ts'
import { type ApiKey, isKeyLive, parseKey } from '../api-key.ts'
import { findLiveKey, type Vouched, vouchFor } from './authenticate.ts'

/** How long a key that was revoked may go on asking; assurance rows I-5 and A-5 allow five seconds. */
const KNOWN_FOR_MS = 1_000
/** Most keys that are remembered. Ours to confirm. */
const MOST_KNOWN = 10_000

type Found = { readonly key: ApiKey; readonly vouched: Vouched }
type Known = { readonly found: Promise<Found | null>; readonly until: number }

/**
 * Right keys of the last second, by the hash of what was shown: a program that asks thousands of times a second is looked
 * up once in it. For routes that are asked often; all others look up each time.
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
    if (known !== undefined && performance.now() < known.until) return known.found
    // Those who come while it is being looked up wait for the same answer.
    const found = find(tx, text, now)
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

async function find(tx: Tx, text: string, now: Date): Promise<Found | null> {
  const presented = parseKey(text)
  const key = presented === null ? null : await findLiveKey(tx, presented, now)
  return key === null ? null : { key, vouched: vouchFor(key) }
}
