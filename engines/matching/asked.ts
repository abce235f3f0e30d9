import { toGregorian } from '../../kernel/partial-date.ts'
import { type Name, namesOf, type Part } from './name.ts'
import { subjects } from './segment.ts'
import { dayKey, dayKeys, isBlocking } from './segment-builder.ts'
import { nicknamesOf } from './tables/nicknames.ts'
import { isSpelt, type Token, tokenOf } from './token.ts'
import type { Channel, Query, Subject } from './types.ts'

/** One thing that is looked up for a part of the asked name. */
export type Probe = {
  readonly token: Token
  /** Parts with the same number are one part of the name: the best of their finds counts. */
  readonly part: number
  readonly weight: number
  /** Whether spellings beside the exact one are looked for. */
  readonly isFuzzy: boolean
  readonly channel: Channel | null
}

/** A query prepared once for every segment. */
export type Asked = {
  readonly query: Query
  /** The asked name as one of each kind that was asked for. */
  readonly names: ReadonlyMap<Subject, readonly Name[]>
  readonly probes: readonly Probe[]
  /** Sum of the weights of the parts that probes look for. */
  readonly weight: number
  /** Weight of the parts that no probe looks for: particles, initials, titles. */
  readonly otherWeight: number
  /** Parts that probes look for. */
  readonly words: number
  /** What no probe looks for, or twice: it ranks names of one common word. */
  readonly extras: readonly Extra[]
  /** Letters of all parts. */
  readonly letters: number
  /** Whether every part is written with its vowels. */
  readonly isSpelt: boolean
  readonly dayKeys: readonly number[]
}

/** A half name or title, or a word that stands more than once, with how often it does. */
type Extra = { readonly token: Token; readonly times: number }

/** Probes of one query: hostile texts are cut here. */
const MAX_PROBES = 150
const MIN_SPLIT = 3
/** Names of more parts than this were written apart already. */
const MOST_PARTS_SPLIT = 3

/** Prepares what was asked. A name without a letter or digit is no name. */
export function askedOf(query: Query): Asked {
  const kinds = query.subject === null ? subjects : [query.subject]
  const text = query.name ?? (query.parts === null ? null : '')
  const names = new Map<Subject, readonly Name[]>()
  for (const kind of text === null ? [] : kinds) {
    const read = namesOf({ text: text ?? '', parts: query.parts }, kind).filter(
      (name) => name.parts.length > 0,
    )
    if (read.length > 0) names.set(kind, read)
  }
  const all = [...names.values()].flat()
  return {
    query,
    names,
    ...probesOf(all),
    ...weightsOf(all),
    extras: all.flatMap(extrasOf),
    isSpelt: all.every((name) => name.parts.every((part) => isSpelt(part.token))),
    dayKeys: bornKeys(query),
  }
}

function probesOf(names: readonly Name[]): { probes: readonly Probe[] } {
  const numbers = new Map<string, number>()
  const first: Probe[] = []
  const then: Probe[] = []
  for (const { name, part, at } of blockingParts(names)) {
    // A word that a name has twice is looked for twice, or the other half of the name would seem not found.
    const key = `${part.token.key} ${timesBefore(name, at)}`
    const known = numbers.get(key)
    const number = known ?? numbers.size
    numbers.set(key, number)
    if (known === undefined) {
      first.push(ownProbe(part, number))
      then.push(...nicknames(part, number), ...splits(name, part, number))
    }
    first.push(...joins(name, at, number))
  }
  return { probes: [...first, ...then].slice(0, MAX_PROBES) }
}

function timesBefore(name: Name, at: number): number {
  return name.parts.slice(0, at).filter(({ token }) => token.key === name.parts[at]?.token.key).length
}

function blockingParts(names: readonly Name[]): { name: Name; part: Part; at: number }[] {
  return names.flatMap((name) =>
    name.parts.map((part, at) => ({ name, part, at })).filter(({ part }) => isBlocking(part)),
  )
}

function ownProbe(part: Part, number: number): Probe {
  return {
    token: part.token,
    part: number,
    weight: part.weight,
    isFuzzy: part.kind !== 'number',
    channel: null,
  }
}

/** Of several readings of one text the heaviest counts. */
function weightsOf(names: readonly Name[]): Pick<Asked, 'weight' | 'otherWeight' | 'words' | 'letters'> {
  const sums = names.map((name) => {
    const blocking = name.parts.filter(isBlocking)
    const weight = sumOf(blocking)
    const letters = name.parts.reduce((sum, { token }) => sum + token.form.length, 0)
    return { weight, otherWeight: sumOf(name.parts) - weight, words: blocking.length, letters }
  })
  return {
    weight: Math.max(0, ...sums.map((sum) => sum.weight)),
    otherWeight: Math.max(0, ...sums.map((sum) => sum.otherWeight)),
    words: Math.min(...sums.map((sum) => sum.words)),
    letters: Math.max(0, ...sums.map((sum) => sum.letters)),
  }
}

/** None for longer names: their words rank them well enough. */
function extrasOf({ parts }: Name): readonly Extra[] {
  if (parts.filter(isBlocking).length > MOST_WORDS_RANKED) return []
  return parts.flatMap((part) => {
    const same = parts.filter(({ token }) => token === part.token)
    const isWanted = isBlocking(part) ? same.length > 1 : part.kind === 'half' || part.kind === 'title'
    return isWanted && same[0] === part ? [{ token: part.token, times: same.length }] : []
  })
}

const MOST_WORDS_RANKED = 2

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.weight, 0)
}

function nicknames(part: Part, number: number): Probe[] {
  return nicknamesOf(part.token.form).map((name) => ({
    token: tokenOf(name),
    part: number,
    weight: part.weight,
    isFuzzy: false,
    channel: 'token',
  }))
}

/** "AlisherUsmanov" may be two words of the index: each half is worth half. */
function splits(name: Name, part: Part, number: number): Probe[] {
  const { key, writing } = part.token
  if (name.parts.length > MOST_PARTS_SPLIT) return []
  if (writing === 'syllables' || key.length < 2 * MIN_SPLIT || key.length > 24) return []
  const found: Probe[] = []
  for (let at = MIN_SPLIT; at <= key.length - MIN_SPLIT; at++) {
    for (const [half, word] of [key.slice(0, at), key.slice(at)].entries()) {
      found.push({
        token: tokenOf(word),
        part: HALVES + 2 * number + half,
        weight: part.weight / 2,
        isFuzzy: false,
        channel: 'joined',
      })
    }
  }
  return found
}

const HALVES = 1000

/** "Patr ushev" may be one word of the index, "Plat Ono Vich" too. */
function joins(name: Name, at: number, number: number): Probe[] {
  const found: Probe[] = []
  let key = name.parts[at]?.token.key ?? ''
  let weight = name.parts[at]?.weight ?? 0
  for (const next of name.parts.slice(at + 1, at + 3)) {
    if (next.kind === 'legal' || next.token.script !== name.parts[at]?.token.script) break
    key += next.token.key
    weight += next.weight
    found.push({ token: tokenOf(key), part: number, weight, isFuzzy: true, channel: 'joined' })
  }
  return found
}

/** The day, day and month exchanged, and the same day a year before and after. */
function bornKeys({ born }: Query): readonly number[] {
  const date = born === null ? null : toGregorian(born)
  if (date === null || date.precision !== 'day' || dayKeys(date).length === 0) return []
  const { year, month, day } = date
  const keys = [dayKey(year, month, day), dayKey(year - 1, month, day), dayKey(year + 1, month, day)]
  return day <= 12 ? [...keys, dayKey(year, day, month)] : keys
}
