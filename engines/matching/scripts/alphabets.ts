import type { Script } from '../../../kernel/person-name.ts'

/*
 * Letter tables to Latin for alphabets that write their vowels. One plain reading for each letter: the spelling family
 * (spelling.ts) absorbs what the romanisation standards (ISO 9, BGN/PCGN, GOST, passport rules) do differently.
 * Sources: the alphabets themselves; readings as in BGN/PCGN, ours to confirm by native readers.
 */

const CYRILLIC = table(
  'а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ' +
    'ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g ў u ђ dj ћ c ѓ gj ќ kj љ lj њ nj џ dz ј j ѕ dz ' +
    'қ q ғ gh ү u ұ u ө o ә a ң ng һ h ҳ h ҷ j ҹ j ӣ i ӯ u җ j ҙ z ҡ q ҫ s ӑ a ӗ e ӳ u ѣ e ѳ f ѵ i ӕ a ӏ - ӓ a ӧ o ӱ u ӹ y',
)
const GREEK = table(
  'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o',
)
const ARMENIAN = table(
  'ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ' +
    'ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev',
)
const GEORGIAN = table(
  'ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz ' +
    'წ ts ჭ ch ხ kh ჯ j ჰ h',
)

/** Two letters that are read as one, before the single letters. */
const PAIRS: Partial<Record<Script, readonly (readonly [RegExp, string])[]>> = {
  Grek: [
    [/ου/g, 'u'],
    [/^μπ/g, 'b'],
    [/^ντ/g, 'd'],
    [/γκ/g, 'g'],
    [/γγ/g, 'ng'],
    [/τζ/g, 'tz'],
    [/ευ(?=[βγδζλμνραεηιουω])/g, 'ev'],
    [/ευ/g, 'ef'],
    [/αυ(?=[βγδζλμνραεηιουω])/g, 'av'],
    [/αυ/g, 'af'],
  ],
  Armn: [[/ու/g, 'u']],
  Cyrl: [
    [/кс/g, 'x'],
    // Adjective endings of family names: -ский, -ый.
    [/[иы]й$/g, 'y'],
  ],
}

const TABLES: Partial<Record<Script, ReadonlyMap<string, string>>> = {
  Cyrl: CYRILLIC,
  Grek: GREEK,
  Armn: ARMENIAN,
  Geor: GEORGIAN,
}

/** The Latin reading of one lower-case word, or null when its script has no table here. */
export function readAlphabet(word: string, script: Script): string | null {
  const letters = TABLES[script]
  if (letters === undefined) return null
  let text = script === 'Grek' ? word.normalize('NFD').replace(/\p{Mn}/gu, '') : word
  for (const [pair, reading] of PAIRS[script] ?? []) text = text.replace(pair, reading)
  let out = ''
  for (const char of text) out += letters.get(char) ?? char
  return stripMarks(out)
}

/** Letters of Latin alphabets that do not fall apart into a base letter and a mark. */
const WHOLE_LETTERS = table(
  'ß ss æ ae œ oe ø o đ d ð d þ th ł l ħ h ı i ŧ t ŋ ng ə a ɓ b ɗ d ƙ k ơ o ư u ĳ ij ĸ k ſ s ǝ e ɛ e ɔ o ƴ y',
)

/** Lower-case Latin text without marks: é → e, ø → o, ß → ss. What is not Latin stays. */
export function stripMarks(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word
  let out = ''
  for (const char of word.normalize('NFD')) {
    if (!/\p{Mn}/u.test(char)) out += WHOLE_LETTERS.get(char) ?? char
  }
  return out
}

/** Pairs "letter reading", separated by spaces; `-` reads as nothing. */
function table(text: string): ReadonlyMap<string, string> {
  const items = text.split(' ')
  const pairs: [string, string][] = []
  for (let i = 0; i + 1 < items.length; i += 2) {
    pairs.push([items[i] ?? '', items[i + 1] === '-' ? '' : (items[i + 1] ?? '')])
  }
  return new Map(pairs)
}
