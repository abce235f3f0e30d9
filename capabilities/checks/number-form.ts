import { isKnownIssuer } from '../../engines/identifiers/mrz-issuers.ts'

// What a text looks like, by its characters alone: a number, a plate, a word that is one.

/** Fewest digits of a document number that is recognised without being called one. Ours to confirm. */
const FEWEST_DIGITS = 4
/** Fewest digits of a bare number beside a name: shorter ones belong to companies, units and ships. Ours to confirm. */
export const FEWEST_DIGITS_BESIDE = 6

/** Numbers whose letters may stand behind figures or be four in front: IBAN (ISO 13616), container (ISO 6346). */
const FORMS = [
  /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?$/i,
  /^[A-Z]{3}[UJZR] ?\d{3} ?\d{3}[ -]?\d$/i,
]

export function hasOwnForm(text: string): boolean {
  return FORMS.some((form) => form.test(text))
}

/** One word with characters that nobody can read and two figures at least: no name is written so. Ours to confirm. */
const IN_PART_ILLEGIBLE = /^(?=.*[?*])(?=(?:.*\d){2})[\p{L}\d?*-]{5,}$/u

/** Groups of letters and digits, `?` and `*` for what is illegible; groups without a digit are at most three letters long and stand in front. */
export function isNumberAlone(text: string): boolean {
  if (hasOwnForm(text) || IN_PART_ILLEGIBLE.test(text)) return true
  if (/^\+?[\d ()\-/.]{8,24}$/.test(text)) return (text.match(/\d/g)?.length ?? 0) >= FEWEST_DIGITS_BESIDE
  if (!/^[\p{L}\d?*]+(?:[ \-/.<]+[\p{L}\d?*]+)*<*$/u.test(text)) return false
  const groups = text.split(/[ \-/.<]+/).filter((group) => group !== '')
  const firstNumber = groups.findIndex((group) => /\d/.test(group))
  const isPrefix = groups.slice(0, firstNumber).every((group) => group.length <= 3)
  const isSuffix = groups.slice(firstNumber + 1).every((group) => /\d/.test(group) || group.length === 1)
  return (text.match(/\d/g)?.length ?? 0) >= FEWEST_DIGITS && isPrefix && isSuffix
}

/** Two to four short groups of which one at least is of figures, as plates of most countries are. Ours to confirm. */
export function isPlate(text: string): boolean {
  const groups = text.split(/[ \-.]+/)
  const hasFigures = groups.some((group) => /^\d{1,4}$/.test(group))
  return groups.length >= 2 && groups.length <= 4 && hasFigures && groups.every(isPlateGroup)
}

function isPlateGroup(group: string): boolean {
  return /^(?:\d{1,4}|\p{Lu}{1,3})$/u.test(group)
}

/** Groups of a number of a thing: figures and letters mixed, or up to three letters. Ours to confirm. */
const OF_A_THING = /^(?:(?=\p{L}*\d)[\p{L}\d]{1,12}|\p{L}{1,3})$/u
const MOST_GROUPS = 4

/** Few groups of letters and figures, both of which there are: what has the number of a plate, an aircraft or a weapon may look so. */
export function mayBeOfAThing(text: string): boolean {
  if (!/\d/.test(text) || !/\p{L}/u.test(text)) return false
  const groups = text.split(/[ \-./·|]+/)
  return groups.length <= MOST_GROUPS && groups.every((group) => OF_A_THING.test(group))
}

/** "No.", "№" and the like, and the three letters of an issuer, in front of a number. Words of other languages: ours to extend. */
const NUMBER_WORD = /^(?:no|nr|num|number|numéro|numero|número|nummer|номер|رقم)(?:[.:] ?| )(.+)$/iu
const ISSUER = /^([A-Z]{3}) ([A-Z0-9]+)$/i
/** Fewest characters behind an issuer: less may be a plate that begins with three letters. Ours to confirm. */
const FEWEST_OF_A_PAPER = 7

/** What follows a word or an issuer that may be no part of the number; null where none stands there. */
export function withoutPrefix(text: string): string | null {
  const [, issuer = '', number = ''] = ISSUER.exec(text) ?? []
  const isPaper = number.length >= FEWEST_OF_A_PAPER && isKnownIssuer(issuer.toUpperCase())
  const rest = isPaper ? number : (NUMBER_WORD.exec(text)?.[1] ?? '')
  return (rest.match(/\d/g)?.length ?? 0) >= FEWEST_DIGITS ? rest : null
}

/** A word of many digits, or of a few digits with up to three letters. */
export function isNumberWord(word: string): boolean {
  const digits = word.match(/\d/g)?.length ?? 0
  const letters = word.match(/\p{L}/gu)?.length ?? 0
  const isMixed = digits >= FEWEST_DIGITS && letters > 0 && letters <= 3
  return /^\+?[\p{L}\d-]+$/u.test(word) && (digits >= FEWEST_DIGITS_BESIDE || isMixed)
}
