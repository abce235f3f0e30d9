import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { WorkbookFault, WorkbookSource } from './types.ts'

/** A piece of one wanted entry; `isLast` ends it. `bytes` counts the archive up to here. */
export type ZipPiece = {
  readonly name: string
  readonly data: Uint8Array
  readonly isLast: boolean
  readonly bytes: number
}

/** Bytes unpacked at once: deflate makes at most 1,032 of one, so that a step never fills the memory. */
const STEP = 4096
/** Most that all wanted entries unpack to, and how many entries an archive has. Ours to confirm. */
const MOST_UNPACKED = 512 * 1024 * 1024
const MOST_ENTRIES = 2000
/** Above this size, an archive that unpacks to more than so many times its bytes is made to fill a disk. Ours to confirm. */
const FREE_BYTES = 8 * 1024 * 1024
const MOST_GROWTH = 200

const BOMB = 'The file unpacks to far more than a table holds. It is refused unread.'

/** Unpacks the entries that are wanted, piece by piece, and refuses what is no archive or unpacks beyond all measure. */
export async function* unzip(
  source: WorkbookSource,
  isWanted: (name: string) => boolean,
): AsyncGenerator<Result<ZipPiece, WorkbookFault>> {
  const reading = new Reading(isWanted)
  for await (const chunk of source) {
    for (let start = 0; start < chunk.length; start += STEP) {
      const refusal = reading.push(chunk.subarray(start, start + STEP))
      for (const piece of reading.take()) yield ok(piece)
      if (refusal !== null) {
        yield fail(refusal)
        return
      }
    }
  }
  const refusal = reading.end()
  for (const piece of reading.take()) yield ok(piece)
  if (refusal !== null) yield fail(refusal)
}

class Reading {
  readonly #unzip: Unzip
  #pieces: ZipPiece[] = []
  #bytes = 0
  #unpacked = 0
  #entries = 0
  #open = 0
  #refusal: WorkbookFault | null = null

  constructor(isWanted: (name: string) => boolean) {
    this.#unzip = new Unzip((file) => {
      this.#entries++
      if (this.#entries > MOST_ENTRIES) this.#refuse('entry_too_large', BOMB)
      if (!isWanted(file.name) || this.#refusal !== null) return
      this.#open++
      file.ondata = (error, data, isLast) => {
        if (error !== null) this.#refuse('not_well_formed', 'The archive inside the file is damaged.')
        else this.#add({ name: file.name, data, isLast, bytes: this.#bytes })
      }
      file.start()
    })
    this.#unzip.register(UnzipInflate)
    this.#unzip.register(UnzipPassThrough)
  }

  push(chunk: Uint8Array): WorkbookFault | null {
    const signature = [0x50, 0x4b].slice(this.#bytes)
    this.#bytes += chunk.length
    if (signature.some((byte, place) => place < chunk.length && chunk[place] !== byte))
      this.#refuse('wrong_format', 'This is no XLSX file. Save the table as an Excel workbook (.xlsx).')
    if (this.#refusal === null) this.#attempt(() => this.#unzip.push(chunk))
    return this.#refusal
  }

  end(): WorkbookFault | null {
    if (this.#bytes === 0) this.#refuse('empty', 'The file is empty.')
    if (this.#refusal === null) this.#attempt(() => this.#unzip.push(new Uint8Array(0), true))
    if (this.#refusal === null && this.#open > 0)
      this.#refuse('truncated', 'The file ends before its table does. Save or send it again.')
    return this.#refusal
  }

  take(): readonly ZipPiece[] {
    return this.#pieces.splice(0)
  }

  #add(piece: ZipPiece): void {
    this.#unpacked += piece.data.length
    if (piece.isLast) this.#open--
    const isGrown = this.#unpacked > FREE_BYTES && this.#unpacked > this.#bytes * MOST_GROWTH
    if (isGrown || this.#unpacked > MOST_UNPACKED) this.#refuse('entry_too_large', BOMB)
    else this.#pieces.push(piece)
  }

  #refuse(code: WorkbookFault['code'], detail: string): void {
    this.#refusal ??= { code, detail }
  }

  /** The one place that turns the library's exceptions into a refusal. */
  #attempt(step: () => void): void {
    try {
      step()
    } catch {
      this.#refuse('not_well_formed', 'The archive inside the file is damaged.')
    }
  }
}
