// Writes a journal of invented entries, to measure verifiers by:  node tools/make-journal.ts DIR COUNT
import { createHash } from 'node:crypto'
import { type FileOperations, realFiles } from '../infra/journal-files.ts'
import { TileLog } from '../infra/journal-log.ts'

/** Entries under one checkpoint. */
const STEP = 16_384
/** A minute between two checkpoints. */
const STEP_MS = 60_000

/** As many entries as asked for, in checkpoints of at most `step` entries, from an instant on. */
export async function makeJournal(
  folder: string,
  count: number,
  { step = STEP, files = realFiles }: { readonly step?: number; readonly files?: FileOperations } = {},
): Promise<TileLog> {
  const log = new TileLog(folder, files)
  const opened = await log.open({
    isFirst: true,
    origin: (key) => `invented.example/${key.toString('hex').slice(0, 8)}`,
    successions: [],
  })
  if (!opened.ok) throw new Error(opened.error)
  for (let size = log.head.size, turn = 1; size < count; size = log.head.size, turn++) {
    const entries = Array.from({ length: Math.min(step, count - size) }, (_, place) =>
      createHash('sha256')
        .update(String(size + place))
        .digest(),
    )
    await log.publish(entries, new Date(Date.UTC(2026, 0, 1) + turn * STEP_MS))
  }
  return log
}

if (import.meta.main) {
  const [folder, count] = process.argv.slice(2)
  if (folder === undefined || !/^\d+$/.test(count ?? ''))
    throw new Error('Say where and how many: node tools/make-journal.ts DIR COUNT')
  await makeJournal(folder, Number(count))
}
