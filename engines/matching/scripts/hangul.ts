/*
 * Korean names by their letters. A block of Hangul is a first consonant, a vowel and perhaps a last consonant (The Unicode
 * Standard, 3.12, "Hangul Syllable Decomposition"). Three customs of writing them in Latin letters: the Revised Romanization
 * of 2000, what most people of the South have in their passports, and what the North writes. Ours to confirm.
 */

const FIRST_BLOCK = 0xac00
const LAST_BLOCK = 0xd7a3
const VOWELS = 21
const LASTS = 28

type Custom = { readonly firsts: readonly string[]; readonly vowels: readonly string[] }

const listed = (text: string): readonly string[] => text.split(' ').map((part) => (part === '_' ? '' : part))

/** ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ; then ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅘ ㅙ ㅚ ㅛ ㅜ ㅝ ㅞ ㅟ ㅠ ㅡ ㅢ ㅣ. */
const customs: readonly Custom[] = [
  {
    firsts: listed('g kk n d tt r m b pp s ss _ j jj ch k t p h'),
    vowels: listed('a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'),
  },
  {
    firsts: listed('k kk n d tt r m b pp s ss _ j jj ch k t p h'),
    vowels: listed('a ae ya yae u e yu ye o wa wae oe yo oo wo we wi yoo u ui i'),
  },
  {
    firsts: listed('k kk n t tt r m p pp s ss _ j jj ch kh th ph h'),
    vowels: listed('a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i'),
  },
]

/** What is heard at the end of a block, the same in all three. */
const lasts = listed('_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t')

/** What everybody writes otherwise than letter by letter. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ['희', 'hee'],
  ['영', 'young'],
])

/** Latin spellings of a word of Hangul, the Revised Romanization first; none when it is not all Hangul. */
export function hangulForms(word: string): readonly string[] {
  const blocks = [...word]
  if (blocks.length === 0 || !blocks.every(isBlock)) return []
  return [
    ...new Set(customs.map((custom, at) => blocks.map((block) => spell(block, custom, at === 1)).join(''))),
  ]
}

function isBlock(block: string): boolean {
  const code = block.codePointAt(0) ?? 0
  return code >= FIRST_BLOCK && code <= LAST_BLOCK
}

function spell(block: string, { firsts, vowels }: Custom, isUsual: boolean): string {
  const usual = isUsual ? USUAL.get(block) : undefined
  if (usual !== undefined) return usual
  const place = (block.codePointAt(0) ?? 0) - FIRST_BLOCK
  const [first, rest] = [Math.floor(place / (VOWELS * LASTS)), place % (VOWELS * LASTS)]
  return `${firsts[first] ?? ''}${vowels[Math.floor(rest / LASTS)] ?? ''}${lasts[rest % LASTS] ?? ''}`
}
