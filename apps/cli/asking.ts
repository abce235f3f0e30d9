import type { z } from 'zod'
import type { Result } from '../../kernel/result.ts'
import { misunderstood } from './arguments.ts'
import { complain, print, withComity } from './client.ts'

/** One call of the interface. */
export type Asking = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly body?: unknown
  /** What was looked at before it is changed. */
  readonly version?: number
  /** A second person's, given for just this before. */
  readonly approval?: string
  /** Names the contribution, so that one sent twice is one. */
  readonly key?: string
  readonly answer: z.ZodType
}

/** What somebody typed becomes a call, or a sentence about what is wrong with it. */
export type Command<Told> = (told: Told) => Promise<Result<Asking, string>>

type WithJson = { readonly values: { readonly json?: boolean | undefined } }

/** Makes the call that was typed and prints the answer: in lines for people, in one line with `--json`. */
export async function ask<Parsed extends WithJson>(
  read: Result<Parsed, string>,
  understand: (parsed: Parsed) => Promise<Result<Asking, string>>,
): Promise<number> {
  if (!read.ok) return misunderstood(read.error)
  const asking = await understand(read.value)
  if (!asking.ok) return misunderstood(asking.error)
  const { method, path, answer, body, version = null, approval = null, key = null } = asking.value
  return await withComity(async (client) => {
    const told = await client.write(method, path, answer, { body, version, approval, key })
    if (!told.ok) return complain(told.error.detail)
    print(JSON.stringify(told.value, null, read.value.values.json === true ? undefined : 2))
    return 0
  })
}
