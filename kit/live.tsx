import {
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
} from 'react'
import { z } from 'zod'
import { LIVE_PATH, type LiveEvent, liveEvents } from '../kernel/live.ts'
import { noteSignedOut, readJson } from './http.ts'
import { keepStream } from './stream.ts'
import type { Frame } from './stream-frames.ts'

const countsEvent = z.record(z.string(), z.number().int().nonnegative())
const changeEvent = z.object({ id: z.string().max(100) })

export type Counts = Readonly<Record<string, number>>

/** A thing that changed, or the line that stands (again): what happened before is not told. */
export type LiveChange = { readonly kind: 'hit'; readonly id: string } | { readonly kind: 'resumed' }

/** What the line told last. A plain store, so that an event draws only who asked for it. */
class Live {
  #counts: Counts | null = null
  /** What a page read before the line stood may be old by now. */
  #isBehind = true
  readonly #onCounts = new Set<() => void>()
  readonly #onChange = new Set<(change: LiveChange) => void>()

  readonly counts = (): Counts | null => this.#counts

  readonly onCounts = (listener: () => void): (() => void) => {
    this.#onCounts.add(listener)
    return () => this.#onCounts.delete(listener)
  }

  readonly onChange = (listener: (change: LiveChange) => void): (() => void) => {
    this.#onChange.add(listener)
    return () => this.#onChange.delete(listener)
  }

  readonly hear = ({ event, data }: Frame): void => {
    const hearing: Readonly<Record<LiveEvent, (body: unknown) => void>> = {
      counts: (body) => this.#hearCounts(body),
      hit: (body) => this.#hearHit(body),
    }
    const name = liveEvents.find((known) => known === event)
    if (name !== undefined) hearing[name](readJson(data))
  }

  readonly noteLine = (isOpen: boolean): void => {
    if (!isOpen) {
      this.#isBehind = true
      return
    }
    if (this.#isBehind) this.#tell({ kind: 'resumed' })
    this.#isBehind = false
  }

  #hearCounts(body: unknown): void {
    const parsed = countsEvent.safeParse(body)
    if (!parsed.success) return
    this.#counts = parsed.data
    for (const listener of this.#onCounts) listener()
  }

  #hearHit(body: unknown): void {
    const parsed = changeEvent.safeParse(body)
    if (parsed.success) this.#tell({ kind: 'hit', id: parsed.data.id })
  }

  #tell(change: LiveChange): void {
    for (const listener of this.#onChange) listener(change)
  }
}

const Context = createContext<Live | null>(null)

/** Keeps the line open while the page is looked at. Give it a key of who is signed in. */
export function LiveProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [live] = useState(() => new Live())
  useEffect(() => {
    let close: (() => void) | null = null
    const follow = (): void => {
      if (document.visibilityState === 'visible') {
        close ??= keepStream(LIVE_PATH, {
          onFrame: live.hear,
          onLine: live.noteLine,
          onSignedOut: noteSignedOut,
        })
        return
      }
      // A browser opens six lines to one address at most: pages that nobody sees leave theirs to others.
      close?.()
      close = null
      live.noteLine(false)
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      close?.()
    }
  }, [live])
  return <Context value={live}>{children}</Context>
}

function useLive(): Live {
  const live = useContext(Context)
  if (live === null) throw new Error('the live line is used outside LiveProvider')
  return live
}

/** How much waits, by tab; null before the first word of the server. */
export function useLiveCounts(): Counts | null {
  const live = useLive()
  return useSyncExternalStore(live.onCounts, live.counts)
}

/** Calls `listener` when something of the reader's changed, while the caller is shown. */
export function useLiveChange(listener: (change: LiveChange) => void): void {
  const live = useLive()
  const call = useEffectEvent(listener)
  useEffect(() => live.onChange((change) => call(change)), [live])
}
