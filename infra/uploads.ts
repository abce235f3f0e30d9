import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Files on their way in. They lie below the data folder, readable by Comity alone, until their job has ended. */
export class Uploads {
  readonly #folder: string

  constructor(dataDir: string) {
    this.#folder = path.join(dataDir, 'uploads')
  }

  /** Stores one part of an upload; `id` and `part` are names of ours, never the sender's. Returns its size. */
  async save(id: string, part: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const folder = path.join(this.#folder, id)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = path.join(folder, part)
    await pipeline(bytes, createWriteStream(file, { mode: 0o600 }))
    return (await stat(file)).size
  }

  read(id: string, part: string): AsyncIterable<Uint8Array> {
    return createReadStream(path.join(this.#folder, id, part))
  }

  async remove(id: string): Promise<void> {
    await rm(path.join(this.#folder, id), { recursive: true, force: true })
  }

  /** At start: what a killed run left behind belongs to no job any more. */
  async removeAll(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}
