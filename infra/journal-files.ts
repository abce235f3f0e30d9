import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** A file being written. */
export type OpenFile = {
  write(bytes: Uint8Array): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}

/** Everything that the journal asks of the file system; tests make each call fail in turn. */
export type FileOperations = {
  makeFolder(folder: string): Promise<void>
  create(file: string): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  syncFolder(folder: string): Promise<void>
  remove(place: string): Promise<void>
  /** Null when there is no such file. */
  read(file: string): Promise<Buffer | null>
  /** Names in a folder; none when there is no such folder. */
  list(folder: string): Promise<readonly string[]>
}

export const realFiles: FileOperations = {
  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  },
  create: async (file) => {
    const handle = await open(file, 'w', 0o600)
    return {
      write: (bytes) => handle.writeFile(bytes),
      sync: () => handle.sync(),
      close: () => handle.close(),
    }
  },
  rename,
  syncFolder: async (folder) => {
    // Windows flushes names with the file and opens no folders.
    if (process.platform === 'win32') return
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  },
  remove: (place) => rm(place, { recursive: true, force: true }),
  read: (file) => readFile(file).catch(nullWhenAbsent),
  list: async (folder) => (await readdir(folder).catch(nullWhenAbsent)) ?? [],
}

function nullWhenAbsent(cause: NodeJS.ErrnoException): null {
  if (cause.code === 'ENOENT') return null
  throw cause
}

/** A file by its place below a root, and what it shall hold. */
export type PlacedFile = { readonly place: string; readonly bytes: Uint8Array }

/**
 * Writes files so that each is there whole or not at all, and all are durable when this returns: beside their places,
 * flushed, renamed, then every folder on the way flushed.
 */
export async function writeDurably(
  operations: FileOperations,
  root: string,
  files: readonly PlacedFile[],
): Promise<void> {
  const folders = new Set<string>()
  for (const { place } of files) {
    for (let folder = path.dirname(place); folder !== '.'; folder = path.dirname(folder)) folders.add(folder)
  }
  for (const folder of ['.', ...folders]) await operations.makeFolder(path.join(root, folder))
  for (const { place, bytes } of files) await writeOne(operations, path.join(root, place), bytes)
  for (const folder of [...folders].sort().reverse()) await operations.syncFolder(path.join(root, folder))
  await operations.syncFolder(root)
}

async function writeOne(operations: FileOperations, file: string, bytes: Uint8Array): Promise<void> {
  const beside = `${file}.next`
  const opened = await operations.create(beside)
  try {
    await opened.write(bytes)
    await opened.sync()
  } finally {
    await opened.close()
  }
  await operations.rename(beside, file)
}
