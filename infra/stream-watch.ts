import type { Actor } from '../kernel/actor.ts'

/** Who is behind credentials now; those that let nobody in any more are left out. */
export type ActorsBehind = (credentials: readonly string[]) => Promise<ReadonlyMap<string, Actor>>

/** Streams are closed within five seconds of the end of their session (assurance I-4, I-5); this leaves room for the look. */
const LOOK_EVERY_MS = 2_000

type Watched = { readonly credential: string; readonly standing: string; readonly end: () => void }

/** A stream outlives the request that opened it: this ends those whose callers may no longer, or differ by now. */
export class StreamWatch {
  readonly #actorsBehind: ActorsBehind
  readonly #open = new Set<Watched>()
  #timer: NodeJS.Timeout | null = null
  #isLooking = false

  constructor(actorsBehind: ActorsBehind) {
    this.#actorsBehind = actorsBehind
  }

  /** Watches a stream until the answer is called. `end` closes it. */
  add(credential: string, actor: Actor, end: () => void): () => void {
    const watched = { credential, standing: standingOf(actor), end }
    this.#open.add(watched)
    this.#timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS).unref()
    return () => {
      this.#open.delete(watched)
      if (this.#open.size === 0) this.stop()
    }
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  /** One look at everybody. Whom nobody can vouch for, because the database is away, is let go too. */
  async look(): Promise<void> {
    if (this.#isLooking) return
    this.#isLooking = true
    const credentials = [...new Set([...this.#open].map(({ credential }) => credential))]
    const actors = await this.#actorsBehind(credentials).catch(() => new Map<string, Actor>())
    this.#isLooking = false
    for (const { credential, standing, end } of this.#open) {
      const actor = actors.get(credential)
      if (actor === undefined || standingOf(actor) !== standing) end()
    }
  }
}

/** What a stream was opened for; when it differs, the page opens the stream anew and is judged anew. */
function standingOf({ id, bureau, bureauState, clearance, purpose, roles, scopes }: Actor): string {
  return [id, bureau, bureauState, clearance, purpose, ...[...roles].sort(), ...[...scopes].sort()].join(' ')
}
