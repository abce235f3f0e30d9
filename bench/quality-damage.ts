import type { Random } from '../db/seed/random.ts'

type Named = { readonly name: string; readonly native: string | null }
/** Null where the damage cannot befall this name. */
type Damage = (named: Named, random: Random) => string | null

/** What befalls names between a passport and a query, by kind. */
export const damages: Readonly<Record<string, Damage>> = {
  'one slip': ({ name }, random) => slipped(name, random),
  'two slips': ({ name }, random) => (name.length < 9 ? null : slipped(slipped(name, random), random)),
  'another order': ({ name }) => reordered(name),
  'an initial': ({ name }) => withInitial(name),
  'joined words': ({ name }, random) => joined(name, random),
  'a space too many': ({ name }, random) => apart(name, random),
  'a word left out': ({ name }, random) => withoutMiddle(name, random),
  'vowels changed': ({ name }, random) => otherVowels(name, random),
  'letters as Cyrillic': ({ name }) => inCyrillic(name),
  'as the bearer writes it': ({ native }) => native,
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

function slipped(text: string, random: Random): string {
  const at = random.int(1, Math.max(1, text.length - 2))
  const [before, here, next] = [text.slice(0, at), text[at] ?? '', text[at + 1] ?? '']
  const letter = random.pick(LETTERS)
  switch (random.int(0, 3)) {
    case 0:
      return before + text.slice(at + 1)
    case 1:
      return before + letter + text.slice(at + 1)
    case 2:
      return before + letter + here + text.slice(at + 1)
    default:
      return before + next + here + text.slice(at + 2)
  }
}

function reordered(name: string): string | null {
  const words = name.split(' ')
  return words.length < 2 ? null : [...words.slice(1), words[0]].join(' ')
}

function withInitial(name: string): string | null {
  const [first = '', ...rest] = name.split(' ')
  return rest.length === 0 || first.length < 2 ? null : `${first.slice(0, 1)}. ${rest.join(' ')}`
}

function joined(name: string, random: Random): string | null {
  const words = name.split(' ')
  if (words.length < 2) return null
  const at = random.int(0, words.length - 2)
  return [...words.slice(0, at), `${words[at]}${words[at + 1]?.toLowerCase()}`, ...words.slice(at + 2)].join(
    ' ',
  )
}

function apart(name: string, random: Random): string | null {
  const words = name.split(' ')
  const long = words.findIndex((word) => word.length > 5)
  const word = words[long]
  if (word === undefined) return null
  const at = random.int(2, word.length - 2)
  return words.with(long, `${word.slice(0, at)} ${word.slice(at)}`).join(' ')
}

function withoutMiddle(name: string, random: Random): string | null {
  const words = name.split(' ')
  return words.length < 3 ? null : words.toSpliced(random.int(1, words.length - 2), 1).join(' ')
}

function otherVowels(name: string, random: Random): string | null {
  const places = [...name].flatMap((letter, at) => ('aeiou'.includes(letter) ? [at] : []))
  if (places.length < 3) return null
  const at = random.pick(places)
  const vowel = random.pick([...'aeiou'].filter((other) => other !== name[at]))
  return name.slice(0, at) + vowel + name.slice(at + 1)
}

/** As a clerk hears and writes it; only of names in plain letters. */
const CYRILLIC: readonly (readonly [string, string])[] = Object.entries({
  ...{ shch: 'щ', sh: 'ш', ch: 'ч', zh: 'ж', kh: 'х', ts: 'ц', yu: 'ю', ya: 'я', ph: 'ф', th: 'т', ck: 'к' },
  ...{
    a: 'а',
    b: 'б',
    c: 'к',
    d: 'д',
    e: 'е',
    f: 'ф',
    g: 'г',
    h: 'х',
    i: 'и',
    j: 'дж',
    k: 'к',
    l: 'л',
    m: 'м',
  },
  ...{
    n: 'н',
    o: 'о',
    p: 'п',
    q: 'к',
    r: 'р',
    s: 'с',
    t: 'т',
    u: 'у',
    v: 'в',
    w: 'в',
    x: 'кс',
    y: 'й',
    z: 'з',
  },
})

function inCyrillic(name: string): string | null {
  if (!/^[A-Za-z ]+$/.test(name)) return null
  return CYRILLIC.reduce((text, [latin, letter]) => text.replaceAll(latin, letter), name.toLowerCase())
}
