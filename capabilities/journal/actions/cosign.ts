import { type Db, inTransaction } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { cosign as signUnder } from '../../../infra/journal-note.ts'
import type { Sequencer } from '../../../infra/journal-sequencer.ts'
import {
  findWitnessedForUpdate,
  followSuccessions,
  keepWitnessed,
  successionsFollowed,
} from '../../../infra/journal-shelf.ts'
import {
  claimedOrigin,
  judgeRequest,
  readRequest,
  type WitnessRefusal,
} from '../../../infra/journal-witness.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'

export type CosignRefusal = WitnessRefusal | { readonly kind: 'not_ready' }

/**
 * Cosigns another log's checkpoint when its tree begins with the one that we cosigned last. A log that shows two faces
 * is refused, and that it tried is an act. Kept before it is signed, so that two requests cannot race past each other.
 */
export async function cosignCheckpoint(
  { system, sequencer }: { readonly system: Db; readonly sequencer: Sequencer },
  actor: Actor,
  text: string,
  at: Date,
): Promise<Result<string, CosignRefusal>> {
  const key = sequencer.log.signingKey
  const request = readRequest(text)
  const origin = request === null ? null : claimedOrigin(request.note)
  return await inTransaction(system, async (tx) => {
    const refuse = async (refusal: CosignRefusal) => {
      const act = { actor, act: 'journal.cosigned', outcome: 'refused', at } as const
      await record(tx, { ...act, subject: `log:${isKnown ? origin : 'unknown'}`, detail: { ...refusal } })
      return fail(refusal)
    }
    const { cosign: known } = sequencer.witnesses
    const isKnown = known.some((one) => one.name === origin)
    if (key === null) return await refuse({ kind: 'not_ready' })
    if (request === null || origin === null) return await refuse({ kind: 'malformed' })
    if (!isKnown) return await refuse({ kind: 'log_unknown' })
    const last = await findWitnessedForUpdate(tx, origin)
    const successions = await successionsFollowed(tx, [origin])
    const keys = known.filter(({ name }) => name === origin)
    const judged = judgeRequest(request, { keys, successions, head: last })
    if (!judged.ok) return await refuse(judged.error)
    const { head, text: signed, newSuccessions: notes } = judged.value
    if (notes.length > 0) {
      await followSuccessions(tx, { origin, from: successions.length, notes }, at)
      const act = { actor, act: 'journal.key_followed', outcome: 'done', subject: `log:${origin}` } as const
      await record(tx, { ...act, detail: { successions: notes.length }, at })
    }
    await keepWitnessed(tx, { origin, ...head, at, note: request.note })
    const detail = { size: head.size, root: head.root.toString('hex') }
    await record(tx, {
      actor,
      act: 'journal.cosigned',
      outcome: 'done',
      subject: `log:${origin}`,
      detail,
      at,
    })
    return ok(`${signUnder(key, signed, at)}\n`)
  })
}
