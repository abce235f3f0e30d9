import type { Candidate, Channel } from '../../engines/matching/types.ts'
import type { Evidence, PartMatch } from '../../kernel/match.ts'

// The wording of the command line and the API. The screens word the same codes in the reader's language.

const parts: Readonly<Record<PartMatch['how'], string>> = {
  exact: 'exactly the same',
  same_spelling_family: 'another spelling of the same name',
  same_sound: 'sounds the same',
  one_letter_different: 'one letter different',
  two_letters_different: 'two letters different',
  transliterated: 'the same, written in another script',
  nickname: 'a short or other form of the same name',
  initial: 'an initial of it',
  joined_or_split: 'the same, joined or split',
  legal_form: 'the same legal form',
  number_word: 'the same number',
  particle: 'a small word that counts little',
  other_position: 'the same, in another place',
  not_asked: 'not in the question',
  missing: 'not in the record',
  different: 'different',
}

const fields: Readonly<Record<Evidence['field'], string>> = {
  born: 'date of birth',
  nationality: 'nationality',
  sex: 'sex',
  birth_place: 'place of birth',
  document: 'number',
}

const facts: Readonly<Record<Evidence['how'], string>> = {
  same_day: 'the same day',
  day_and_month_swapped: 'day and month swapped',
  two_parts_same: 'two of day, month and year are the same',
  same_year: 'the same year',
  year_next_to: 'the year before or after',
  within_range: 'within what is recorded',
  conflict: 'in conflict',
  same: 'the same',
  same_country: 'the same country',
  different: 'different',
  one_character_different: 'one character different',
  written_differently: 'the same, written differently',
  looks_alike: 'looks alike',
  partly_illegible: 'the same where it can be read',
  other_issuer: 'the same, of another issuer',
  in_optional_data: 'the same as the optional data of the zone',
}

const channels: Readonly<Record<Channel, string>> = {
  token: 'a part of the name',
  skeleton: 'the consonants of a part',
  deletion: 'a part with one letter left out',
  native: 'a part in its own script',
  joined: 'parts joined or split',
  full_name: 'the whole name',
  icao: 'the machine-readable spelling',
  born: 'the date of birth',
  document: 'the number',
}

/** One line each: the names that met, every part, every piece of evidence, and how the record was found. */
export function reasonsFor(candidate: Candidate): string[] {
  const { name, evidence } = candidate
  const met = name === null ? [] : [`"${name.asked}" met "${name.found}" (${name.type.replace('_', ' ')})`]
  return [
    ...met,
    ...(name?.parts ?? []).map(partLine),
    ...evidence.map(evidenceLine),
    `found by ${candidate.channels.map((channel) => channels[channel]).join(', ')}`,
  ]
}

function partLine(part: PartMatch): string {
  if (part.asked === null) return `${part.found ?? ''}: ${parts[part.how]}`
  if (part.found === null) return `${part.asked}: ${parts[part.how]}`
  return `${part.asked} – ${part.found}: ${parts[part.how]} (${part.similarity.toFixed(2)})`
}

function evidenceLine({ field, how, asked, found, weight, identifier }: Evidence): string {
  const of = identifier === undefined ? fields[field] : identifier.replaceAll('_', ' ')
  const sign = weight < 0 ? '' : '+'
  return `${of} ${asked} – ${found}: ${facts[how]} (${sign}${weight.toFixed(2)})`
}
