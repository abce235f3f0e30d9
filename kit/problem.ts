import { z } from 'zod'

/** Why the server did not do it, or that nobody was reached. `code` is stable and named in docs/errors.md. */
export type Problem = {
  readonly code: string
  /** The HTTP status; 0 when no answer came. */
  readonly status: number
  /** What to do next, in the server's words; empty when it said nothing. */
  readonly detail: string
}

/** Made in the browser: nobody answered, the answer came too late, or it is not what the contract says. */
export const offline: Problem = { code: 'offline', status: 0, detail: '' }
export const timedOut: Problem = { code: 'timed_out', status: 0, detail: '' }

/** Nothing was done yet: another person of the bureau decides first. */
export const secondPersonAsked: Problem = { code: 'second_person_asked', status: 202, detail: '' }

export function unreadable(status: number): Problem {
  return { code: 'unreadable_answer', status, detail: '' }
}

const PREFIX = 'urn:comity:problem:'

/** RFC 9457, with a type that names our code; other members are left alone. */
const problemDocument = z.object({
  type: z.string().startsWith(PREFIX).max(200),
  detail: z.string().max(2000).optional(),
})

/** Reads a problem document; a body that is none (a proxy's page, nothing) becomes `unreadable_answer`. */
export function parseProblem(body: unknown, status: number): Problem {
  const parsed = problemDocument.safeParse(body)
  if (!parsed.success) return unreadable(status)
  return { code: parsed.data.type.slice(PREFIX.length), status, detail: parsed.data.detail ?? '' }
}
