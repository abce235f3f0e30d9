import { arrayOf } from '../../../infra/binary-array.ts'
import type { Tx } from '../../../infra/db.ts'
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import type { BatchId, KeptBatch, QuietLine } from '../batch.ts'

/** Days that what became of a batch can be read. Ours to confirm. */
const READABLE_DAYS = 30
const DAY_MS = 86_400_000

type Row = Omit<KeptBatch, 'quiet' | 'told'> & {
  readonly lines: readonly number[]
  readonly documents: readonly (string | null)[]
  readonly imos: readonly (string | null)[]
  readonly answers: KeptBatch['told']
}

const COLUMNS = `b.bureau, b.id, b.list_id as "listId", b.at, b.asked_by as "askedBy", b.purpose, b.clearance, b.mode,
  b.versions, b.lines, b.documents, b.imos, b.salt, b.root, b.answers`

export async function addBatch(tx: Tx, { quiet, told, ...batch }: KeptBatch): Promise<void> {
  await tx.query(
    `insert into checks.batch (bureau, id, list_id, at, asked_by, purpose, clearance, mode, versions, lines, documents,
                               imos, salt, root, answers)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      ...[batch.bureau, batch.id, batch.listId, batch.at, batch.askedBy, batch.purpose, batch.clearance],
      ...[batch.mode, JSON.stringify(batch.versions)],
      arrayOf(
        'integer',
        quiet.map(({ line }) => line),
      ),
      arrayOf(
        'text',
        quiet.map(({ document }) => document),
      ),
      arrayOf(
        'text',
        quiet.map(({ imo }) => imo),
      ),
      ...[batch.salt, batch.root, JSON.stringify(told)],
    ],
    'add-batch',
  )
}

/** The pieces of a list in their order, for who asked, who may read all of the bureau, and the hub's auditors. */
export async function findPieces(
  tx: Tx,
  actor: Actor,
  listId: BatchId,
  { mayReadAll, now }: { readonly mayReadAll: boolean; readonly now: Date },
): Promise<readonly KeptBatch[]> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS}
       from checks.batch b
      where (b.bureau = $1 or $5)
        and b.list_id = $2
        and (b.asked_by = $3 or $4 or $5)
        and b.at >= $6
      order by b.id`,
    [
      ...[actor.bureau, listId, actor.id, mayReadAll],
      actor.bureau === 'HUB' && hasRole(actor, 'auditor'),
      new Date(now.getTime() - READABLE_DAYS * DAY_MS),
    ],
  )
  return rows.map(fromRow)
}

function fromRow({ lines, documents, imos, answers, ...rest }: Row): KeptBatch {
  const quiet = lines.map(
    (line, place): QuietLine => ({ line, document: documents[place] ?? null, imo: imos[place] ?? null }),
  )
  return { ...rest, quiet, told: answers }
}
