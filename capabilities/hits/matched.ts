import { z } from 'zod'
import { identifierKinds } from '../../kernel/identifier-kind.ts'
import { evidenceFields, evidenceHows, partHows } from '../../kernel/match.ts'
import { nameTypes } from '../../kernel/person-name.ts'

/** The question as it was understood, in the words that a page shows. */
export const askedView = z.object({
  name: z.string().nullable(),
  born: z.string().nullable(),
  nationality: z.string().nullable(),
  sex: z.string().nullable(),
  birthPlace: z.string().nullable(),
  document: z.string().nullable(),
  imo: z.string().nullable(),
})
export type AskedView = z.infer<typeof askedView>

const part = z.object({
  asked: z.string().nullable(),
  found: z.string().nullable(),
  how: z.enum(partHows),
  similarity: z.number(),
  weight: z.number(),
})

const evidence = z.object({
  field: z.enum(evidenceFields),
  how: z.enum(evidenceHows),
  asked: z.string(),
  found: z.string(),
  weight: z.number(),
  identifier: z.exactOptional(z.enum(identifierKinds)),
})

/** Why the record answered the question: both names part by part, every fact beside them, and the sums. */
export const matched = z.object({
  strength: z.enum(['strong', 'weak']),
  similarity: z.number(),
  total: z.number(),
  name: z
    .object({ asked: z.string(), found: z.string(), type: z.enum(nameTypes), parts: z.array(part) })
    .nullable(),
  evidence: z.array(evidence),
  channels: z.array(z.string()),
  reasons: z.array(z.string()),
})
export type Matched = z.infer<typeof matched>

const APART = new Set(['not_asked', 'missing', 'different'])

/** What both sides have in common and nothing else: neither what only the record says nor what only was asked. */
export function commonOf(match: Matched): Matched {
  const parts = match.name?.parts.filter((one) => !APART.has(one.how)) ?? []
  const joined = (side: 'asked' | 'found') => parts.flatMap((one) => one[side] ?? []).join(' ')
  return {
    ...match,
    name:
      match.name === null || parts.length === 0
        ? null
        : { ...match.name, asked: joined('asked'), found: joined('found'), parts },
    evidence: match.evidence.filter((line) => line.weight > 0),
    reasons: [],
  }
}
