import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'

/** What a client process is to do: the same requests round and round over connections that stay open. */
export type Load = {
  readonly port: number
  /** Whole requests as they go over the wire. */
  readonly requests: readonly string[]
  readonly connections: number
  readonly seconds: number
  /** Requests a second, evenly spread; null sends the next one when an answer came. */
  readonly perSecond: number | null
}

export type Measured = {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** The first answer that was not 2xx; null when none was. */
  readonly refused: string | null
}

/** Runs a load in a process of its own, so that it takes no turn of the server's event loop. */
export async function measure(load: Load): Promise<Measured> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), [], { execArgv: [] })
  child.send(load)
  const [measured] = (await once(child, 'message')) as [Measured]
  child.kill()
  if (measured.refused !== null) throw new Error(`the server answered ${measured.refused}`)
  return measured
}

/** A request of HTTP/1.1 as text. */
export function spelt(method: string, path: string, key: string | null, body: unknown = null): string {
  const text = body === null ? '' : JSON.stringify(body)
  const lines = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1']
  if (key !== null) lines.push(`authorization: Bearer ${key}`)
  if (body !== null)
    lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(text)}`)
  return `${lines.join('\r\n')}\r\n\r\n${text}`
}

const LATENCIES_KEPT = 2_000_000
/** At the beginning this client is slow itself: what it asks then is not counted as latency. */
const WARMING_MS = 1000

async function run(load: Load): Promise<Measured> {
  const requests = load.requests.map((text) => Buffer.from(text))
  const latencies = new Float64Array(LATENCIES_KEPT)
  const sockets = await Promise.all(Array.from({ length: load.connections }, () => open(load.port)))
  const idle = [...sockets]
  const sentAt = new Map<Socket, number>()
  const due: number[] = []
  let [sent, answered, timed, refused]: [number, number, number, string | null] = [0, 0, 0, null]
  const began = performance.now()
  const until = began + load.seconds * 1000
  const note = (at: number, now: number): void => {
    if (at - began >= WARMING_MS) latencies[timed++ % LATENCIES_KEPT] = now - at
  }
  const send = (socket: Socket, at: number): void => {
    sentAt.set(socket, at)
    socket.write(requests[sent++ % requests.length] ?? '')
  }
  for (const socket of sockets)
    onAnswer(socket, (answer) => {
      if (!/^HTTP\/1\.1 2/.test(answer)) refused ??= answer
      const now = performance.now()
      answered++
      note(sentAt.get(socket) ?? now, now)
      const next = due.shift()
      if (next !== undefined) send(socket, next)
      else if (load.perSecond === null && now < until) send(socket, now)
      else idle.push(socket)
    })
  if (load.perSecond === null) for (const socket of idle.splice(0)) send(socket, performance.now())
  else
    await pace(load.perSecond, { began, until }, (at) => {
      // A request counts from when it was due, whether or not a connection was free.
      const socket = idle.pop()
      if (socket === undefined) due.push(at)
      else send(socket, at)
    })
  while (idle.length < sockets.length && refused === null) await pause(1)
  const seconds = (performance.now() - began) / 1000
  const sorted = latencies.subarray(0, Math.min(timed, LATENCIES_KEPT)).sort()
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0
  for (const socket of sockets) socket.destroy()
  return { perSecond: answered / seconds, p50Ms: at(0.5), p99Ms: at(0.99), refused }
}

async function pace(
  perSecond: number,
  { began, until }: { readonly began: number; readonly until: number },
  send: (at: number) => void,
): Promise<void> {
  for (let place = 0; ; ) {
    const now = performance.now()
    if (now >= until) return
    for (; began + (place * 1000) / perSecond <= now; place++) send(began + (place * 1000) / perSecond)
    await pause(1)
  }
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return socket
}

/** Calls with each whole answer; the servers measured here always say how long theirs is, or send it in chunks. */
function onAnswer(socket: Socket, answered: (text: string) => void): void {
  let held = ''
  socket.setEncoding('latin1')
  socket.on('data', (part: string) => {
    held += part
    const end = held.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = /content-length: (\d+)/i.exec(held.slice(0, end))?.[1]
    const isWhole =
      length === undefined ? held.endsWith('\r\n0\r\n\r\n') : held.length >= end + 4 + Number(length)
    if (!isWhole) return
    const text = held
    held = ''
    answered(text)
  })
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url))
  process.once('message', (load: Load) => {
    run(load).then(
      (measured) => process.send?.(measured),
      (cause: unknown) => {
        throw cause
      },
    )
  })
