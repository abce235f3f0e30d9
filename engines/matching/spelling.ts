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
  [/gu(?=[ei])/g, 'g'],
  [/dh/g, 'd'],
  [/th/g, 't'],
  [/ck|cq|q/g, 'k'],
  [/ch/g, 'C'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/ts|tz/g, 'c'],
  [/^hs/g, 's'],
  [/x/g, 'ks'],
  [/aw(?=[bcdfghjklmnpqrstxz])|aou/g, 'au'],
  [/w/g, 'v'],
  [/ou|oo/g, 'u'],
  [/ee|ie/g, 'i'],
  [/ey/g, 'ei'],
  [/ay/g, 'ai'],
  [/ij(?![aeiou])|iy|yi|yy|y/g, 'i'],
  [/(?<=[a-z]{3})ah$/g, 'a'],
  [/(.)\1+/g, '$1'],
]

/** Letters without which a rule finds nothing, most rules by far in most words: as bits, a to z. */
const NEEDED = RULES.map(([pattern]) => neededFor(pattern.source))
/** Letters that rules write and others read. */
const WRITTEN = maskOf('hfgkscuivj')
const DOUBLED = RULES.length - 1

/** Of alternatives that begin alike only the first letter is sure; of a sequence the first two. */
function neededFor(source: string): number {
  const alternatives = source.replace(/\(\?.*?\)|\^|\?|\[.*?\]/g, '').split('|')
  return alternatives.map((alternative) => maskOf(alternative)).reduce((all, mask) => all & mask, 0xffff_ffff)
}

function maskOf(text: string): number {
  let mask = 0
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at) - 97
    if (letter >= 0 && letter < 26) mask |= 1 << letter
  }
  return mask
}

/** Romanisations of one name that differ by custom only have one family: Yusuf, Yousouf. */
export function familyOf(word: string): string {
  let out = word.startsWith('x') ? `s${word.slice(1)}` : word
  const letters = maskOf(out) | WRITTEN
  for (let at = 0; at < DOUBLED; at++) {
    const needed = NEEDED[at] ?? 0
    const rule = RULES[at]
    if (rule !== undefined && (letters & needed) === needed) out = out.replace(rule[0], rule[1])
  }
  return withoutDoubles(out)
}

function withoutDoubles(text: string): string {
  for (let at = 1; at < text.length; at++) {
    if (text.charCodeAt(at) === text.charCodeAt(at - 1)) return text.replace(/(.)\1+/g, '$1')
  }
  return text
}

/** J and g are one letter in Cairo, gh and q in Tehran. */
const FINE: Readonly<Record<string, string>> = {
  ...{ z: 's', c: 's', S: 's', C: 's', v: 'f', Z: 'k', j: 'k', g: 'k' },
}

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
