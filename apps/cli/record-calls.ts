import { z } from 'zod'
import { reasonForm } from '../../capabilities/records/contract/life.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { readArguments } from './arguments.ts'
import type { Asking, Command } from './asking.ts'

const text = { type: 'string' } as const
export const options = {
  ...{ reason: text, version: text, approval: text, key: text, after: text, to: text, bureau: text },
  ...{ review: text, delete: text, 'purpose-ends': text, 'law-until': text, verdict: text },
  ...{ kind: text, status: text, reference: text, due: text, fault: text, side: text, state: text },
  json: { type: 'boolean' },
} as const
type Read = Extract<ReturnType<typeof readArguments<typeof options>>, { ok: true }>['value']

export type RecordTold = {
  /** The words after the command. */
  readonly words: readonly string[]
  readonly given: Read['values']
}

/** A call with a body that fits, and with what stands beside it. */
export function calling(
  call: Pick<Asking, 'method' | 'path' | 'answer'>,
  wish: z.ZodType,
  body: unknown,
  { version, approval, key }: Read['values'],
): Result<Asking, string> {
  const read = wish.safeParse(body)
  if (!read.success) return fail(z.prettifyError(read.error))
  const beside = { ...(approval && { approval }), ...(key && { key }) }
  if (version === undefined) return ok({ ...call, body: read.data, ...beside })
  if (!/^\d{1,9}$/.test(version)) return fail('--version is a number.')
  return ok({ ...call, body: read.data, ...beside, version: Number(version) })
}

/** A question with those of the options that it knows. */
export function asking(path: string, answer: z.ZodType, query: Readonly<Record<string, string | undefined>>) {
  const filled = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const search = new URLSearchParams(filled).toString()
  return ok({ method: 'GET', path: search === '' ? path : `${path}?${search}`, answer } as const)
}

/** A deed that wants a reason and nothing else. */
export function withReason(pathOf: (id: string) => string, answer: z.ZodType): Command<RecordTold> {
  return async ({ words: [id = ''], given }) =>
    calling({ method: 'POST', path: pathOf(id), answer }, reasonForm, { reason: given.reason }, given)
}
