import { open } from 'node:fs/promises'
import {
  LIST_BYTES,
  LISTS_PATH,
  type LineView,
  type ListAnswered,
  listAnswered,
  listBegun,
} from '../../capabilities/checks/contract/batch.ts'
import { type Client, complain, type NamedEvent, print, withComity } from './client.ts'
import { foundInWords } from './found.ts'

type Wish = {
  readonly purpose: string | undefined
  readonly mode: string | undefined
  readonly isJson: boolean
}

/** Asks every line of a file and prints what is to be said of each. With --json one event a line. */
export async function checkList(file: string, wish: Wish): Promise<number> {
  const source = await sourceOf(file)
  if (source === null) return complain(`${file} cannot be read.`)
  const bytes = await readAtMost(source, LIST_BYTES)
  if (bytes === null)
    return complain(
      `A list has at most ${LIST_BYTES / 1024 ** 2} MB and ten thousand lines. Split it and ask for each part.`,
    )
  const form = new FormData()
  if (wish.purpose !== undefined) form.set('purpose', wish.purpose)
  if (wish.mode !== undefined) form.set('mode', wish.mode)
  form.set('list', new Blob([new Uint8Array(bytes)]), 'list')
  return await withComity((client) => askList(client, form, wish.isJson))
}

/** Null where nothing can be read. */
async function sourceOf(file: string): Promise<AsyncIterable<Buffer> | null> {
  if (file === '-') return process.stdin
  const handle = await open(file).catch(() => null)
  if (handle === null) return null
  if (!(await handle.stat()).isDirectory()) return handle.createReadStream()
  await handle.close()
  return null
}

/** Null when there is more. */
async function readAtMost(source: AsyncIterable<Buffer>, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of source) {
    bytes += chunk.length
    if (bytes > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function askList(client: Client, form: FormData, isJson: boolean): Promise<number> {
  const streamed = await client.streamed(LISTS_PATH, form)
  if (!streamed.ok) {
    if (isJson) print(JSON.stringify({ error: streamed.error }))
    return complain(streamed.error.detail)
  }
  return await tell(streamed.value, isJson)
}

async function tell(events: AsyncIterable<NamedEvent>, isJson: boolean): Promise<number> {
  let hasEnded = false
  let unanswered = 0
  for await (const event of events) {
    if (event.event === 'ended') hasEnded = true
    if (event.event === 'answered') unanswered = unansweredOf(listAnswered.parse(event.data))
    if (isJson) print(JSON.stringify(event))
    else show(event)
  }
  if (!hasEnded) return complain('The server stopped before the end; what it answered is in the journal.')
  return unanswered === 0
    ? 0
    : complain(`${unanswered} unreadable or incomplete: nobody may take these for no hit.`)
}

/** Of the questions so far those of which nobody may say that nothing was found. */
function unansweredOf({ counts }: ListAnswered): number {
  return counts.unreadable + counts.incomplete
}

let total = 0

function show({ event, data }: NamedEvent): void {
  if (event === 'begun') {
    const { id, lines } = listBegun.parse(data)
    total = lines
    print(`list ${id}, ${lines} questions`)
  }
  if (event === 'answered') showPiece(listAnswered.parse(data))
}

function showPiece({ done, counts, answers }: ListAnswered): void {
  for (const answer of answers) print(inWords(answer))
  const { hit, possible, no_hit: nothing, incomplete, unreadable } = counts
  const parts = [`${hit} hits`, `${possible} possible`, `${nothing} no hit`]
  if (incomplete > 0) parts.push(`${incomplete} incomplete`)
  if (unreadable > 0) parts.push(`${unreadable} unreadable`)
  const line = `${done} of ${total}: ${parts.join(', ')}`
  if (process.stderr.isTTY === true && done < total) process.stderr.write(`\r${line}`)
  else if (done >= total) print(line)
}

function inWords(answer: LineView): string {
  if (answer.outcome === 'unreadable') return `line ${answer.line}: UNREADABLE  ${answer.fault.detail}`
  const [first, ...others] = answer.check.candidates
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  const found = first === undefined ? '' : `  ${foundInWords(first.record)}${more}`
  return `line ${answer.line}: ${answer.outcome.replace('_', ' ').toUpperCase()}${found}  check ${answer.check.id}`
}
