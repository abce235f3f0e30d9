type Listener = () => void

/** What is kept of one person's sitting: in memory only, gone with the page and when another person signs in. */
export abstract class OwnSitting {
  #of: string | null = null
  readonly #listeners = new Set<Listener>()

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins a sitting of `person`; nothing is left of somebody else's. */
  begin(person: string): void {
    if (this.#of === person) return
    this.#of = person
    this.clear()
  }

  abstract clear(): void

  protected tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
