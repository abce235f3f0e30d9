import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'

const HASH_BYTES = 32
/** Hashed and written before others get their turn: some milliseconds. Ours to confirm. */
const AT_ONCE = 2 ** 19

type Contents = { readonly file: string; readonly chunks: Iterable<Uint8Array> }

/**
 * Writes a file that is there whole or not at all: beside its place, flushed, then renamed, with the SHA-256 of its
 * contents at the end. The old one stays until then. A chunk is taken when the one before it is written.
 */
export async function writeWholeFile(file: string, chunks: Iterable<Uint8Array>): Promise<void> {
  await writeWholeFiles([{ file, chunks }])
}

/** The same of several that belong together: all are written before the first is put in its place. */
export async function writeWholeFiles(contents: readonly Contents[]): Promise<void> {
  const written = contents.map((one) => ({
    ...one,
    beside: `${one.file}.${randomBytes(6).toString('hex')}.tmp`,
  }))
  try {
    for (const { file, beside, chunks } of written) {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
      await writeHashed(beside, chunks)
    }
    for (const { file, beside } of written) await rename(beside, file)
  } finally {
    for (const { beside } of written) await rm(beside, { force: true })
  }
  for (const folder of new Set(contents.map(({ file }) => path.dirname(file)))) {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  }
}

async function writeHashed(file: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const hash = createHash('sha256')
  const handle = await open(file, 'wx', 0o600)
  try {
    for (const chunk of chunks) {
      for (let from = 0; from < chunk.length; from += AT_ONCE) {
        const part = chunk.subarray(from, from + AT_ONCE)
        hash.update(part)
        await handle.writeFile(part)
      }
    }
    await handle.writeFile(hash.digest())
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What `writeWholeFile` wrote; null when there is no file, or not the whole of it. */
export async function readWholeFile(file: string): Promise<Buffer | null> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (bytes === null || bytes.length < HASH_BYTES) return null
  const contents = bytes.subarray(0, bytes.length - HASH_BYTES)
  const isWhole = createHash('sha256').update(contents).digest().equals(bytes.subarray(contents.length))
  return isWhole ? contents : null
}
