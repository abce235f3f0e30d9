// How long what was asked is held against records that come later, and where its keys lie meanwhile.

const DAY_MS = 86_400_000
/** New records are held against what was asked for so many days, if law permits. Ours to confirm. */
const WINDOW_DAYS = 30
/** Together one more than the window and the present one need: that one is empty, and the next to be written to. */
const SLOTS = 8
const SLOT_DAYS = 5

/** From when on questions are asked again. */
export function windowAt(now: Date): Date {
  return new Date(now.getTime() - WINDOW_DAYS * DAY_MS)
}

/** The number of the period that this falls into. */
export function periodAt(at: Date): number {
  return Math.floor(at.getTime() / (SLOT_DAYS * DAY_MS))
}

/** Where the questions of a period lie. */
export function slotOf(period: number): number {
  return period % SLOTS
}

/** The periods whose slots have to be emptied before anything of now is written; `emptied` is the last one that was. */
export function periodsToEmpty(emptied: number, now: Date): readonly number[] {
  const next = periodAt(now) + 1
  const from = Math.max(emptied + 1, next - SLOTS + 1)
  return Array.from({ length: Math.max(next - from + 1, 0) }, (_, at) => from + at)
}
