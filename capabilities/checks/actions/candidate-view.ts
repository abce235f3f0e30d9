import type { Candidate } from '../../../engines/matching/types.ts'
import { formatPartialDate } from '../../../kernel/partial-date.ts'
import type { Mask } from '../../../kernel/policy.ts'
import { unreachable } from '../../../kernel/result.ts'
import { commonPart, type Matched } from '../../hits/public.ts'
import {
  type Checkable,
  identifiersOf,
  isNamedRecord,
  nameOfRecord,
  type ThingBody,
} from '../../records/public.ts'
import type { CandidateView } from '../contract.ts'
import { reasonsFor } from '../explain.ts'
import { isStrong } from '../strength.ts'

/** A candidate with the record that it is, as much of it as the asker is shown. */
export type Found = {
  readonly candidate: Candidate
  readonly record: Checkable
  readonly mask: Exclude<Mask, 'none'>
  /** When the owner called the very pair of question and record different; null when it did not. */
  readonly settledAt: Date | null
}

/** The candidate as the officer sees it. `hitId` is the hit that it raised or belongs to. */
export function candidateView(found: Found, hitId: string | null): CandidateView {
  const { candidate, record: held, settledAt } = found
  const isWhole = found.mask === 'full'
  const whole = matchedOf(candidate)
  const { reasons: _, ...shown } = isWhole ? whole : commonPart(whole)
  return {
    ...shown,
    view: found.mask,
    hitId,
    settledAt: settledAt === null ? null : settledAt.toISOString(),
    record: isWhole ? wholeCard(held) : coreCard(held, shown.name),
    name: shown.name === null ? null : { ...shown.name, foundIndex: isWhole ? placeOf(candidate) : 0 },
    reasons: isWhole ? whole.reasons : reasonsFor(commonTo(candidate, shown)),
  }
}

function placeOf({ name }: Candidate): number {
  return name?.foundIndex ?? 0
}

function commonTo(candidate: Candidate, { name, evidence }: Pick<Matched, 'name' | 'evidence'>): Candidate {
  const isNamed = candidate.name !== null && name !== null
  return { ...candidate, evidence, name: isNamed ? { ...candidate.name, ...name } : null }
}

/** Why a record answered a question: what the hit keeps of it. */
export function matchedOf(candidate: Candidate): Matched {
  const { name } = candidate
  return {
    strength: isStrong(candidate) ? 'strong' : 'weak',
    similarity: round(candidate.similarity),
    total: round(candidate.total),
    name:
      name === null
        ? null
        : { asked: name.asked, found: name.found, type: name.type, parts: [...name.parts] },
    evidence: [...candidate.evidence],
    channels: [...candidate.channels],
    reasons: reasonsFor(candidate),
  }
}

type Card = CandidateView['record']

function wholeCard({ id, owner, source, reference, body }: Checkable): Card {
  const always = { id, owner, source, reference, kind: body.kind, label: nameOfRecord(body) }
  const keys = identifiersOf(body).slice(0, MOST_KEYS)
  if (!isNamedRecord(body)) return { ...always, ...NOTHING, ...reportOf(body), keys }
  const isPerson = body.kind === 'person'
  return {
    ...{ ...always, status: null, sort: null },
    names: body.names.map(({ text, script, type }) => ({ text, script, type })),
    born: isPerson ? body.born.map(formatPartialDate) : [],
    nationalities: isPerson ? body.nationalities : [],
    documents: body.documents.map(({ type, number, issuer }) => ({ type, number, issuer })),
    imo: body.kind === 'vessel' ? body.imo : null,
    // Those of people and organisations are their documents.
    keys: body.kind === 'vessel' ? keys : [],
  }
}

/** Numbers that a card shows. Ours to confirm. */
const MOST_KEYS = 20
/** Of a thing no person is told. */
const NOTHING = {
  ...{ status: null, sort: null },
  ...{ names: [], born: [], nationalities: [], documents: [], imo: null, keys: [] },
}

/** What a thing is reported as, and of which sort it is: an officer must not have to open the record for it. */
function reportOf(body: ThingBody): Pick<Card, 'status' | 'sort'> {
  switch (body.kind) {
    case 'travel_document':
    case 'administrative_document':
      return { status: body.fraud, sort: body.documentType }
    case 'vehicle':
    case 'firearm':
    case 'work_of_art':
      return { status: body.status, sort: body.category }
    case 'aircraft':
    case 'account':
    case 'container':
      return { status: body.status, sort: null }
    case 'communication':
      return { status: null, sort: body.channel }
    case 'wallet':
      return { status: null, sort: null }
    default:
      return unreachable(body)
  }
}

/** Whose it is, by which reference it can be asked for, and of the names the parts that met. */
function coreCard({ id, owner, source, reference, body }: Checkable, name: Matched['name']): Card {
  const known = isNamedRecord(body) ? body.names : []
  const script = known.find((one) => one.type === name?.type)?.script ?? 'Latn'
  return {
    ...{ id, owner, source, reference, kind: body.kind, label: name?.found ?? reference },
    ...NOTHING,
    names: name === null ? [] : [{ text: name.found, script, type: name.type }],
  }
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
