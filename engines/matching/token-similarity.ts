import type { PartMatch } from '../../kernel/match.ts'
import { changeCost, editCost, letterDistance } from './edit-cost.ts'
import { spellingCost } from './scripts/abjad.ts'
import { areDistinct } from './tables/common-parts.ts'
import type { Token } from './token.ts'

type How = PartMatch['how']

/** Similarities of the ways in which two words meet. Ours, tuned on labelled pairs and lists (README). */
const SAME_FAMILY = 0.97
/** One of the spellings that a word has by another custom: 黄 is Huang and Wong, which else are two names. */
const LISTED_SPELLING = 0.98
/** Less than what makes a name alone a hit (strength.ts): which vowels were meant nobody can tell. */
const SPELT_IN_OTHER_SCRIPT = 0.95
const NICKNAME = 0.86
/** Same reading of other characters: 小明, 晓明. */
const SAME_READING = 0.85
const SAME_CONSONANTS = 0.8
/** What is over the budget of changes is worth less than this, and falls to nothing. */
const CLIFF = 0.45
const SLOPE = 0.5
/** Changes beyond the budget after which nothing is left. */
const BEYOND = CLIFF / SLOPE
const ROUNDING = 1e-9
/** A letter wrong in a word of three: too little to stand without the day of birth. */
const SHORT_SLIP = 0.5
/** One letter, with room for rounding. */
const ONE_SLIP = 1.05
/** At most so much for two well-known names that differ. */
const DISTINCT = 0.4
/** Of words of one or two letters: An, Ann. Families make too much of one alike. */
const SHORT_FAMILY = 0.85
/** Written with marks on both sides, and others: Tuấn, Tuân. */
const OTHER_MARKS = 0.85
/** A short word bears a change, but with it alone a name is no hit: Htet, Thet; Sara, Zara. */
const SHORT_LIKE = 0.87
const SHORT_WORD = 4
/** A man's name and a woman's: Antonio, Antonia; Aleksandr, Aleksandra. */
const OTHER_SEX = 0.87

/** Pairs remembered, one per place: the words of a query meet the same words in many names. A power of two. */
const PLACES = 1 << 16
const lowerIds = new Uint32Array(PLACES)
const higherIds = new Uint32Array(PLACES)
const similarities = new Float64Array(PLACES)

/** How alike two words are, 0 to 1; the same in both directions. */
export function tokenSimilarity(a: Token, b: Token): number {
  if (a === b || a.key === b.key) return 1
  const lower = Math.min(a.id, b.id)
  const higher = Math.max(a.id, b.id)
  const place = (Math.imul(lower, 0x9e3779b1) ^ Math.imul(higher, 0x85ebca6b)) >>> SHIFT
  if (lowerIds[place] === lower && higherIds[place] === higher) return similarities[place] ?? 0
  const similarity = compare(a, b, BEYOND)
  lowerIds[place] = lower
  higherIds[place] = higher
  similarities[place] = similarity
  return similarity
}

/** The same where no more must be changed than two words bear; at less cost where more must: then anything below `CLIFF`. */
export function nearSimilarity(a: Token, b: Token): number {
  return a === b || a.key === b.key ? 1 : compare(a, b, ROUNDING)
}

/** The highest bits of a product are the best mixed. */
const SHIFT = 16

/** Changes over the budget are counted up to `beyond`. */
function compare(a: Token, b: Token, beyond: number): number {
  const areOthers = areDistinct(a.wellKnown, b.wellKnown)
  if (a.writing === 'abjad' || b.writing === 'abjad')
    return Math.min(abjadSimilarity(a, b, beyond), areOthers ? DISTINCT : 1)
  return compareSpelt(a, b, { areOthers, beyond })
}

type HowFar = { readonly areOthers: boolean; readonly beyond: number }

function compareSpelt(a: Token, b: Token, { areOthers, beyond }: HowFar): number {
  if (a.writing === 'syllables' && a.script === b.script && a.script !== 'Kana')
    return syllableSimilarity(a, b)
  const alike = spellingSimilarity(a, b, beyond)
  const spelt = alike > OTHER_SEX && areOfOtherSex(a.form, b.form) ? OTHER_SEX : alike
  if (spelt >= (areOthers ? LISTED_SPELLING : NICKNAME)) return spelt
  if (areNicknames(a, b)) return NICKNAME
  if (areOthers) return Math.min(spelt, DISTINCT)
  return a.writing === 'syllables' || b.writing === 'syllables'
    ? Math.max(spelt, consonantSimilarity(a, b))
    : spelt
}

