/** How two name parts met; the words for them are the messages `match.how.*`. A new way of matching needs a word here. */
export const partHows = [
  'exact',
  'same_spelling_family',
  'same_sound',
  'one_letter_different',
  'two_letters_different',
  'transliterated',
  'nickname',
  'initial',
  'joined_or_split',
  'legal_form',
  'number_word',
  'particle',
  'other_position',
  'not_asked',
  'missing',
  'different',
] as const

export type ShownPart = {
  readonly asked: string | null
  readonly found: string | null
  readonly how: (typeof partHows)[number]
  /** 0 to 1. */
  readonly similarity: number
  /** Share in the whole name, 0 to 1. */
  readonly weight: number
}

/** Facts beside the name, and how they met: the messages `evidence.field.*` and `evidence.how.*`. */
export const evidenceFields = ['born', 'nationality', 'sex', 'birth_place', 'document'] as const
export const evidenceHows = [
  'same_day',
  'day_and_month_swapped',
  'two_parts_same',
  'same_year',
  'year_next_to',
  'within_range',
  'conflict',
  'same',
  'same_country',
  'different',
  'one_character_different',
] as const

export type ShownEvidence = {
  readonly field: (typeof evidenceFields)[number]
  readonly how: (typeof evidenceHows)[number]
  readonly asked: string
  readonly found: string
  /** Added to the similarity of the names; below zero speaks against. */
  readonly weight: number
}

/** How strong the line between two parts is drawn. */
export function bondOf({ asked, found, similarity }: ShownPart): 'same' | 'close' | 'weak' | 'none' {
  if (asked === null || found === null) return 'none'
  if (similarity >= 0.995) return 'same'
  return similarity >= 0.75 ? 'close' : 'weak'
}
