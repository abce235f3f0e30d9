import { z } from 'zod'
import { fail, ok, type Result } from '../kernel/result.ts'
import { noteReach } from './connection.ts'
import { confirmStepUp, isAsked } from './guarded.ts'
import { offline, type Problem, parseProblem, secondPersonAsked, timedOut, unreadable } from './problem.ts'

/** Longest wait for one answer, over a mobile network at a border post. Ours to confirm. */
const TIMEOUT_MS = 30_000

/** Reads. `signal` is the query's own, so that an answer nobody waits for is not fetched to its end. */
export function get<T>(
  path: string,
  schema: z.ZodType<T>,
  signal?: AbortSignal,
): Promise<Result<T, Problem>> {
  return send(path, schema, { method: 'GET', ...(signal === undefined ? {} : { signal }) })
}

/** Reads what nobody's hand asked for (polling, refreshing): it does not keep an idle session from locking. */
export function getInBackground<T>(
  path: string,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<Result<T, Problem>> {
  return send(path, schema, { method: 'GET', signal, headers: { 'x-comity-background': '1' } })
}

/** Writes. `body` goes as JSON; a FormData goes as it is (files). */
export function post<T>(path: string, schema: z.ZodType<T>, body?: unknown): Promise<Result<T, Problem>> {
  return send(path, schema, writing('POST', body))
}

export function put<T>(path: string, schema: z.ZodType<T>, body: unknown): Promise<Result<T, Problem>> {
  return send(path, schema, writing('PUT', body))
}

/** Changes what was read as `version`; refused with `version_conflict` when somebody changed it in between. */
export function putVersion<T>(
  path: string,
  schema: z.ZodType<T>,
  version: number,
  body: unknown,
): Promise<Result<T, Problem>> {
  const init = writing('PUT', body)
  return send(path, schema, { ...init, headers: { ...init.headers, 'if-match': `"${version}"` } })
}

export function patch<T>(path: string, schema: z.ZodType<T>, body: unknown): Promise<Result<T, Problem>> {
  return send(path, schema, writing('PATCH', body))
}

/** A request that a second person has approved, word for word as it was asked. */
export type ApprovedRequest = {
  readonly method: string
  readonly url: string
  readonly ifMatch: string | null
  readonly body: unknown
}

/** Sends what was approved; the approval serves once. */
export function sendApproved(
  { method, url, ifMatch, body }: ApprovedRequest,
  approval: string,
): Promise<Result<unknown, Problem>> {
  const init = writing(method, body ?? undefined)
  const version = ifMatch === null ? {} : { 'if-match': ifMatch }
  const headers = { ...init.headers, ...version, 'x-comity-approval': approval }
  return send(url, z.unknown(), { ...init, headers })
}

/** The same for a file that is only given out by two persons. */
export async function fetchApproved(url: string, approval: string): Promise<Result<Blob, Problem>> {
  const answer = await fetchFileOnce(url, approval)
  if (answer.ok || answer.error.code !== 'step_up_needed') return answer
  return (await confirmStepUp()) ? await fetchFileOnce(url, approval) : answer
}

async function fetchFileOnce(url: string, approval: string): Promise<Result<Blob, Problem>> {
  try {
    const headers = { 'x-comity-approval': approval }
    const response = await fetch(url, { headers, credentials: 'same-origin', cache: 'no-store' })
    if (response.ok) return ok(await response.blob())
    if (response.status === 401) noteSignedOut()
    return fail(parseProblem(readJson(await response.text()), response.status))
  } catch {
    noteReach(false, Date.now())
    return fail(offline)
  }
}

/** `delete` is a word of the language. */
export function remove<T>(path: string, schema: z.ZodType<T>): Promise<Result<T, Problem>> {
  return send(path, schema, writing('DELETE', undefined))
}

const signOuts = new EventTarget()

/** Calls `listener` whenever the server says that nobody is signed in any more. Returns how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  signOuts.addEventListener('signed_out', listener)
  return () => signOuts.removeEventListener('signed_out', listener)
}

/** The server answered that nobody is signed in. */
export function noteSignedOut(): void {
  signOuts.dispatchEvent(new Event('signed_out'))
}

/** No other site can set a header of its own: its presence is the proof that our page sent the request. */
function writing(method: string, body: unknown): RequestInit {
  const headers = { 'x-comity-csrf': '1' }
  if (body === undefined) return { method, headers }
  if (body instanceof FormData) return { method, headers, body }
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** A guarded act comes again by itself once the person has shown the passkey; the caller sees only the end of it. */
async function send<T>(path: string, schema: z.ZodType<T>, init: RequestInit): Promise<Result<T, Problem>> {
  const answer = await sendOnce(path, schema, init)
  if (answer.ok || answer.error.code !== 'step_up_needed') return answer
  return (await confirmStepUp()) ? await sendOnce(path, schema, init) : answer
}

async function sendOnce<T>(
  path: string,
  schema: z.ZodType<T>,
  init: RequestInit,
): Promise<Result<T, Problem>> {
  const answer = await fetchJson(path, init)
  if (!answer.ok) return answer
  const { status, body } = answer.value
  if (status === 401) noteSignedOut()
  if (status >= 400) return fail(parseProblem(body, status))
  if (isAsked(status, body)) return fail(secondPersonAsked)
  const parsed = schema.safeParse(body)
  return parsed.success ? ok(parsed.data) : fail(unreadable(status))
}

type Answer = { readonly status: number; readonly body: unknown }

/** The one place where the network's exceptions become values. An upload may take longer than an answer. */
async function fetchJson(path: string, init: RequestInit): Promise<Result<Answer, Problem>> {
  const limit = init.body instanceof FormData ? [] : [AbortSignal.timeout(TIMEOUT_MS)]
  const signal = AbortSignal.any([...limit, ...(init.signal ? [init.signal] : [])])
  try {
    const response = await fetch(path, {
      ...init,
      signal,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...init.headers },
    })
    const text = await response.text()
    noteReach(true, Date.now())
    return ok({ status: response.status, body: readJson(text) })
  } catch {
    if (init.signal?.aborted !== true) noteReach(false, Date.now())
    const late =
      signal.aborted && signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'
    return fail(late ? timedOut : offline)
  }
}

/** Undefined for what is no JSON: then no schema accepts it. An empty body is the JSON `null`. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text === '' ? 'null' : text)
  } catch {
    return undefined
  }
}
