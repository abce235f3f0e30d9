import type { RecordName } from '../../capabilities/records/body-parts.ts'
import { type NameParts, type NameType, type Script, scriptOf } from '../../kernel/person-name.ts'
import type { NameForm, NamePool } from './name-pools/pool.ts'
import type { Random } from './random.ts'

/** A name before anybody has spelled it: its parts in the order in which they are written. */
export type InventedName = {
  readonly pool: NamePool
  readonly given: readonly NameForm[]
  readonly middle: readonly NameForm[]
  readonly family: readonly NameForm[]
}

/** Chooses one of a part's Latin spellings. */
type Spell = (form: NameForm) => string

export function inventName(pool: NamePool, sex: 'M' | 'F', random: Random): InventedName {
  const given = random.pick(pool.given[sex])
  return { pool, given: [given], middle: [], family: [], ...restOfName(pool, sex, { random, given }) }
}

type Start = { readonly random: Random; readonly given: NameForm }

function restOfName(pool: NamePool, sex: 'M' | 'F', { random, given }: Start): Partial<InventedName> {
  const family = () => random.pick(pool.family[sex])
  switch (pool.pattern) {
    case 'given_family':
      return {
        given: withSecond(pool, sex, { random, given }),
        middle: someMiddle(pool, sex, random),
        family: [family()],
      }
    case 'family_given':
    case 'patronymic_family':
      return {
        middle: pool.middle[sex].length === 0 ? [] : [random.pick(pool.middle[sex])],
        family: [family()],
      }
    case 'two_families':
      return { given: withSecond(pool, sex, { random, given }), family: differing([family(), family()]) }
    case 'mother_then_father':
      return {
        given: withSecond(pool, sex, { random, given }),
        family: differing([family(), ...particle(random), family()]),
      }
    case 'nasab':
      return { middle: fathers(pool, sex, random), family: [family()] }
    case 'three_given':
      return threeGiven(given, random.shuffle(pool.given.M))
    case 'given_father':
      return { family: [other(pool.given.M, given, random)] }
    case 'given_only':
      return {
        given: withSecond(pool, sex, { random, given }),
        family: random.chance(MONONYM) ? [] : [family()],
      }
  }
}

/** Share of one-word names where names have no family part. Ours to confirm. */
const MONONYM = 0.2
/** Share with a middle name where it is common and not a rule. Ours to confirm. */
const WITH_MIDDLE = 0.45

function withSecond(pool: NamePool, sex: 'M' | 'F', { random, given }: Start): readonly NameForm[] {
  return random.chance(pool.secondGiven) ? [given, other(pool.given[sex], given, random)] : [given]
}

function someMiddle(pool: NamePool, sex: 'M' | 'F', random: Random): readonly NameForm[] {
  return pool.middle[sex].length > 0 && random.chance(WITH_MIDDLE) ? [random.pick(pool.middle[sex])] : []
}

function other(list: readonly NameForm[], than: NameForm, random: Random): NameForm {
  return random.pick(list.filter((form) => form !== than))
}

/** Drops a second family name that repeats the first. */
function differing(parts: readonly NameForm[]): readonly NameForm[] {
  return parts[0] === parts.at(-1) ? parts.slice(0, 1) : parts
}

const particles: readonly NameForm[] = ['da', 'de', 'dos'].map((text) => ({
  native: text,
  latin: [text],
  reading: null,
}))

function particle(random: Random): readonly NameForm[] {
  return random.chance(0.35) ? [random.pick(particles)] : []
}

const sonOf: NameForm = { native: 'بن', latin: ['bin', 'ibn', 'ben'], reading: null }
const daughterOf: NameForm = { native: 'بنت', latin: ['bint'], reading: null }

function fathers(pool: NamePool, sex: 'M' | 'F', random: Random): readonly NameForm[] {
  const father = random.pick(pool.given.M)
  const own = [sex === 'M' ? sonOf : daughterOf, father]
  return random.chance(0.35) ? [...own, sonOf, other(pool.given.M, father, random)] : own
}

function threeGiven(given: NameForm, men: readonly NameForm[]): Partial<InventedName> {
  const [father, grandfather] = men.filter((form) => form !== given)
  if (father === undefined || grandfather === undefined)
    throw new Error('too few names for three generations')
  return { middle: [father], family: [grandfather] }
}

/** As in a passport: always the usual spellings. */
export const usualSpelling: Spell = (form) => form.latin[0]

/** Another clerk's spelling of the same name: one of the known ones for each part, the usual one included. */
export function anySpelling(random: Random): Spell {
  const chosen = new Map<NameForm, string>()
  return (form) => {
    const spelled = chosen.get(form) ?? random.pick(form.latin)
    chosen.set(form, spelled)
    return spelled
  }
}

export function latinName(name: InventedName, spell: Spell, type: NameType): RecordName {
  return written(name, { spell, gap: ' ', script: 'Latn' }, type)
}

/** In the bearer's own writing; null where that is what the passport has. */
export function nativeName(name: InventedName): RecordName | null {
  const native = written(
    name,
    { spell: (form) => form.native, gap: name.pool.gap, script: name.pool.script },
    'original',
  )
  if (native.text === latinName(name, usualSpelling, 'primary').text) return null
  return name.pool.language === 'ja' ? { ...native, script: scriptOf(native.text) } : native
}

/** The name in katakana; null where a part has no reading. */
export function katakanaName(name: InventedName): RecordName | null {
  const parts = inWritingOrder(name)
  if (parts.some((form) => form.reading === null)) return null
  return written(name, { spell: (form) => form.reading ?? '', gap: ' ', script: 'Kana' }, 'alias')
}

type Hand = { readonly spell: Spell; readonly gap: string; readonly script: Script }

function written(name: InventedName, { spell, gap, script }: Hand, type: NameType): RecordName {
  const join = (list: readonly NameForm[]) => list.map(spell).join(gap)
  const parts = {
    given: nullIfEmpty(join(name.given)),
    middle: nullIfEmpty(join(name.middle)),
    family: nullIfEmpty(join(name.family)),
  }
  return { text: join(inWritingOrder(name)), script, type, parts }
}

function inWritingOrder(name: InventedName): readonly NameForm[] {
  return name.pool.pattern === 'family_given'
    ? [...name.family, ...name.middle, ...name.given]
    : [...name.given, ...name.middle, ...name.family]
}

function nullIfEmpty(text: string): NameParts['given'] {
  return text === '' ? null : text
}
