/**
 * What a name is to its bearer, as the contributor tells it.
 * `weak_alias`: the contributor says that it matches too widely to stand alone (UN "Low", OFAC weak a.k.a.).
 * `original`: the name in the bearer's own script.
 */
export const nameTypes = ['primary', 'original', 'alias', 'weak_alias', 'former', 'maiden'] as const
export type NameType = (typeof nameTypes)[number]

/** ISO 15924 codes of the scripts that names here are written in; `Zyyy` when mixed or none. */
export const scripts = [
  'Latn',
  'Cyrl',
  'Grek',
  'Armn',
  'Geor',
  'Arab',
  'Hebr',
  'Hani',
  'Hang',
  'Kana',
  'Thai',
  'Deva',
  'Beng',
  'Taml',
  'Telu',
  'Gujr',
  'Guru',
  'Sinh',
  'Khmr',
  'Laoo',
  'Mymr',
  'Ethi',
  'Tibt',
  'Zyyy',
] as const
export type Script = (typeof scripts)[number]

/** Parts of a name where the contributor gives them. They say which is family and which is given. */
export type NameParts = {
  readonly given: string | null
  readonly middle: string | null
  readonly family: string | null
}

const testsByScript: readonly (readonly [Script, RegExp])[] = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Armn', /\p{Script=Armenian}/gu],
  ['Geor', /\p{Script=Georgian}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Hang', /\p{Script=Hangul}/gu],
  ['Kana', /\p{Script=Hiragana}|\p{Script=Katakana}/gu],
  ['Hani', /\p{Script=Han}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Deva', /\p{Script=Devanagari}/gu],
  ['Beng', /\p{Script=Bengali}/gu],
  ['Taml', /\p{Script=Tamil}/gu],
  ['Telu', /\p{Script=Telugu}/gu],
  ['Gujr', /\p{Script=Gujarati}/gu],
  ['Guru', /\p{Script=Gurmukhi}/gu],
  ['Sinh', /\p{Script=Sinhala}/gu],
  ['Khmr', /\p{Script=Khmer}/gu],
  ['Laoo', /\p{Script=Lao}/gu],
  ['Mymr', /\p{Script=Myanmar}/gu],
  ['Ethi', /\p{Script=Ethiopic}/gu],
  ['Tibt', /\p{Script=Tibetan}/gu],
]

/** The script of most letters of `text`; `Zyyy` when it has no letter of a known one. */
export function scriptOf(text: string): Script {
  let best: Script = 'Zyyy'
  let most = 0
  for (const [script, test] of testsByScript) {
    const count = text.match(test)?.length ?? 0
    if (count > most) {
      most = count
      best = script
    }
  }
  return best
}
