import { createReadStream } from 'node:fs'

/** Small enough that progress is seen, large enough that a transaction is cheap. */
const LINES_OF_PIECE = 2000
const BYTES_OF_PIECE = 4 * 1024 ** 2

/** Whole lines; or where a line goes on beyond a piece, behind which nothing is cut. */
export type CutPiece =
  | { readonly lines: number; readonly bytes: Buffer }
  | { readonly lines: 0; readonly endlessLine: number }

/**
 * The file in pieces of whole lines; the same file is always cut alike. A line that is too long for the server goes to
 * it all the same, to be refused alone; one that no piece can hold is none of lines of records.
 */
export async function* piecesOf(file: string): AsyncGenerator<CutPiece> {
  let held: Buffer[] = []
  let bytes = 0
  let read = 0
  const cut = (): CutPiece[] => {
    const piece = { lines: held.length, bytes: Buffer.concat(held) }
    held = []
    bytes = 0
    return piece.lines === 0 ? [] : [piece]
  }
  for await (const line of linesOf(file)) {
    read++
    if (line === null) {
      yield* cut()
      yield { lines: 0, endlessLine: read }
      return
    }
    if (held.length === LINES_OF_PIECE || bytes + line.length > BYTES_OF_PIECE) yield* cut()
    held.push(line)
    bytes += line.length
  }
  yield* cut()
}

/** Lines with their line feeds, in bytes: what is no text is the server's to refuse. Ends with null at an endless one. */
async function* linesOf(file: string): AsyncGenerator<Buffer | null> {
  const begun: Buffer[] = []
  let bytes = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...begun.splice(0), chunk.subarray(from, end + 1)])
      from = end + 1
      bytes = 0
    }
    begun.push(chunk.subarray(from))
    bytes += chunk.length - from
    if (bytes <= BYTES_OF_PIECE) continue
    yield null
    return
  }
  if (bytes > 0) yield Buffer.concat(begun)
}
