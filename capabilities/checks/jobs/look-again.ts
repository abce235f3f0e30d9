import { type Db, inTransaction, type Tx } from '../../../infra/db.ts'
import { commonPart, type NewHit, raiseRestricted } from '../../hits/public.ts'
import { liveRecords, mayReadRecord, type Reader } from '../../records/public.ts'
import { matchedOf } from '../actions/candidate-view.ts'
import type { LiveIndex } from '../actions/live-index.ts'
import { type HitSettings, hitFrom } from '../actions/raising.ts'
import { searchAll } from '../actions/search.ts'
import { weighNumbers } from '../actions/weigh-numbers.ts'
import { askedOfNumbers } from '../recognise.ts'
import {
  type BatchMeeting,
  forgetMeetings,
  type HiddenMeeting,
  takeBatchMeetings,
  takeMeetings,
} from '../store/later.ts'
import { isStrong } from '../strength.ts'

/** Checks of one round. With a round a second the rest of the program keeps its time. Ours to confirm. */
const AT_ONCE = 20

export type LookParts = { readonly system: Db; readonly keeper: LiveIndex; readonly hits: HitSettings }

/**
 * Looks again, among the records that the askers may not see, long after they had their answers: who owns a strong one
 * learns that somebody asked (RPD art. 106). Answers how many checks were looked at; twice is once.
 */
export async function lookAgain({ system, keeper, hits }: LookParts): Promise<number> {
  if (keeper.health() === 'loading') return 0
  return await inTransaction(system, async (tx) => {
    const meetings = await takeMeetings(tx, AT_ONCE)
    const batches = await takeBatchMeetings(tx, AT_ONCE)
    for (const meeting of [...meetings, ...batches.flatMap(linesOf)])
      await raiseRestricted(tx, await secretsOf(tx, { keeper, hits }, meeting))
    await forgetMeetings(tx, [...meetings, ...batches])
    return meetings.length + batches.length
  })
}

function linesOf({ documents, imos, ...batch }: BatchMeeting): readonly HiddenMeeting[] {
  return documents.map((document, place) => ({
    ...batch,
    asked: askedOfNumbers(document, imos[place] ?? null),
  }))
}

async function secretsOf(
  tx: Tx,
  { keeper, hits }: Omit<LookParts, 'system'>,
  meeting: HiddenMeeting,
): Promise<readonly NewHit[]> {
  const { bureau, clearance, purpose, bureauState, asked, mode } = meeting
  const reader: Reader = { bureau, clearance, purpose, bureauState, roles: new Set(meeting.roles) }
  const mayRead = keeper.maySee(reader)
  const maySee = (id: string): boolean => !mayRead(id)
  const { candidates: found } = searchAll(keeper, asked, { mode, maySee, mayGuess: () => false })
  const records = await liveRecords(
    tx,
    found.map(({ id }) => id),
  )
  return found.flatMap((met): NewHit[] => {
    const record = records.find(({ id }) => id === met.id)
    // Limited by the commission: not even its owner's desk may learn of it. Ours to confirm.
    if (record === undefined || record.guard.isLimited || mayReadRecord(reader, record)) return []
    const candidate = weighNumbers(met, asked, record.body)
    if (candidate === null || !isStrong(candidate)) return []
    const asker = { bureau, id: meeting.askedBy, kind: 'user', purpose } as const
    const occasion = {
      asker,
      asked,
      checkId: meeting.id,
      standingId: null,
      about: meeting.about,
      origin: 'restricted',
    } as const
    const hit = hitFrom(
      hits,
      { ...occasion, isHeld: false, at: meeting.at },
      { candidate, record, mask: 'core' },
    )
    return [withoutTheRest({ ...hit, matched: commonPart(matchedOf(candidate)) })]
  })
}

/** The owner learns what its record and the question have in common; what else was asked stays the asker's. */
function withoutTheRest(hit: NewHit): NewHit {
  const { name, evidence } = hit.matched
  const of = (field: (typeof evidence)[number]['field']): string | null =>
    evidence.find((line) => line.field === field)?.asked ?? null
  return {
    ...hit,
    hubMaySee: false,
    asked: {
      name: name?.asked ?? null,
      born: of('born'),
      nationality: of('nationality'),
      sex: of('sex'),
      birthPlace: of('birth_place'),
      document: of('document'),
      imo: null,
    },
  }
}
