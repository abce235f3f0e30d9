import anyAscii from 'any-ascii'

/*
 * Thai names. Vowels stand before, over, under or behind their consonant, some are not written, and a consonant with a mark
 * of silence is not spoken. People write their names by sound (Royal Thai General System of Transcription, 1999), by custom (j for จ,
 * no h after k, p and t), or letter by letter as in Sanskrit (Shinawatra, Vejjajiva). Ours to confirm by native readers.
 */

/** A silent consonant, with a vowel of its own: ทร์, ธิ์, พันธุ์. */
const SILENT = /[\u0e01-\u0e2e][\u0e34\u0e38]?\u0e4c/g
/** Marks of tone and others that say nothing here. */
const TONES = /[\u0e47-\u0e4b\u0e4d\u0e4e\u0e2f\u0e46]/g
/** เ แ โ ใ ไ are written before the consonant that they follow, and before a cluster with ร ล ว. */
const BEFORE = /([\u0e40-\u0e44])([\u0e01-\u0e2e](?:[รลว](?=[\u0e01-\u0e2e\u0e30-\u0e3a]))?)/g

const FIRSTS = valuesOf(
  'ก k ข kh ฃ kh ค kh ฅ kh ฆ kh ง ng จ ch ฉ ch ช ch ฌ ch ซ s ศ s ษ s ส s ญ y ฎ d ด d ฏ t ต t ฐ th ฑ th ฒ th ถ th ท th ธ th ณ n น n ' +
    'บ b ป p ผ ph พ ph ภ ph ฝ f ฟ f ม m ย y ร r ล l ฬ l ว w ห h ฮ h อ _',
)
const LASTS = valuesOf(
  'ก k ข k ค k ฆ k ง ng จ t ช t ซ t ฎ t ฏ t ฐ t ฑ t ฒ t ด t ต t ถ t ท t ธ t ศ t ษ t ส t ญ n ณ n น n ร n ล n ฬ n ' +
    'บ p ป p พ p ฟ p ภ p ม m ย i ว o',
)
const SIGNS = valuesOf('ะ a ั a า a ำ am ิ i ี i ึ ue ื ue ุ u ู u เ e แ ae โ o ใ ai ไ ai ฤ rue')

/** Latin spellings of a Thai word: every letter that is spoken, then by sound, then by custom. */
export function thaiForms(word: string): readonly string[] {
  const letters = word.normalize('NFC').replace(SILENT, '').replace(TONES, '').replace(BEFORE, '$2$1')
  const plain = anyAscii(letters)
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  const heard = byEar([...letters])
  return [...new Set([plain, heard, customary(heard), customary(plain)])].filter((form) => form !== '')
}

function customary(form: string): string {
  return form.replace(/ch/g, 'j').replace(/(?<=[kpt])h/g, '')
}

/** Syllable by syllable. `isOpen`: the one before has a vowel and no last consonant. */
function byEar(letters: readonly string[]): string {
  let heard = { text: '', isOpen: false }
  let out = ''
  for (const at of letters.keys()) {
    heard = heardAt(letters, at, heard.isOpen)
    out += heard.text
  }
  return out
}

/** A consonant alone closes the syllable before, or has a vowel that nobody writes. */
function heardAt(letters: readonly string[], at: number, isOpen: boolean): { text: string; isOpen: boolean } {
  const letter = letters[at] ?? ''
  const sign = SIGNS.get(letter)
  if (sign !== undefined) return { text: sign, isOpen: true }
  const first = FIRSTS.get(letter) ?? ''
  if (SIGNS.has(letters[at + 1] ?? '')) return { text: first, isOpen: false }
  if (isOpen) return { text: LASTS.get(letter) ?? '', isOpen: false }
  return { text: first + unwritten(letters, at), isOpen: at + 1 < letters.length }
}

/** "o" in a closed syllable, "a" in an open one, none in a cluster at the end. */
function unwritten(letters: readonly string[], at: number): string {
  if (at + 1 >= letters.length) return ''
  const isClosed = !SIGNS.has(letters[at + 2] ?? '')
  return isClosed && letters[at] !== 'อ' ? 'o' : 'a'
}

function valuesOf(text: string): ReadonlyMap<string, string> {
  const parts = text.split(' ')
  return new Map(
    parts.flatMap((part, at) =>
      at % 2 === 0 ? [[part, (parts[at + 1] ?? '').replace('_', '')] as const] : [],
    ),
  )
}
