import { z } from 'zod'
import type { ReceiptReading } from '../actions/delete-record.ts'
import type { RecordReading, VersionReading } from '../actions/read.ts'
import type { FaultyLine, keptVersion, namedAct, ReceiptList, RecordLine } from '../contract/life.ts'
import type { recordView } from '../contract.ts'
import type { FaultyRecord, OwnRecord } from '../own-record.ts'
import { recordBody } from '../record.ts'
import { sayWhy } from '../why.ts'

type Shown = z.infer<typeof recordView>

export function recordViewOf(reading: RecordReading): Shown {
  const { record, shown, isOwn, statements, versions } = reading
  const { id, owner, caveat, body, createdBy: _created, updatedBy: _updated, hold, sharing, ...rest } = record
  const { code, lists } = shown.why
  const why = { code, lists: [...lists], sentence: sayWhy(shown.why) }
  const binding = {
    handling: [...record.handling],
    handlingText: record.handlingText,
    onward: shown.onward,
  }
  const core = { id, owner, caveat, kind: body.kind, why, ...binding }
  if (shown.mask === 'core') return { ...core, shown: 'core' }
  return {
    ...{ ...rest, ...core, shown: 'full', body, purposes: [...record.purposes] },
    sharing: isOwn ? sharing : null,
    hold: isOwn && hold !== null ? { since: hold.since.toISOString(), reason: hold.reason } : null,
    validFrom: record.validFrom.toISOString(),
    reviewAt: record.reviewAt.toISOString(),
    deleteAt: record.deleteAt.toISOString(),
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
    statements: statements.map(({ path, source, grade, at, by, isCurrent }) => ({
      ...{ path, grade, by, isCurrent, source: isOwn ? source : null, at: at.toISOString() },
    })),
    versions: versions.map((line) => ({ ...line, at: line.at.toISOString() })),
  }
}

export function keptVersionOf(kept: VersionReading): z.infer<typeof keptVersion> {
  const { envelope, body, at, ...rest } = kept
  return {
    ...{ ...rest, at: at.toISOString() },
    envelope: z.record(z.string(), z.unknown()).nullable().parse(envelope),
    body: recordBody.nullable().parse(body),
  }
}

/** An act by its id, with its place where the reader may know it. */
export function namedActOf(
  id: string | null,
  { places }: Pick<ReceiptReading, 'places'>,
): z.infer<typeof namedAct> {
  return id === null ? null : { id, index: places.get(id) ?? null }
}

export function receiptsOf(reading: ReceiptReading): ReceiptList {
  const { receipts, tombstone } = reading
  return {
    deletion: tombstone === null ? null : deletionOf(tombstone),
    receipts: receipts.map((receipt) => receiptOf(receipt, reading)),
  }
}

function deletionOf({
  kind,
  ground,
  deletedAt,
  proof,
}: NonNullable<ReceiptReading['tombstone']>): NonNullable<ReceiptList['deletion']> {
  return { kind, ground, deletedAt: deletedAt.toISOString(), proof }
}

type Receipt = ReceiptReading['receipts'][number]

function receiptOf(receipt: Receipt, reading: ReceiptReading): ReceiptList['receipts'][number] {
  return {
    ...{ bureau: receipt.bureau, receipt: receipt.receipt },
    firstShownAt: receipt.firstShownAt.toISOString(),
    lastShownAt: receipt.lastShownAt.toISOString(),
    noticeAt: receipt.noticeAt?.toISOString() ?? null,
    acknowledgedAt: receipt.acknowledgedAt?.toISOString() ?? null,
    deletionAct: namedActOf(receipt.deletionAct, reading),
    receiptAct: namedActOf(receipt.receiptAct, reading),
  }
}

export function recordLineOf(line: OwnRecord): RecordLine {
  return {
    ...line,
    reviewAt: line.reviewAt.toISOString(),
    deleteAt: line.deleteAt.toISOString(),
    updatedAt: line.updatedAt.toISOString(),
    deletedAt: line.deletedAt?.toISOString() ?? null,
  }
}

export function faultyLineOf({ wrongNumbers, ...line }: FaultyRecord): FaultyLine {
  return { ...recordLineOf(line), wrongNumbers: [...wrongNumbers] }
}
