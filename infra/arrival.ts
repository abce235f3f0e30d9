import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { PROBLEM_TYPE, problemOf } from './problem.ts'

/** How long a request may take to arrive: an answer that takes long is another matter. */
export type Arrival = {
  /** Until its headers are there. */
  readonly headersMs: number
  /** Until all of it is there; of an upload, until its rate is looked at. */
  readonly wholeMs: number
  /** What an upload brings at least in each window of so long, its whole length taking as long as it takes. */
  readonly windowMs: number
  readonly leastBytes: number
  /** How often the first two are looked at. */
  readonly everyMs: number
}

/** An upload of 64 kbit/s goes on; what stands still or is kept open on purpose is cut. Ours to confirm. */
export const ARRIVAL: Arrival = {
  headersMs: 20_000,
  wholeMs: 60_000,
  windowMs: 30_000,
  leastBytes: 30 * 8 * 1024,
  everyMs: 5_000,
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse }
type ClientError = Error & { readonly code?: string }

/** Node cuts every request at one age; this lets uploads go on that keep coming. One for each server. */
export class ArrivalWatch {
  readonly #limits: Arrival
  readonly #uploads = new WeakMap<Socket, Exchange>()

  constructor(limits: Arrival) {
    this.#limits = limits
  }

  /** To be called before the server listens. */
  follow(server: Server): void {
    server.headersTimeout = this.#limits.headersMs
    server.requestTimeout = this.#limits.wholeMs
    server.on('request', (request, response) => {
      if (isUpload(request)) this.#uploads.set(request.socket, { request, response })
    })
  }

  /** What to do about a connection that Node gives up: too late, or nothing that could be read. */
  clientError(error: ClientError, socket: Socket): void {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    const upload = this.#uploads.get(socket)
    const isLate = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
    if (isLate && upload !== undefined && !upload.request.complete) this.#watchRate(socket, upload)
    else end(socket, isLate ? LATE : unreadable(error.code))
  }

  #watchRate(socket: Socket, { request, response }: Exchange): void {
    this.#uploads.delete(socket)
    let before = socket.bytesRead
    const timer = setInterval(() => {
      const came = socket.bytesRead - before
      before = socket.bytesRead
      const isOver = request.complete || socket.destroyed
      // Whoever has an answer already sends the rest for nothing.
      if (!isOver && came >= this.#limits.leastBytes && !response.writableEnded) return
      clearInterval(timer)
      if (!isOver) end(socket, response.headersSent ? null : LATE)
    }, this.#limits.windowMs)
    timer.unref()
  }
}

/** Forms with files, and lines of records. */
function isUpload({ headers }: IncomingMessage): boolean {
  const type = headers['content-type']
  return type !== undefined && !type.startsWith('application/json')
}

const LATE = problemOf(408, 'too_slow', 'The request came too slowly. Send it again, over a better line.')

function unreadable(code: string | undefined) {
  if (code === 'HPE_HEADER_OVERFLOW') return problemOf(431, 'too_large', 'Send less in the headers.')
  return problemOf(400, 'malformed', 'The request could not be read. Check its form.')
}

/** The other side gets so long to read why. */
const LAST_WORDS_MS = 1_000

function end(socket: Socket, problem: ReturnType<typeof problemOf> | null): void {
  if (problem === null || !socket.writable) {
    socket.destroy()
    return
  }
  const text = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`)
  setTimeout(() => socket.destroy(), LAST_WORDS_MS).unref()
}
