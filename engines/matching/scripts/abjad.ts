/*
 * Arabic (with Persian, Urdu, Kurdish, Pashto letters) and Hebrew: scripts that leave short vowels out, so that no letter
 * table gives a Latin name. Native letters are kept, folded; a Latin spelling is verified by aligning it to the letters.
 * Readings are the common ones in passports from Morocco to Indonesia; ours to confirm by native readers.
 */

/** Spellings of each letter, most of them of one sound in several Latin traditions. `_` is silence. */
const SPELLINGS = spellings({
  ا: 'a e i o u aa _',
  ء: '_ a e i u',
  ئ: '_ i e y a',
  ؤ: 'u o w ou',
  ع: '_ a e i o u aa',
  ب: 'b p',
  پ: 'p b',
  ت: 't',
  ث: 'th s t',
  ج: 'j g dj dzh zh c',
  چ: 'ch tch tsch c tj',
  ح: 'h',
  خ: 'kh h k x j ch',
  د: 'd',
  ذ: 'dh z d th',
  ر: 'r',
  ز: 'z s',
  ژ: 'zh j z',
  س: 's c ss',
  ش: 'sh ch sch s sj',
  ص: 's ss c',
  ض: 'd dh z dz',
  ط: 't',
  ظ: 'z dh d th',
  غ: 'gh g r',
  ف: 'f ph v',
  ڤ: 'v f',
  ق: 'q k g gh kh c ck',
  ك: 'k c ck q ch g',
  گ: 'g gu',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h _ a e eh ah',
  و: 'w v o u ou oo aw au ow ew',
  ي: 'y i e ee ie ei ai ay iy j a ey',
  ٹ: 't',
  ڈ: 'd',
  ڑ: 'r',
  ں: 'n _',
  א: '_ a e i o u',
  ב: 'b v',
  ג: 'g j dj',
  ד: 'd',
  ה: 'h _ a e ah eh',
  ו: 'v o u w ou oo',
  ז: 'z s',
  ח: 'h ch kh',
  ט: 't',
  י: 'y i j e ee ie ei ai ay',
  כ: 'k ch kh c',
  ל: 'l',
  מ: 'm',
  נ: 'n',
  ס: 's',
  ע: '_ a e i o',
  פ: 'p f ph',
  צ: 'ts tz z c',
  ק: 'k q c',
  ר: 'r',
  ש: 'sh s sch ch',
  ת: 't th',
})

/** Letters of one sound or one shape, as one: hamza seats, final forms, Persian and Arabic yeh and kaf. */
const FOLDS = new Map(
  Object.entries({
    أ: 'ا',
    إ: 'ا',
    آ: 'ا',
    ٱ: 'ا',
    ى: 'ي',
    ی: 'ي',
    ې: 'ي',
    ۍ: 'ي',
    ے: 'ي',
    ۓ: 'ي',
    ێ: 'ي',
    ک: 'ك',
    ڪ: 'ك',
    ګ: 'گ',
    ة: 'ه',
    ۀ: 'ه',
    ہ: 'ه',
    ھ: 'ه',
    ە: 'ه',
    ۃ: 'ه',
    ۆ: 'و',
    ۇ: 'و',
    ۋ: 'و',
    ټ: 'ت',
    ډ: 'د',
    ړ: 'ر',
    ڕ: 'ر',
    ڵ: 'ل',
    ښ: 'ش',
    ږ: 'ژ',
    ځ: 'ز',
    څ: 'س',
    ڼ: 'ن',
    ך: 'כ',
    ם: 'מ',
    ן: 'נ',
    ף: 'פ',
    ץ: 'צ',
  }),
)

/** One word of Arabic or Hebrew letters without points, each letter in its one form. */
export function foldAbjad(word: string): string {
  let out = ''
  for (const char of word.normalize('NFC')) {
    if (!isPlainLetter(char) && /[\p{Mn}\u0640]/u.test(char)) continue
    out += FOLDS.get(char) ?? char
  }
  return out
}

function isPlainLetter(char: string): boolean {
  return (char >= '\u0621' && char <= '\u063a') || (char >= '\u0641' && char <= '\u064a')
}

