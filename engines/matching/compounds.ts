import type { Word } from './normalise.ts'
import { foldAbjad } from './scripts/abjad.ts'
import { splitSurname } from './scripts/syllables.ts'
import { halfNames } from './tables/particles.ts'

/*
 * Parts that custom writes joined or apart: Abd al-Rahman, Abdurrahman; Saif al-Din, Sayfuddin; Habib Allah, Habibullah;
 * 金正恩. Both ways of writing give the same words here, in Latin and in Arabic letters.
 */

/** abd + vowel + (l or the sun letter doubled) + a name. */
const SERVANT = /^(abd(?:[aeiou]{1,2})(?:l|([rszdtn])h?(?=\2)))(.{3,})$/
/** The same where the sun letter stands once: Abdirashid, Abdenour, Abdeslam; not in family names made of it: Abdurahimov. */
const SERVANT_PLAIN = /^(abd[aeiou]{1,2})((?:[rszdtn]h?[aeiou].|slam).*)(?<!(?:[oe]v|in)a?)$/
const RELIGION = /^(.{3,}?)[aeiou]{1,2}[dl]?d[iey]{1,2}ne?$/
/** Habibullah; in Hausa and Somali Abdullahi. One l only after u and o, or in Abdalah: Jamilah is a woman. */
const OF_GOD = /^(.{3,}?)(?:[uo]{1,2}l{1,2}|[aei]ll|(?<=^abd)[ae]l)a{1,2}hi?$/
/** Abu Bakr is one name, as Abubakar is. */
const BAKR = /^(?:bakr|ba[ck]{1,2}[aei]r)$/
const ARTICLES = new Set('al el ul ad ud ed id ur ar er as us es'.split(' '))
const DIN = new Set('din deen dine dyn uddin eddin eddine aldin aldeen'.split(' '))
const LAH = new Set('allah ullah ollah lah llah'.split(' '))
/** At least this many letters stand after an article in Arabic. */
const ARTICLE_REST = 2

/** The words of a person's name with compounds in one form, and East Asian names in surname and given name. */
export function compoundsOf(words: readonly Word[]): readonly Word[] {
  return joinLatin(joinArabic(words)).flatMap((word) => splitWord(word, words.length))
}

function joinLatin(words: readonly Word[]): readonly Word[] {
  const out: Word[] = []
  for (let i = 0; i < words.length; ) {
    const joined = joinedAt(words, i)
    const word = joined?.word ?? words[i]
    if (word !== undefined) out.push(word)
    i += joined?.length ?? 1
  }
  return out
}

/** "Saif al-Din" or "Abd Allah" at this position, as one word. */
function joinedAt(words: readonly Word[], at: number): { word: Word; length: number } | null {
  const word = words[at]
  const article = ARTICLES.has(words[at + 1]?.key ?? '') ? 1 : 0
  const ending = endingOf(words[at + 1 + article]?.key ?? '')
  const key = word === undefined || ending === null ? null : joinedKey(word.key, ending)
  if (key === null) return null
  const length = 2 + article
  return { word: { text: textOf(words.slice(at, at + length)), key }, length }
}

function joinedKey(key: string, ending: string): string | null {
  if (BAKR.test(ending)) return ABU.has(key) ? `abu${ending}` : null
  if (ending === 'ullah' && /^abd[aeiou]?l?$/.test(key)) return 'abdullah'
  if (halfNames.has(key) || ARTICLES.has(key) || !/^[a-z]{3,}$/.test(key)) return null
  return key + ending
}

const ABU = new Set(['abu', 'abou', 'abi', 'aboo'])

function endingOf(key: string): string | null {
  if (BAKR.test(key)) return key
  if (DIN.has(key)) return 'uddin'
  return LAH.has(key) ? 'ullah' : null
}

