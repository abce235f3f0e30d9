import { z } from 'zod'
import type { Json } from '../../kernel/canonical-json.ts'

/** Where a value of a body comes from, as its owner says it. Ours to confirm: 500 characters, 200 statements. */
const statementWish = z.strictObject({
  /** JSON pointer (RFC 6901) to the value, e.g. `/names/0` or `/imo`. */
  path: z
    .string()
    .regex(/^(?:\/(?:[^~/]|~[01])+)+$/)
    .max(200),
  /** The message, file or person it was learnt from, by the owner's own reference. */
  source: z.string().min(1).max(500),
  /** The 6x6 system: reliability of the source A–F, of the information 1–6; null when not graded. */
  grade: z
    .string()
    .regex(/^[A-F][1-6]$/)
    .nullable(),
})
export type StatementWish = z.infer<typeof statementWish>
export const statementWishes = z.array(statementWish).max(200)

/** The value that a JSON pointer leads to; undefined when it leads nowhere. */
export function valueAt(body: Json, path: string): Json | undefined {
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  let found: Json | undefined = body
  for (const step of steps) found = stepInto(found, step)
  return found
}

function stepInto(value: Json | undefined, step: string): Json | undefined {
  if (value === null || typeof value !== 'object') return undefined
  if (Array.isArray(value)) return /^(?:0|[1-9]\d*)$/.test(step) ? value[Number(step)] : undefined
  return Object.hasOwn(value, step) ? (value as Readonly<Record<string, Json>>)[step] : undefined
}

/** The first path that leads to no value of the body; null when all do. */
export function strayPath(body: Json, statements: readonly StatementWish[]): string | null {
  return statements.find(({ path }) => valueAt(body, path) === undefined)?.path ?? null
}
