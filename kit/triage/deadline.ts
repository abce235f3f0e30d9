/** How a clock stands. `soon`: less than a quarter is left. Ours to confirm. */
export type Standing = 'running' | 'soon' | 'late'

export type DeadlineReading = {
  readonly standing: Standing
  /** 1 when it began, 0 when nothing is left. */
  readonly share: number
  /** Whole seconds left, or overdue when it is late. */
  readonly seconds: number
}

const SOON = 0.25

export function readDeadline(startedAtMs: number, dueAtMs: number, nowMs: number): DeadlineReading {
  const leftMs = dueAtMs - nowMs
  if (leftMs <= 0) return { standing: 'late', share: 0, seconds: Math.floor((nowMs - dueAtMs) / 1000) }
  const share = Math.min(1, leftMs / Math.max(1, dueAtMs - startedAtMs))
  return { standing: share < SOON ? 'soon' : 'running', share, seconds: Math.ceil(leftMs / 1000) }
}

type Part = { readonly unit: 'day' | 'hour' | 'minute' | 'second'; readonly count: number }

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400

/** A length of time in the two units that matter at its size: nobody reads the seconds of an hour. */
export function partsOf(seconds: number): readonly Part[] {
  const minutes = Math.floor(seconds / MINUTE)
  const hours = Math.floor(seconds / HOUR)
  const days = Math.floor(seconds / DAY)
  if (days > 0) return some({ unit: 'day', count: days }, { unit: 'hour', count: hours % 24 })
  if (hours > 0) return some({ unit: 'hour', count: hours }, { unit: 'minute', count: minutes % 60 })
  if (minutes >= 10) return [{ unit: 'minute', count: minutes }]
  const rest = { unit: 'second', count: seconds % MINUTE } as const
  return minutes > 0 ? some({ unit: 'minute', count: minutes }, rest) : [rest]
}

function some(first: Part, second: Part): readonly Part[] {
  return second.count === 0 ? [first] : [first, second]
}
