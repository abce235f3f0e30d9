import { z } from 'zod'
import { handlingCodes, levels } from '../../../kernel/handling.ts'
import { purposes } from '../../../kernel/purpose.ts'
import { disclosures } from '../guard.ts'
import { onwardAnswers } from '../policy.ts'
import { sharing } from '../record.ts'

export const LISTS_PATH = '/api/v1/sharing-lists'
export const listPath = (id: string): string => `${LISTS_PATH}/${id}`
export const listVersionsPath = (id: string): string => `${listPath(id)}/versions`
export const PREVIEW_PATH = '/api/v1/records/preview-audience'

/** Longest name of a list. Ours to confirm. */
const NAME = 100
const bureauCode = z.string().regex(/^[A-Z]{3}$/)

export const listWish = z.strictObject({
  name: z.string().trim().min(1).max(NAME),
  /** An empty list shares with nobody. */
  bureaus: z.array(bureauCode).max(300),
})
export type ListWish = z.infer<typeof listWish>

const listState = z.enum(['live', 'deleted'])

export const listView = z.object({
  id: z.uuid(),
  name: z.string(),
  bureaus: z.array(z.string()),
  version: z.number().int(),
  state: listState,
})
export type ListView = z.infer<typeof listView>

export const listPage = z.object({ lists: z.array(listView), next: z.uuid().nullable() })

export const listVersionPage = z.object({
  versions: z.array(
    z.object({
      version: z.number().int(),
      name: z.string(),
      bureaus: z.array(z.string()),
      state: listState,
      at: z.iso.datetime(),
      by: z.uuid(),
    }),
  ),
  /** The version before which the next page begins, or null. */
  next: z.number().int().nullable(),
})

const onwardView = z.object({ asEvidence: z.enum(onwardAnswers), passOn: z.enum(onwardAnswers) })

/** A record's terms before it is written. */
export const audienceWish = z.strictObject({
  sharing,
  level: z.enum(levels),
  handling: z.array(z.enum(handlingCodes)).max(handlingCodes.length),
  purposes: z.array(z.enum(purposes)).max(purposes.length),
  grade: z
    .string()
    .regex(/^[A-F][1-6]$/)
    .nullable(),
  disclosure: z.enum(disclosures),
})
export type AudienceWish = z.infer<typeof audienceWish>

export const audienceView = z.object({
  /** Who would see it, given the clearance, for one of the purposes; in the order of the codes. */
  seenBy: z.array(z.object({ bureau: z.string(), mask: z.enum(['core', 'full']) })),
  /** Named or meant by the wish and yet shown nothing. */
  withheldFrom: z.array(z.object({ bureau: z.string(), reason: z.enum(['denied', 'inactive']) })),
  clearance: z.enum(levels),
  /** For which purposes others see it: those permitted that its grade allows. */
  purposes: z.array(z.enum(purposes)),
  onward: onwardView,
  text: z.string(),
})
export type AudienceView = z.infer<typeof audienceView>
