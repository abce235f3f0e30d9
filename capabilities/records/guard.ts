import { z } from 'zod'
import type { BureauCode } from '../../kernel/actor.ts'
import { type HandlingCode, handlingCodes, type Level, levels } from '../../kernel/handling.ts'
import type { Purpose } from '../../kernel/purpose.ts'

/** Stands in an audience for every bureau there is and will be. No bureau's code can be it. */
export const EVERYBODY = '*'

/** `on_release`: others are shown the core alone until the owner releases the rest on a hit. */
export const disclosures = ['full', 'on_release'] as const
export type Disclosure = (typeof disclosures)[number]

/** What of a record decides who sees it. Made by `guardOf`, from columns that the owner's wish was resolved into. */
export type Guarded = {
  readonly owner: BureauCode
  /** False while the owner's bureau is suspended or has left: nobody else is shown its records. */
  readonly isOwnerActive: boolean
  readonly level: Level
  readonly handling: ReadonlySet<HandlingCode>
  /** Codes of bureaus, or `EVERYBODY`; empty means the owner alone. */
  readonly audience: ReadonlySet<string>
  /** Restrictions: they win over the audience. */
  readonly denied: ReadonlySet<string>
  /** Uses that the owner permits to others. */
  readonly purposes: ReadonlySet<Purpose>
  /** As in the envelope; empty when not graded. */
  readonly grade: string
  readonly disclosure: Disclosure
  /** By the commission: see `isForFew` in policy.ts. */
  readonly isLimited: boolean
}

/** A guard as rows and snapshots carry it. What cannot be read is refused here, before anybody asks. */
export const writtenGuard = z.object({
  owner: z.string().transform((code) => code as BureauCode),
  isOwnerActive: z.boolean(),
  level: z.enum(levels),
  handling: z.array(z.enum(handlingCodes)),
  audience: z.array(z.string()),
  denied: z.array(z.string()),
  purposes: z.array(z.string().transform((purpose) => purpose as Purpose)),
  grade: z.string(),
  disclosure: z.enum(disclosures),
  isLimited: z.boolean(),
})
type WrittenGuard = z.infer<typeof writtenGuard>

export function guardOf({ handling, audience, denied, purposes, ...same }: WrittenGuard): Guarded {
  return {
    ...same,
    handling: new Set(handling),
    audience: new Set(audience),
    denied: new Set(denied),
    purposes: new Set(purposes),
  }
}

export function writeGuard({ handling, audience, denied, purposes, ...same }: Guarded): WrittenGuard {
  return {
    ...same,
    handling: [...handling],
    audience: [...audience],
    denied: [...denied],
    purposes: [...purposes],
  }
}
