import type { Script } from '../../../kernel/person-name.ts'

/*
 * How a name is written in the machine-readable zone of a travel document: ICAO Doc 9303-3, 8th edition, §6 A (Latin),
 * B (Cyrillic), C (Arabic), values retyped; check against the official text. Letters of §6 A that only lose their mark
 * are not listed: they are the plain reading. Several values stand for several national practices.
 */

const LATIN = rows('ä AE|A å AA|A æ AE ð D ñ N|NXX ö OE|O ø OE ü UE|UXX|U þ TH ĳ IJ œ OE ß SS đ D ŋ N ə E|A')
const CYRILLIC = rows(
  'ё E|IO ђ D є IE ѕ DZ і I ї I ј J љ LJ њ NJ ќ K|KJ ў U џ DZ|DJ а A б B в V г G|H д D е E ж ZH|Z з Z и I|Y й I к K л L м M н N о O ' +
    'п P р R с S т T у U ф F х KH|H ц TS|C ч CH|C ш SH|S щ SHCH|SHT ъ IE ы Y э E ю IU я IA ѫ U ѵ Y ґ G ғ G һ C ь - ћ C ѓ G|GJ',
)
const ARABIC = rows(
  'ء XE آ XAA أ XAE ؤ U إ I ئ XI ا A ب B ة XTA|XAH ت T ث XTH ج J ح XH خ XKH د D ذ XDH ر R ز Z س S ش XSH ص XSS ض XDZ ط XTT ظ XZZ ' +
    'ع E غ G ف F ق Q ك K ل L م M ن N ه H و W ى XAY ي Y ٱ XXA ٹ XXT ټ XRT پ P ځ XKE څ XXH چ XC ڈ XXD ډ XDR ڑ XXR ړ XRR ږ XRX ژ XJ ښ XXS ' +
    'ک XKK ګ XXK ڭ XNG گ XGG ں XNN ڼ XXN ھ XDO ۀ XYH ہ XXG ۂ XGE ۃ XTG ی XYA ۍ XXY ې Y ے XYB ۓ XBE',
)
/** At the start of a word in Ukrainian practice. */
const UKRAINIAN_FIRST = rows('є YE ї YI й Y ю YU я YA')
/** A letter with shadda. */
const DOUBLED = /(.)\u0651/gu
/** Enough for the practices of one country; every letter at its first value comes first. */
const MAX_FORMS = 6

/** The forms of one lower-case word in a machine-readable zone, lower case; empty when they are the plain reading. */
export function icaoForms(word: string, script: Script): readonly string[] {
  switch (script) {
    case 'Latn':
      return /^[a-z0-9]*$/.test(word) ? [] : spell(word.normalize('NFC'), LATIN)
    case 'Cyrl':
      return [...spell(word, CYRILLIC), ...ukrainianFirst(word)]
    case 'Arab':
      return spell(doubled(word.normalize('NFC')), ARABIC)
    default:
      return []
  }
}

function spell(word: string, letters: ReadonlyMap<string, readonly string[]>): string[] {
  let forms = ['']
  for (const char of word) {
    const values = letters.get(char)
    if (values === undefined || values.length === 1) {
      const value = values?.[0] ?? unmarked(char)
      for (let at = 0; at < forms.length; at++) forms[at] += value
    } else forms = forms.flatMap((form) => values.map((value) => form + value)).slice(0, MAX_FORMS)
  }
  // One practice is used for a whole name: mixtures past the limit are not worth their keys.
  return forms.filter((form, at) => /^[a-z0-9]+$/.test(form) && forms.indexOf(form) === at)
}

function unmarked(char: string): string {
  return char < '\u0080' ? char : char.normalize('NFD').replace(/\p{Mn}/gu, '')
}

function ukrainianFirst(word: string): string[] {
  const first = UKRAINIAN_FIRST.get(word[0] ?? '')?.[0]
  if (first === undefined) return []
  return spell(word.slice(1), CYRILLIC)
    .slice(0, 1)
    .map((rest) => first + rest)
}

function doubled(word: string): string {
  return /[\u0640\u064b-\u065f]/.test(word)
    ? word.replace(DOUBLED, '$1$1').replace(/[\u064b-\u065f\u0640]/g, '')
    : word
}

function rows(text: string): ReadonlyMap<string, readonly string[]> {
  const items = text.split(' ')
  const found = new Map<string, readonly string[]>()
  for (let i = 0; i + 1 < items.length; i += 2) {
    const values = items[i + 1] === '-' ? [''] : (items[i + 1] ?? '').toLowerCase().split('|')
    found.set((items[i] ?? '').normalize('NFC'), values)
  }
  return found
}
