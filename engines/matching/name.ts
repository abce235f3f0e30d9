import type { NameParts } from '../../kernel/person-name.ts'
import { compoundsOf } from './compounds.ts'
import { MAX_WORDS, type Word, wordsOf } from './normalise.ts'
import { inFull, readingsIn } from './readings.ts'
import { rarityOf } from './tables/common-parts.ts'
import { formBeginnings, LONGEST_FORM, legalForms, mendedFormWord } from './tables/legal-forms.ts'
import { type NumberWord, readNumber } from './tables/numbers.ts'
import {
  abbreviations,
  fatherBefore,
  generations,
  genericWords,
  halfNames,
  PATRONYMIC,
  particles,
  placeholders,
  shipPrefixes,
  sonOf,
  titles,
} from './tables/particles.ts'
import { englishOf } from './tables/thing-words.ts'
import { type Token, tokenOf } from './token.ts'
import type { Subject } from './types.ts'

/** In this order in the index: a kind is stored as its position here. */
export const partKinds = [
  'word',
  'patronymic',
  'half',
  'title',
  'particle',
  'initial',
  'legal',
  'generic',
  'number',
  'prefix',
] as const
export type PartKind = (typeof partKinds)[number]
export type Role = 'given' | 'family' | null

/** Kinds by which a name is looked up: what many names have never leads to one. */
export function isBlockingKind(kind: PartKind): boolean {
  return kind === 'word' || kind === 'patronymic' || kind === 'generic' || kind === 'number'
}

/** One part of a name. `text` as typed; the token as compared. */
export type Part = {
  readonly text: string
  readonly token: Token
  readonly kind: PartKind
  readonly role: Role
  readonly weight: number
}
export type Name = { readonly subject: Subject; readonly parts: readonly Part[] }
export type NameText = { readonly text: string; readonly parts: NameParts | null }

/** Weights of part kinds in a name; a full word is 1. Ours, tuned on labelled pairs and lists (README). */
const WEIGHTS: Readonly<Record<PartKind, number>> = {
  word: 1,
  patronymic: 0.8,
  half: 0.45,
  title: 0.2,
  particle: 0.15,
  initial: 0.5,
  legal: 0.3,
  generic: 0.55,
  number: 0.5,
  prefix: 0.1,
}
/** "Victory 3" is another ship than "Victory". */
const VESSEL_NUMBER = 1.2

/** Takes a name apart: words, compounds, legal forms, numbers, particles, each with its weight. */
export function nameOf(name: NameText, subject: Subject): Name {
  const text = name.text.trim() === '' && name.parts !== null ? textOfParts(name.parts) : name.text
  const read = subject === 'person' ? personParts(text) : thingParts(text, subject)
  const roles = name.parts === null ? null : rolesOf(name.parts)
  const parts = read.slice(0, MAX_WORDS).map(({ word, kind }) => partOf(word, kind, { subject, roles }))
  return { subject, parts: withoutEmptyWeight(parts) }
}

/** As ships' papers write it: M/V, M/T, F/V, S/Y. It tells nobody apart. */
const SHIP_PREFIX = /(?<![\p{L}\p{N}])[MFST]\s?\/\s?[VTSY](?![\p{L}\p{N}])\.?/iu

/** The name, and where a thing has several in one text ("Al-Noor / Army of Light"), each of them. */
export function namesOf(name: NameText, subject: Subject): readonly Name[] {
  const whole = nameOf(name, subject)
  if (subject === 'vessel' && SHIP_PREFIX.test(name.text))
    return namesOf({ text: name.text.replace(SHIP_PREFIX, ' '), parts: null }, subject)
  const readings = readingsIn(name.text, subject).map((text) => nameOf({ text, parts: null }, subject))
  return [whole, ...readings, ...inEnglish(whole), ...onceOnly(whole)]
}

/** Visas write the only name of an Indonesian as given and as family name: Suharwoto Suharwoto. Of names that many bear: no. */
function onceOnly({ subject, parts }: Name): readonly Name[] {
  const [first, ...others] = parts
  if (subject !== 'person' || first === undefined || others.length !== 1) return []
  const isTwice = first.token === others[0]?.token && first.token.wellKnown < 0 && first.kind === 'word'
  return isTwice ? [{ subject, parts: [first] }] : []
}

/** The name of an organisation with the words of other languages that have an English one; nothing when it has none. */
function inEnglish(name: Name): readonly Name[] {
  if (name.subject !== 'organisation') return []
  let changed = false
  const parts = name.parts.map((part) => {
    const english = part.kind === 'word' ? (englishOf(part.token.native) ?? englishOf(part.token.form)) : null
    if (english === null || english === part.token.key) return part
    changed = true
    const word = { text: part.text, key: english }
    const { word: read, kind } = legalFormAt([word], 0)?.read ?? thingWord(word, 'organisation')
    const token = tokenOf(read.key)
    return { ...part, token, kind, weight: weightOf(token, kind, 'organisation') }
  })
  return changed ? [{ subject: name.subject, parts }] : []
}

