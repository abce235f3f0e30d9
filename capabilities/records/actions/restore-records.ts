import { createHash } from 'node:crypto'
import { type Db, inTransaction, type Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import { tell } from '../../../infra/outbox.ts'
import { type BureauCode, systemActor } from '../../../kernel/actor.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { type ExportLine, exportLine, type RecordLine, rowsOf } from '../export-file.ts'
import type { WrongNumber } from '../own-record.ts'
import { isEmptyFor, restoreRows } from '../store/export.ts'
import { wrongNumbersOf } from '../wrong-numbers.ts'

export type RestoreRefusal =
  | { readonly kind: 'not_an_export' }
  | { readonly kind: 'export_damaged'; readonly line: number }
  | { readonly kind: 'not_empty'; readonly owner: BureauCode }

type Counts = { readonly lists: number; readonly records: number; readonly judgements: number }
export type Restored = Counts & { readonly owner: BureauCode }

/** Opens the file from its beginning. */
export type OpenLines = () => AsyncIterable<string>

/** Records written at once. */
const BATCH = 200

/**
 * Takes an export into a server that holds nothing of its bureau: all of it or nothing. The file is read to its end and
 * proved whole before anything is written. For whoever runs the machine, as Comity itself.
 */
export async function restoreRecords(
  system: Db,
  open: OpenLines,
  at: Date,
): Promise<Result<Restored, RestoreRefusal>> {
  const proved = await prove(open())
  return await inTransaction(system, async (tx) => {
    const isFree = proved.ok && (await isEmptyFor(tx, proved.value.owner))
    if (!proved.ok || !isFree) {
      const error = proved.ok ? { kind: 'not_empty' as const, owner: proved.value.owner } : proved.error
      const act = { actor: systemActor, act: 'record.restored', outcome: 'refused', subject: 'none' } as const
      await record(tx, { ...act, detail: { kind: error.kind }, at })
      return fail(error)
    }
    const { owner, ...detail } = proved.value
    await write(tx, open(), at)
    const act = { act: 'record.restored', outcome: 'done', subject: 'none', detail, at } as const
    await record(tx, { ...act, actor: { ...systemActor, bureau: owner } })
    return proved
  })
}

type Proof = {
  owner: BureauCode | null
  readonly counts: { lists: number; records: number; judgements: number }
  readonly sum: ReturnType<typeof createHash>
  line: number
  isWhole: boolean
}

/** Whether the file is an export, whole, and of one bureau alone. */
async function prove(lines: AsyncIterable<string>): Promise<Result<Restored, RestoreRefusal>> {
  const counts = { lists: 0, records: 0, judgements: 0 }
  const proof: Proof = { owner: null, counts, sum: createHash('sha256'), line: 0, isWhole: false }
  for await (const text of lines) {
    proof.line++
    const refusal = proof.line === 1 ? begin(proof, text) : goOn(proof, text)
    if (refusal !== null) return fail(refusal)
  }
  const { owner, line, isWhole } = proof
  if (owner === null) return fail({ kind: 'not_an_export' })
  return isWhole ? ok({ owner, ...counts }) : fail({ kind: 'export_damaged', line })
}

function begin(proof: Proof, text: string): RestoreRefusal | null {
  const read = readLine(text)
  if (read === null || !('format' in read)) return { kind: 'not_an_export' }
  proof.owner = read.owner as BureauCode
  proof.sum.update(`${text}\n`)
  return null
}

function goOn(proof: Proof, text: string): RestoreRefusal | null {
  const damaged = { kind: 'export_damaged', line: proof.line } as const
  const read = readLine(text)
  if (read === null || proof.isWhole || 'format' in read || !areOf(proof.owner, read)) return damaged
  if ('end' in read) {
    proof.isWhole = endFits(read, proof.counts, proof.sum.digest('hex'))
    return proof.isWhole ? null : damaged
  }
  proof.counts[countedAs(read)]++
  proof.sum.update(`${text}\n`)
  return null
}

function readLine(text: string): ExportLine | null {
  try {
    const parsed = exportLine.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch (cause) {
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}

type EndLine = Extract<ExportLine, { end: object }>
type DataLine = Exclude<ExportLine, EndLine | { format: string }>

function countedAs(line: DataLine): keyof Counts {
  if ('record' in line) return 'records'
  return 'list' in line ? 'lists' : 'judgements'
}

function endFits({ end, sha256 }: EndLine, counts: Counts, sum: string): boolean {
  return (
    end.lists === counts.lists &&
    end.records === counts.records &&
    end.judgements === counts.judgements &&
    sha256 === sum
  )
}

/** Nothing of another bureau comes in with an export. */
function areOf(owner: string | null, line: DataLine | EndLine): boolean {
  return 'end' in line || rowsOf(line).every(({ row, key }) => row[key] === owner)
}

async function write(tx: Tx, lines: AsyncIterable<string>, at: Date): Promise<void> {
  let batch: RecordLine[] = []
  for await (const text of lines) {
    const line = exportLine.parse(JSON.parse(text))
    if ('record' in line) batch.push(line)
    if (batch.length >= BATCH || !('record' in line)) {
      await writeRecords(tx, batch, at)
      batch = []
    }
    if ('list' in line) {
      await restoreRows(tx, 'sharing_list', [line.list])
      await restoreRows(tx, 'sharing_list_version', line.versions)
    }
    if ('judgement' in line) await restoreRows(tx, 'judgement', [line.judgement])
  }
}

async function writeRecords(tx: Tx, batch: readonly RecordLine[], at: Date): Promise<void> {
  // An export of an earlier version says nothing of wrong numbers, or goes by other rules.
  const records = batch.map(({ record: row }) => ({ ...row, wrong_numbers: wrongIn(row.body) }))
  await restoreRows(tx, 'record', records)
  const hanging = ['version', 'statement', 'proposal', 'receipt', 'review', 'transfer'] as const
  for (const table of hanging)
    await restoreRows(
      tx,
      table,
      batch.flatMap((line) => line[`${table}s`]),
    )
  const ids = records.map((one) => one.id)
  await tell(tx, 'records.changed', ids, at)
}

function wrongIn(body: RecordLine['record']['body']): readonly WrongNumber[] | null {
  const wrong = body === null ? [] : wrongNumbersOf(body)
  return wrong.length === 0 ? null : wrong
}
