import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { openEventStream } from '../../../infra/event-stream.ts'
import { actorOf, problem, type Server } from '../../../infra/http.ts'
import { record } from '../../../infra/journal.ts'
import { fail, ok, type Result, unreachable } from '../../../kernel/result.ts'
import { purposeOf } from '../actions/answer-batch.ts'
import type { CheckParts } from '../actions/answer-check.ts'
import { answerList, type ListLineAnswer, type ListWish, newListId } from '../actions/answer-list.ts'
import { LIST_BYTES, LISTS_PATH, type ListAnswered, type listBegun, listForm } from '../contract/batch.ts'
import type { ListFault } from '../import-list.ts'
import { readManifest, readManifestFile } from '../import-manifest.ts'
import { askChecks } from '../policy.ts'
import { refuseQuestion } from './answers.ts'
import { unreadView } from './batches.ts'

/** Lists that one process answers at a time. Ours to confirm. */
const MOST_AT_ONCE = 4

/** The answer is a stream: what is found shows while the rest is asked, and who hangs up or reads no more asks no further. */
export function listRoutes(server: Server, parts: CheckParts): void {
  const running = new Set<Promise<void>>()
  // The piece that is being asked is made durable before the database is closed.
  server.addHook('onClose', async () => {
    await Promise.all(running)
  })
  server.post(LISTS_PATH, { config: { access: askChecks } }, async (request, reply) => {
    if (running.size >= MOST_AT_ONCE)
      return problem(reply, 503, 'too_many_lists', 'Wait until another list has been answered.')
    const wish = await readWish(parts, request, reply)
    if (wish === null) return reply
    const answering = stream(parts, wish, { request, reply })
    running.add(answering)
    answering.finally(() => running.delete(answering)).catch(() => undefined)
    await answering
    return reply
  })
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** The stream opens when its first piece is in the journal; what fails before is answered like any other request. */
async function stream(parts: CheckParts, wish: ListWish, { request, reply }: Exchange): Promise<void> {
  const id = newListId(parts.clock())
  const steps = answerList(parts, actorOf(request), id, wish)
  const first = await steps.next()
  const events = openEventStream(request, reply)
  const begun: z.infer<typeof listBegun> = { id, lines: wish.lines.length }
  events.send('begun', begun)
  try {
    for (let step = first; step.done !== true; step = await steps.next()) {
      const { done, counts, answers, unmet } = step.value
      const answered: ListAnswered = { done, counts, answers: answers.map(listLineView), unmet: [...unmet] }
      events.send('answered', answered)
      if (!(await events.taken())) return
    }
    events.send('ended', { id })
  } catch (cause) {
    request.log.error(cause)
    events.send('broken', { id })
  }
  events.end()
}

/** What is to be asked; null when it was refused, which is an act and has been answered. */
async function readWish(
  parts: CheckParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ListWish | null> {
  const actor = actorOf(request)
  const sent = request.isMultipart() ? await receive(request) : fail(noForm)
  if (!sent.ok) return await refuse(sent.error)
  const { form } = sent.value
  const purpose = await purposeOf(parts, actor, form.purpose ?? null)
  if (!purpose.ok) {
    refuseQuestion(reply, purpose.error)
    return null
  }
  const lines = await readLines(sent.value)
  if (!lines.ok) return await refuse({ status: 422, kind: lines.error.kind, detail: whatToDo(lines.error) })
  return { lines: lines.value, purpose: purpose.value, mode: form.mode ?? 'high_precision' }

  async function refuse({ status, kind, detail }: FormFault): Promise<null> {
    const refused = { actor, act: 'check.refused', outcome: 'refused', subject: 'none' } as const
    await record(parts.db, { ...refused, detail: { kind }, at: parts.clock() })
    problem(reply, status, kind, detail)
    return null
  }
}

type FormFault = { readonly status: number; readonly kind: string; readonly detail: string }

const noForm: FormFault = {
  status: 400,
  kind: 'malformed',
  detail: 'Send a form with the file as "list", or pasted text as "lines".',
}

/** Pasted text beyond the limit comes cut: asked so, the lines behind the cut would be lost. */
const tooLarge: FormFault = { status: 413, kind: 'too_large', detail: 'Send less at once.' }

function listLineView(answer: ListLineAnswer): ListAnswered['answers'][number] {
  return answer.outcome === 'unreadable' ? { ...unreadView(answer), text: answer.text } : answer
}

type Sent = { readonly form: z.infer<typeof listForm>; readonly file: Buffer | null }

async function readLines({ form, file }: Sent) {
  return file === null ? readManifest(form.lines ?? '') : await readManifestFile(file)
}

/** A file beyond the limit is refused by the reader of forms, as 413; of a field it only says that it was cut. */
async function receive(request: FastifyRequest): Promise<Result<Sent, FormFault>> {
  const fields: Record<string, unknown> = {}
  let file: Buffer | null = null
  const limits = { fileSize: LIST_BYTES, fieldSize: LIST_BYTES, files: 1, fields: 5 }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field' && part.valueTruncated) return fail(tooLarge)
    if (part.type === 'field') fields[part.fieldname] = part.value
    else if (part.fieldname === 'list') file = await part.toBuffer()
    else return fail(noForm)
  }
  const form = listForm.safeParse(fields)
  if (!form.success) {
    const faults = form.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim())
    return fail({ ...noForm, detail: `Correct the form: ${faults.join('; ')}` })
  }
  const isOne = (file === null) === (form.data.lines !== undefined)
  return isOne ? ok({ form: form.data, file }) : fail(noForm)
}

function whatToDo(fault: ListFault): string {
  switch (fault.kind) {
    case 'list_empty':
      return 'There is no line to ask in this list.'
    case 'list_not_text':
      return 'This is no list. Save it as CSV, or paste its lines.'
    case 'list_sheet_broken':
      return `The workbook cannot be read: ${fault.detail} Save its sheet as CSV, or paste its lines.`
    case 'list_several_sheets':
      return `Something stands on ${fault.names.length} sheets: ${namesOf(fault.names)}. Save each list by itself, as a workbook or CSV.`
    case 'list_quote_open':
      return `A quotation mark is opened in line ${fault.line} and never closed. Save the list again.`
    case 'list_too_long':
      return `Ask ${fault.limit} lines at a time.`
    default:
      return unreachable(fault)
  }
}

/** Enough to tell the sheets apart; a name has at most 31 characters (ISO/IEC 29500, 18.2.19). */
const NAMED_SHEETS = 10

function namesOf(sheets: readonly string[]): string {
  const named = sheets.slice(0, NAMED_SHEETS).map((name) => `“${name.slice(0, 31)}”`)
  return `${named.join(', ')}${sheets.length > NAMED_SHEETS ? ' …' : ''}`
}
