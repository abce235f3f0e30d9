import { type ParseArgsConfig, parseArgs } from 'node:util'
import { fail, ok, type Result } from '../../kernel/result.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
>

/** Reads a command's options; the error is a sentence for the person who typed them. */
export function readArguments<const O extends Options>(
  args: readonly string[],
  options: O,
): Result<Parsed<O>, string> {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true, strict: true }))
  } catch (cause) {
    if (cause instanceof TypeError) return fail(cause.message)
    throw cause
  }
}

/** Says what was wrong with a command, and gives the exit status for it. */
export function misunderstood(sentence: string): number {
  process.stderr.write(`${sentence}\nSee ./comity help\n`)
  return 2
}
