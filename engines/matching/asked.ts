import { toGregorian } from '../../kernel/partial-date.ts'
import { letterSum } from './letter-sums.ts'
import { isBlockingKind, type Name, namesOf, type Part, type PartKind } from './name.ts'
import { subjects } from './packed-entry.ts'
import { dayKey, dayKeys } from './segment-builder.ts'
import { isSpelt, type Token } from './token.ts'
import type { Query, Subject } from './types.ts'

/** One word of the asked name, and what is looked up for it. */
export type AskedWord = {
  readonly token: Token
  /** The most that it weighs in any reading, and in those as one of each kind, in the order of `subjects`; 0 where it is none. */
  readonly weight: number
  readonly weightAs: readonly number[]
  /** A half name or title leads to no name by itself. */
  readonly leads: boolean
  /** Numbers have no other spelling. */
  readonly isFuzzy: boolean
  /** Whether it is met by pet names and full names of it, too. */
  readonly hasNicknames: boolean
  /** It and the next ones written as one, or it and a particle before it. */
  readonly joined: readonly Joined[]
  /** Places at which it may be two words. */
  readonly splits: readonly number[]
}

/** Made a token only where it is looked up in other spellings too. `words`: those that lead to names. */
type Joined = { readonly key: string; readonly words: number; readonly weight: number }

/** A query prepared once for every segment. */
export type Asked = {
  readonly query: Query
  /** The asked name as one of each kind that was asked for. */
  readonly names: ReadonlyMap<Subject, readonly Name[]>
  readonly words: readonly AskedWord[]
  /** Whether a word stands twice. */
  readonly repeats: boolean
  /** First letters of its initials, each once, and how many initials it has. */
  readonly initials: readonly string[]
  readonly initialCount: number
  /** What the name weighs as one of each kind, in the order of `subjects`. */
  readonly sums: readonly Sums[]
  /** Words that lead to names, in the reading with the fewest. */
  readonly fewest: number
  /** Words and initials of the asked name as a person's, in each reading. */
  readonly personWords: readonly number[]
  /** All parts of its first reading; 0 when no person was asked for. */
  readonly personParts: number
  readonly asksThings: boolean
  /** Whether the vowels of every part are written. */
  readonly isSpelt: boolean
  /** The letters of a person's name, in each reading (letter-sums.ts). */
  readonly letterSums: readonly number[]
  /** First letters of what may stand beside the only word: an initial, or a short word that looks like a particle. */
  readonly besideFirsts: readonly string[]
  /** Whether a half name, a title or a particle was asked, and whether one of the first two. */
  readonly hasExtras: boolean
  readonly hasHalves: boolean
  readonly dayKeys: readonly number[]
}

/** Of several readings of one text the heaviest counts, and the one with the fewest words. */
export type Sums = {
  /** Of the words that are looked up. */
  readonly weight: number
  /** Of the others: particles, initials, legal forms. */
  readonly otherWeight: number
  /** Words that lead to names. */
  readonly fewest: number
}

/** Words of one query: hostile texts are cut here. */
export const MOST_ASKED = 40
const MIN_SPLIT = 3
const LONGEST_SPLIT = 24
/** Names of more parts than this were written apart already. */
const MOST_PARTS_SPLIT = 3
/** In longer names a space too many leaves enough words that are found. */
const MOST_PARTS_JOINED = 4

/** Prepares what was asked. A name without a letter or digit is no name. */
export function askedOf(query: Query): Asked {
  const kinds = query.subject === null ? subjects : [query.subject]
  const text = query.name ?? (query.parts === null ? null : '')
  const names = new Map<Subject, readonly Name[]>()
  const all: Name[] = []
  for (const kind of text === null ? [] : kinds) {
    const read = namesOf({ text: text ?? '', parts: query.parts }, kind).filter(
      (name) => name.parts.length > 0,
    )
    if (read.length > 0) names.set(kind, read)
    all.push(...read)
  }
  const persons = names.get('person') ?? []
  const looked = wordsOf(all)
  const sums = subjects.map((kind) => sumsOf(names.get(kind) ?? []))
  const fewest = Math.min(...sums.map((sum) => sum.fewest))
  return {
    query,
    names,
    ...looked,
    hasExtras: hasOneOf(all, ['half', 'title', 'particle']),
    hasHalves: hasOneOf(all, ['half', 'title']),
    sums,
    fewest,
    initials: firstsOf(all, ['initial']),
    initialCount: Math.max(0, ...all.map(countInitials)),
    besideFirsts: firstsOf(all, fewest < 2 ? ['initial', 'particle'] : ['initial']),
    personWords: persons.map(countWords),
    personParts: persons[0]?.parts.length ?? 0,
    isSpelt: all.every(({ parts }) => parts.every(({ token }) => isSpelt(token))),
    letterSums: persons.map(lettersOf),
    asksThings: kinds.some((kind) => kind !== 'person'),
    dayKeys: bornKeys(query),
  }
}

function wordsOf(names: readonly Name[]): Pick<Asked, 'words' | 'repeats'> {
  const words = new Map<string, AskedWord>()
  let repeats = false
  for (const name of names)
    for (let at = 0; at < name.parts.length; at++) if (addWord(words, name, at)) repeats = true
  return { words: [...words.values()], repeats }
}

