import { readFile, stat } from 'node:fs/promises'
import { JOURNAL_VERIFY_PATH, type VerdictView, verdict } from '../../capabilities/journal/contract.ts'
import { realFiles } from '../../infra/journal-files.ts'
import { readKey, type VerifierKey } from '../../infra/journal-note.ts'
import { verifyProof } from '../../infra/journal-proof.ts'
import { verifyFolder } from '../../infra/journal-verify.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { complain, print, withComity } from './client.ts'

const options = {
  json: { type: 'boolean' },
  key: { type: 'string', multiple: true },
  kept: { type: 'string' },
} as const

/** Verifies the journal that runs here, or without a server a journal folder or the proof of one act. Exit status 1: broken. */
export async function verify(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const { json = false, key = [], kept } = read.value.values
  const [place] = read.value.positionals
  if (place === undefined) return await verifyRunning(json)
  const known = await stat(place).catch(() => null)
  const keys = key.map(readKey)
  if (known === null) return misunderstood(`${place} is not there.`)
  if (keys.includes(null)) return misunderstood('A key is NAME+ID+KEY.')
  const trusted = keys.length === 0 ? null : keys.filter((one) => one !== null)
  if (known.isFile()) return sayProof(await readFile(place, 'utf8'), trusted)
  const elsewhere = kept === undefined ? {} : { kept: await readFile(kept, 'utf8') }
  const found = await verifyFolder({ folder: place, files: realFiles, keys: trusted, ...elsewhere })
  return say(found, json)
}

async function verifyRunning(json: boolean): Promise<number> {
  return await withComity(async (client) => {
    const answered = await client.json('POST', JOURNAL_VERIFY_PATH, verdict)
    return answered.ok ? say(answered.value, json) : complain(answered.error.detail)
  })
}

function say(found: VerdictView, json: boolean): number {
  print(json ? JSON.stringify(found) : inWords(found))
  return found.state === 'clean' ? 0 : 1
}

function sayProof(text: string, trusted: readonly VerifierKey[] | null): number {
  const found = verifyProof(text, trusted)
  if (!found.ok) {
    print(`not proved: ${found.error}`)
    return 1
  }
  const { index, size, origin, at, witnesses, act } = found.value
  const who = witnesses.join(', ') || 'nobody'
  print(`proved: entry ${index} of ${size} in ${origin} at ${at.toISOString()}, cosigned by ${who}`)
  print(act)
  return 0
}

const breaks: Readonly<Record<Extract<VerdictView, { state: 'broken' }>['why'], string>> = {
  act_missing: 'an act was taken away before it reached the tree',
  checkpoint_missing: 'the newest signed checkpoint is not there',
  checkpoint_rolled_back: 'the newest checkpoint is older than one signed before',
  checkpoint_unreadable: 'a checkpoint cannot be read',
  end_cut_off: 'the journal ends before it, though it was there',
  entry_changed: 'it was changed after it was written',
  entry_missing: 'it is missing',
  entry_not_sequenced: 'an act was taken out of the queue before it had its place',
  succession_wrong: 'a note by which a key gave way to the next is not right',
  key_not_in_succession: 'a checkpoint is signed with a key that was not, or no longer, the journal’s',
  keys_missing: 'the list of keys is not there',
  link_changed: 'its link does not follow from the one before',
  root_changed: 'from here on something differs from what was signed',
  signature_wrong: 'a signature is not that of this journal',
  tile_changed: 'a tile file was changed',
  tile_missing: 'a tile file is missing or cut off',
}

function inWords(found: VerdictView): string {
  if (found.state === 'clean') return `clean: ${found.entries} entries, root ${found.root}`
  return `broken at entry ${found.index}: ${breaks[found.why]}`
}
