import { z } from 'zod'
import {
  assessmentWish,
  INCIDENTS_PATH,
  type IncidentDeed,
  incidentDeedPath,
  incidentMade,
  incidentPath,
  incidentsPage,
  incidentText,
  incidentView,
  newIncident,
} from '../../capabilities/rights/contract/incidents.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { readArguments } from './arguments.ts'
import { type Asking, ask, type Command } from './asking.ts'

const text = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const
const options = {
  ...{ tab: text, after: text, kind: text, severity: text, detected: text, text },
  ...{ bureau: many, json: flag },
} as const
type Given = Extract<ReturnType<typeof readArguments<typeof options>>, { ok: true }>['value']['values']
type Told = { readonly id: string; readonly given: Given }

/** Reports a security incident, or works one. Prints what the interface answers. */
export async function incident(args: readonly string[]): Promise<number> {
  const read = readArguments(args, options)
  return await ask(read, async ({ positionals: [what = 'list', id = ''], values }) => {
    const command = commands[what]
    if (command === undefined) return fail(`Say incident ${Object.keys(commands).join('|')}.`)
    return await command({ id, given: values })
  })
}

const done = z.object({ id: z.uuid() })

function asking(path: string, wish: z.ZodType, body: unknown, answer: z.ZodType): Result<Asking, string> {
  const read = wish.safeParse(body)
  if (!read.success) return fail(z.prettifyError(read.error))
  return ok({ method: 'POST', path, body: read.data, answer })
}

/** A deed that is one text. */
function written(deed: IncidentDeed): Command<Told> {
  return async ({ id, given }) => asking(incidentDeedPath(id, deed), incidentText, { text: given.text }, done)
}

/** A bureau, and after a colon its records where they are known: `COL` or `COL:ID,ID`. */
function sourceOf(written: string) {
  const [bureau, records = ''] = written.split(':')
  return { bureau, records: records === '' ? [] : records.split(',') }
}

const commands: Readonly<Record<string, Command<Told>>> = {
  list: async ({ given: { tab, after } }) => {
    const query = new URLSearchParams({ ...(tab && { tab }), ...(after && { after }) })
    return ok({ method: 'GET', path: `${INCIDENTS_PATH}?${query}`, answer: incidentsPage })
  },
  show: async ({ id }) => ok({ method: 'GET', path: incidentPath(id), answer: incidentView }),
  report: async ({ given: { kind, severity, detected: detectedAt, text: description } }) =>
    asking(INCIDENTS_PATH, newIncident, { kind, severity, detectedAt, description }, incidentMade),
  assess: async ({ id, given: { severity, text: assessment, bureau = [] } }) =>
    asking(
      incidentDeedPath(id, 'assessment'),
      assessmentWish,
      { severity, assessment, sources: bureau.map(sourceOf) },
      done,
    ),
  measure: written('measures'),
  inform: written('notification'),
  restore: written('restoration'),
  dismiss: written('dismissal'),
  close: written('closing'),
  acknowledge: async ({ id }) =>
    ok({ method: 'POST', path: incidentDeedPath(id, 'acknowledgement'), answer: done }),
}
