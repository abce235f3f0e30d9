import { z } from 'zod'
import {
  CONSULTATIONS_PATH,
  consultationAnswer,
  consultationAnswerPath,
  consultationsPage,
  NOTICES_PATH,
  noticeAcknowledgementPath,
  noticesPage,
  noticeView,
  ownConsultation,
} from '../../capabilities/rights/contract/consultations.ts'
import {
  admission,
  answerPath,
  answerText,
  consultationWish,
  foundRecords,
  limitWish,
  locatedWish,
  newRequest,
  proposalWish,
  REQUESTS_PATH,
  type RequestDeed,
  requestDeedPath,
  requestMade,
  requestPath,
  requestsPage,
  requestView,
  searchWish,
} from '../../capabilities/rights/contract/requests.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { readArguments } from './arguments.ts'
import { type Asking, ask, type Command } from './asking.ts'
import { jsonFrom } from './json-file.ts'

const text = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const
const options = {
  ...{ tab: text, after: text, ground: text, text, outcome: text },
  ...{ name: many, document: many, record: many, reason: many },
  ...{ lift: flag, json: flag },
} as const
type Given = Extract<ReturnType<typeof readArguments<typeof options>>, { ok: true }>['value']['values']

/** Works a person's request, or answers what the commission put to the bureau. Prints what the interface answers. */
export async function rights(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  return await ask(read, async ({ positionals: [what = 'list', subject = '', file], values }) => {
    const command = commands[what]
    if (command === undefined) return fail(`Say rights ${Object.keys(commands).join('|')}.`)
    return await command({ subject, file: file ?? subject, given: values })
  })
}

type Told = { readonly subject: string; readonly file: string; readonly given: Given }

const done = z.object({ id: z.uuid() })

/** A deed without a body. */
function deed(name: RequestDeed): Command<Told> {
  return async ({ subject }) => ok({ method: 'POST', path: requestDeedPath(subject, name), answer: done })
}

function deedWith(name: RequestDeed, wish: z.ZodType, body: (told: Told) => unknown): Command<Told> {
  return async (told) => asking(requestDeedPath(told.subject, name), wish, body(told), done)
}

function asking(path: string, wish: z.ZodType, body: unknown, answer: z.ZodType): Result<Asking, string> {
  const read = wish.safeParse(body)
  if (!read.success) return fail(z.prettifyError(read.error))
  return ok({ method: 'POST', path, body: read.data, answer })
}

function listed(path: string, answer: z.ZodType): Command<Told> {
  return async ({ given: { tab, after } }) => {
    const query = new URLSearchParams({ ...(tab && { tab }), ...(after && { after }) })
    return ok({ method: 'GET', path: `${path}?${query}`, answer })
  }
}

const commands: Readonly<Record<string, Command<Told>>> = {
  list: listed(REQUESTS_PATH, requestsPage),
  show: async ({ subject }) => ok({ method: 'GET', path: requestPath(subject), answer: requestView }),
  add: async ({ file }) => {
    const body = await jsonFrom(file)
    return body.ok ? asking(REQUESTS_PATH, newRequest, body.value, requestMade) : body
  },
  admit: deedWith('admission', admission, () => ({ admissible: true })),
  refuse: deedWith('admission', admission, ({ given: { ground } }) => ({ admissible: false, ground })),
  search: async ({ subject, given: { name: names, document: documents } }) =>
    asking(requestDeedPath(subject, 'search'), searchWish, { names, documents }, foundRecords),
  locate: deedWith('located', locatedWish, ({ given: { record = [] } }) => ({ records: record })),
  limit: deedWith('limit', limitWish, ({ given: { record = [], lift } }) => ({
    ...{ record: record[0], limited: lift !== true },
  })),
  ask: deedWith('consultation', consultationWish, ({ given }) => ({ question: given.text ?? null })),
  propose: async ({ subject, file }) => {
    const body = await jsonFrom(file)
    return body.ok ? asking(requestDeedPath(subject, 'proposal'), proposalWish, body.value, done) : body
  },
  return: deed('return'),
  confirm: deed('confirmation'),
  execute: deed('execution'),
  notify: deed('notification'),
  close: deed('closing'),
  letter: async ({ subject }) => ok({ method: 'GET', path: answerPath(subject), answer: answerText }),
  questions: listed(CONSULTATIONS_PATH, consultationsPage),
  answer: async ({ subject, given: { outcome, reason: reasons = [], text: remark = null } }) =>
    asking(
      consultationAnswerPath(subject),
      consultationAnswer,
      { outcome, reasons, remark },
      ownConsultation,
    ),
  notices: listed(NOTICES_PATH, noticesPage),
  acknowledge: async ({ subject }) =>
    ok({ method: 'POST', path: noticeAcknowledgementPath(subject), answer: noticeView }),
}
