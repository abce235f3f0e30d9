import type { Actor } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { DeltaLine, Upsert } from '../contract/deltas.ts'
import type { HeldByReference, LineFault, RefusedLine } from '../delta.ts'
import { showsMore } from '../life.ts'
import { mayHold } from '../policy.ts'
import type { PoliceRecord, RecordId } from '../record.ts'
import { retentionOf } from '../retention.ts'
import type { ResolvedSharing } from '../sharing-list.ts'
import { bodyHash } from '../store/save.ts'
import type { Writing } from '../store/save-many.ts'
import { datesOf } from './add-record.ts'
import { nextOf } from './change-record.ts'
import type { SharingRefusal } from './resolve-sharing.ts'

/** What a line comes to. */
export type Decided =
  | { readonly deed: 'added' | 'changed' | 'renewed'; readonly writing: Writing }
  | { readonly deed: 'unchanged' }
  | { readonly deed: 'withdrawn' | 'deleted'; readonly held: HeldByReference }

export type LineRefusal = Pick<RefusedLine, 'reason' | 'field' | 'detail'>

export type Deciding = {
  readonly actor: Actor
  readonly at: Date
  /** The record that has the line's reference. */
  readonly held: HeldByReference | null
  /** A record of this reference was deleted because a person has the right to it. */
  readonly isBarred: boolean
  readonly resolve: (sharing: Upsert['sharing']) => Result<ResolvedSharing, SharingRefusal>
  readonly newId: () => RecordId
}

/** The rules are those of single writes; what would show a record to more is left to them. */
export function decideLine(wish: DeltaLine, deciding: Deciding): Result<Decided, LineRefusal> {
  const { held } = deciding
  if (wish.op === 'upsert') return decideUpsert(wish, deciding)
  if (held === null) return refuse('not_found', 'reference')
  if (wish.op === 'delete')
    return held.record.hold === null ? ok({ deed: 'deleted', held }) : refuse('legal_hold', null)
  const isOut = held.record.status === 'withdrawn' && held.record.ground === 'owner'
  return ok(isOut ? { deed: 'unchanged' } : { deed: 'withdrawn', held })
}

function decideUpsert(wish: Upsert, deciding: Deciding): Result<Decided, LineRefusal> {
  const { actor, held, isBarred } = deciding
  if (!mayHold(actor.bureau, wish.body)) return refuse('not_the_issuer', 'body.issuer')
  const resolved = deciding.resolve(wish.sharing)
  if (!resolved.ok) {
    const { error } = resolved
    const named = error.kind === 'unknown_bureau' ? error.codes : error.ids
    return refuse(error.kind, 'sharing', named.join(', '))
  }
  if (held !== null) return decideHeld(wish, deciding, { held, resolved: resolved.value })
  return isBarred ? refuse('deleted_for_rights', 'reference') : decideNew(wish, deciding, resolved.value)
}

function decideNew(
  wish: Upsert,
  { actor, at, newId }: Deciding,
  resolved: ResolvedSharing,
): Result<Decided, LineRefusal> {
  const retention = retentionOf(wish.body.kind, at, datesOf(wish.retention))
  if (!retention.ok) return refuse('retention_over', 'retention')
  const { op: _op, retention: _dates, validFrom, ...said } = wish
  const { reviewAt, deleteAt, rule } = retention.value
  const made = { version: 1, createdAt: at, createdBy: actor.id, updatedAt: at, updatedBy: actor.id }
  const record: PoliceRecord = {
    ...{ ...said, ...made, id: newId(), owner: actor.bureau, source: 'own', status: 'live' },
    ...{ ground: null, hold: null, caveat: null, reviewAt, deleteAt, retentionRule: rule },
    validFrom: validFrom === null ? at : new Date(validFrom),
  }
  return ok({ deed: 'added', writing: { record, resolved, change: 'added' } })
}

/** A record that is there stays as long as it was to stay, unless it was withdrawn: then its years begin anew. */
function decideHeld(
  wish: Upsert,
  { actor, at }: Deciding,
  { held, resolved }: { readonly held: HeldByReference; readonly resolved: ResolvedSharing },
): Result<Decided, LineRefusal> {
  const { record: before } = held
  if (wish.body.kind !== held.kind) return refuse('kind_changed', 'body.kind')
  if (showsMore({ ...before, ...held.resolved }, { ...wish, ...resolved }))
    return refuse('needs_second_person', null)
  const isBack = before.status === 'withdrawn'
  if (!isBack && isSame(wish, held, resolved)) return ok({ deed: 'unchanged' })
  const { op: _op, retention: dates, validFrom: _from, ...said } = wish
  const next = nextOf({ ...before, ...said, status: 'live', ground: null }, actor, at)
  if (!isBack) return ok({ deed: 'changed', writing: { record: next, resolved, change: 'changed' } })
  const retention = retentionOf(wish.body.kind, at, datesOf(dates))
  if (!retention.ok) return refuse('retention_over', 'retention')
  const { reviewAt, deleteAt, rule } = retention.value
  const record = { ...next, reviewAt, deleteAt, retentionRule: rule }
  return ok({ deed: 'renewed', writing: { record, resolved, change: 'renewed' } })
}

/** Whether the record says so already, of itself and of who may see and use it. */
function isSame(
  wish: Upsert,
  { record, bodyHash: hashed, resolved }: HeldByReference,
  next: ResolvedSharing,
) {
  const { ownerUnit, purpose, level, handling, handlingText, purposes, disclosure, grade } = wish
  return (
    ownerUnit === record.ownerUnit &&
    purpose === record.purpose &&
    level === record.level &&
    handlingText === record.handlingText &&
    disclosure === record.disclosure &&
    grade === record.grade &&
    next.shareTo === resolved.shareTo &&
    handling.join() === record.handling.join() &&
    purposes.join() === record.purposes.join() &&
    next.shareBureaus.join() === resolved.shareBureaus.join() &&
    next.shareLists.join() === resolved.shareLists.join() &&
    next.audience.join() === resolved.audience.join() &&
    next.denied.join() === resolved.denied.join() &&
    bodyHash(wish.body).toString('hex') === hashed
  )
}

function refuse(reason: LineFault, field: string | null, detail: string | null = null) {
  return fail({ reason, field, detail } satisfies LineRefusal)
}
