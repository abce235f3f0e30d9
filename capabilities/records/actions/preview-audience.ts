import { type Db, inTransactionAs } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { inactiveBureaus, listBureaus } from '../../bureaus/public.ts'
import type { AudienceView, AudienceWish } from '../contract/visibility.ts'
import { EVERYBODY, type Guarded } from '../guard.ts'
import { maskFor, onwardUse, type Reader } from '../policy.ts'
import type { ResolvedSharing } from '../sharing-list.ts'
import { resolveSharing, type SharingRefusal } from './resolve-sharing.ts'

/** Who would see a record of the actor's bureau on these terms: the rule itself, asked for every bureau. Writes nothing. */
export function previewAudience(
  db: Db,
  actor: Actor,
  wish: AudienceWish,
  at: Date,
): Promise<Result<AudienceView, SharingRefusal>> {
  return inTransactionAs(db, actor, async (tx) => {
    const act = { actor, act: 'audience.previewed', subject: 'none', at } as const
    const resolved = await resolveSharing(tx, actor.bureau, wish.sharing)
    if (!resolved.ok) {
      await record(tx, { ...act, outcome: 'refused', detail: { kind: resolved.error.kind } })
      return resolved
    }
    const inactive = await inactiveBureaus(tx)
    const others = (await listBureaus(tx)).map(({ code }) => code).filter((code) => code !== actor.bureau)
    const readers = others.map((code) => readerFrom(code, inactive.has(code)))
    const view = audienceOf(guardedBy(actor, wish, resolved.value), readers)
    const detail = { to: wish.sharing.to, seenBy: view.seenBy.length }
    await record(tx, { ...act, outcome: 'done', detail })
    return ok(view)
  })
}

function guardedBy(actor: Actor, wish: AudienceWish, { audience, denied }: ResolvedSharing): Guarded {
  return {
    owner: actor.bureau,
    isOwnerActive: actor.bureauState === 'active',
    level: wish.level,
    handling: new Set(wish.handling),
    audience: new Set(audience),
    denied: new Set(denied),
    purposes: new Set(wish.purposes),
    grade: wish.grade ?? '',
    disclosure: wish.disclosure,
    isLimited: false,
  }
}

/** Somebody of the bureau with every clearance; the purpose is tried one by one. */
function readerFrom(bureau: Reader['bureau'], isInactive: boolean): Omit<Reader, 'purpose'> {
  const bureauState = isInactive ? 'suspended' : 'active'
  return { bureau, bureauState, clearance: 'confidential', roles: new Set() }
}

function audienceOf(guarded: Guarded, readers: readonly Omit<Reader, 'purpose'>[]): AudienceView {
  const usable = new Set<Reader['purpose']>()
  const seenBy: AudienceView['seenBy'] = []
  const withheldFrom: AudienceView['withheldFrom'] = []
  for (const reader of readers) {
    const masks = [...guarded.purposes].map((purpose) => ({
      purpose,
      mask: maskFor({ ...reader, purpose }, guarded),
    }))
    const shown = masks.filter(({ mask }) => mask !== 'none')
    for (const { purpose } of shown) usable.add(purpose)
    const mask = shown[0]?.mask
    if (mask === 'core' || mask === 'full') seenBy.push({ bureau: reader.bureau, mask })
    else if (guarded.denied.has(reader.bureau)) withheldFrom.push({ bureau: reader.bureau, reason: 'denied' })
    else if (isMeant(guarded, reader.bureau) && reader.bureauState !== 'active')
      withheldFrom.push({ bureau: reader.bureau, reason: 'inactive' })
  }
  const purposes = [...guarded.purposes].filter((purpose) => usable.has(purpose))
  const text = sayAudience(guarded, seenBy.length, purposes)
  return {
    ...{ seenBy, withheldFrom, clearance: guarded.level, purposes, text },
    onward: onwardUse({ bureau: '' as Reader['bureau'] }, guarded),
  }
}

function isMeant({ audience }: Guarded, bureau: string): boolean {
  return audience.has(EVERYBODY) || audience.has(bureau)
}

function sayAudience({ level }: Guarded, count: number, purposes: readonly string[]): string {
  if (count === 0) return 'Nobody but your own bureau would see this.'
  const bureaus = count === 1 ? '1 other bureau' : `${count} other bureaus`
  return `${bureaus} would see this, their people cleared for ${level} or more, for ${purposes.join(', ')}.`
}
