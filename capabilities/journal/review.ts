/** What an auditor found in a week of acts. */
export const findings = ['nothing', 'followed_up', 'incident'] as const
export type Finding = (typeof findings)[number]

const DAY_MS = 86_400_000
/** A week that nobody signed off for so long is told of: on the eighth day. CJIS AU-6 wants a weekly review; ours to confirm. */
const LATE_AFTER_MS = 7 * DAY_MS
/** Weeks that a start after a pause still opens. Ours to confirm. */
const WEEKS_BACK = 4

export type Week = {
  /** Its Monday, `YYYY-MM-DD`. */
  readonly monday: string
  readonly from: Date
  readonly to: Date
}

/** The last weeks that are over, Monday to Sunday in UTC, oldest first. */
export function weeksOver(now: Date): readonly Week[] {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  const thisMonday = today - ((now.getUTCDay() + 6) % 7) * DAY_MS
  return Array.from({ length: WEEKS_BACK }, (_, place) => {
    const from = new Date(thisMonday - (WEEKS_BACK - place) * 7 * DAY_MS)
    return { monday: from.toISOString().slice(0, 10), from, to: new Date(from.getTime() + 7 * DAY_MS) }
  })
}

export function lateAt(openedAt: Date): Date {
  return new Date(openedAt.getTime() + LATE_AFTER_MS)
}