/** By their endings alone, as languages have them: -o and -a; nothing and -a after a consonant; -el and -elle, -en and -enne. */
function areOfOtherSex(x: string, y: string): boolean {
  if (!mayBeHers(x) && !mayBeHers(y)) return false
  const short = (x.length <= y.length ? x : y).replace(SILENT_H, '')
  const long = (x.length <= y.length ? y : x).replace(SILENT_H, '')
  if (short.length < FEWEST_OF_SEX) return false
  if (long === `${short}${short.at(-1)}e`) return true
  if (!long.endsWith('a') && !short.endsWith('a')) return false
  if (short.length === long.length)
    return short.slice(0, -1) === long.slice(0, -1) && (short.endsWith('o') || long.endsWith('o'))
  return long === `${short}a` && !VOWEL_AT_END.test(short)
}

function mayBeHers(form: string): boolean {
  return form.endsWith('a') || form.endsWith('e') || form.endsWith('ah')
}

const SILENT_H = /(?<=a)h$/
const FEWEST_OF_SEX = 4
const VOWEL_AT_END = /[aeiouy]$/

/** Whether one may be called by the other. */
function areNicknames({ nicknameLines }: Token, other: Token): boolean {
  return nicknameLines.length > 0 && other.nicknameLines.some((line) => nicknameLines.includes(line))
}

function spellingSimilarity(a: Token, b: Token, beyond: number): number {
  const sameForms = formSimilarity(a, b)
  if (sameForms > 0) return sameForms
  const lengths: Compared = {
    beyond,
    short: Math.min(a.form.length, b.form.length),
    long: Math.max(a.form.length, b.form.length),
  }
  let best = 0
  for (const x of a.families) {
    for (const y of b.families) best = Math.max(best, familySimilarity(x, y, lengths))
  }
  // What a family changes may hide a slip of the finger: saxdi for saadi.
  if (best >= CLIFF || lengths.long - lengths.short > 1 || lengths.long < 3) return best
  if (lengths.short >= BEARS_SLIP && a.families[0] === a.form && b.families[0] === b.form) return best
  const slip = editCost(a.form, b.form, ONE_SLIP)
  if (slip > ONE_SLIP) return best
  return Math.max(best, lengths.short < 4 ? SHORT_SLIP * (lengths.short / 3) : graded(slip, lengths))
}

function formSimilarity(a: Token, b: Token): number {
  if (a.form === b.form) return hasMarks(a) && hasMarks(b) ? OTHER_MARKS : 0.99
  if (hasForm(a.icaoForms, b.form) || hasForm(b.icaoForms, a.form)) return 0.99
  return hasForm(a.otherForms, b.form) || hasForm(b.otherForms, a.form) ? LISTED_SPELLING : 0
}

/** Most words have none. */
function hasForm(forms: readonly string[], form: string): boolean {
  return forms.length > 0 && forms.includes(form)
}

function hasMarks({ script, key, form }: Token): boolean {
  return script === 'Latn' && key !== form
}

/** A word of so many letters bears more than a slip: where the family is the form, it was compared already. */
const BEARS_SLIP = 5

/** Lengths of two spellings, and how far over the budget changes are counted. */
type Compared = { readonly short: number; readonly long: number; readonly beyond: number }

/** Changes that a word of so many letters can bear and still be read as the same one. */
function budgetOf(length: number): number {
  if (length <= 3) return 0.6
  if (length === 4) return 1
  return length <= 6 ? 1.5 : 1.9
}

function familySimilarity(x: string, y: string, lengths: Compared): number {
  if (x === y) return lengths.short <= 2 ? SHORT_FAMILY : SAME_FAMILY
  if (lengths.short <= 2 || Math.min(x.length, y.length) < 2) return 0
  if (lengths.long < 5 && /\d/.test(x) !== /\d/.test(y)) return 0
  const limit = budgetOf(lengths.short) + lengths.beyond
  const cost = editCost(x, y, limit)
  if (cost > limit) return 0
  const isOtherInitial = cost > NEAR_INITIAL && changeCost(x, y) > NEAR_INITIAL
  return graded(cost, lengths) * (isOtherInitial ? OTHER_INITIAL : 1)
}

/** Few err in the first letter of a name: another one is another name, unless hearing or romanisation confuses the two. */
const OTHER_INITIAL = 0.85
const NEAR_INITIAL = 0.6

