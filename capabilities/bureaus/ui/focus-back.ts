/** How long the call that was confirmed may keep its button closed. Ours to confirm. */
const PATIENCE_MS = 5_000

let last: HTMLElement | null = null

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement) last = target
})

/** What was in use: a button that works is disabled and loses the focus, so the last one that had it counts. */
export function lastFocusOutside(): HTMLElement | null {
  const { activeElement } = document
  return activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : last
}

/** As soon as it takes the focus, and unless the page has put it somewhere by then. */
export function giveFocusBack(element: HTMLElement | null): void {
  const until = performance.now() + PATIENCE_MS
  const attempt = (): void => {
    if (element === null || !element.isConnected || performance.now() > until) return
    if (document.activeElement !== document.body) return
    element.focus()
    if (document.activeElement !== element) requestAnimationFrame(attempt)
  }
  // After the dialog has closed and given back what it remembers.
  requestAnimationFrame(() => requestAnimationFrame(attempt))
}
