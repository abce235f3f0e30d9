import { JOURNAL_VERIFY_PATH, type VerdictView, verdict } from '../../capabilities/journal/contract.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { complain, print, withComity } from './client.ts'

/** Walks the journal; exit status 1 when an entry is broken. */
export async function verify(args: readonly string[]): Promise<number> {
  const read = readArguments(args, { json: { type: 'boolean' } } as const)
  if (!read.ok) return misunderstood(read.error)
  return await withComity(async (client) => {
    const answered = await client.json('POST', JOURNAL_VERIFY_PATH, verdict)
    if (!answered.ok) return complain(answered.error.detail)
    print(read.value.values.json === true ? JSON.stringify(answered.value) : inWords(answered.value))
    return answered.value.state === 'clean' ? 0 : 1
  })
}

const breaks: Readonly<Record<Extract<VerdictView, { state: 'broken' }>['why'], string>> = {
  entry_missing: 'it is missing',
  entry_changed: 'it was changed after it was written',
  act_missing: 'an act was taken away before it reached the tree',
  checkpoint_missing: 'the newest signed checkpoint is not there',
  checkpoint_rolled_back: 'the newest checkpoint is older than one signed before',
  checkpoint_unreadable: 'a checkpoint cannot be read',
  keys_missing: 'the list of keys is not there',
  link_changed: 'its link does not follow from the one before',
  root_changed: 'from here on something differs from what was signed',
  signature_wrong: 'a signature is not that of this journal',
  tile_changed: 'a tile file was changed',
  tile_missing: 'a tile file is missing or cut off',
  end_cut_off: 'the journal ends before it, though it was there',
  entry_not_sequenced: 'an act was taken out of the queue before it was chained',
}

function inWords(found: VerdictView): string {
  if (found.state === 'clean') return `clean: ${found.entries} entries, root ${found.root}`
  return `broken at entry ${found.index}: ${breaks[found.why]}`
}