/** Adds the word at this place, where it is looked up; true where the name has it before. */
function addWord(words: Map<string, AskedWord>, name: Name, at: number): boolean {
  const part = name.parts[at]
  if (part === undefined || !isLookedUp(part)) return false
  const before = timesBefore(name, at)
  // A word that a name has twice is looked for twice, or the other half of the name would seem not found.
  const key = `${part.token.key} ${before}`
  const known = words.get(key)
  if (known !== undefined) words.set(key, eitherOf(known, part, name.subject))
  else if (words.size < MOST_ASKED) words.set(key, askedWord(name, part, at))
  return before > 0
}

/** As a part of another reading: the heavier, and looked up if either is. */
function eitherOf(known: AskedWord, part: Part, subject: Subject): AskedWord {
  const leads = isBlockingKind(part.kind)
  return {
    ...known,
    weight: Math.max(known.weight, part.weight),
    weightAs: known.weightAs.map((weight, at) =>
      subjects[at] === subject ? Math.max(weight, part.weight) : weight,
    ),
    leads: known.leads || leads,
    isFuzzy: known.isFuzzy || (leads && part.kind !== 'number'),
  }
}

function isLookedUp({ kind }: Part): boolean {
  return isBlockingKind(kind) || kind === 'half' || kind === 'title'
}

function askedWord(name: Name, part: Part, at: number): AskedWord {
  const leads = isBlockingKind(part.kind)
  return {
    token: part.token,
    weight: part.weight,
    weightAs: weightAs(part, name.subject),
    leads,
    isFuzzy: leads && part.kind !== 'number',
    hasNicknames: leads && part.token.nicknameLines.length > 0,
    joined: joins(name, at),
    splits: leads ? splits(name, part) : [],
  }
}

function weightAs({ weight }: Part, subject: Subject): readonly number[] {
  return subjects.map((kind) => (kind === subject ? weight : 0))
}

function timesBefore({ parts }: Name, at: number): number {
  const key = parts[at]?.token.key
  let times = 0
  for (let before = 0; before < at; before++) if (parts[before]?.token.key === key) times++
  return times
}

const NOT_ASKED: Sums = { weight: 0, otherWeight: 0, fewest: Number.POSITIVE_INFINITY }

function sumsOf(names: readonly Name[]): Sums {
  if (names.length === 0) return NOT_ASKED
  const sums = names.map((name) => {
    const looked = name.parts.filter(isLookedUp)
    const weight = sumOf(looked)
    const fewest = name.parts.filter((part) => isBlockingKind(part.kind)).length
    return { weight, otherWeight: sumOf(name.parts) - weight, fewest }
  })
  return {
    weight: Math.max(0, ...sums.map((sum) => sum.weight)),
    otherWeight: Math.max(0, ...sums.map((sum) => sum.otherWeight)),
    fewest: Math.min(...sums.map((sum) => sum.fewest)),
  }
}

function lettersOf({ parts }: Name): number {
  return parts.reduce((sum, { token }) => (sum + letterSum(token.form)) >>> 0, 0)
}

function hasOneOf(names: readonly Name[], kinds: readonly PartKind[]): boolean {
  return names.some(({ parts }) => parts.some(({ kind }) => kinds.includes(kind)))
}

function firstsOf(names: readonly Name[], kinds: readonly PartKind[]): readonly string[] {
  const found = names.flatMap(({ parts }) => parts.filter(({ kind }) => kinds.includes(kind)))
  return [...new Set(found.map(({ token }) => token.form.slice(0, 1)))]
}

function countWords({ parts }: Name): number {
  const isWord = ({ kind }: Part): boolean => kind === 'word' || kind === 'patronymic' || kind === 'initial'
  return parts.filter(isWord).length
}

function countInitials({ parts }: Name): number {
  return parts.filter(({ kind }) => kind === 'initial').length
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.weight, 0)
}

/** "AlisherUsmanov" may be two words of the index, a given name of two characters two syllables that are written apart. */
function splits(name: Name, { token: { key, writing, script } }: Part): readonly number[] {
  if (name.parts.length > MOST_PARTS_SPLIT) return []
  if (writing === 'syllables') return script === 'Kana' || key.length !== 2 ? [] : [1]
  if (key.length < 2 * MIN_SPLIT || key.length > LONGEST_SPLIT) return []
  const found: number[] = []
  for (let at = MIN_SPLIT; at <= key.length - MIN_SPLIT; at++) found.push(at)
  return found
}

/** "Patr ushev" may be one word of the index, "Plat Ono Vich" too, and "Al eksey", whose first piece looks like a particle. */
function joins({ parts }: Name, at: number): readonly Joined[] {
  const [before, first] = [parts[at - 1], parts[at]]
  if (first === undefined || parts.length > MOST_PARTS_JOINED) return []
  const after = parts.slice(at + 1, at + 3)
  const end = after.findIndex((next) => next.kind === 'legal' || next.token.script !== first.token.script)
  const joinable = end < 0 ? after : after.slice(0, end)
  const runs = joinable.map((_, more) => [first, ...joinable.slice(0, more + 1)])
  if (before?.kind === 'particle' && before.token.script === first.token.script) runs.push([before, first])
  return runs.map((run) => ({
    key: run.map(({ token }) => token.key).join(''),
    words: run.filter(({ kind }) => isBlockingKind(kind)).length,
    weight: sumOf(run),
  }))
}

/**
 * The day, and day and month exchanged: who was born on one of them may have a name so damaged that words alone do not
 * find it.
 */
function bornKeys({ born }: Query): readonly number[] {
  const date = born === null ? null : toGregorian(born)
  if (date === null || date.precision !== 'day' || dayKeys(date).length === 0) return []
  const { year, month, day } = date
  return day <= 12 ? [dayKey(year, month, day), dayKey(year, day, month)] : [dayKey(year, month, day)]
}
