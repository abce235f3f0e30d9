import { type PartialDate, parsePartialDate } from '../../../kernel/partial-date.ts'
import type { RecordKind } from '../../../kernel/record-kind.ts'
import { unreachable } from '../../../kernel/result.ts'
import type { MessageId } from '../../../kit/i18n.tsx'
import type { AnswerState } from '../../../kit/tokens.ts'
import { type Outcome, sourceOfKind } from '../check.ts'
import type { CandidateView, CheckAnswer } from '../contract.ts'

/** The look of an outcome. Incomplete looks like not answered: nothing is known, and that is not "no hit". */
export function stateOf(outcome: Outcome): AnswerState {
  return outcome === 'incomplete' ? 'not_answered' : outcome
}

type Weighed = Pick<CheckAnswer, 'outcome'> & {
  readonly candidates: readonly Pick<CandidateView, 'record' | 'strength'>[]
}

/** The look of a source: one whose candidates are all weak says possible, as the answer and the candidates do. */
export function stateOfSource(
  { state, source }: CheckAnswer['sources'][number],
  { outcome, candidates }: Weighed,
): CheckAnswer['sources'][number]['state'] | 'possible' {
  if (state !== 'hit') return state
  const own = candidates.filter(({ record }) => sourceOfKind[record.kind] === source)
  const isWeak = own.length > 0 && own.every(({ strength }) => strength === 'weak')
  return outcome === 'possible' || isWeak ? 'possible' : state
}

/** How many of the sources that were asked gave no answer that counts. */
export function countOpen(sources: CheckAnswer['sources']): {
  readonly open: number
  readonly asked: number
} {
  const asked = sources.filter(({ state }) => state !== 'not_asked')
  const open = asked.filter(({ state }) => state === 'not_answered' || state === 'stale')
  return { open: open.length, asked: asked.length }
}

/** What to do next, in one line. A hit says as well when something is still open. */
export function adviceOf({ outcome, sources }: Pick<CheckAnswer, 'outcome' | 'sources'>): MessageId {
  const isPartial = countOpen(sources).open > 0
  switch (outcome) {
    case 'hit':
      return isPartial ? 'check.advice.hit_partial' : 'check.advice.hit'
    case 'possible':
      return isPartial ? 'check.advice.possible_partial' : 'check.advice.possible'
    case 'no_hit':
      return 'check.advice.no_hit'
    case 'incomplete':
      return 'check.advice.incomplete'
    default:
      return unreachable(outcome)
  }
}

/** What the advice tells to compare: by what made it a hit, since a car is no person. `other` is anything else, or a mix. */
export function aboutOf({
  candidates,
}: Pick<Weighed, 'candidates'>): 'person' | 'document' | 'both' | 'other' {
  const strong = candidates.filter(({ strength }) => strength === 'strong')
  const sorts = new Set(strong.map(({ record }) => comparedOf(record.kind)))
  if (sorts.has('other') || sorts.size === 0) return 'other'
  if (sorts.size > 1) return 'both'
  return sorts.has('person') ? 'person' : 'document'
}

function comparedOf(kind: RecordKind): 'person' | 'document' | 'other' {
  if (kind === 'person') return 'person'
  return kind === 'travel_document' || kind === 'administrative_document' ? 'document' : 'other'
}

const sources = ['un', 'ofac', 'ftm', 'sheet', 'demo'] as const

/** A source that this page does not know is shown as a record of its owner. */
export function sourceOf(source: string): (typeof sources)[number] | 'own' {
  return sources.find((known) => known === source) ?? 'own'
}

/** The look of one candidate: strong ones make a hit, weak ones a possible one. */
export function stateOfStrength(strength: CandidateView['strength']): AnswerState {
  return strength === 'strong' ? 'hit' : 'possible'
}

type ShownName = CandidateView['record']['names'][number]

export type Headline = {
  /** In the bearer's own script where the record has it. */
  readonly own: string
  /** The name that the owner leads with, when it is another. */
  readonly primary: string | null
  /** The name that matched, when it is neither of them. */
  readonly matched: ShownName | null
}

/** Which of a record's names stand on its card. */
export function headlineOf({ record, name }: Pick<CandidateView, 'record' | 'name'>): Headline {
  const primary = record.names.find(({ type }) => type === 'primary') ?? record.names[0]
  const own = record.names.find(({ type }) => type === 'original') ?? primary
  const matched = name === null ? undefined : record.names[name.foundIndex]
  const isShown = matched?.text === own?.text || matched?.text === primary?.text
  return {
    own: own?.text ?? record.label,
    primary: primary === undefined || primary.text === own?.text ? null : primary.text,
    matched: matched === undefined || isShown ? null : matched,
  }
}

/** A date of a record, which comes as text with `..` for open ends; null when it must be shown as it stands. */
export function readDate(text: string): PartialDate | null {
  return parsePartialDate(text.replace(/^\.\.\/(.+)$/, 'before $1').replace(/^(.+)\/\.\.$/, 'after $1'))
}

/** The place that a key leads to in a list of `count`; null when the key does not move. */
export function placeAfter(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, count - 1)
    case 'ArrowUp':
      return Math.max(from - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
