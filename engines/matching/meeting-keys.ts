import type { PartialDate } from '../../kernel/partial-date.ts'
import { isBlockingKind, type Name, type NameText, namesOf, type Part, type PartKind } from './name.ts'
import { dayKeys } from './segment-builder.ts'
import { nicknamesOf } from './tables/nicknames.ts'
import { type Token, tokenOf } from './token.ts'
import type { Subject } from './types.ts'

/*
 * Texts under which names are kept where no index can hold them all: of two names that an officer takes for one, most have a
 * text in common. Each is of two words by their sound, in whatever script and order, of a day of birth and a word, or of the
 * only word. They lead to names that are then compared; alone they say nothing.
 */

export type Meeting = {
  readonly names: readonly NameText[]
  /** What may bear the names. */
  readonly subjects: readonly Subject[]
  readonly born: readonly PartialDate[]
}

/** Differs where the texts do: what is kept under others is not found. */
export const MEETING_VERSION = '1'

/** Most texts of one question: its first words tell the most. Ours to confirm. */
const MOST_ASKED = 24
/** Most texts of one record, which may have hundreds of names. Ours to confirm. */
const MOST_HELD = 400
/** In longer names a space too many leaves enough words that are found. */
const MOST_JOINED = 4

/** Of what was asked: few, for each is kept. */
export function askedMeetingKeys(asked: Meeting): readonly string[] {
  return keysOf(asked, soundsOf).slice(0, MOST_ASKED)
}

/** Of a record: under every spelling and pet name of its words. */
export function heldMeetingKeys(held: Meeting): readonly string[] {
  return keysOf(held, spellingsOf).slice(0, MOST_HELD)
}

type Sounds = (token: Token) => readonly string[]

function keysOf({ names, subjects, born }: Meeting, sounds: Sounds): readonly string[] {
  const days = [...new Set(born.flatMap(dayKeys))]
  const keys = new Set<string>()
  for (const subject of subjects)
    for (const name of names.flatMap((one) => namesOf(one, subject))) addKeys(keys, name, { days, sounds })
  return [...keys]
}

type Heard = { readonly part: Part; readonly sounds: readonly string[] }

function addKeys(
  keys: Set<string>,
  name: Name,
  { days, sounds }: { readonly days: readonly number[]; readonly sounds: Sounds },
): void {
  const heard = tellingParts(name).map((part): Heard => ({ part, sounds: sounds(part.token) }))
  addBeside(keys, heard)
  for (const day of days) for (const one of heard) for (const sound of one.sounds) keys.add(`${day} ${sound}`)
  if (name.parts.length > MOST_JOINED) return
  for (const { parts, key } of joinedPairs(name)) {
    const others = heard.filter(({ part }) => !parts.includes(part))
    const joined = { part: parts[0], sounds: sounds(tokenOf(key)) }
    if (others.length < heard.length) addBeside(keys, [joined, ...others], 1)
  }
}

/** What nobody writes as one word with a neighbour. */
const APART: ReadonlySet<PartKind> = new Set(['legal', 'number', 'initial'])

/** Two neighbours written as one. A piece of a name may look like a particle: Patm ar, Chaturve di. */
function joinedPairs({
  parts,
}: Name): readonly { readonly parts: readonly [Part, Part]; readonly key: string }[] {
  return parts.flatMap((part, at) => {
    const next = parts[at + 1]
    if (next === undefined || next.token.script !== part.token.script) return []
    if (APART.has(part.kind) || APART.has(next.kind)) return []
    return [{ parts: [part, next] as const, key: part.token.key + next.token.key }]
  })
}

/** Each of the first words, or each word, beside every one after it; the only word by itself. */
function addBeside(keys: Set<string>, heard: readonly Heard[], firsts = heard.length): void {
  for (const [at, one] of heard.slice(0, firsts).entries())
    for (const other of heard.slice(at + 1)) addPairs(keys, one.sounds, other.sounds)
  if (heard.length === 1) for (const sound of heard[0]?.sounds ?? []) keys.add(sound)
}

function addPairs(keys: Set<string>, some: readonly string[], others: readonly string[]): void {
  for (const one of some) for (const other of others) keys.add([one, other].sort().join('+'))
}

/** What leads to a name; the generic words of a firm's only where it has hardly another. */
function tellingParts({ parts }: Name): readonly Part[] {
  const leading = parts.filter(({ kind }) => isBlockingKind(kind) || kind === 'half')
  const own = leading.filter(({ kind }) => kind !== 'generic')
  return own.length > 1 ? own : leading
}

/** Classes of its consonants, l as r; the word itself where it has none. */
function soundsOf({ coarse, form, native }: Token): readonly string[] {
  if (coarse.length === 0) return form === native ? [form] : [form, native]
  return [...new Set(coarse.map((classes) => classes.replaceAll('L', 'R')))]
}

function spellingsOf(token: Token): readonly string[] {
  return [...new Set([token, ...nicknamesOf(token.form).map(tokenOf)].flatMap(soundsOf))]
}
