import { existsSync, openAsBlob } from 'node:fs'
import path from 'node:path'
import {
  IMPORTS_PATH,
  type ImportProgress,
  type ImportView,
  importPath,
  importProgress,
  importProgressPath,
  importRejectionsPath,
  importView,
  rejectionPage,
  startedImport,
} from '../../capabilities/records/contract.ts'
import { importFormats, sheetFormats } from '../../capabilities/records/import.ts'
import { recordKinds } from '../../kernel/record-kind.ts'
import { misunderstood, readArguments } from './arguments.ts'
import { type Client, complain, print, withComity } from './client.ts'

const options = {
  alt: { type: 'string' },
  add: { type: 'string' },
  comments: { type: 'string' },
  kind: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'accept-removals': { type: 'boolean' },
  json: { type: 'boolean' },
} as const

const FORMATS: readonly string[] = importFormats
/** Rejected lines printed; the page shows them all. */
const SHOWN_REJECTIONS = 10

/** Takes in a list, or with --dry-run says what that would change. */
export async function importList(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  if (!read.ok) return misunderstood(read.error)
  const [format = '', file] = read.value.positionals
  if (!FORMATS.includes(format)) return misunderstood(`Name a format: ${FORMATS.join(', ')}.`)
  if (file === undefined) return misunderstood('Name the file to take in.')
  const { values } = read.value
  const isTable = sheetFormats.some((sheet) => sheet === format)
  const isKnown = recordKinds.some((kind) => kind === values.kind)
  if (isTable && !isKnown) return misunderstood(`Say --kind and one of ${recordKinds.join(', ')}.`)
  const files = { list: file, ...(format === 'ofac' ? besides(file, values) : {}) }
  const missing = Object.values(files).find((one) => !existsSync(one))
  if (missing !== undefined) return complain(`There is no file ${missing}.`)
  const form = new FormData()
  form.set('format', format)
  if (isTable) form.set('kind', String(values.kind))
  form.set('dryRun', String(values['dry-run'] ?? false))
  form.set('acceptRemovals', String(values['accept-removals'] ?? false))
  for (const [part, name] of Object.entries(files))
    form.set(part, await openAsBlob(name), path.basename(name))
  return await withComity((client) => run(client, form, values.json ?? false))
}

const SIDE_FILES = ['alt', 'add', 'comments'] as const
type Named = { readonly [part in (typeof SIDE_FILES)[number]]?: string | undefined }

/** OFAC publishes more than one file: those not named are looked for beside the first, under its name or OFAC's. */
function besides(sdn: string, named: Named): Record<string, string> {
  const found = SIDE_FILES.flatMap((part) => {
    const file = named[part] ?? guesses(sdn, part).find((guess) => guess !== sdn && existsSync(guess))
    return file === undefined ? [] : [[part, file] as const]
  })
  return Object.fromEntries(found)
}

function guesses(sdn: string, part: (typeof SIDE_FILES)[number]): string[] {
  const base = path.basename(sdn)
  const official = part === 'comments' ? 'sdn_comments' : part
  const names = [
    base.replace(/sdn(?=\.[^.]*$)/i, official),
    `${official}.csv`,
    `${official.toUpperCase()}.CSV`,
  ]
  return names.map((name) => path.join(path.dirname(sdn), name))
}

async function run(client: Client, form: FormData, isJson: boolean): Promise<number> {
  const started = await client.form(IMPORTS_PATH, startedImport, form)
  if (!started.ok) return complain(started.error.detail)
  const { id } = started.value
  for await (const progress of client.events(importProgressPath(id), importProgress))
    if (!isJson) show(progress)
  if (!isJson && process.stderr.isTTY) process.stderr.write('\n')
  const ended = await client.json('GET', importPath(id), importView)
  if (!ended.ok) return complain(ended.error.detail)
  if (isJson) print(JSON.stringify(ended.value))
  else await report(client, ended.value)
  return ended.value.state === 'finished' ? 0 : 1
}

function show({ step, bytes, totalBytes, records, rejected }: ImportProgress): void {
  if (!process.stderr.isTTY) return
  const share = totalBytes === 0 ? 0 : Math.min(100, Math.round((100 * bytes) / totalBytes))
  const bar = '█'.repeat(Math.round(share / 5)).padEnd(20, '░')
  process.stderr.write(`\r${bar} ${share} %  ${step}, ${records} records, ${rejected} rejected `)
}

async function report(client: Client, ended: ImportView): Promise<void> {
  const { counts, error } = ended
  if (error !== null) print(`Nothing was changed. ${error.detail}`)
  else {
    print(
      `${ended.isDryRun ? 'Would take' : 'Took'} ${counts.persons} persons, ${counts.organisations} organisations, ${counts.vessels} vessels, ${counts.things} things`,
    )
    print(
      `${counts.added} added, ${counts.changed} changed, ${counts.removed} removed, ${counts.unchanged} unchanged, ${counts.rejected} rejected`,
    )
  }
  const page = await client.json('GET', importRejectionsPath(ended.id), rejectionPage)
  if (!page.ok || page.value.rejections.length === 0) return
  const shown = page.value.rejections.slice(0, SHOWN_REJECTIONS)
  for (const { position, reference, reason, detail } of shown)
    print(`  at ${position} ${reference ?? ''}: ${reason}. ${detail}`)
  if (counts.rejected > shown.length) print(`  and ${counts.rejected - shown.length} more`)
}
