import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { templateFile } from '../../capabilities/records/actions/template-file.ts'
import { recordKinds } from '../../kernel/record-kind.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { complain, print } from './client.ts'

const options = { csv: { type: 'boolean' } } as const

/** Writes an empty table of a kind, to be filled in and handed to `import xlsx` or `import csv`. Without a server. */
export async function template(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const [wanted = '', named] = read.value.positionals
  const kind = recordKinds.find((one) => one === wanted)
  if (kind === undefined) return misunderstood(`Name a kind: ${recordKinds.join(', ')}.`)
  const format = read.value.values.csv === true ? 'csv' : 'xlsx'
  const file = named ?? `comity-${kind}.${format}`
  if (existsSync(file)) return complain(`${file} is there already; name a new file.`)
  await writeFile(file, templateFile(kind, format))
  print(`The template is in ${file}. Its first row names the columns.`)
  return 0
}
