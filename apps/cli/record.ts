import { z } from 'zod'
import {
  changedRecord,
  deletedRecord,
  keptVersion,
  newRecord,
  qualityPage,
  RECORD_QUALITY_PATH,
  RECORDS_PATH,
  receiptList,
  recordDeletionPath,
  recordHoldPath,
  recordPage,
  recordPath,
  recordReceiptsPath,
  recordReleasePath,
  recordRenewPath,
  recordVersionPath,
  recordWithdrawPath,
  renewal,
  writtenRecord,
} from '../../capabilities/records/contract/life.ts'
import { recordView } from '../../capabilities/records/contract.ts'
import { fail, ok } from '../../kernel/result.ts'
import { readArguments } from './arguments.ts'
import { ask, type Command } from './asking.ts'
import { jsonFrom } from './json-file.ts'
import { asking, calling, options, type RecordTold, withReason } from './record-calls.ts'
import { putDelta } from './record-delta.ts'
import { exportFile, restoreFile } from './record-file.ts'
import { queueCommands } from './record-queues.ts'

/** Keeps the bureau's records, and says what others should. Prints what the interface answers. */
export async function record(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  const [what = '', file = ''] = read.ok ? read.value.positionals : []
  if (what === 'export' && read.ok) return await exportFile(file, read.value.values.bureau ?? null)
  if (what === 'restore' && read.ok) return await restoreFile(file)
  if (what === 'put' && read.ok) {
    const { key, approval, json: isJson = false } = read.value.values
    return await putDelta(file, { key, approval, isJson })
  }
  return await ask(read, async ({ positionals, values: given }) => {
    const [name = '', ...words] = positionals
    const command = commands[name]
    if (command !== undefined) return await command({ words, given })
    return z.uuid().safeParse(name).success
      ? ok({ method: 'GET', path: recordPath(name), answer: recordView })
      : fail(`Name the id of a record, or say record ${Object.keys(commands).join('|')}|put|export|restore.`)
  })
}

/** Days are taken at their beginning in UTC. */
const dayAt = (day: string | undefined): string | null => {
  if (day === undefined) return null
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00Z` : day
}

const commands: Readonly<Record<string, Command<RecordTold>>> = {
  add: async ({ words: [file = ''], given }) => {
    const body = await jsonFrom(file)
    const call = { method: 'POST', path: RECORDS_PATH, answer: writtenRecord } as const
    return body.ok ? calling(call, newRecord, body.value, given) : body
  },
  edit: async ({ words: [id = '', file = ''], given }) => {
    const body = await jsonFrom(file)
    const call = { method: 'PUT', path: recordPath(id), answer: writtenRecord } as const
    return body.ok ? calling(call, changedRecord, body.value, given) : body
  },
  withdraw: withReason(recordWithdrawPath, writtenRecord),
  hold: withReason(recordHoldPath, writtenRecord),
  release: withReason(recordReleasePath, writtenRecord),
  delete: withReason(recordDeletionPath, deletedRecord),
  renew: async ({ words: [id = ''], given }) => {
    const body = {
      ...{ reason: given.reason, reviewAt: dayAt(given.review), deleteAt: dayAt(given.delete) },
      ...{ purposeEndsAt: dayAt(given['purpose-ends']), lawUntil: dayAt(given['law-until']) },
    }
    return calling({ method: 'POST', path: recordRenewPath(id), answer: writtenRecord }, renewal, body, given)
  },
  versions: async ({ words: [id = '', version = ''] }) =>
    asking(recordVersionPath(id, version), keptVersion, {}),
  receipts: async ({ words: [id = ''] }) => asking(recordReceiptsPath(id), receiptList, {}),
  list: async ({ given: { kind, status, reference, due, after } }) =>
    asking(RECORDS_PATH, recordPage, { kind, status, reference, after, due: dayAt(due) ?? undefined }),
  quality: async ({ given: { fault, after } }) => asking(RECORD_QUALITY_PATH, qualityPage, { fault, after }),
  ...queueCommands,
}
