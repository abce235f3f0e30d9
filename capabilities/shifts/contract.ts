import { z } from 'zod'

export const SHIFTS_PATH = '/api/v1/shifts'
export const CURRENT_SHIFT_PATH = '/api/v1/shifts/current'
export const SHIFT_NOTES_PATH = '/api/v1/shifts/notes'
export const shiftSignaturePath = (id: string): string => `${SHIFTS_PATH}/${id}/signature`
export const shiftWithdrawalPath = (id: string): string => `${SHIFTS_PATH}/${id}/withdrawal`

/** Longest note, and longest summary. Ours to confirm. */
export const LONGEST_NOTE = 1000
export const LONGEST_SUMMARY = 4000

const person = z.object({
  id: z.uuid(),
  /** Null where the account is gone. */
  name: z.string().nullable(),
})

const note = z.object({ id: z.uuid(), at: z.iso.datetime(), by: person, text: z.string() })

const actCount = z.object({ act: z.string(), done: z.number().int(), refused: z.number().int() })
const waiting = z.object({ tab: z.string(), count: z.number().int() })

export const handoverView = z.object({
  id: z.uuid(),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  leftBy: person,
  summary: z.string(),
  acts: z.array(actCount),
  waiting: z.array(waiting),
  state: z.enum(['offered', 'signed', 'withdrawn']),
  takenBy: person.nullable(),
  /** When it was signed or withdrawn. */
  settledAt: z.iso.datetime().nullable(),
})
export type HandoverView = z.infer<typeof handoverView>

export const currentShift = z.object({
  since: z.iso.datetime(),
  /** On offer to whoever comes; null while the shift goes on. */
  offered: handoverView.nullable(),
  acts: z.array(actCount),
  /** The newest acts of the desk, newest first. */
  recent: z.array(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      by: person,
      act: z.string(),
      outcome: z.enum(['done', 'refused']),
      subject: z.string(),
    }),
  ),
  waiting: z.array(waiting),
  notes: z.array(note),
})
export type CurrentShift = z.infer<typeof currentShift>

export const newNote = z.strictObject({ text: z.string().trim().min(1).max(LONGEST_NOTE) })
export const noteView = note
export const newHandover = z.strictObject({ summary: z.string().trim().max(LONGEST_SUMMARY) })

export const handoversQuery = z.strictObject({
  /** The `next` of the page before. */
  after: z.uuid().optional(),
})
/** Signed ones, newest first. */
export const handoversPage = z.object({ handovers: z.array(handoverView), next: z.uuid().nullable() })
