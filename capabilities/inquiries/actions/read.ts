import { type Db, inTransactionAs, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { type Inquiry, type InquiryId, type Line, levelsOf, mayRead } from '../inquiry.ts'
import {
  findInquiry,
  linesOf,
  listAsked,
  listAskedWaiting,
  listPut,
  listPutWaiting,
} from '../store/inquiries.ts'

/** An inquiry with the lines that its reader may see. */
export type SeenInquiry = { readonly inquiry: Inquiry; readonly lines: readonly Line[] }

export type ListWish = {
  readonly side: 'asked' | 'put'
  readonly show: 'waiting' | 'all'
  readonly after: InquiryId | null
  readonly limit: number
}

const readers = {
  asked: { waiting: listAskedWaiting, all: listAsked },
  put: { waiting: listPutWaiting, all: listPut },
} as const

export async function readInquiries(
  db: Db,
  actor: Actor,
  { side, show, after, limit }: ListWish,
  now: Date,
): Promise<{ readonly seen: readonly SeenInquiry[]; readonly next: InquiryId | null }> {
  const wanted = { bureau: actor.bureau, levels: levelsOf(actor), after, limit: limit + 1 }
  return await inTransactionAs(db, actor, async (tx) => {
    const found = await readers[side][show](tx, wanted)
    const page = found.slice(0, limit)
    const lines = await linesOf(
      tx,
      actor.bureau,
      page.map(({ id }) => id),
    )
    const detail = { side, show, shown: page.length }
    await record(tx, { actor, act: 'inquiry.read', outcome: 'done', subject: 'none', detail, at: now })
    const seen = page.map((inquiry) => ({ inquiry, lines: lines.get(inquiry.id) ?? [] }))
    return { seen, next: found.length > limit ? (page.at(-1)?.id ?? null) : null }
  })
}

export async function readInquiry(
  db: Db,
  actor: Actor,
  id: InquiryId,
  now: Date,
): Promise<Result<SeenInquiry, { readonly kind: 'not_found' }>> {
  return await inTransactionAs(db, actor, async (tx) => {
    const inquiry = await findInquiry(tx, actor.bureau, id)
    const act = { actor, act: 'inquiry.read', subject: `inquiry:${id}`, at: now } as const
    if (inquiry === null || !mayRead(actor, inquiry.level)) {
      await record(tx, { ...act, outcome: 'refused', detail: { why: 'not_found' } })
      return fail({ kind: 'not_found' })
    }
    await record(tx, { ...act, outcome: 'done', detail: {} })
    return ok({ inquiry, lines: await linesFor(tx, actor, id) })
  })
}

export async function linesFor(tx: Tx, actor: Actor, id: InquiryId): Promise<readonly Line[]> {
  return (await linesOf(tx, actor.bureau, [id])).get(id) ?? []
}
