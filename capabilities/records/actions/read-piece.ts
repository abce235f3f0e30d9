import { isUtf8 } from 'node:buffer'
import { hash, randomBytes } from 'node:crypto'
import type { Json } from '../../../kernel/canonical-json.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { type DeltaLine, deltaLine, LINE_BYTES, PIECE_BYTES, PIECE_LINES } from '../contract/deltas.ts'
import type { LineFault, RefusedLine } from '../delta.ts'

/** A line that can be read. */
export type ReadLine = { readonly line: number; readonly reference: string; readonly wish: DeltaLine }

/** The piece as a whole is more than a piece may be, or its sender was gone before its end. */
export type PieceFault = { readonly kind: 'too_large' | 'malformed' }

/** A piece as it came: what can be read of it, and the hash of each of its lines. */
export class Piece {
  readonly lines: ReadLine[] = []
  readonly refused: RefusedLine[] = []
  /** SHA-256 of each line in hex, which is made in two thirds of the time of a buffer. */
  readonly #hashes: string[] = []

  /** Takes in the next line, as it was sent. Blank ones count as lines and say nothing. */
  add(bytes: Buffer): void {
    const line = this.#next(bytes)
    if (bytes.length > LINE_BYTES) this.#refuse(line, 'line_too_long')
    else if (!isUtf8(bytes)) this.#refuse(line, 'not_utf8')
    else if (!isBlank(bytes)) this.#read(line, textOf(bytes, line))
  }

  /** Takes note of a line of which only the beginning was kept. */
  addTooLong(beginning: Buffer): void {
    this.#refuse(this.#next(beginning), 'line_too_long')
  }

  get length(): number {
    return this.#hashes.length
  }

  /** Of records that shall be deleted for good. */
  get deletions(): readonly string[] {
    return this.lines.flatMap(({ wish }) => (wish.op === 'delete' ? [wish.reference] : []))
  }

  /** One hash for all lines: over the salted hash of each, so that who holds the salt can show one without the others. */
  root(salt: Buffer): Buffer {
    const salted = Buffer.concat([salt, Buffer.alloc(HASH_BYTES)])
    const leaves = this.#hashes.map((one) => {
      salted.write(one, salt.length, 'hex')
      return hash('sha256', salted)
    })
    return hash('sha256', Buffer.from(leaves.join(''), 'hex'), 'buffer')
  }

  /** What a second person sees, and what must come again: what is deleted, and the hash of the rest. */
  toJSON(): Json {
    const sha256 = hash('sha256', Buffer.from(this.#hashes.join(''), 'hex'))
    return { lines: this.length, deletions: this.deletions, sha256 }
  }

  #next(bytes: Buffer): number {
    this.#hashes.push(hash('sha256', bytes))
    return this.#hashes.length
  }

  #read(line: number, text: string): void {
    const json = parseJson(text)
    if (json === undefined || !isStorable(text, json)) this.#refuse(line, 'not_json')
    else this.#readJson(line, json)
  }

  #readJson(line: number, json: unknown): void {
    const read = deltaLine.safeParse(json)
    if (read.success) {
      this.lines.push({ line, reference: read.data.reference, wish: read.data })
      return
    }
    const [issue] = read.error.issues
    const field = issue?.path.join('.') ?? ''
    const said = {
      field: field === '' ? null : shown(field),
      detail: issue === undefined ? null : shown(issue.message),
    }
    this.refused.push({ line, reference: referenceIn(json), reason: 'malformed', ...said })
  }

  #refuse(line: number, reason: LineFault): void {
    this.refused.push({ line, reference: null, reason, field: null, detail: null })
  }
}

const SALT_BYTES = 16
const HASH_BYTES = 32

export function newSalt(): Buffer {
  return randomBytes(SALT_BYTES)
}

const LINE_FEED = 10

/** Reads lines as they come; a piece that grows beyond its bounds is left, and the rest of it to who sends it. */
export async function readLinesOf(source: NodeJS.ReadableStream): Promise<Result<Piece, PieceFault>> {
  const piece = new Piece()
  // An interrupted sender is nothing that broke here.
  return await read(source, piece).catch((cause: unknown) => {
    if (isInterrupted(cause)) return fail({ kind: 'malformed' as const })
    throw cause
  })
}

