import { readFile } from 'node:fs/promises'
import { fail, ok, type Result } from '../../kernel/result.ts'

/** What names a person is read from a file or, for `-`, from the input, never from the command line. */
export async function jsonFrom(file: string): Promise<Result<unknown, string>> {
  const content = await readFile(file === '-' ? '/dev/stdin' : file, 'utf8').catch(() => null)
  if (content === null) return fail(`Name a file with what is asked as JSON: ${file} cannot be read.`)
  try {
    return ok(JSON.parse(content))
  } catch {
    return fail(`${file} is not JSON.`)
  }
}
