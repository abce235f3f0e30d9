import { createHash } from 'node:crypto'
import { type Db, inTransaction, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { canonicalJson, type Json } from '../../../kernel/canonical-json.ts'
import { compoundOf } from '../../../kernel/handling.ts'
import { EXPORT_FORMAT } from '../export-file.ts'
import {
  freezeReading,
  listHandled,
  listRowsOfLists,
  pageOfJudgementRows,
  pageOfRecordRows,
} from '../store/export.ts'

/** Records read at once. */
const PAGE = 200

/** Takes one line; the next one waits until it is written. */
export type WriteLine = (line: string) => Promise<void>

/**
 * Writes all that the actor's bureau holds, a line of canonical JSON each, as it stands at one moment: the same data give
 * the same bytes. The act comes first: what leaves half-way has left. As Comity itself: row-level security would ask of
 * each version anew which records its reader sees.
 */
export async function exportRecords(system: Db, actor: Actor, write: WriteLine, at: Date): Promise<void> {
  await inTransaction(system, (tx) => recordExport(tx, actor, at))
  await inTransaction(system, (tx) => writeAll(tx, actor, write))
}

async function recordExport(tx: Tx, actor: Actor, at: Date): Promise<void> {
  await record(tx, { actor, act: 'record.exported', outcome: 'done', subject: 'none', detail: {}, at })
}

async function writeAll(tx: Tx, { bureau }: Actor, write: WriteLine): Promise<void> {
  await freezeReading(tx)
  const sum = createHash('sha256')
  const counts = { lists: 0, records: 0, judgements: 0 }
  const put = async (value: Json): Promise<void> => {
    const line = `${canonicalJson(value)}\n`
    sum.update(line)
    await write(line)
  }
  const { level, handling, denied } = compoundOf(await listHandled(tx, bureau))
  await put({ format: EXPORT_FORMAT, owner: bureau, level, handling, denied })
  for (const list of await listRowsOfLists(tx, bureau)) {
    await put(asJson(list))
    counts.lists++
  }
  for (let page = await pageOfRecordRows(tx, bureau, null, PAGE); page.length > 0; ) {
    for (const rows of page) await put(asJson(rows))
    counts.records += page.length
    page = await pageOfRecordRows(tx, bureau, page.at(-1)?.record.id ?? null, PAGE)
  }
  for (let page = await pageOfJudgementRows(tx, bureau, null, PAGE); page.length > 0; ) {
    for (const judgement of page) await put(asJson({ judgement }))
    counts.judgements += page.length
    page = await pageOfJudgementRows(tx, bureau, page.at(-1)?.id ?? null, PAGE)
  }
  await write(`${canonicalJson({ end: counts, sha256: sum.digest('hex') })}\n`)
}

/** What came from the database as JSON is JSON. */
function asJson(value: object): Json {
  return value as Json
}