async function read(source: NodeJS.ReadableStream, piece: Piece): Promise<Result<Piece, PieceFault>> {
  const cutter = new LineCutter(piece)
  let bytes = 0
  for await (const chunk of chunksOf(source)) {
    bytes += chunk.length
    if (bytes > PIECE_BYTES || !cutter.cut(chunk)) return fail({ kind: 'too_large' })
  }
  return cutter.end() ? ok(piece) : fail({ kind: 'too_large' })
}

/** Cuts bytes into lines. Of one that is too long the beginning is kept, for its hash, and the rest passed over. */
class LineCutter {
  readonly #piece: Piece
  #held: Buffer = Buffer.alloc(0)
  #isTooLong = false

  constructor(piece: Piece) {
    this.#piece = piece
  }

  /** False once there are more lines than may be. */
  cut(chunk: Buffer): boolean {
    let from = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      this.#take(chunk.subarray(from, end))
      if (this.#piece.length > PIECE_LINES) return false
      from = end + 1
    }
    if (!this.#isTooLong) this.#held = Buffer.concat([this.#held, chunk.subarray(from)])
    this.#isTooLong = this.#isTooLong || this.#held.length > LINE_BYTES
    return true
  }

  /** The last line needs no line feed. */
  end(): boolean {
    if (this.#held.length > 0) this.#take(Buffer.alloc(0))
    return this.#piece.length <= PIECE_LINES
  }

  #take(rest: Buffer): void {
    if (this.#isTooLong) this.#piece.addTooLong(this.#held)
    else this.#piece.add(this.#held.length === 0 ? rest : Buffer.concat([this.#held, rest]))
    this.#held = Buffer.alloc(0)
    this.#isTooLong = false
  }
}

/** Leaves the source open when it is left: an answer must still go out on its line. */
async function* chunksOf(source: NodeJS.ReadableStream): AsyncGenerator<Buffer> {
  const chunks = 'iterator' in source ? (source as LeavingOpen).iterator({ destroyOnReturn: false }) : source
  for await (const chunk of chunks) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
}

type LeavingOpen = { iterator(options: { readonly destroyOnReturn: boolean }): AsyncIterable<Buffer> }

/** A piece that came as a JSON array, whose elements are its lines. */
export function linesOf(body: unknown): Result<Piece, PieceFault> {
  if (!Array.isArray(body)) return fail({ kind: 'malformed' })
  if (body.length > PIECE_LINES) return fail({ kind: 'too_large' })
  const piece = new Piece()
  for (const one of body) piece.add(Buffer.from(JSON.stringify(one)))
  return ok(piece)
}

/** Some programs begin a file with a mark of its encoding. */
function textOf(bytes: Buffer, line: number): string {
  const text = bytes.toString('utf8')
  return line === 1 ? text.replace(/^\ufeff/, '') : text
}

function isInterrupted(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNRESET'
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 32 || byte === 13 || byte === 9)
}

/** The one place that turns the parser's exception into a value. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** PostgreSQL keeps no null character and no half of a surrogate pair; in JSON both can only be written as escapes. */
function isStorable(text: string, json: unknown): boolean {
  return !/\\u(?:0000|[dD][89a-fA-F])/.test(text) || everyText(json, isWhole)
}

function isWhole(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000')
}

function everyText(json: unknown, holds: (text: string) => boolean): boolean {
  if (typeof json === 'string') return holds(json)
  if (typeof json !== 'object' || json === null) return true
  return Object.entries(json).every(([name, value]) => holds(name) && everyText(value, holds))
}

/** Longest that a reference, or what is wrong with a line, is repeated to who sent it, and kept. Ours to confirm. */
const SHOWN = 500

function shown(text: string): string {
  return text.slice(0, SHOWN).toWellFormed()
}

function referenceIn(json: unknown): string | null {
  const named = typeof json === 'object' && json !== null && 'reference' in json ? json.reference : null
  return typeof named === 'string' ? shown(named) : null
}
