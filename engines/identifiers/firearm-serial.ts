import { note } from './make-reading.ts'
import { needing } from './needs.ts'
import { LIKELIHOOD, noteIf, readingOf } from './reading.ts'
import { foldAlphabets, foldLookalikes, foldZero, keysOf, plainLine } from './spelling.ts'

/** Longest serial that is looked at, and most characters that may be defaced before it is no serial any more. Ours to confirm. */
const LONGEST = 24
const SHORTEST = 2
const MOST_DEFACED = 6
const ILLEGIBLE = '?'
/** Fewest and most digits of a serial that nobody called so; with letters between them shorter ones are plates. Ours to confirm. */
const FEWEST_DIGITS = 3
const FEWEST_DIGITS_AROUND = 5
const MOST_DIGITS = 8

/**
 * Serial numbers of firearms, one part's at a time. Practice of the National Crime Information Center of the United
 * States, after published manuals of state police: letter O is stored as zero; letters between digits are ignored in a
 * search (369J257 also finds 369257 and 369M257), letters in front and at the end count. `?` or `*` stands for a character
 * that is defaced. Serials repeat across models and makers: with maker, model and calibre only is one an identity.
 */
export const readFirearmSerial = needing(
  'firearm_serial',
  { digits: [1, MOST_DIGITS], both: [SHORTEST, LONGEST] },
  (text, hint) => {
    const isNamed = hint.kind === 'firearm_serial'
    const serial = serialOf(text)
    const defaced = serial.match(/\?/g)?.length ?? 0
    if (serial.length < SHORTEST || serial.length > LONGEST || !/\d/.test(serial)) return null
    if (defaced > MOST_DEFACED || defaced >= serial.length - 1) return null
    if (!isNamed && !isUnnamedForm(serial)) return null
    const without = withoutEmbedded(serial)
    return readingOf({
      kind: 'firearm_serial',
      canonical: serial,
      display: plainLine(text),
      notes: [
        note('firearm_serial_not_unique'),
        noteIf(defaced > 0, 'firearm_serial_defaced', { characters: String(defaced) }),
        noteIf(serial.includes('O'), 'firearm_serial_letter_o'),
        noteIf(without !== serial, 'firearm_serial_embedded_letters', { without }),
      ],
      keys: keysOf([serial], serialForms),
      likelihood: LIKELIHOOD.weak,
      isVerifiable: false,
    })
  },
)

/** Letters in front and at the end, single ones between the digits; digits alone may be anything. */
function isUnnamedForm(serial: string): boolean {
  const [, front = '', middle = '', end = ''] =
    /^([A-Z]{0,4})([\d?](?:[A-Z]?[\d?])+)([A-Z]{0,3})$/.exec(serial) ?? []
  const digits = middle.replace(/[A-Z]/g, '')
  const isDefaced = digits.includes(ILLEGIBLE)
  if (front + end === '' && digits === middle && !isDefaced) return false
  const hasLettersBetween = digits !== middle
  const fewest = hasLettersBetween ? FEWEST_DIGITS_AROUND : FEWEST_DIGITS + (front === '' ? 1 : 0)
  return digits.length >= fewest && digits.length <= MOST_DIGITS
}

/** Capital letters and digits, `?` for each defaced character; whoever cannot read one writes `?`, `*`, `_` or `#`. */
function serialOf(text: string): string {
  return foldAlphabets(plainLine(text))
    .replace(/[*_#�]/g, ILLEGIBLE)
    .replace(/[^A-Z0-9?]/g, '')
}

/** Letters that stand between digits; a defaced character may be either, so it ends nothing. */
const EMBEDDED = /(?<=\d)[A-Z]+(?=\d)/g

function withoutEmbedded(serial: string): string {
  return serial.replace(EMBEDDED, '')
}

/** Both are kept: an embedded B that is ignored may also be an 8 that was misread. */
function serialForms(serial: string): readonly string[] {
  const kept = foldZero(serial)
  return [kept, withoutEmbedded(kept)]
}

/**
 * Whether two serials may be one, a defaced character being any: compared as the keys of the third grade. Keys alone
 * cannot find what is defaced, so records with a `?` are compared one by one.
 */
export function mayBeSameSerial(one: string, other: string): boolean {
  const [forms, others] = [one, other].map((text) => serialForms(serialOf(text)).map(foldLookalikes))
  return (forms ?? []).some((form) => (others ?? []).some((own) => isSameButDefaced(form, own)))
}

function isSameButDefaced(a: string, b: string): boolean {
  return a.length === b.length && [...a].every((char, at) => char === '?' || b[at] === '?' || char === b[at])
}

/** The parts of a firearm that may bear a serial; the frame or receiver is searched first. */
const serialParts = ['frame', 'receiver', 'slide', 'barrel', 'bolt', 'cylinder', 'other'] as const

export type PartSerial = { readonly part: (typeof serialParts)[number]; readonly text: string }

/** Every serial of a firearm as a search wants them: frame and receiver first, each once. */
export function serialsInOrder(serials: readonly PartSerial[]): readonly PartSerial[] {
  const inOrder = serials.toSorted((a, b) => serialParts.indexOf(a.part) - serialParts.indexOf(b.part))
  return inOrder.filter(
    (own, at) => inOrder.findIndex(({ text }) => serialOf(text) === serialOf(own.text)) === at,
  )
}
