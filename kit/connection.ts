/** Whether the server was reached the last time that anything was asked of it. */
export type Reach =
  | { readonly isReached: true }
  | {
      readonly isReached: false /** When it last answered; null when it never did. */
      readonly answeredAtMs: number | null
    }

let reach: Reach = { isReached: true }
let answeredAtMs: number | null = null
const listeners = new Set<() => void>()

export function readReach(): Reach {
  return reach
}

export function onReachChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Told by http.ts after every request. Only a change is passed on. */
export function noteReach(isReached: boolean, nowMs: number): void {
  if (isReached) answeredAtMs = nowMs
  if (isReached === reach.isReached) return
  reach = isReached ? { isReached } : { isReached, answeredAtMs }
  for (const listener of listeners) listener()
}
