import type { Candidate } from '../../../engines/matching/types.ts'
import type { Actor, BureauCode } from '../../../kernel/actor.ts'
import type { Evidence } from '../../../kernel/match.ts'
import { formatPartialDate } from '../../../kernel/partial-date.ts'
import { isPartner } from '../../bureaus/public.ts'
import { type AskedView, type Clocks, commonPart, type NewHit, newHit } from '../../hits/public.ts'
import { isNamedRecord, mayReadRecord, type Reader, type RecordId } from '../../records/public.ts'
import { type AskedNumber, writtenNumber } from '../asked-number.ts'
import type { Asked } from '../check.ts'
import { numberEvidence } from '../number-keys.ts'
import { type Found, matchedOf } from './candidate-view.ts'
import { questionHash } from './question-hash.ts'

/** What hits are made with. */
export type HitSettings = { readonly clocks: Clocks; readonly secret: Buffer }

/** Who asked what, when; of a standing check `checkId` is null. */
export type Occasion = {
  readonly asker: Pick<Actor, 'bureau' | 'id' | 'kind' | 'purpose'>
  readonly asked: Asked
  readonly checkId: string | null
  readonly standingId: string | null
  /** The asker's own record that the question is about; null when it is about none. */
  readonly about: RecordId | null
  readonly origin: NewHit['origin']
  /** Somebody is kept at a control; it counts for people alone. */
  readonly isHeld: boolean
  readonly at: Date
}

/** The hit that a found record makes of a question. */
export function hitFrom(
  { clocks, secret }: HitSettings,
  occasion: Occasion,
  { candidate, record, mask }: Pick<Found, 'candidate' | 'record' | 'mask'>,
): NewHit {
  const { asker, asked, checkId, standingId, about, origin, at } = occasion
  const { id, version, source, reference, owner, body, guard } = record
  const isNamed = isNamedRecord(body)
  return newHit(
    {
      ...{ owner, origin, checkId, standingId, about: isNamed ? about : null },
      asker: asker.bureau,
      record: { id, version, kind: body.kind, source, reference },
      level: guard.level,
      isCore: mask === 'core',
      hubMaySee: mayReadRecord(atHub(asker.purpose), record),
      ...{ askedBy: asker.id, askerKind: asker.kind, purpose: asker.purpose },
      asked: isNamed ? askedView(asked) : whatMet(candidate, asked),
      matched: isNamed ? matchedOf(candidate) : commonPart(matchedOf(candidate)),
      questionHash: questionHash(secret, asked, about),
      isHeld: occasion.isHeld && body.kind === 'person',
      raisedAt: at,
      isPartners: isPartner(owner),
    },
    clocks,
  )
}

/** Of a thing's record its owner learns the number that met, or the words of a title: never who was asked about. */
function whatMet(candidate: Candidate, { document, imo, number }: Asked): AskedView {
  const nobody = { born: null, nationality: null, sex: null, birthPlace: null }
  const title = commonPart(matchedOf(candidate)).name?.asked ?? null
  const met = candidate.evidence.find(({ field }) => field === 'document')
  const further = number?.zone?.further.find(({ text }) => text === met?.asked)
  const ofSeveral = met === undefined ? undefined : number?.several?.find((one) => isMetBy(one, met))
  const own = ofSeveral === undefined ? document : writtenNumber(ofSeveral)
  return { ...nobody, name: title, document: further?.text ?? own, imo }
}

function isMetBy(number: AskedNumber, { identifier, found }: Evidence): boolean {
  const held = identifier === undefined ? [] : [{ kind: identifier, text: found, country: null }]
  return numberEvidence(number, held) !== null
}

export function askedView(asked: Asked): AskedView {
  const { number: _, ...shown } = asked
  return { ...shown, born: shown.born === null ? null : formatPartialDate(shown.born) }
}

/** Whoever sits at the hub with the highest clearance; a lower one is judged by the level of the hit. */
export function atHub(purpose: Actor['purpose']): Reader {
  const roles: Reader['roles'] = new Set(['watch_officer'])
  return { bureau: 'HUB' as BureauCode, clearance: 'confidential', purpose, bureauState: 'active', roles }
}
