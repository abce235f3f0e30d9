/*
 * One Latin word in three coarser forms. Family: what several romanisations of one name have in common, vowels kept.
 * Skeleton: its consonants. Coarse keys: classes of consonants, a bridge to scripts without vowels.
 */

/** In order: longer spellings first. Capitals are single sounds: S sh, C ch, Z zh; c is ts. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/shch|schtsch|sch?tsch/g, 'S'],
  [/tsch|tch|cz/g, 'C'],
  [/sch|sh|sz/g, 'S'],
  [/dzh|dj/g, 'j'],
  [/zh/g, 'Z'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/gh/g, 'g'],
  [/dh/g, 'd'],
  [/th/g, 't'],
  [/ck|cq|q/g, 'k'],
  [/ch/g, 'C'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/ts|tz/g, 'c'],
  [/^hs/g, 's'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/ou|oo/g, 'u'],
  [/ee|ie/g, 'i'],
  [/ey/g, 'ei'],
  [/ay/g, 'ai'],
  [/ij(?![aeiou])|iy|yi|yy|y/g, 'i'],
  [/(.)\1+/g, '$1'],
]

/** Romanisations of one name that differ by custom only have one family: Yusuf, Yousouf. */
export function familyOf(word: string): string {
  let out = word.startsWith('x') ? `s${word.slice(1)}` : word
  for (const [from, to] of RULES) out = out.replace(from, to)
  return out
}

const FINE: Readonly<Record<string, string>> = { z: 's', c: 's', S: 's', C: 's', Z: 'j', v: 'f' }

/** Consonants of a family, h and vowels left out, doubled ones once. */
export function skeletonOf(family: string): string {
  let out = ''
  for (const char of family) {
    if ('aeiouh'.includes(char)) continue
    const consonant = FINE[char] ?? char
    if (!out.endsWith(consonant)) out += consonant
  }
  return out
}

const COARSE: Readonly<Record<string, string>> = {
  b: 'P',
  p: 'P',
  f: 'F',
  v: 'F',
  t: 'T',
  d: 'T',
  s: 'S',
  z: 'S',
  c: 'S',
  S: 'C',
  C: 'C',
  j: 'J',
  Z: 'J',
  k: 'K',
  g: 'K',
  l: 'L',
  r: 'R',
  m: 'M',
  n: 'N',
}

/** One class a consonant, for comparison with keys of scripts that leave vowels out. */
export function coarseOf(family: string): string {
  let out = ''
  for (const char of family) {
    const name = COARSE[char]
    if (name !== undefined && !out.endsWith(name)) out += name
  }
  return out
}
