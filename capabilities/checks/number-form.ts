import { labelOf } from '../../engines/identifiers/labels.ts'
import { recognise } from '../../engines/identifiers/recognise.ts'

// What a text looks like, by its characters alone: a number, a plate, a word that is one.

/** Fewest digits of a document number that is recognised without being called one. Ours to confirm. */
const FEWEST_DIGITS = 4
/** Fewest digits of a bare number beside a name: shorter ones belong to companies, units and ships. Ours to confirm. */
export const FEWEST_DIGITS_BESIDE = 6

/** Numbers whose letters may stand behind figures or be four in front: IBAN (ISO 13616), container (ISO 6346). */
const FORMS = [
  /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?$/i,
  /^[A-Z]{3}[UJZR][ -]?\d{3} ?\d{3}(?:[ -/]?[([]?\d[)\]]?(?:[ /]*(?=[A-Z0-9]*[A-Z])[A-Z0-9]{4})?)?$/i,
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

/** "No.", "№" and the like in front of a number. Words of other languages: ours to extend. */
const NUMBER_WORD =
  /^(?:no|nr|num|number|numéro|numero|número|număr|numar|nummer|номер|нр|رقم)(?:[.:] ?| )(.+)$/iu

/** Fewest digits and characters behind it. Ours to confirm. */
const FEWEST_DIGITS_NAMED = 3
const SHORTEST_NAMED = 5

/** What follows a word for a number; null where none stands there. */
export function withoutNumberWord(text: string): string | null {
  const rest = NUMBER_WORD.exec(text)?.[1] ?? ''
  const isNumber = (rest.match(/\d/g)?.length ?? 0) >= FEWEST_DIGITS_NAMED
  return isNumber && rest.length >= SHORTEST_NAMED ? rest : null
}

/** "V.I.N.", "c/s", "ser no" and the like: up to three times a few letters, and a long number in one or more groups. */
const ABBREVIATION = /^(?:\p{L}{1,4}(?:[.:/-]+ ?| )){1,3}(?=[\p{L}\d])(.+)$/u
/** Fewest figures before a word that is a label. Ours to confirm. */
const FEWEST_DIGITS_TURNED = 6
/** One or two letters before figures are how most numbers begin. */
const OWN_LETTERS = /^\p{L}{1,2}[ -]\d/u
/** Characters that are left behind one, and figures where there are no letters among them. Ours to confirm. */
const LEAST_BEHIND = { mixed: 7, figures: 12 }

/** What stands behind a few letters that may be an abbreviation; null where too little does, which would be somebody else's number. */
export function afterAbbreviation(text: string): string | null {
  if (OWN_LETTERS.test(text)) return null
  const behind = ABBREVIATION.exec(text)?.[1] ?? ''
  const joined = behind.replace(/[ .\-/]/g, '')
  const isMixed =
    /^(?=.*\p{L})(?=(?:.*\d){3})[\p{L}\d]+$/u.test(joined) && joined.length >= LEAST_BEHIND.mixed
  const isLong = /^\d+$/.test(joined) && joined.length >= LEAST_BEHIND.figures
  return isMixed || isLong ? behind : null
}

/** "9074729 IMO": a label behind its number, in front of it; null where none stands there. */
export function labelTurned(text: string): string | null {
  const [, number = '', word = ''] = /^(.*\d\S*) \(?(\p{L}{2,12})\)?$/u.exec(text) ?? []
  if (!isNumberAlone(number) || (number.match(/\d/g)?.length ?? 0) < FEWEST_DIGITS_TURNED) return null
  const isLabel = labelOf(`${word}: ${number}`)?.words === word.toUpperCase()
  return isLabel && labelOf(text) === null ? `${word}: ${number}` : null
}

/** Groups of four, as devices show the address of a wallet, or the groups of a vehicle's number; joined. */
export function joinedGroups(text: string): string | null {
  const inFours = /^(?:\S{4} ){5,}\S{1,4}$/.test(text)
  if (!inFours && !/^(?=.*\d[A-Z ]*[A-Z][A-Z ]*\d)(?:[A-Z0-9]{1,8} )+\d{4,8}$/i.test(text)) return null
  if (hasOwnForm(text)) return null
  const joined = text.replaceAll(' ', '')
  const [first] = recognise(joined, { kind: null, country: null })
  if (inFours) return first?.kind === 'crypto_address' && first.verdict === 'valid' ? joined : null
  return joined.length === 17 && first?.kind === 'vin' ? joined : null
}

/** Whether somebody's name, or a remark, may stand beside a number: groups of a number are no words. */
export function hasWords(text: string): boolean {
  const words = text.match(/(?<![\p{L}\p{N}])\p{L}{3,}(?![\p{L}\p{N}])/gu) ?? []
  return words.length > 1 || words.some((word) => word.length > 4)
}

/** A word of many digits, or of a few digits with up to three letters. */
export function isNumberWord(word: string): boolean {
  const digits = word.match(/\d/g)?.length ?? 0
  const letters = word.match(/\p{L}/gu)?.length ?? 0
  const isMixed = digits >= FEWEST_DIGITS && letters > 0 && letters <= 3
  return /^\+?[\p{L}\d-]+$/u.test(word) && (digits >= FEWEST_DIGITS_BESIDE || isMixed)
}
