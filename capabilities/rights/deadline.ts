/** How a deadline stands: in time, within the days before it, or missed. */
export const urgencies = ['on_time', 'soon', 'late'] as const
type Urgency = (typeof urgencies)[number]

/** Days before a deadline from which a request counts as due soon. Ours to confirm. */
const SOON_DAYS = 14
const DAY_MS = 86_400_000

/**
 * The same day `months` later, or the last day of that month when it is shorter (31 January + 1 month = 28 or 29
 * February). UTC, so that a deadline is the same everywhere.
 */
export function addMonths(at: Date, months: number): Date {
  const first = new Date(at)
  first.setUTCDate(1)
  first.setUTCMonth(first.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(at.getUTCDate(), lastDay))
  return first
}

export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS)
}

export function addHours(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * 3_600_000)
}

/** From when on a deadline counts as soon. */
export function soonBefore(now: Date): Date {
  return addDays(now, SOON_DAYS)
}

/** Null deadlines belong to what is closed: nothing is late there. */
export function urgencyOf(dueAt: Date | null, now: Date): Urgency {
  if (dueAt === null || dueAt > soonBefore(now)) return 'on_time'
  return dueAt < now ? 'late' : 'soon'
}
