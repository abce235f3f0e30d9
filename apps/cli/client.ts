import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { readConfig } from '../../infra/config.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { HOME, keyFile, serverFile } from '../server/home.ts'

export type Refusal = { readonly code: string; readonly detail: string }

export type Sending = {
  readonly body: unknown
  readonly version: number | null
  readonly approval: string | null
  /** Names a contribution, so that one sent twice is one. */
  readonly key?: string | null
}

const askedApproval = z.object({ approval: z.object({ id: z.uuid() }) })

function waiting(id: string): Refusal {
  const detail = `Another person of the bureau must approve this first, as ${id}. Then give the same command again with --approval ${id}.`
  return { code: 'needs_second_person', detail }
}

/** Speaks to a running Comity as a program with a key. */
export class Client {
  readonly #url: string
  readonly #key: string

  constructor(url: string, key: string) {
    this.#url = url
    this.#key = key
  }

  async json<T>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    answer: z.ZodType<T>,
    body?: unknown,
  ): Promise<Result<T, Refusal>> {
    return await this.write(method, path, answer, { body, version: null, approval: null })
  }

  /** A write of something that was read at `version`; `approval` is a second person's, given for just this before. */
  async write<T>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    answer: z.ZodType<T>,
    { body, version, approval, key = null }: Sending,
  ): Promise<Result<T, Refusal>> {
    const response = await this.#fetch(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === null ? {} : { 'if-match': `"${version}"` }),
        ...(approval === null ? {} : { 'x-comity-approval': approval }),
        ...(key === null ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return await answerOf(response, answer)
  }

  /** What is answered, byte for byte; nothing at all is an answer too. */
  async text(method: 'GET' | 'POST', path: string): Promise<Result<string, Refusal>> {
    const response = await this.#fetch(path, { method })
    return response.ok ? ok(await response.text()) : fail(await refusalOf(response))
  }

  /** Sends lines; null when nobody answers, as while a server starts again. */
  async lines<T>(
    path: string,
    answer: z.ZodType<T>,
    {
      type,
      body,
      approval,
    }: { readonly type: string; readonly body: Buffer; readonly approval: string | null },
  ): Promise<Result<T, Refusal> | null> {
    const headers = {
      'content-type': type,
      ...(approval === null ? {} : { 'x-comity-approval': approval }),
    }
    const sent = this.#fetch(path, { method: 'PUT', headers, body: new Uint8Array(body) })
    // That the line broke is all that is thrown here.
    const response = await sent.catch(() => null)
    return response === null ? null : await answerOf(response, answer)
  }

  async form<T>(path: string, answer: z.ZodType<T>, body: FormData): Promise<Result<T, Refusal>> {
    const response = await this.#fetch(path, { method: 'POST', body })
    return response.ok ? ok(answer.parse(await response.json())) : fail(await refusalOf(response))
  }

  /** Server-sent events of one name, until the server ends the stream. */
  async *events<T>(path: string, answer: z.ZodType<T>): AsyncGenerator<T> {
    const response = await this.#fetch(path, {})
    if (!response.ok) return
    for await (const { data } of eventsOf(response)) yield answer.parse(data)
  }

  /** Sends a form whose answer is a stream of events of several names. */
  async streamed(path: string, body: FormData): Promise<Result<AsyncGenerator<NamedEvent>, Refusal>> {
    const response = await this.#fetch(path, { method: 'POST', body })
    return response.ok ? ok(eventsOf(response)) : fail(await refusalOf(response))
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, authorization: `Bearer ${this.#key}` }
    return await fetch(`${this.#url}${path}`, { ...init, headers })
  }
}

async function answerOf<T>(response: Response, answer: z.ZodType<T>): Promise<Result<T, Refusal>> {
  if (!response.ok) return fail(await refusalOf(response))
  const answered: unknown = await response.json()
  const waits = askedApproval.safeParse(answered)
  return response.status === 202 && waits.success
    ? fail(waiting(waits.data.approval.id))
    : ok(answer.parse(answered))
}

export type NamedEvent = { readonly event: string; readonly data: unknown }

async function* eventsOf(response: Response): AsyncGenerator<NamedEvent> {
  if (response.body === null) return
  let text = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, event = '', data] = /^event: (.*)\ndata: (.*)$/m.exec(block) ?? []
      if (data !== undefined) yield { event, data: JSON.parse(data) as unknown }
    }
  }
}

async function refusalOf(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => null)
  const problem = typeof body === 'object' && body !== null ? body : {}
  const code = 'type' in problem ? String(problem.type).replace('urn:comity:problem:', '') : 'unknown'
  const detail = 'detail' in problem ? String(problem.detail) : `The server answered ${response.status}.`
  return { code, detail }
}

/**
 * Runs `work` against the Comity named by COMITY_URL and COMITY_KEY, else the one that runs on this machine, else one
 * started for as long as the work takes. Answers the exit status.
 */
export async function withComity(work: (client: Client) => Promise<number>): Promise<number> {
  const { COMITY_URL: url, COMITY_KEY: key } = process.env
  if (url !== undefined && key !== undefined)
    return await reached(work(new Client(url.replace(/\/$/, ''), key)))
  const config = readConfig(process.env, HOME)
  if (!config.ok) return complain(`${config.error.setting} ${config.error.detail}`)
  const running = await findRunning(config.value.dataDir)
  if (running !== null) return await reached(work(running))
  note('Comity is not running; starting it for this command.')
  const options = {
    config: { ...config.value, port: 0 },
    say: note,
    clock: () => new Date(),
    hasPages: false,
  }
  // The whole program: who finds it running need not wait until it is read.
  const { startComity } = await import('../server/comity.ts')
  const started = await startComity(options)
  if (!started.ok) return complain(started.error.detail)
  try {
    return await work(new Client(started.value.url, await localKey(config.value.dataDir)))
  } finally {
    await started.value.stop()
  }
}

/** That nobody answers or the line breaks is no fault of ours, and what was asked was perhaps not checked. */
async function reached(working: Promise<number>): Promise<number> {
  return await working.catch((cause: unknown) => {
    if (!(cause instanceof TypeError) || !LINE_FAULTS.includes(cause.message)) throw cause
    return complain(
      'The server was not reached, or the line to it broke. What was not answered was not done.',
    )
  })
}

/** What fetch says of a line that breaks, before the answer and within it. */
const LINE_FAULTS = ['fetch failed', 'terminated']

async function findRunning(dataDir: string): Promise<Client | null> {
  const text = await readFile(serverFile(dataDir), 'utf8').catch(() => '')
  if (text === '') return null
  const { port } = JSON.parse(text) as { port: number }
  const url = `http://127.0.0.1:${port}`
  const isUp = await fetch(`${url}/api/v1/health`).then(
    (response) => response.ok,
    () => false,
  )
  return isUp ? new Client(url, await localKey(dataDir)) : null
}

async function localKey(dataDir: string): Promise<string> {
  return (await readFile(keyFile(dataDir), 'utf8')).trim()
}

function note(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Says why something was refused, and gives the exit status for it. */
export function complain(line: string): number {
  note(line)
  return 1
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
