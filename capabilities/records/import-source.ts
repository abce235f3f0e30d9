import { ok, type Result } from '../../kernel/result.ts'
import { type ImportSource, type MalformedList, malformed } from './import-item.ts'

/** A part of a list's text. `bytes` counts the source up to its end. */
export type TextPiece = { readonly text: string; readonly bytes: number }

/** Bytes decoded at once, so that a source of one huge chunk costs no more than its own memory. */
const STEP = 65_536

/** First bytes of files that are no list: zip, gzip, PDF, bzip2, 7z, xz, and the older Office formats. */
const foreign: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a zip archive'],
  [[0x50, 0x4b, 0x05, 0x06], 'an empty zip archive'],
  [[0x1f, 0x8b], 'a gzip archive'],
  [[0x42, 0x5a, 0x68], 'a bzip2 archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive'],
  [[0xfd, 0x37, 0x7a, 0x58], 'an xz archive'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF file'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an Office file'],
]
const LONGEST_SIGNATURE = 4

/**
 * Reads a source as UTF-8 text. Ends with one refusal when it is empty, an archive, or not UTF-8; every byte before
 * the fault's line has been given out by then.
 */
export async function* readText(source: ImportSource): AsyncGenerator<Result<TextPiece, MalformedList>> {
  const decoder = new StrictDecoder()
  let isBlank = true
  for await (const chunk of inSteps(source)) {
    const read = decoder.push(chunk)
    if (!read.ok) {
      yield read
      return
    }
    isBlank &&= read.value.text.trim() === ''
    yield read
  }
  const last = decoder.end()
  yield last
  if (last.ok && isBlank && last.value.text.trim() === '') {
    yield malformed('empty', null, 'The file is empty. Fetch the list again from its publisher.')
  }
}

async function* inSteps(source: ImportSource): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    for (let start = 0; start < chunk.length; start += STEP) yield chunk.subarray(start, start + STEP)
  }
}

/** Decodes whole characters only and keeps the rest, so that a fault is found in the same line however it is cut. */
class StrictDecoder {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  #rest: Uint8Array = new Uint8Array(0)
  #bytes = 0
  #line = 1
  #hasBegun = false

  push(chunk: Uint8Array): Result<TextPiece, MalformedList> {
    this.#bytes += chunk.length
    const held = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    if (!this.#hasBegun && held.length < LONGEST_SIGNATURE) {
      this.#rest = held.slice()
      return ok({ text: '', bytes: this.#bytes })
    }
    const whole = lengthOfWholeCharacters(held)
    this.#rest = held.slice(whole)
    return this.#decode(held.subarray(0, whole))
  }

  end(): Result<TextPiece, MalformedList> {
    const rest = this.#rest
    this.#rest = new Uint8Array(0)
    return this.#decode(rest)
  }

  #decode(bytes: Uint8Array): Result<TextPiece, MalformedList> {
    const isFirst = !this.#hasBegun
    this.#hasBegun = true
    const kind = isFirst ? foreignKind(bytes) : null
    if (kind !== null)
      return malformed('not_text', 1, `This is ${kind}, not a list. Unpack or export it first.`)
    const text = this.#decodeOrNull(bytes)
    if (text === null) return this.#fault(bytes)
    this.#line += text.split('\n').length - 1
    return ok({ text: isFirst ? text.replace(/^\ufeff/, '') : text, bytes: this.#bytes })
  }

  #fault(bytes: Uint8Array): Result<TextPiece, MalformedList> {
    let line = this.#line
    let start = 0
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
      if (this.#decodeOrNull(bytes.subarray(start, end)) === null) break
      line++
      start = end + 1
    }
    return malformed(
      'not_utf8',
      line,
      `Line ${line} is not UTF-8 text. Fetch the list again or save it as UTF-8.`,
    )
  }

  /** The one place that turns the decoder's exception into a value. */
  #decodeOrNull(bytes: Uint8Array): string | null {
    try {
      return this.#decoder.decode(bytes)
    } catch {
      return null
    }
  }
}

function foreignKind(bytes: Uint8Array): string | null {
  const found = foreign.find(([signature]) => signature.every((byte, i) => bytes[i] === byte))
  return found === undefined ? null : found[1]
}

/** Bytes up to the last character that is complete; a broken sequence counts as complete, for the decoder to refuse. */
function lengthOfWholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return back < sequenceLength(byte) ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}
