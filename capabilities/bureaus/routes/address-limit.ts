type Window = { count: number; readonly endsAt: number }

/** Counts tries for each address within a time; remembers so many addresses and forgets the oldest beyond. */
export class AddressLimit {
  readonly #most: number
  readonly #windowMs: number
  readonly #addresses: number
  readonly #windows = new Map<string, Window>()

  constructor({ most, windowMs, addresses }: { most: number; windowMs: number; addresses: number }) {
    this.#most = most
    this.#windowMs = windowMs
    this.#addresses = addresses
  }

  /** Counts a try before it is made, so that parallel ones count too; false when there were too many. */
  take(address: string, now: Date): boolean {
    const window = this.#windowOf(address, now)
    if (window.count >= this.#most) return false
    window.count++
    return true
  }

  /** A try that succeeded was no guess. */
  giveBack(address: string): void {
    const window = this.#windows.get(address)
    if (window !== undefined && window.count > 0) window.count--
  }

  #windowOf(address: string, now: Date): Window {
    const held = this.#windows.get(address)
    if (held !== undefined && held.endsAt > now.getTime()) return held
    const fresh = { count: 0, endsAt: now.getTime() + this.#windowMs }
    this.#windows.delete(address)
    this.#windows.set(address, fresh)
    const [oldest] = this.#windows.keys()
    if (this.#windows.size > this.#addresses && oldest !== undefined) this.#windows.delete(oldest)
    return fresh
  }
}
