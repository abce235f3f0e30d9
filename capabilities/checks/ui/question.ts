import type { Mode } from '../../../engines/matching/types.ts'
import type { IdentifierKind } from '../../../kernel/identifier-kind.ts'
import type { Purpose } from '../../../kernel/purpose.ts'
import { type CheckAnswer, type CheckRequest, LONGEST_TEXT } from '../contract.ts'

/** The question as it stands in the form. Empty and null were not asked. */
export type Question = {
  readonly text: string
  readonly name: string
  readonly born: string
  readonly nationality: string | null
  readonly sex: 'M' | 'F' | 'U' | 'X' | null
  readonly birthPlace: string
  readonly document: string
  readonly purpose: Purpose | null
  readonly mode: Mode
  /** Somebody is kept until the owner of a hit answers; null: as the purpose has it. */
  readonly held: boolean | null
}

export const emptyQuestion: Omit<Question, 'purpose' | 'mode'> = {
  text: '',
  name: '',
  born: '',
  nationality: null,
  sex: null,
  birthPlace: '',
  document: '',
  held: null,
}

/** At a border somebody waits, unless the officer says otherwise. The server says the same. */
export function isHeld({ held, purpose }: Pick<Question, 'held' | 'purpose'>): boolean {
  return held ?? purpose === 'border'
}

/** Fields beside the box. */
const detailFields = ['name', 'born', 'nationality', 'sex', 'birthPlace', 'document'] as const

/** How many fields beside the box are asked: they count even while they are folded away. */
export function countDetails(question: Question): number {
  return detailFields.filter((field) => typed(question[field]) !== undefined).length
}

export type QuestionFault = 'nothing_asked' | 'text_too_long' | 'purpose_missing'

/** Why it cannot be sent yet; null when it can. */
export function faultOf(question: Question): QuestionFault | null {
  if (question.text.length > LONGEST_TEXT) return 'text_too_long'
  if (typed(question.text) === undefined && countDetails(question) === 0) return 'nothing_asked'
  return question.purpose === null ? 'purpose_missing' : null
}

/** What goes over the wire; JSON leaves out what was not asked. */
export function requestOf(question: Question): CheckRequest {
  return {
    text: typed(question.text),
    name: typed(question.name),
    born: typed(question.born),
    nationality: typed(question.nationality),
    sex: question.sex ?? undefined,
    birthPlace: typed(question.birthPlace),
    document: typed(question.document),
    purpose: question.purpose ?? undefined,
    mode: question.mode,
    held: question.held ?? undefined,
  }
}

/** Whether both would ask the same of the server. */
export function isSameQuestion(one: Question, other: Question): boolean {
  return JSON.stringify(requestOf(one)) === JSON.stringify(requestOf(other))
}

function typed(value: string | null): string | undefined {
  return value?.trim() || undefined
}

/**
 * The same question with everything in its own field and the box empty, so that what was understood wrongly can be
 * put right: the box would be read again. An IMO number has no field of its own and stays in the box.
 */
export function inFields({
  asked,
  purpose,
  mode,
}: Pick<CheckAnswer, 'asked' | 'purpose' | 'mode'>): Question {
  const { name, born, nationality, sex, birthPlace, document, imo } = asked
  return {
    text: imo ?? '',
    name: name ?? '',
    born: born ?? '',
    nationality,
    sex: sexes.find((known) => known === sex) ?? null,
    birthPlace: birthPlace ?? '',
    document: document ?? '',
    purpose,
    mode,
    held: null,
  }
}

export const sexes = ['M', 'F', 'X', 'U'] as const

export type Understood = ReturnType<typeof understoodOf>[number]['field']

/** What was understood, in the order in which it is shown. */
export function understoodOf(asked: CheckAnswer['asked']) {
  return ([...detailFields, 'imo'] as const).flatMap((field) => {
    const value = asked[field]
    return value === null ? [] : [{ field, value }]
  })
}

/** What the number that was asked is, where it can be but one kind; null where it is a document's or may be several. */
export function kindOfNumber({ identifiers }: CheckAnswer['asked']): IdentifierKind | null {
  const kinds = new Set(identifiers.map(({ kind }) => kind))
  const [only] = kinds
  // The number of a zone is that of its document.
  return only === undefined || only === 'mrz' || kinds.size > 1 ? null : only
}

/** What the list of the sitting shows for a question: the first thing that was asked. */
export function titleOf({ name, document, imo }: CheckAnswer['asked']): string {
  return name ?? document ?? imo ?? '–'
}
