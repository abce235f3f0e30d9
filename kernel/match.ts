import type { IdentifierKind } from './identifier-kind.ts'

/**
 * How one part of an asked name meets one of a record's name. The engine finds it, the interface carries it, the screens
 * word it (`match.how.*`).
 */
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

export type PartMatch = {
  /** As typed; null when the record's name has a part that was not asked. */
  readonly asked: string | null
  /** As recorded; null when the asked part is missing in the record's name. */
  readonly found: string | null
  readonly how: (typeof partHows)[number]
  /** 0 (nothing in common) to 1 (the same). */
  readonly similarity: number
  /** Share of this part in the whole name, 0 to 1. */
  readonly weight: number
}

/** Facts beside the name (`evidence.field.*`), and how they met (`evidence.how.*`). */
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
  'written_differently',
  'looks_alike',
  'partly_illegible',
  'other_issuer',
  'in_optional_data',
] as const

/** One fact beside the name that speaks for or against. `weight` is added to the similarity to give the total. */
export type Evidence = {
  readonly field: (typeof evidenceFields)[number]
  readonly how: (typeof evidenceHows)[number]
  readonly asked: string
  readonly found: string
  readonly weight: number
  /** What the number of a `document` line is; other lines have none. */
  readonly identifier?: IdentifierKind
}