/** At the start of a word these stand for a vowel that is written in every romanisation: Amin, Umar. */
const FIRST_VOWELS = new Set('اعא')
const WEAK = new Set('اءئؤعهويאהויע')
/** By the code of a small Latin letter. */
const isVowel = new Uint8Array(128)
for (const vowel of 'aeiouy') isVowel[vowel.charCodeAt(0)] = 1
/** Cost of a Latin vowel that no letter writes, beyond the first one, and of a weak letter that is not spelt. */
const EXTRA_VOWEL = 0.12
const WEAK_LETTER = 0.3
const NO_LETTER = 0
const SMALL_H = 'h'.charCodeAt(0)
const LAM = 'ل'.charCodeAt(0)
const ALIF = 'ا'.charCodeAt(0)
/** Wider than any name part that is spelt in both scripts. */
const MAX_LETTERS = 28

const costs = new Float64Array((MAX_LETTERS + 1) * (MAX_LETTERS + 1))

/** The Latin word that was asked about last, since it is compared with many; what each of its letters costs when none spells it. */
let latinLast = ''
const latinCosts = new Float64Array(MAX_LETTERS)

/**
 * How much must be changed so that `latin` spells `letters`: 0 when every letter is spelt and only short vowels are added.
 * Infinity when it is more than `limit`, or when either is too long to be one part of a name.
 */
export function spellingCost(letters: string, latin: string, limit: number): number {
  if (letters.length > MAX_LETTERS || latin.length > MAX_LETTERS) return Number.POSITIVE_INFINITY
  const width = latin.length + 1
  if (latin !== latinLast) {
    latinLast = latin
    for (let j = 0; j < latin.length; j++) latinCosts[j] = latinOnly(latin, j)
  }
  costs.fill(Number.POSITIVE_INFINITY, 0, (letters.length + 1) * width)
  costs[0] = 0
  for (let i = 0; i <= letters.length; i++) {
    if (spellLetter(letters, latin, i, limit) > limit) return Number.POSITIVE_INFINITY
  }
  return costs[letters.length * width + latin.length] ?? Number.POSITIVE_INFINITY
}

/** Fills what can be reached from row `i`, and gives the least cost in it: every way to the end passes each row. */
function spellLetter(letters: string, latin: string, i: number, limit: number): number {
  const start = i * (latin.length + 1)
  let left = costs[start] ?? 0
  let least = left
  for (let j = 1; j <= latin.length; j++) {
    left = Math.min(costs[start + j] ?? 0, left + (latinCosts[j - 1] ?? 0))
    costs[start + j] = left
    if (left < least) least = left
  }
  if (i < letters.length && least <= limit) spendLetter(letters, latin, i, limit)
  return least
}

function spendLetter(letters: string, latin: string, i: number, limit: number): void {
  const width = latin.length + 1
  const letter = speltAt(letters, i)
  const unspelt = i === 0 && letter.isFirstVowel ? WEAK_LETTER : letterOnly(letters, i, letter)
  for (let j = 0; j <= latin.length; j++) {
    const here = costs[i * width + j] ?? 0
    if (here > limit) continue
    const next = (i + 1) * width + j
    lower(next, here + unspelt)
    if (j === latin.length) return
    const first = firstBit(latin, j)
    if ((letter.byOne & first) !== 0) lower(next + 1, here)
    if ((letter.firsts & first) !== 0) lowerBySpellings(letter, latin, j, { next, here })
  }
}

function lowerBySpellings(
  { written }: Spelt,
  latin: string,
  j: number,
  { next, here }: { next: number; here: number },
): void {
  for (const spelling of written) if (latin.startsWith(spelling, j)) lower(next + spelling.length, here)
}

/** Of a small Latin letter; none of another sign. */
function firstBit(latin: string, at: number): number {
  const code = latin.charCodeAt(at)
  return code > 96 && code < 123 ? 1 << (code & 31) : 0
}

/** A letter by its spellings but silence: those of one letter as bits, the others, and the bits of what these begin with. */
type Spelt = {
  readonly byOne: number
  readonly written: readonly string[]
  readonly firsts: number
  readonly isSilent: boolean
  readonly isWeak: boolean
  readonly isFirstVowel: boolean
}

const NEVER_SPELT = speltAs('', [])
/** By the letter's place from the first Hebrew one on. */
const FIRST_LETTER = 0x5d0
const spelt: Spelt[] = []
for (const [letter, all] of SPELLINGS) {
  const at = letter.charCodeAt(0) - FIRST_LETTER
  while (spelt.length <= at) spelt.push(NEVER_SPELT)
  spelt[at] = speltAs(letter, all)
}

