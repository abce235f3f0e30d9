import { useSyncExternalStore } from 'react'

const SECOND_MS = 1000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null

/** The present to the second; every clock of a page ticks by the same timer. */
export function useSecond(): number {
  return useSyncExternalStore(onSecond, () => Math.floor(Date.now() / SECOND_MS) * SECOND_MS)
}

function onSecond(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const one of listeners) one()
  }, SECOND_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }
}
