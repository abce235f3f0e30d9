/**
 * What this device remembers of a reader's taste: language, scheme, single keys. Never personal data.
 * A browser that forbids storage throws; then nothing is remembered.
 */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    return
  }
}
