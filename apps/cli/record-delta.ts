import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import {
  deltaKey,
  deltaPath,
  deltaPiecePath,
  LINE_BYTES,
  LINES_TYPE,
  type TakenPieceView,
  takenDelta,
  takenPiece,
} from '../../capabilities/records/contract/deltas.ts'
import { fail, type Result } from '../../kernel/result.ts'
import { misunderstood } from './arguments.ts'
import { type Client, complain, print, type Refusal, withComity } from './client.ts'
import { piecesOf } from './record-pieces.ts'

/** A server that was killed is back within half a minute, or somebody must look. */
const TRIES = 10
const BETWEEN_TRIES_MS = 3000

export type DeltaTold = {
  readonly key: string | undefined
  readonly approval: string | undefined
  readonly isJson: boolean
}

/**
 * Hands in a file of changes, one a line, piece by piece. Given again, the same file goes on where it ended: its key, if
 * none is said, is its hash, and its pieces are cut as before.
 */
export async function putDelta(file: string, told: DeltaTold): Promise<number> {
  if (file === '') return misunderstood('Say record put FILE.')
  if (!existsSync(file)) return complain(`There is no file ${file}.`)
  const key = told.key ?? (await keyOf(file))
  if (!deltaKey.safeParse(key).success)
    return misunderstood('--key is 8 to 100 letters, digits, dots, hyphens and underscores.')
  return await withComity((client) => new Sender(client, key, told).send(file))
}

async function keyOf(file: string): Promise<string> {
  const sum = createHash('sha256')
  for await (const chunk of createReadStream(file)) sum.update(chunk)
  return `file-${sum.digest('hex')}`
}

/** One file on its way. While a piece is taken the next one is sent. */
class Sender {
  readonly #client: Client
  readonly #key: string
  readonly #told: DeltaTold
  #approval: string | null
  #lines = 0
  /** Lines that were not taken, by their numbers in the file; those of pieces from before were told then. */
  readonly #refused: TakenPieceView['refused'] = []

  constructor(client: Client, key: string, told: DeltaTold) {
    this.#client = client
    this.#key = key
    this.#told = told
    this.#approval = told.approval ?? null
  }

  async send(file: string): Promise<number> {
    const path = deltaPath(this.#key)
    const before = await this.#client.json('GET', path, takenDelta)
    if (!before.ok) return complain(before.error.detail)
    const { pieces } = before.value
    if (pieces > 0) this.#note(`Going on after piece ${pieces}.`)
    let number = 0
    let sending: Promise<number> = Promise.resolve(0)
    for await (const piece of piecesOf(file)) {
      number++
      if (number <= pieces && 'bytes' in piece) {
        this.#lines += piece.lines
        continue
      }
      const status = await sending
      if (status !== 0) return status
      if ('endlessLine' in piece) return this.#stopAt(piece.endlessLine)
      sending = this.#sendPiece(number, piece)
    }
    const status = await sending
    return status === 0 ? await this.#report() : status
  }

  #stopAt(line: number): number {
    this.#note('')
    return complain(`Line ${line} is longer than ${LINE_BYTES / 1024} KiB. Write one record a line.`)
  }

  async #sendPiece(
    number: number,
    piece: { readonly lines: number; readonly bytes: Buffer },
  ): Promise<number> {
    const taken = await this.#try(number, piece.bytes)
    if (!taken.ok) {
      this.#note('')
      return complain(`Piece ${number} was not taken. ${taken.error.detail}`)
    }
    const first = this.#lines
    this.#lines += piece.lines
    if (process.stderr.isTTY && !this.#told.isJson)
      process.stderr.write(`\r${this.#lines} lines in ${number} pieces `)
    this.#tell(taken.value.refused.map((one) => ({ ...one, line: first + one.line })))
    return 0
  }

  /** A piece is taken once, however often it is sent: what gets no answer is sent again. */
  async #try(number: number, body: Buffer): Promise<Result<TakenPieceView, Refusal>> {
    const path = deltaPiecePath(this.#key, String(number))
    let approval = this.#approval
    this.#approval = null
    for (let tries = 1; ; tries++) {
      const sent = await this.#client.lines(path, takenPiece, { type: LINES_TYPE, body, approval })
      if (sent !== null || tries === TRIES)
        return sent ?? fail({ code: 'unknown', detail: 'Nobody answers.' })
      this.#note(`No answer; piece ${number} is sent again.`)
      await pause(BETWEEN_TRIES_MS)
      // An approval is good for once: a piece that was taken is asked for its answer without it.
      if (approval !== null && (await this.#wasTaken(number))) approval = null
    }
  }

  async #wasTaken(number: number): Promise<boolean> {
    const asked = this.#client.json('GET', deltaPath(this.#key), takenDelta)
    return await asked.then(
      (soFar) => soFar.ok && soFar.value.pieces >= number,
      () => false,
    )
  }

  #tell(refused: TakenPieceView['refused']): void {
    if (this.#told.isJson) this.#refused.push(...refused)
    else
      for (const { line, reference, reason, field, detail } of refused)
        print(
          `  line ${line} ${reference ?? ''}: ${reason}${field === null ? '' : ` in ${field}`}. ${detail}`,
        )
  }

  async #report(): Promise<number> {
    const after = await this.#client.json('GET', deltaPath(this.#key), takenDelta)
    if (!after.ok) return complain(after.error.detail)
    const { added, changed, renewed, unchanged, withdrawn, deleted, refused } = after.value.counts
    if (this.#told.isJson) print(JSON.stringify({ ...after.value, refused: this.#refused }))
    else {
      this.#note('')
      print(`${added} added, ${changed} changed, ${renewed} brought back, ${unchanged} unchanged`)
      print(`${withdrawn} withdrawn, ${deleted} deleted, ${refused} refused`)
    }
    return refused === 0
      ? 0
      : complain('Lines that were refused are not taken. Correct them and send them in a new file.')
  }

  #note(line: string): void {
    if (!this.#told.isJson) process.stderr.write(`${line}\n`)
  }
}
