import type { z } from 'zod'
import { fail, ok, type Result } from '../kernel/result.ts'
import { noteReach } from './connection.ts'
import { noteSignedOut, readJson } from './http.ts'
import { offline, type Problem, parseProblem } from './problem.ts'
import { type Frame, FrameReader } from './stream-frames.ts'

type Listener<T> = {
  /** The name of the events on the wire, e.g. "progress". */
  readonly event: string
  readonly onEvent: (event: T) => void
  /** The line broke; the browser connects again by itself and sends the last id it saw. */
  readonly onBreak: () => void
}

/** Listens to server-sent events that carry JSON of `schema`; anything else is left out. Returns how to close. */
export function openStream<T>(path: string, schema: z.ZodType<T>, listener: Listener<T>): () => void {
  const source = new EventSource(path)
  source.addEventListener('error', listener.onBreak)
  source.addEventListener(listener.event, (message: MessageEvent<string>) => {
    const parsed = schema.safeParse(readJson(message.data))
    if (parsed.success) listener.onEvent(parsed.data)
  })
  return () => source.close()
}

/** First pause before the line is opened again, and the longest. Ours to confirm. */
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/** Doubles with each failure in a row; up to half of it by chance, so that a desk of many does not call at once. */
export function pauseMs(failures: number, chance: number): number {
  const whole = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures)
  return Math.round(whole * (0.5 + chance / 2))
}

type Keeping = {
  readonly onFrame: (frame: Frame) => void
  /** True when events come, false while the line is broken. */
  readonly onLine: (isOpen: boolean) => void
  /** The server says that nobody is signed in any more: the line is not opened again. */
  readonly onSignedOut: () => void
}

/**
 * Keeps a line of server-sent events open for as long as the page wants it, as a background request: EventSource
 * cannot say that nobody's hand asked, and would keep an idle session from locking. Returns how to close.
 */
export function keepStream(path: string, keeping: Keeping): () => void {
  const stop = new AbortController()
  follow(path, keeping, stop.signal).catch(reportError)
  return () => stop.abort()
}

async function follow(path: string, keeping: Keeping, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    const ended = await readOnce(path, keeping, signal)
    if (signal.aborted) return
    keeping.onLine(false)
    if (ended === 'signed_out') return keeping.onSignedOut()
    failures = ended === 'refused' ? failures + 1 : 0
    await pause(pauseMs(failures, Math.random()), signal)
  }
}

async function readOnce(
  path: string,
  { onFrame, onLine }: Keeping,
  signal: AbortSignal,
): Promise<'signed_out' | 'refused' | 'ended'> {
  let isOpen = false
  try {
    const headers = { accept: 'text/event-stream', 'x-comity-background': '1' }
    const response = await fetch(path, { signal, headers, credentials: 'same-origin', cache: 'no-store' })
    if (response.status === 401) return 'signed_out'
    if (!response.ok || response.body === null) return 'refused'
    isOpen = true
    onLine(true)
    const frames = new FrameReader()
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read())
      for (const frame of frames.read(piece.value)) onFrame(frame)
    return 'ended'
  } catch {
    return isOpen ? 'ended' : 'refused'
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
  })
}

type Sending = {
  readonly body: FormData
  readonly signal: AbortSignal
  readonly onFrame: (frame: Frame) => void
}

/** Sends a form whose answer is a stream of events. It ends when the server ends it, the line breaks, or nobody waits. */
export async function postForStream(
  path: string,
  { body, signal, onFrame }: Sending,
): Promise<Result<null, Problem>> {
  try {
    const headers = { accept: 'text/event-stream', 'x-comity-csrf': '1' }
    const response = await fetch(path, { method: 'POST', body, signal, headers, credentials: 'same-origin' })
    noteReach(true, Date.now())
    if (response.status === 401) noteSignedOut()
    if (!response.ok || response.body === null)
      return fail(parseProblem(readJson(await response.text()), response.status))
    const frames = new FrameReader()
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read())
      for (const frame of frames.read(piece.value)) onFrame(frame)
    return ok(null)
  } catch {
    if (!signal.aborted) noteReach(false, Date.now())
    return fail(offline)
  }
}
