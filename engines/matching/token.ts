import type { Script } from '../../kernel/person-name.ts'
import { abjadKeys, foldAbjad } from './scripts/abjad.ts'
import { readAlphabet, stripMarks } from './scripts/alphabets.ts'
import { foldHan } from './scripts/han.ts'
import { icaoForms } from './scripts/icao.ts'
import { otherSpellings, turkicSpelling } from './scripts/orthographies.ts'
import { scriptOfWord } from './scripts/script-of-word.ts'
import { readSyllables } from './scripts/syllables.ts'
import { coarseOf, familyOf, skeletonOf } from './spelling.ts'
import { wellKnown } from './tables/common-parts.ts'
import { nicknameLinesOf } from './tables/nicknames.ts'

/** How far the Latin form can be trusted: an alphabet says it, an abjad leaves vowels out, syllables are read by one dialect. */
type Writing = 'latin' | 'alphabet' | 'abjad' | 'syllables'

/** Everything that is known of one word by its letters alone: a pure function of `key`. */
export type Token = {
  /** Counts tokens of this process: two are compared once while both are remembered. */
  readonly id: number
  /** Lower-case word in its own script, marks kept. */
  readonly key: string
  readonly script: Script
  readonly writing: Writing
  /** Plain Latin reading. */
  readonly form: string
  /** Other Latin spellings: with the sounds of marks, other customs; not the plain one. */
  readonly otherForms: readonly string[]
  /** As in a machine-readable zone, where that differs. */
  readonly icaoForms: readonly string[]
  /** Spelling families of `form` and `otherForms` and `icaoForms`. */
  readonly families: readonly string[]
  readonly skeleton: string
  readonly coarse: readonly string[]
  /** The first of `coarse` with l for r, as foreign names in syllables have it. */
  readonly heard: string
  /** Which of the well-known names it is; -1 when none. */
  readonly wellKnown: number
  /** Lines of the table of pet names on which it stands. */
  readonly nicknameLines: readonly number[]
  /** Folded letters of an abjad, simplified characters, else the key; compared when both sides are of one script. */
  readonly native: string
}

/** Whether the vowels are written, so that the channels miss little. */
export function isSpelt(token: Token): boolean {
  return token.writing === 'latin' || token.writing === 'alphabet'
}

/** Marked Latin letters by sound, where the plain letter hides it. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/š|ş|ș|ŝ/g, 'sh'],
  [/č|ć|ç|ĉ/g, 'ch'],
  [/ž/g, 'zh'],
  [/ñ|ń|ň/g, 'ny'],
  [/ł/g, 'l'],
  [/đ/g, 'dj'],
  [/ř/g, 'rz'],
]

/** Digits that stand for letters within a word of letters: 1gor, Sech1n. */
const LOOKS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  9: 'g',
}

/** Entries before the memory of tokens is emptied; names repeat their parts, so few are made twice. */
const MEMORY = 200_000
const memory = new Map<string, Token>()

/** The token of a key as `keysOf` in normalise.ts makes it. */
export function tokenOf(key: string): Token {
  const known = memory.get(key)
  if (known !== undefined) return known
  if (memory.size >= MEMORY) memory.clear()
  const token = makeToken(key)
  memory.set(key, token)
  return token
}

let made = 1

function makeToken(key: string): Token {
  const script = scriptOfWord(key)
  const { writing, form, otherForms } = read(key, script)
  const icao = icaoForms(key, script).filter((other) => other !== form)
  const families = familiesOf(form, writing === 'abjad' ? otherForms : otherForms.concat(icao))
  const native = nativeOf(key, script)
  const coarse = writing === 'abjad' ? abjadKeys(native) : coarseOfAll(families)
  return {
    id: made++,
    key,
    script,
    writing,
    form,
    otherForms,
    icaoForms: icao,
    families,
    skeleton: skeletonOf(families[0] ?? ''),
    coarse,
    // 정 is Jong and Jung alike.
    wellKnown: script === 'Hang' ? -1 : wellKnown(writing === 'abjad' ? native : form),
    nicknameLines: nicknameLinesOf(form),
    heard: (coarse[0] ?? '').replaceAll('L', 'R'),
    native,
  }
}

/** Each once; most words have one spelling. */
function familiesOf(form: string, others: readonly string[]): readonly string[] {
  return others.length === 0 ? [familyOf(form)] : [...new Set([form, ...others].map(familyOf))]
}

function nativeOf(key: string, script: Script): string {
  if (script === 'Hani') return foldHan(key)
  return script === 'Arab' || script === 'Hebr' ? foldAbjad(key) : key
}

function coarseOfAll(families: readonly string[]): readonly string[] {
  const found: string[] = []
  for (const family of families) {
    addNew(found, coarseOf(family))
    if (family.includes('S')) addNew(found, coarseOf(family.replaceAll('S', 's')))
  }
  return found
}

function addNew(list: string[], text: string): void {
  if (text !== '' && !list.includes(text)) list.push(text)
}

type Reading = { writing: Writing; form: string; otherForms: readonly string[] }

function read(key: string, script: Script): Reading {
  if (script === 'Latn' || script === 'Zyyy') return readLatin(key)
  const alphabet = readAlphabet(key, script)
  if (alphabet !== null) return { writing: 'alphabet', form: alphabet, otherForms: [] }
  const [form = '', ...otherForms] = readSyllables(key, script)
  if (script === 'Arab' || script === 'Hebr') return { writing: 'abjad', form, otherForms: [] }
  return { writing: 'syllables', form, otherForms }
}

function readLatin(key: string): Reading {
  if (/^[a-z]+$/.test(key)) return { writing: 'latin', form: key, otherForms: otherSpellings(key) }
  const form = stripMarks(key)
  const sounded = SOUNDS.reduce((text, [mark, sound]) => text.replace(mark, sound), key.normalize('NFC'))
  const turkic = turkicSpelling(key)
  const others = [
    stripMarks(sounded),
    ...(turkic === null ? [] : [turkic]),
    ...withoutDigits(form),
    ...otherSpellings(form),
  ].filter((other) => other !== form)
  return { writing: 'latin', form, otherForms: [...new Set(others)] }
}

function withoutDigits(form: string): string[] {
  const letters = form.replace(/[0-9]/g, '').length
  if (letters === form.length || letters < 2 || letters * 2 < form.length) return []
  const looks = form.replace(/[0-9]/g, (digit) => LOOKS[digit] ?? digit)
  return /[0-9]/.test(looks)
    ? []
    : [looks, ...(looks.includes('i') && form.includes('1') ? [form.replaceAll('1', 'l')] : [])]
}
