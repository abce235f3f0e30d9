/**
 * Keyboard shortcuts, written as people say them: `/`, `?`, `g q` (one after the other), `mod+k` (Ctrl, on a Mac ⌘).
 * Keys without a modifier rest while somebody types, and can be switched off (WCAG 2.2, 2.1.4).
 */
export type Keys = string

export type Stroke = {
  /** `KeyboardEvent.key`. */
  readonly key: string
  readonly mod: boolean
  readonly alt: boolean
  /** The focus is in a field, so that letters are text. */
  readonly typing: boolean
  readonly atMs: number
}

/** The first keys of a sequence that is not finished. */
export type Pending = { readonly keys: Keys; readonly atMs: number }

/** Longest pause within a sequence. Ours to confirm. */
export const SEQUENCE_MS = 1200

const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'])

export type Reading = { readonly keys: Keys | null; readonly pending: Pending | null }

/** Which of `bound` the stroke completes, and what may still become one. */
export function readStroke(
  stroke: Stroke,
  before: Pending | null,
  bound: readonly Keys[],
  singleKeys: boolean,
): Reading {
  if (MODIFIERS.has(stroke.key)) return { keys: null, pending: before }
  if (stroke.mod) return one(`mod+${stroke.key.toLowerCase()}`, bound)
  if (stroke.alt || stroke.typing || !singleKeys) return { keys: null, pending: null }
  if (before === null || stroke.atMs - before.atMs > SEQUENCE_MS) return first(stroke, bound)
  const keys = `${before.keys} ${stroke.key}`
  return bound.includes(keys) ? { keys, pending: null } : first(stroke, bound)
}

function first({ key, atMs }: Stroke, bound: readonly Keys[]): Reading {
  if (bound.some((keys) => keys.startsWith(`${key} `))) return { keys: null, pending: { keys: key, atMs } }
  return one(key, bound)
}

function one(keys: Keys, bound: readonly Keys[]): Reading {
  return { keys: bound.includes(keys) ? keys : null, pending: null }
}

/** The keys as caps to draw: `g q` → ["g", "q"], `mod+k` → ["Ctrl", "K"]. */
export function capsOf(keys: Keys, isMac: boolean): readonly string[] {
  if (!keys.startsWith('mod+')) return keys.split(' ')
  return [isMac ? '⌘' : 'Ctrl', keys.slice('mod+'.length).toUpperCase()]
}
