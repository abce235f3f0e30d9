import { note } from './make-reading.ts'
import { needing } from './needs.ts'
import { plateCountries } from './plate-patterns.ts'
import { LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { compact, foldAlphabets, foldZero, keysOf, plainLine } from './spelling.ts'

const SHORTEST = 2
/** Longest plate known with its region is ten characters. Ours to confirm. */
const LONGEST = 10
/** Countries named for a plate before the list says nothing any more. */
const MOST_COUNTRIES = 6

/**
 * Registration plates. Nothing in them is checked, and many fit several countries: the country is kept apart from the
 * plate and never guessed into it. Cyrillic and Greek letters of plates are those that look Latin (Vienna Convention on
 * Road Traffic, annex 2), so they are written as such.
 */
export const readPlate = needing(
  'plate',
  { digits: [1, LONGEST], letters: [1, LONGEST], both: [SHORTEST, LONGEST] },
  (text, hint) => {
    const isNamed = hint.kind === 'plate'
    const plate = foldAlphabets(compact(text))
    if (plate.length < SHORTEST || plate.length > LONGEST) return null
    if (!isNamed && !(/\d/.test(plate) && /\p{L}/u.test(plate) && isWritten(text))) return null
    const found = plateCountries(withoutMarks(plate))
    const countries = [...new Set(found.map(({ country }) => country))]
    const isOfHint = hint.country !== null && countries.includes(hint.country)
    return readingOf({
      kind: 'plate',
      canonical: plate,
      display: plainLine(text),
      notes: [
        noteIf(countries.length > 0, 'plate_patterns', {
          countries: countries.slice(0, MOST_COUNTRIES).join(' '),
          count: String(countries.length),
        }),
        noteIf(hint.country !== null && countries.length > 0 && !isOfHint, 'plate_unlike_country', {
          country: hint.country ?? '',
        }),
        // An O and a zero are one drawing on many plates.
        ...(/[O0]/.test(plate) ? [note('plate_letter_o_or_zero')] : []),
      ],
      facts: {
        issued: isOfHint
          ? found
              .filter(({ country }) => country === hint.country)
              .map(({ years }) => years)
              .join(' ')
          : null,
      },
      country: isOfHint ? hint.country : null,
      keys: keysOf([plate], plateForms),
      likelihood: likelihoodOf(countries.length, isOfHint),
      isVerifiable: false,
    })
  },
)

/** In groups of letters and digits, without punctuation that no plate has; a longer run of letters is a word. */
function isWritten(text: string): boolean {
  const line = plainLine(text)
  return /^[\p{L}\p{N} .·•\-/|]+$/u.test(line) && !/\p{L}{6}/u.test(line)
}

function likelihoodOf(countries: number, isOfHint: boolean): number {
  if (isOfHint) return LIKELIHOOD.fair
  return countries > 0 ? LIKELIHOOD.shape : LIKELIHOOD.weak
}

/** Ö is written O or OE by those who have no such key; likewise the others. */
const AS_TWO_LETTERS: Readonly<Record<string, string>> = {
  Ä: 'AE',
  Ö: 'OE',
  Ü: 'UE',
  Å: 'AA',
  Ø: 'OE',
  Æ: 'AE',
  Œ: 'OE',
  Đ: 'DJ',
}
const AS_ONE_LETTER: Readonly<Record<string, string>> = { Ø: 'O', Æ: 'AE', Œ: 'OE', Đ: 'D', Ł: 'L', Ð: 'D' }

function plateForms(plate: string): readonly string[] {
  if (PLAIN.test(plate)) return [foldZero(plate)]
  const two = plate.replace(/[ÄÖÜÅØÆŒĐ]/g, (char) => AS_TWO_LETTERS[char] ?? char)
  return [...new Set([foldZero(withoutMarks(plate)), foldZero(withoutMarks(two))])]
}

const PLAIN = /^[A-Z0-9]*$/

function withoutMarks(plate: string): string {
  if (PLAIN.test(plate)) return plate
  return plate
    .replace(/[ØÆŒĐŁÐ]/g, (char) => AS_ONE_LETTER[char] ?? char)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}