const ARABIC_ABU = new Set(['ابو', 'أبو', 'ابي', 'أبي', 'بو'])
const ARABIC_ENDINGS = new Set(['الدين', 'الله'])
/** Begins the block of Arabic; letters of Latin, Greek and Cyrillic names stand before it. */
const ARABIC = 0x600

function joinArabic(words: readonly Word[]): readonly Word[] {
  const out: Word[] = []
  for (const word of words) {
    const before = out.at(-1)
    const joins = word.key.charCodeAt(0) >= ARABIC && ARABIC_ENDINGS.has(foldAbjad(word.key))
    if (before !== undefined && ARABIC_ABU.has(before.key) && word.key === 'بكر') {
      out[out.length - 1] = { text: `${before.text} ${word.text}`, key: 'ابوبكر' }
    } else if (before !== undefined && joins && /^\p{Script=Arabic}+$/u.test(before.key)) {
      out[out.length - 1] = { text: `${before.text} ${word.text}`, key: before.key + foldAbjad(word.key) }
    } else out.push(word)
  }
  return out
}

function splitWord(word: Word, wordCount: number): readonly Word[] {
  if (/^[a-z]+$/.test(word.key)) return splitLatin(word)
  if (word.key.charCodeAt(0) < ARABIC) return [word]
  if (/^\p{Script=Arabic}+$/u.test(word.key)) return splitArabic(word)
  if (/^\p{Script=Han}+$|^\p{Script=Hangul}+$/u.test(word.key) && wordCount === 1) {
    return splitSurname(word.key).map((part) => ({ text: part, key: part }))
  }
  return [word]
}

/** Somali writes the ayn of Abd as c. */
const SOMALI_SERVANT = /^c(?=abd[aeiou])/

function splitLatin(typed: Word): readonly Word[] {
  const word = { text: typed.text, key: typed.key.replace(SOMALI_SERVANT, '') }
  if (halfNames.has(word.key))
    return [{ text: word.text, key: word.key.startsWith('abd') ? 'abdul' : halfKey(word.key) }]
  const god = word.key.endsWith('h') || word.key.endsWith('hi') ? OF_GOD.exec(word.key) : null
  if (god !== null) return [{ text: word.text, key: `${god[1]}ullah` }]
  const rest = SERVANT.exec(word.key)?.[3] ?? SERVANT_PLAIN.exec(word.key)?.[2]
  if (rest !== undefined) {
    const at = word.text.length - rest.length
    return [
      { text: word.text.slice(0, at), key: 'abdul' },
      ...splitLatin({ text: word.text.slice(at), key: rest }),
    ]
  }
  const religion = word.key.endsWith('n') || word.key.endsWith('ne') ? RELIGION.exec(word.key) : null
  return religion === null ? [word] : [{ text: word.text, key: `${religion[1]}uddin` }]
}

function halfKey(key: string): string {
  return /^o?u/.test(key) ? 'umm' : 'abu'
}

const ARABIC_HALVES: Readonly<Record<string, string>> = {
  عبد: 'abdul',
  ابو: 'abu',
  أبو: 'abu',
  ابي: 'abu',
  أبي: 'abu',
  ام: 'umm',
  أم: 'umm',
}

function splitArabic(word: Word): readonly Word[] {
  const half = ARABIC_HALVES[word.key]
  if (half !== undefined) return [{ text: word.text, key: half }]
  if (
    word.key.startsWith('عبدال') &&
    word.key.length > 6 &&
    word.key !== 'عبدالله' &&
    word.key !== 'عبداللہ'
  ) {
    return [
      { text: word.text.slice(0, 3), key: 'abdul' },
      { text: word.text.slice(3), key: word.key.slice(5) },
    ]
  }
  if (word.key.startsWith('ال') && word.key.length > 2 + ARTICLE_REST)
    return [{ text: word.text, key: word.key.slice(2) }]
  return [word]
}

function textOf(words: readonly Word[]): string {
  return words.map((word) => word.text).join(' ')
}