function textOfParts(parts: NameParts): string {
  return [parts.given, parts.middle, parts.family].filter((part) => part !== null).join(' ')
}

/** Builds a part again from what the index keeps of it. */
export function partFrom(
  token: Token,
  { kind, role }: { kind: PartKind; role: Role },
  subject: Subject,
): Part {
  return { text: token.key, token, kind, role, weight: weightOf(token, kind, subject) }
}

type ReadWord = { readonly word: Word; readonly kind: PartKind }

function partOf(
  word: Word,
  kind: PartKind,
  { subject, roles }: { subject: Subject; roles: ReadonlyMap<string, Role> | null },
): Part {
  const token = tokenOf(word.key)
  return {
    text: word.text,
    token,
    kind,
    role: roles?.get(word.key) ?? null,
    weight: weightOf(token, kind, subject),
  }
}

function weightOf(token: Token, kind: PartKind, subject: Subject): number {
  if (kind === 'number' && subject === 'vessel') return VESSEL_NUMBER
  return kind === 'word' && subject === 'person' ? rarityOf(token.wellKnown) : WEIGHTS[kind]
}

/** A name of nothing but particles or titles is compared by them: they are then its words. */
function withoutEmptyWeight(parts: readonly Part[]): readonly Part[] {
  const tells = parts.some(
    (part) => part.kind === 'word' || part.kind === 'patronymic' || part.kind === 'generic',
  )
  if (tells) return parts
  return parts.map((part) => ({
    ...part,
    kind: part.kind === 'initial' || part.kind === 'number' ? part.kind : 'word',
    weight: 1,
  }))
}

function rolesOf(parts: NameParts): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>()
  for (const [text, role] of [
    [parts.given, 'given'],
    [parts.family, 'family'],
  ] as const) {
    for (const word of compoundsOf(wordsOf(text ?? '')))
      roles.set(word.key, roles.has(word.key) ? null : role)
  }
  return roles
}

function personParts(text: string): readonly ReadWord[] {
  const words = withGeneration(withoutPlaceholders(compoundsOf(wordsOf(inFull(text)))))
  const hasDots = DOTTED_PARTICLE.test(text)
  return words.map((word, at) => ({ word, kind: personKind(word, { words, at, hasDots }) }))
}

function withoutPlaceholders(words: readonly Word[]): readonly Word[] {
  if (!words.some(({ key }) => placeholders.has(key))) return words
  const named = words.filter(({ key }) => !placeholders.has(key))
  return named.length === 0 ? words : named
}

/** "Júnior" at the end as "jr". */
function withGeneration(words: readonly Word[]): readonly Word[] {
  const last = words.at(-1)
  if (last === undefined || words.length < 3) return words
  const short = generations.get(tokenOf(last.key).form)
  if (short === undefined) return words
  return words.with(-1, { text: last.text, key: short })
}

/** Forms of companies that people write after a person's name. */
const COMPANY_ENDINGS = new Set(['llc', 'ltd', 'inc', 'gmbh'])

/** `hasDots`: a letter that may be "and" stands with a dot. */
type Place = { readonly words: readonly Word[]; readonly at: number; readonly hasDots: boolean }

function personKind(word: Word, { words, at, hasDots }: Place): PartKind {
  const isLast = at === words.length - 1 && at > 0
  if (word.key.length <= 2 && INITIAL.test(word.key))
    return isAnd(word, { words, at, hasDots }) ? 'particle' : 'initial'
  const { native, form } = tokenOf(word.key)
  const listed = listedKind(native, at, isLast)
  if (listed !== null) return listed
  const isFather =
    (!isLast && sonOf.has(words[at - 1]?.key ?? '')) || (at > 0 && isFatherBefore(words[at + 1]))
  return isFather || PATRONYMIC.test(form) ? 'patronymic' : 'word'
}

function isFatherBefore(next: Word | undefined): boolean {
  return next !== undefined && fatherBefore.has(tokenOf(next.key).form)
}

function listedKind(key: string, at: number, isLast: boolean): PartKind | null {
  // Ben Smith, but not Ali ben Ali.
  if (halfNames.has(key) || (key === 'ben' && at === 0)) return 'half'
  if (particles.has(key)) return 'particle'
  // Md. Rahman is Mohammed Rahman, John Smith MD is not.
  if (titles.has(key) && (isLast || key !== 'md')) return isLast ? 'half' : 'title'
  return isLast && COMPANY_ENDINGS.has(key) ? 'title' : null
}

/** One letter of a script that has letters; of the others one sign may be a name. */
const INITIAL =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Arabic}]\p{M}?$/u
/** "And" between family names. */
const SINGLE_PARTICLES = new Set(['y', 'e', 'и', 'و'])
const DOTTED_PARTICLE = /(?<!\p{L})[yeи]\./iu

