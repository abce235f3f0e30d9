import type { Language } from '../../kernel/country.ts'
import type { Purpose } from '../../kernel/purpose.ts'
import { letterTexts } from './answer-texts.ts'
import type { PersonRequest } from './request.ts'
import { proposalOf } from './timeline.ts'

/** What the person is told of a record: what a decision discloses, and no more. */
export type Disclosed = {
  readonly bureau: string
  readonly names: readonly string[]
  readonly since: Date
  readonly purpose: Purpose
  readonly born: readonly string[]
  readonly documents: readonly string[]
}

export type Letter = {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** There is something to send once the request was refused, or the decision carried out. */
export function isAnswerable({ progress: { state } }: Pick<PersonRequest, 'progress'>): boolean {
  return (
    state === 'inadmissible' || state === 'executed' || state === 'recipients_notified' || state === 'closed'
  )
}

/** The letter in the person's language. Nothing held, and nothing that may be told, are the same letter. */
export function letterOf(request: PersonRequest, disclosed: readonly Disclosed[]): Letter {
  const { language, kind, applicant, receivedAt, id } = request
  const texts = letterTexts[language]
  const asked = fill(texts.asked[kind], {
    name: applicant.names[0] ?? '',
    date: dateIn(language, receivedAt),
  })
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    title: fill(texts.title, { reference: referenceOf(id) }),
    paragraphs: [asked, ...decisionOf(request, disclosed), texts.signature],
  }
}

/** The last twelve characters of the id: what people write on letters. */
function referenceOf(id: string): string {
  return id.slice(-12).toUpperCase()
}

function decisionOf(request: PersonRequest, disclosed: readonly Disclosed[]): readonly string[] {
  const texts = letterTexts[request.language]
  const { progress } = request
  const held = progress.state === 'closed' ? progress.end : progress
  if ('refused' in held) return [fill(texts.notExamined, { ground: texts.ground[held.refused.ground] })]
  const proposal = proposalOf(request)
  const isRuled = (word: string): boolean =>
    request.kind !== 'access' && (proposal?.rulings ?? []).some(({ ruling }) => ruling === word)
  const told = [
    ...disclosed.flatMap((one) => disclosureOf(request.language, one)),
    ...(isRuled('correct') ? [texts.corrected] : []),
    ...(isRuled('delete') ? [texts.deleted] : []),
  ]
  const remark = proposal?.remark == null ? [] : [proposal.remark]
  return [...told, told.length === 0 ? texts.nothing : texts.nothingMore, ...remark]
}

function disclosureOf(language: Language, one: Disclosed): readonly string[] {
  const texts = letterTexts[language]
  const list = (items: readonly string[]): string => items.map(isolated).join(language === 'ar' ? '، ' : ', ')
  return [
    fill(texts.held, {
      bureau: one.bureau,
      names: list(one.names),
      date: dateIn(language, one.since),
      purpose: texts.purpose[one.purpose],
    }),
    ...(one.born.length === 0 ? [] : [fill(texts.born, { born: list(one.born) })]),
    ...(one.documents.length === 0 ? [] : [fill(texts.documents, { documents: list(one.documents) })]),
  ]
}

/** Western digits in every language, as on the documents that the letter speaks of. */
function dateIn(language: Language, at: Date): string {
  return new Intl.DateTimeFormat(`${language}-u-nu-latn-ca-gregory`, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(at)
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => isolated(values[name] ?? ''))
}

/**
 * Between first-strong isolate and its end (UAX #9), so that a date or number in a line from right to left keeps its
 * order: without them `1974-05-29` is read as 29-05-1974.
 */
function isolated(text: string): string {
  return `\u2068${text}\u2069`
}