function speltAs(letter: string, all: readonly string[]): Spelt {
  const bits = (of: readonly string[]): number => of.reduce((sum, text) => sum | firstBit(text, 0), 0)
  const written = all.filter(({ length }) => length > 1)
  return {
    byOne: bits(all.filter(({ length }) => length === 1)),
    written,
    firsts: bits(written),
    isSilent: all.includes(''),
    isWeak: WEAK.has(letter),
    isFirstVowel: FIRST_VOWELS.has(letter),
  }
}

function speltAt(letters: string, i: number): Spelt {
  return spelt[letters.charCodeAt(i) - FIRST_LETTER] ?? NEVER_SPELT
}

function latinOnly(latin: string, j: number): number {
  const code = latin.charCodeAt(j)
  const before = j === 0 ? NO_LETTER : latin.charCodeAt(j - 1)
  if (isVowel[code] === 1) return isVowel[before] === 1 || j === 0 ? EXTRA_VOWEL : 0
  if (code === before) return 0
  return code === SMALL_H ? 0.35 : 1
}

function letterOnly(letters: string, i: number, letter: Spelt): number {
  if (letter.isSilent) return 0
  const [code, before] = [letters.charCodeAt(i), i === 0 ? 0 : letters.charCodeAt(i - 1)]
  // The l of the article is spelt as the sun letter after it: al-Rahman, ar-Rahman.
  if (code === LAM && before === ALIF) return 0.3
  if (code === before) return 0.1
  return letter.isWeak ? WEAK_LETTER : 1
}

function lower(at: number, cost: number): void {
  if (cost < (costs[at] ?? 0)) costs[at] = cost
}

/** Classes of consonants per letter, as in `coarseKeys` of spelling.ts; a letter with two readings has two. */
const CLASSES = spellings({
  ب: 'P',
  پ: 'P',
  ت: 'T',
  ث: 'T S',
  ج: 'J K',
  چ: 'C',
  خ: '_ K',
  د: 'T',
  ذ: 'T S',
  ر: 'R',
  ز: 'S',
  ژ: 'J S',
  س: 'S',
  ش: 'C',
  ص: 'S',
  ض: 'T S',
  ط: 'T',
  ظ: 'S T',
  غ: 'K',
  ف: 'F',
  ڤ: 'F',
  ق: 'K',
  ك: 'K',
  گ: 'K',
  ل: 'L',
  م: 'M',
  ن: 'N',
  و: '_ F',
  ٹ: 'T',
  ڈ: 'T',
  ڑ: 'R',
  ں: 'N',
  ב: 'P F',
  ג: 'K',
  ד: 'T',
  ו: '_ F',
  ז: 'S',
  ח: '_ C',
  ט: 'T',
  כ: 'K C',
  ל: 'L',
  מ: 'M',
  נ: 'N',
  ס: 'S',
  פ: 'P F',
  צ: 'S',
  ק: 'K',
  ר: 'R',
  ש: 'C S',
  ת: 'T',
})
const MAX_KEYS = 8

/** Keys of consonant classes under which Latin spellings of these letters are found. */
export function abjadKeys(letters: string): readonly string[] {
  let keys = ['']
  for (let at = 0; at < letters.length; at++) {
    const classes = classesAt(letters, at)
    if (classes.length === 0) continue
    keys = keys.flatMap((key) =>
      classes.map((name) => (key.endsWith(name) && name !== '' ? key : key + name)),
    )
    keys = [...new Set(keys)].slice(0, MAX_KEYS)
  }
  return keys.filter((key) => key !== '')
}

function classesAt(letters: string, at: number): readonly string[] {
  const letter = letters[at] ?? ''
  // At the start of a word waw is a consonant: Walid. The l of the article is often spelt as the next letter.
  if (at === 0 && (letter === 'و' || letter === 'ו')) return ['F']
  if (at > 1 && letter === 'ل' && letters[at - 1] === 'ا') return ['L', '']
  return CLASSES.get(letter) ?? []
}

function spellings(source: Record<string, string>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(source).map(([letter, list]) => [
      letter.normalize('NFC').replace(/\p{Cf}/gu, ''),
      list.split(' ').map((spelling) => (spelling === '_' ? '' : spelling)),
    ]),
  )
}