/** Between two words; anywhere else, beside another initial or with a dot it is somebody's initial. */
function isAnd({ key }: Word, { words, at, hasDots }: Place): boolean {
  const [before, after] = [words[at - 1], words[at + 1]]
  if (hasDots || !SINGLE_PARTICLES.has(key) || before === undefined || after === undefined) return false
  return !INITIAL.test(before.key) && !INITIAL.test(after.key)
}

/** "A.B.C." and "S.A." are one word in the name of a thing. */
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])\.?/gu

/** "SiemensAG": a legal form in capitals after small letters. */
const CAPITALS_JOINED = /(?<=\p{Ll})(?=\p{Lu}{2,4}(?!\p{L}))/gu

/** "TORVENKOSTAR3": the number of a ship is a word of its own. */
const NUMBER_JOINED = /(?<=\p{L}{3})(?=\d)/gu

function thingParts(text: string, subject: Subject): readonly ReadWord[] {
  const words = wordsOf(wordsApart(text, subject)).map(wholeWord)
  const out: ReadWord[] = []
  for (let i = 0; i < words.length; ) {
    const legal = subject === 'organisation' ? legalFormAt(words, i) : null
    const found = legal ?? numberAt(words, i) ?? numberWordAt(words, i)
    const word = words[i]
    if (found !== null) out.push(found.read)
    else if (word !== undefined) out.push(thingWord(word, i === 0 ? subject : 'organisation'))
    i += found?.length ?? 1
  }
  return out
}

function wordsApart(text: string, subject: Subject): string {
  const apart = text.replace(DOTTED, (dotted) => dotted.replaceAll('.', '')).replace(CAPITALS_JOINED, ' ')
  return subject === 'vessel' ? apart.replace(NUMBER_JOINED, ' ') : apart
}

const NUMBER_WORDS = new Set(['no', 'nr', 'num', 'number', 'nomer', 'dai'])

/** "Victory No. 3" and "No. 3 Victory" are Victory 3; in Japanese Dai 3. */
function numberWordAt(words: readonly Word[], at: number): Found | null {
  const word = words[at]
  if (word === undefined || !NUMBER_WORDS.has(tokenOf(word.key).form)) return null
  return numberAt(words, at + 1) === null ? null : { read: { word, kind: 'particle' }, length: 1 }
}

/** With "and" before it: والجهاد. */
const ARABIC_ARTICLE = /^و?ال(?=\p{Script=Arabic}{3})/u

/** Abbreviations in full, slips in the long words of legal forms mended. */
function wholeWord(word: Word): Word {
  const bare = word.key.replace(ARABIC_ARTICLE, '')
  if (bare !== word.key) return { text: word.text, key: bare }
  const { form } = tokenOf(word.key)
  const full = abbreviations.get(form) ?? mendedFormWord(form)
  return full === null ? word : { text: word.text, key: full }
}

function thingWord(word: Word, prefixOf: Subject): ReadWord {
  const { form } = tokenOf(word.key)
  if (prefixOf === 'vessel' && shipPrefixes.has(form)) return { word, kind: 'prefix' }
  if (particles.has(form)) return { word, kind: 'particle' }
  return { word, kind: genericWords.has(form) ? 'generic' : 'word' }
}

type Found = { readonly read: ReadWord; readonly length: number }

function legalFormAt(words: readonly Word[], at: number): Found | null {
  const first = words[at]
  if (first === undefined || !formBeginnings.has(tokenOf(first.key).form)) return null
  for (let length = Math.min(LONGEST_FORM, words.length - at); length > 0; length--) {
    const run = words.slice(at, at + length)
    const form = legalForms.get(run.map((word) => tokenOf(word.key).form).join(' '))
    if (form !== undefined) {
      return {
        read: { word: { text: run.map((word) => word.text).join(' '), key: form.code }, kind: 'legal' },
        length,
      }
    }
  }
  return null
}

function numberAt(words: readonly Word[], at: number): Found | null {
  const word = words[at]
  const number = word === undefined ? null : readNumber(tokenOf(word.key).form)
  if (word === undefined || number === null) return null
  // "I", "V", "X" number a thing only after its name.
  if (number.kind === 'roman_letter' && at === 0) return null
  const next = words[at + 1]
  const unit = next === undefined ? null : readNumber(tokenOf(next.key).form)
  const joined = unit === null ? null : joinedNumber(number, unit)
  const text = joined !== null && next !== undefined ? `${word.text} ${next.text}` : word.text
  const key = String(joined ?? number.value)
  return { read: { word: { text, key }, kind: 'number' }, length: joined === null ? 1 : 2 }
}

/** Forty-four, two thousand; null when the two do not make one number. */
function joinedNumber(number: NumberWord, next: NumberWord): number | null {
  if (number.kind === 'tens' && next.value > 0 && next.value < 10) return number.value + next.value
  return next.kind === 'multiple' && number.value > 0 && number.value < 100 ? number.value * next.value : null
}
