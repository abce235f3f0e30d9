import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { IdentifierIndex } from '../../../engines/identifier-index/identifier-index.ts'
import { MatchIndex } from '../../../engines/matching/match-index.ts'
import type { Cursor } from '../../../infra/outbox.ts'
import { readWholeFile, writeWholeFiles } from '../../../infra/whole-file.ts'
import { KEYS_VERSION } from '../number-keys.ts'
import { Guards } from './guards.ts'

/** What is found, and who may see it. */
export type Indexes = {
  readonly names: MatchIndex
  readonly numbers: IdentifierIndex
  readonly guards: Guards
}

/** Up to where in the feed they hold everything, and when that was heard, in milliseconds. */
export type Heard = { readonly cursor: Cursor; readonly heardAt: number }

/** `savedAs` is the same in the three files that were saved together. */
const namesMeta = z.strictObject({
  savedAs: z.uuid(),
  cursor: z.string().regex(/^\d+$/),
  heardAt: z.number(),
})
const numbersMeta = z.strictObject({ savedAs: z.uuid(), keysVersion: z.string() })

const filesIn = (folder: string) => ({
  names: path.join(folder, 'names.snapshot'),
  numbers: path.join(folder, 'numbers.snapshot'),
  guards: path.join(folder, 'guards.snapshot'),
})

/** As they are now: what changes meanwhile is in none of the three. One at a time. */
export async function saveIndexes(
  folder: string,
  { names, numbers, guards }: Indexes,
  { cursor, heardAt }: Heard,
): Promise<void> {
  const files = filesIn(folder)
  const savedAs = randomUUID()
  await writeWholeFiles([
    { file: files.guards, chunks: guards.snapshot(savedAs) },
    { file: files.numbers, chunks: numbers.snapshot({ savedAs, keysVersion: KEYS_VERSION }) },
    { file: files.names, chunks: names.snapshot({ savedAs, cursor, heardAt }) },
  ])
}

/** Null when one is missing, not whole, of another version, or was saved at another moment than the others. */
export async function readIndexes(folder: string): Promise<(Indexes & Heard) | null> {
  // Another process may have saved between two files: then the three that lie there now belong together.
  return (await readOnce(folder)) ?? (await readOnce(folder))
}

async function readOnce(folder: string): Promise<(Indexes & Heard) | null> {
  const files = filesIn(folder)
  // One after the other, so that the bytes of each can go before the next is read.
  const guards = await readAs(files.guards, Guards.fromSnapshot)
  if (guards === null) return null
  const numbers = await readAs(files.numbers, (bytes) => IdentifierIndex.fromSnapshot(bytes))
  const ofNumbers = numbersMeta.safeParse(numbers?.meta)
  if (numbers === null || !ofNumbers.success) return null
  const { savedAs, keysVersion } = ofNumbers.data
  if (savedAs !== guards.savedAs || keysVersion !== KEYS_VERSION) return null
  const names = await readAs(files.names, MatchIndex.fromSnapshot)
  const ofNames = namesMeta.safeParse(names?.meta)
  if (names === null || !ofNames.success || ofNames.data.savedAs !== savedAs) return null
  const { cursor, heardAt } = ofNames.data
  return { names: names.index, numbers: numbers.index, guards: guards.guards, cursor, heardAt }
}

async function readAs<T>(file: string, read: (bytes: Buffer) => T | null): Promise<T | null> {
  const bytes = await readWholeFile(file)
  return bytes === null ? null : read(bytes)
}
