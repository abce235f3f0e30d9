import { type Db, inTransaction } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import { type Id, newId } from '../../../kernel/id.ts'
import { answerDue } from '../consultation.ts'
import type { Incident, IncidentId } from '../incident.ts'
import type { PersonRequest, RequestId } from '../request.ts'
import { addConsultations } from '../store/consultations.ts'
import { removeInvented } from '../store/demo.ts'
import { addIncident, addMeasure, addSources, informSources } from '../store/incidents.ts'
import { addRequest, setAffected } from '../store/requests.ts'
import { locatedOf } from '../timeline.ts'
import { mark } from './mark.ts'

export type Invented = {
  readonly requests: readonly (PersonRequest & { readonly question: string | null })[]
  readonly incident: Incident & { readonly records: readonly Id<'Record'>[]; readonly measure: string }
  /** Whose records they are about. */
  readonly owner: BureauCode
}

/** Fills the desks of the commission and of incidents with what was invented. Once: nothing is looked up first. */
export async function makeDemoRights(system: Db, actor: Actor, invented: Invented, at: Date): Promise<void> {
  await inTransaction(system, async (tx) => {
    for (const { question, ...request } of invented.requests) {
      const records = (locatedOf(request) ?? []).map((one) => ({ record: one, owner: invented.owner }))
      await addRequest(tx, request)
      await setAffected(tx, request.id, records)
      await mark(
        tx,
        actor,
        records.map((one) => one.record),
        at,
      )
      if (question === null || request.progress.state !== 'owner_consulted') continue
      const { at: askedAt } = request.progress.consulted
      const put = {
        kind: 'question',
        owner: invented.owner,
        records: records.map((one) => one.record),
      } as const
      const about = { id: newId<'Consultation'>(askedAt), requestId: request.id, about: request.kind }
      const when = { askedAt, dueAt: answerDue('question', askedAt), remindedAt: null, answer: null }
      await addConsultations(tx, [{ ...put, ...about, ...when, text: question }])
    }
    await addInventedIncident({ tx, owner: invented.owner }, invented.incident)
    const detail = { requests: invented.requests.length, incidents: 1 }
    await record(tx, { actor, act: 'demo.made', outcome: 'done', subject: 'none', detail, at })
  })
}

type Place = { readonly tx: Parameters<typeof addIncident>[0]; readonly owner: BureauCode }

async function addInventedIncident(
  { tx, owner }: Place,
  { records, measure, ...incident }: Invented['incident'],
): Promise<void> {
  await addIncident(tx, incident)
  await addSources(tx, incident.id, [{ bureau: owner, records }])
  if (incident.progress.state !== 'sources_informed') return
  const { assessed, informed } = incident.progress
  await informSources(tx, incident.id, informed.at)
  const id = newId<'Measure'>(assessed.at)
  await addMeasure(tx, incident.id, { ...assessed, id, bureau: incident.bureau, text: measure })
}

/** Takes what was invented away again. */
export async function removeDemoRights(
  system: Db,
  actor: Actor,
  ids: { readonly requests: readonly RequestId[]; readonly incident: IncidentId },
  at: Date,
): Promise<void> {
  await inTransaction(system, async (tx) => {
    await removeInvented(tx, ids)
    const detail = { requests: ids.requests.length, incidents: 1 }
    await record(tx, { actor, act: 'demo.removed', outcome: 'done', subject: 'none', detail, at })
  })
}
