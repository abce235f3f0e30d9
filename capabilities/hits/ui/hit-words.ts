import { type PartialDate, parsePartialDate } from '../../../kernel/partial-date.ts'
import type { AnswerState } from '../../../kit/tokens.ts'
import type { HitLine, HitView } from '../contract.ts'
import type { HitState, Tab } from '../hit.ts'

/** The look of a state: a hit that is one, one that is none, one that waits, one that nobody answers. */
const looks: Readonly<Record<HitState, AnswerState>> = {
  raised: 'restricted',
  sent_to_source: 'possible',
  no_reply: 'not_answered',
  unsure: 'possible',
  confirmed: 'hit',
  not_identical: 'no_hit',
  record_obsolete: 'stale',
  action_recorded: 'not_asked',
  closed: 'not_asked',
}

export function lookOf(state: HitState): AnswerState {
  return looks[state]
}

/** The first thing that was asked: what a colleague calls the hit by. Null where the reader may not know it. */
export function titleOf({ asked }: Pick<HitLine, 'asked'>): string | null {
  return asked === null ? null : (asked.name ?? asked.document ?? asked.imo)
}

/** The other bureau: whom the reader waits for or answers. */
export function otherOf({ side, asker, desk }: Pick<HitLine, 'side' | 'asker' | 'desk'>): string {
  return side === 'desk' || side === 'watch' ? asker : desk
}

/** The clock of a row: the reader's own next step, else the owner's answer; none once there is an answer. */
export function clockOf(
  hit: Pick<HitLine, 'ownDueAt' | 'dueAt' | 'raisedAt' | 'state' | 'verdict' | 'outcome'>,
): { readonly startedAt: string; readonly dueAt: string } | null {
  const startedAt = hit.verdict?.at ?? hit.raisedAt
  if (hit.ownDueAt !== null) return { startedAt, dueAt: hit.ownDueAt }
  const isOpen = hit.verdict === null && hit.outcome === null && hit.state !== 'raised'
  return isOpen ? { startedAt: hit.raisedAt, dueAt: hit.dueAt } : null
}

/** A date of a record, which comes as text with `..` for open ends; null when it must be shown as it stands. */
export function readDate(text: string): PartialDate | null {
  return parsePartialDate(text.replace(/^\.\.\/(.+)$/, 'before $1').replace(/^(.+)\/\.\.$/, 'after $1'))
}

/** Fields that are laid side by side, in the order of reading. */
const comparedFields = ['name', 'born', 'sex', 'nationality', 'birthPlace', 'document', 'imo'] as const
export type ComparedField = (typeof comparedFields)[number]

/** Where a field meets the evidence of the match; names have their parts, numbers of ships are compared whole. */
const evidenceOf: Readonly<Partial<Record<ComparedField, string>>> = {
  born: 'born',
  sex: 'sex',
  nationality: 'nationality',
  birthPlace: 'birth_place',
  document: 'document',
}

export type Meeting = {
  readonly field: ComparedField
  readonly asked: string | null
  /** What the record says; null while its owner has not released it. */
  readonly found: readonly string[] | null
  readonly evidence: Evidence | null
  /** Likeness of the names, 0 to 1; null for every other field. */
  readonly similarity: number | null
}
type Evidence = NonNullable<HitView['matched']>['evidence'][number]

/** What was asked and what the record says, field by field; fields that nobody filled are left out. */
export function meetingsOf({ asked, matched, facts }: Pick<HitView, 'asked' | 'matched' | 'facts'>) {
  const record = facts.view === 'full' ? facts.facts : null
  const meetings = comparedFields.map((field): Meeting => {
    const evidence = matched?.evidence.find((line) => line.field === evidenceOf[field]) ?? null
    const isName = field === 'name'
    const known = record === null ? null : valuesOf(record, field)
    const common = isName ? matched?.name?.found : evidence?.found
    return {
      field,
      asked: asked?.[field] ?? null,
      found: known ?? (common === undefined ? null : [common]),
      evidence,
      similarity: isName && matched?.name != null ? matched.similarity : null,
    }
  })
  return meetings.filter(({ asked: said, found }) => said !== null || (found !== null && found.length > 0))
}

type Facts = Extract<HitView['facts'], { view: 'full' }>['facts']

function valuesOf(facts: Facts, field: ComparedField): readonly string[] {
  switch (field) {
    case 'name':
      return facts.names.map(({ text }) => text)
    case 'born':
      return facts.born
    case 'sex':
      return facts.sex === null ? [] : [facts.sex]
    case 'nationality':
      return facts.nationalities
    case 'birthPlace':
      return facts.birthPlaces
    case 'document':
      return facts.documents.map(({ number }) => number)
    case 'imo':
      return facts.imo === null ? [] : [facts.imo]
  }
}

/** How two values meet, as a sign that is read at a glance beside its words. */
export type Sign = 'same' | 'near' | 'apart' | 'none'

const near = new Set([
  'day_and_month_swapped',
  'two_parts_same',
  'same_year',
  'year_next_to',
  'within_range',
  'same_country',
  'one_character_different',
  'in_optional_data',
])

export function signOf({ evidence, similarity, asked, found }: Meeting): Sign {
  if (evidence !== null) {
    if (evidence.how === 'conflict' || evidence.how === 'different') return 'apart'
    return near.has(evidence.how) ? 'near' : 'same'
  }
  if (similarity !== null) return similarity >= 0.995 ? 'same' : 'near'
  return asked !== null && found?.includes(asked) === true ? 'same' : 'none'
}

/** The queues in the order of work; the watch begins with what is late between any two bureaus. */
export function tabsFor(isWatch: boolean): readonly Tab[] {
  return isWatch
    ? ['late', 'to_confirm', 'ours', 'answered', 'closed']
    : ['to_confirm', 'ours', 'answered', 'late', 'closed']
}
