import type { Server } from '../../../infra/http.ts'
import { formatPartialDate, type PartialDate } from '../../../kernel/partial-date.ts'
import type { CheckParts } from '../actions/answer-check.ts'
import {
  READINGS_PATH,
  type ReadingAnswer,
  readingAnswer,
  readingRequest,
  type ZoneView,
} from '../contract/readings.ts'
import { askChecks } from '../policy.ts'
import { type DatedZone, readText } from '../reading.ts'

/** Reads a text without looking anything up: no record is touched, so it leaves no act. */
export function readingRoutes(server: Server, { clock }: Pick<CheckParts, 'clock'>): void {
  server.post(
    READINGS_PATH,
    {
      config: { access: askChecks, isAskedOften: true },
      schema: { body: readingRequest, response: { 200: readingAnswer } },
    },
    async (request) => {
      const { readings, zone } = readText(request.body.text, clock())
      return { readings: readings.map(readingView), zone: zone === null ? null : zoneView(zone) }
    },
  )
}

type Read = ReturnType<typeof readText>['readings'][number]

function readingView(read: Read): ReadingAnswer['readings'][number] {
  const { kind, canonical, display, verdict, country, likelihood } = read
  return {
    ...{ kind, canonical, display, verdict, country, likelihood },
    checks: read.checks.map(({ name, passed, expected, found }) => ({ name, passed, expected, found })),
    notes: read.notes.map(({ name, values }) => ({ name, values: { ...values } })),
    facts: { ...read.facts },
  }
}

function zoneView(read: DatedZone): ZoneView {
  const { format, longNumber, added, holder } = read
  const { documentCode, issuer, number, surname, givenNames, nationality, sex, optional } = holder
  return {
    ...{ format, longNumber, added, lines: [...read.lines], unseen: [...read.unseen] },
    fields: read.fields.map(({ name, text, spans }) => ({ name, text, spans: [...spans] })),
    checks: read.checks.map(({ over, ...check }) => ({ ...check, over: [...over] })),
    holder: {
      ...{ documentCode, issuer, number, surname, givenNames, nationality, sex, optional: [...optional] },
      ...{ born: written(read.born), expires: written(read.expires), hasExpired: read.hasExpired },
    },
    further: read.further.map(({ field, text, national }) => ({
      field,
      text,
      isNational: national !== null,
    })),
    twins: read.twins.map(({ char, others }) => ({ char, others: [...others] })),
    swaps: [...read.swaps],
  }
}

function written(date: PartialDate | null): string | null {
  return date === null ? null : formatPartialDate(date)
}