/** From a cost to a similarity: gently down to the budget, then over the cliff. */
function graded(cost: number, lengths: Compared): number {
  const over = cost - budgetOf(lengths.short)
  if (over > ROUNDING) return Math.max(0, CLIFF - SLOPE * over)
  return Math.min(
    lengths.short <= SHORT_WORD ? SHORT_LIKE : 0.96,
    1 - (1.1 * cost) / (lengths.long * 0.5 + 2),
  )
}

function abjadSimilarity(a: Token, b: Token, beyond: number): number {
  if (a.writing === 'abjad' && b.writing === 'abjad')
    return a.script === b.script ? letterSimilarity(a.native, b.native) : 0
  const [letters, other] = a.writing === 'abjad' ? [a, b] : [b, a]
  if (letters.icaoForms.includes(other.form)) return 0.99
  const length = letters.native.length
  const budget = length <= 2 ? 0.35 : 1.15
  let cost = spellingCost(letters.native, other.form, budget + beyond)
  for (const latin of other.otherForms)
    cost = Math.min(cost, spellingCost(letters.native, latin, Math.min(cost, budget + beyond)))
  if (cost > budget) return Math.max(0, CLIFF - SLOPE * (cost - budget))
  return Math.max(0.6, SPELT_IN_OTHER_SCRIPT - (cost * 1.1) / Math.max(3, length))
}

function letterSimilarity(a: string, b: string): number {
  if (a === b) return 0.99
  const length = Math.max(a.length, b.length)
  const distance = letterDistance(a, b)
  if (length <= 3 || distance > 2 || (distance === 2 && length < 7))
    return distance === 1 && length === 3 ? 0.4 : 0
  return 1 - (1.1 * distance) / (length * 0.5 + 1.5)
}

function syllableSimilarity(a: Token, b: Token): number {
  if (a.native === b.native) return 0.99
  const [x, y] = [[...a.native], [...b.native]]
  const length = Math.max(x.length, y.length)
  const wide = a.script === 'Hani' || a.script === 'Hang'
  if (!wide) return Math.max(letterSimilarity(a.key, b.key), a.form === b.form ? 0.9 : 0)
  const kept = length < 2 ? 0 : Math.max(0, 1 - letterDistance(x, y) / length)
  return a.form === b.form ? Math.max(kept, SAME_READING) : kept
}

/** Foreign names in syllables keep little more than their consonants, with l for r: 贝拉克, Barack. */
function consonantSimilarity(a: Token, b: Token): number {
  if (a.heard !== b.heard || a.heard === '') return 0
  const short = Math.min(a.form.length, b.form.length)
  const long = Math.max(a.form.length, b.form.length)
  if (short < 2 || (a.heard.length < 2 && long > 6)) return 0
  return keepsConsonantsOnly(a) || keepsConsonantsOnly(b) || vowelsAgree(a, b) ? SAME_CONSONANTS : 0
}

/** Where syllables are few or readings rough, what is nearest is taken; Indic scripts and Ethiopic say their vowels. */
function keepsConsonantsOnly({ script }: Token): boolean {
  return ROUGH.has(script)
}

const ROUGH: ReadonlySet<Token['script']> = new Set(['Hani', 'Kana', 'Hang', 'Thai', 'Laoo', 'Khmr', 'Tibt'])

function vowelsAgree(a: Token, b: Token): boolean {
  const [x, y] = [a, b].map((token) => (token.families[0] ?? '').replaceAll('a', ''))
  return editCost(x ?? '', y ?? '', VOWELS_APART) <= VOWELS_APART
}

/** Two other vowels. */
const VOWELS_APART = 1.05

/** In words an officer knows, how two parts of this similarity met. */
export function howTokensMet(a: Token, b: Token, similarity: number): How {
  if (a.key === b.key) return 'exact'
  if (similarity < CLIFF) return 'different'
  if (a.script !== b.script) return 'transliterated'
  if (areSpellings(a, b) || similarity >= 0.965) return 'same_spelling_family'
  if (areNicknames(a, b) && similarity <= NICKNAME) return 'nickname'
  const distance = letterDistance(a.form, b.form)
  if (distance === 1) return 'one_letter_different'
  return distance === 2 && a.skeleton !== b.skeleton ? 'two_letters_different' : 'same_sound'
}

function areSpellings(a: Token, b: Token): boolean {
  if (a.native === b.native || a.form === b.form) return true
  if (a.wellKnown >= 0 && a.wellKnown === b.wellKnown) return true
  return a.icaoForms.includes(b.form) || b.icaoForms.includes(a.form)
}
