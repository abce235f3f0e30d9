import type { Incident, IncidentId } from '../../capabilities/rights/incident.ts'
import type { Applicant, PersonRequest, RequestId } from '../../capabilities/rights/request.ts'
import type { BureauCode } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/id.ts'

/** Who does what in the invented requests: two members of the commission, an officer, and whose record it is about. */
export type DemoCast = {
  readonly now: Date
  readonly member: Id<'Actor'>
  readonly reviewer: Id<'Actor'>
  readonly officer: Id<'Actor'>
  readonly record: { readonly id: Id<'Record'>; readonly owner: BureauCode; readonly name: string }
}

export type DemoRequest = PersonRequest & {
  /** What its owner was asked; null where nobody was. */
  readonly question: string | null
}

/** Fixed, so that taking the invented world away takes these and no others. */
const requestId = (n: number): RequestId => `01990000-de30-7000-8000-00000000000${n}` as RequestId
export const demoRequestIds = [1, 2, 3].map(requestId)
export const demoIncidentId = '01990000-de30-7000-8000-0000000000a1' as IncidentId

const DAY_MS = 86_400_000

/** Three invented people who ask about themselves: one waits for an owner, one has just written, one waits too long. */
export function demoRequests({ now, member, record }: DemoCast): readonly DemoRequest[] {
  const ago = (days: number): Date => new Date(now.getTime() - days * DAY_MS)
  const step = (days: number) => ({ at: ago(days), by: member })
  const nobody: Pick<Applicant, 'representative' | 'documents'> = { representative: null, documents: [] }
  return [
    {
      id: requestId(1),
      ...{ kind: 'deletion', language: 'es', receivedAt: ago(48) },
      applicant: {
        ...{ ...nobody, names: [record.name], born: null, nationality: null },
        contact: 'Calle Inventada 12, Ciudad de Ejemplo',
      },
      wish: 'Pido que se borren los datos sobre mí. El tribunal me absolvió y nadie ha actualizado la ficha.',
      progress: {
        state: 'owner_consulted',
        ...{ admitted: step(40), consulted: step(25) },
        located: { ...step(26), records: [record.id] },
      },
      question: 'La persona dice que fue absuelta. ¿Siguen haciendo falta estos datos, y con qué fundamento?',
    },
    {
      id: requestId(2),
      ...{ kind: 'access', language: 'ar', receivedAt: ago(3), progress: { state: 'received' } },
      applicant: {
        ...nobody,
        ...{ names: ['سلمى الزيتوني المخترعة', 'Salma Zeitouni'], born: '1991-07-04', nationality: null },
        documents: [{ number: 'ZZ0417791', issuer: null }],
        contact: 'شارع غير موجود ٧، مدينة المثال',
      },
      wish: 'أوقفت ثلاث مرات في المطار. أريد أن أعرف ما يُحفظ عني ولماذا.',
      question: null,
    },
    {
      id: requestId(3),
      ...{ kind: 'correction', language: 'fr', receivedAt: ago(300) },
      applicant: {
        ...nobody,
        ...{ names: ['Théodore Vaillancourt-Exemple', 'ธีโอดอร์ ตัวอย่าง'], born: '1968', nationality: null },
        contact: '3 impasse Imaginaire, Villeneuve-du-Modèle',
        representative: 'Me Capucine Fictive',
      },
      wish: 'Je porte le même nom qu’une autre personne. Je demande que la date de naissance soit rectifiée.',
      progress: { state: 'admissible', admitted: step(290) },
      question: null,
    },
  ]
}

export type DemoIncident = Incident & { readonly records: readonly Id<'Record'>[]; readonly measure: string }

/** A lost device with a list of one bureau on it; the bureau was told yesterday. */
export function demoIncident({ now, reviewer, officer, record }: DemoCast): DemoIncident {
  const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000)
  return {
    id: demoIncidentId,
    ...{ kind: 'lost_device', severity: 'high', bureau: 'MAR' as BureauCode, reportedBy: officer },
    ...{ detectedAt: ago(52), reportedAt: ago(51.5) },
    description:
      'A tablet of the border post was left in a taxi in the port. It was locked; the list of the day was on it.',
    progress: {
      state: 'sources_informed',
      assessed: {
        ...{ at: ago(47), by: reviewer },
        assessment:
          'The list held records of one bureau. The device is encrypted; nobody has signed in since.',
      },
      informed: {
        ...{ at: ago(26), by: reviewer },
        message:
          'A device with some of your records was lost. It is encrypted. Check whether a source is in danger.',
      },
    },
    records: [record.id],
    measure: 'The keys of the device were revoked and the tablet was locked from afar.',
  }
}
