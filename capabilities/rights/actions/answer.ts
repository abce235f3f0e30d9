import type { Db, Tx } from '../../../infra/db.ts'
import { record } from '../../../infra/journal.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/country.ts'
import type { PartialDate } from '../../../kernel/partial-date.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { bureauName } from '../../bureaus/public.ts'
import { isNamedRecord, nameOfRecord, type RightsRecord, recordsForRights } from '../../records/public.ts'
import { type Disclosed, isAnswerable, type Letter, letterOf } from '../answer.ts'
import type { PersonRequest, RequestId } from '../request.ts'
import { findRequest } from '../store/requests.ts'
import { proposalOf } from '../timeline.ts'
import { seated } from './desk.ts'
import { refused } from './refusal.ts'
import { subjectOf } from './requests.ts'

type AnswerError = { readonly kind: 'not_found' | 'wrong_state' }

/** The letter to the person. It is written anew each time, from what the decision says; Comity sends nothing. */
export function writeAnswer(
  system: Db,
  actor: Actor,
  id: RequestId,
  at: Date,
): Promise<Result<Letter, AnswerError>> {
  const act = { actor, act: 'rights.answer_written', subject: subjectOf(id), at } as const
  return seated<Letter, AnswerError>(system, { desk: 'commission', tried: act }, async (tx) => {
    const request = await findRequest(tx, id)
    if (request === null) return await refused(tx, act, 'not_found')
    if (!isAnswerable(request)) return await refused(tx, act, 'wrong_state')
    const letter = letterOf(request, await disclosuresOf(tx, request))
    await record(tx, { ...act, outcome: 'done', detail: { language: letter.language } })
    return ok(letter)
  })
}

async function disclosuresOf(tx: Tx, request: PersonRequest): Promise<readonly Disclosed[]> {
  const told = (proposalOf(request)?.rulings ?? []).filter(({ ruling }) => ruling === 'disclose')
  const records = await recordsForRights(
    tx,
    told.map(({ record: one }) => one),
  )
  const disclosed: Disclosed[] = []
  for (const one of records) disclosed.push(...(await disclosureOf(tx, one, request.language)))
  return disclosed
}

async function disclosureOf(
  tx: Tx,
  { owner, body, purpose, validFrom }: RightsRecord,
  language: Language,
): Promise<readonly Disclosed[]> {
  if (body === null || purpose === null) return []
  const named = await bureauName(tx, owner, language)
  return [
    {
      bureau: named?.name ?? owner,
      names: isNamedRecord(body) ? body.names.map(({ text }) => text) : [nameOfRecord(body)],
      since: validFrom,
      purpose,
      born: body.kind === 'person' ? body.born.map(dateText) : [],
      documents: isNamedRecord(body) ? body.documents.map(({ number }) => number) : [],
    },
  ]
}

/** As lists write it, so that it can be compared with a document: `1984-02-13`, `1984-02`, `1984`, `1975–1980`. */
function dateText(date: PartialDate): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  switch (date.precision) {
    case 'day':
      return `${date.year}-${two(date.month)}-${two(date.day)}`
    case 'month':
      return `${date.year}-${two(date.month)}`
    case 'year':
      return String(date.year)
    case 'range':
      return `${date.fromYear}–${date.toYear}`
  }
}
