import { type Db, inTransaction } from '../../../infra/db.ts'
import { recordBody } from '../record.ts'
import { findReadPlaceForUpdate, listUnread, saveReadPlace, saveWrongNumbers } from '../store/numbers-read.ts'
import { wrongNumbersIn } from '../store/save.ts'
import { NUMBER_RULES } from '../wrong-numbers.ts'

/** Records read at once: some ten milliseconds, so that no check waits long. */
const BATCH = 250

/**
 * Reads the next records for wrong numbers by the present rules, for those that were written before them. How far it has
 * come is kept with what it found, so that a run that was killed goes on where it was. Answers whether all are read.
 */
export async function readNumbers(system: Db, at: Date): Promise<boolean> {
  return await inTransaction(system, async (tx) => {
    const place = await findReadPlaceForUpdate(tx, NUMBER_RULES)
    if (place === null) return true
    const unread = await listUnread(tx, place, BATCH)
    const kept = unread.filter(({ body }) => body !== null)
    const read = kept.map(({ id, body, bodyHash }) => {
      return { id, bodyHash, wrong: wrongNumbersIn(recordBody.parse(body)) }
    })
    if (read.length > 0) await saveWrongNumbers(tx, read)
    const isEnd = unread.length < BATCH
    await saveReadPlace(tx, NUMBER_RULES, unread.at(-1) ?? place, isEnd ? at : null)
    return isEnd
  })
}
