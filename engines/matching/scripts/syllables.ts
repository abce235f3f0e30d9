import anyAscii from 'any-ascii'
import type { Script } from '../../../kernel/person-name.ts'
import { hanForms } from './han.ts'
import { hangulForms } from './hangul.ts'
import { thaiForms } from './thai.ts'

/*
 * Han, Hangul and the scripts without a table of ours. Han and Hangul write surname and given name without a space:
 * passports write them as two words, the given name joined, so that is the form kept here.
 */

/** Compound surnames in both forms of writing; every other surname is one character. */
const COMPOUND = new Set(
  (
    '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 皇甫 慕容 夏侯 尉迟 尉遲 公孙 公孫 长孙 長孫 令狐 东方 東方 南宫 南宮 独孤 獨孤 ' +
    '남궁 황보 제갈 사공 선우 서문 독고 동방'
  ).split(' '),
)

/** Surnames whose usual Latin spellings are not the reading of the character. */
const SURNAMES: Readonly<Record<string, readonly string[]>> = {
  김: ['kim', 'gim'],
  이: ['lee', 'yi', 'ri', 'rhee', 'li'],
  리: ['ri', 'lee', 'yi', 'li'],
  박: ['park', 'pak', 'bak'],
  최: ['choi', 'choe'],
  정: ['jung', 'chung', 'jeong', 'chong', 'jong'],
  강: ['kang', 'gang'],
  조: ['cho', 'jo'],
  윤: ['yoon', 'yun'],
  장: ['jang', 'chang'],
  임: ['lim', 'im', 'rim'],
  림: ['rim', 'lim', 'im'],
  한: ['han'],
  오: ['oh', 'o'],
  서: ['seo', 'suh', 'so'],
  신: ['shin', 'sin'],
  권: ['kwon', 'gwon'],
  황: ['hwang'],
  안: ['ahn', 'an'],
  송: ['song'],
  류: ['ryu', 'yoo', 'yu'],
  유: ['yoo', 'yu', 'ryu', 'you'],
  홍: ['hong'],
  전: ['jeon', 'chon', 'jun'],
  고: ['ko', 'go'],
  문: ['moon', 'mun'],
  양: ['yang', 'ryang'],
  손: ['son', 'sohn'],
  배: ['bae', 'pae'],
  백: ['paek', 'baek', 'baik'],
  허: ['heo', 'ho', 'hur', 'huh'],
  남: ['nam'],
  심: ['shim', 'sim'],
  노: ['roh', 'noh', 'no', 'ro'],
  로: ['ro', 'roh', 'no'],
  곽: ['kwak', 'gwak'],
  차: ['cha'],
  주: ['joo', 'ju', 'chu'],
  우: ['woo', 'u'],
  구: ['koo', 'ku', 'gu'],
  현: ['hyun', 'hyon'],
  曾: ['zeng', 'tsang'],
  单: ['shan', 'dan'],
  陈: ['chen', 'chan'],
  陳: ['chen', 'chan'],
  林: ['lin', 'lam', 'lim'],
  黄: ['huang', 'wong'],
  黃: ['huang', 'wong'],
  王: ['wang', 'wong'],
  李: ['li', 'lee'],
  张: ['zhang', 'cheung'],
  張: ['zhang', 'cheung'],
  刘: ['liu', 'lau'],
  劉: ['liu', 'lau'],
  吴: ['wu', 'ng'],
  吳: ['wu', 'ng'],
  许: ['xu', 'hui'],
  許: ['xu', 'hui'],
  郑: ['zheng', 'cheng'],
  鄭: ['zheng', 'cheng'],
  蔡: ['cai', 'choi', 'tsai'],
  金: ['jin', 'kim'],
  朴: ['piao', 'park', 'pak'],
  崔: ['cui', 'choi', 'choe'],
}

/** "金正恩" → 金 · 正恩. One word stays one when it is no name of two to four characters. */
export function splitSurname(word: string): readonly string[] {
  const characters = [...word]
  if (characters.length < 2 || characters.length > 4) return [word]
  const compound = characters.length > 2 && COMPOUND.has(characters.slice(0, 2).join(''))
  const at = compound ? 2 : 1
  return [characters.slice(0, at).join(''), characters.slice(at).join('')]
}

const OWN_READERS: Partial<Record<Script, (word: string) => readonly string[]>> = {
  Hang: hangulForms,
  Hani: hanForms,
  Thai: thaiForms,
}

/** Latin readings of one word, the plain one first. */
export function readSyllables(word: string, script: Script): readonly string[] {
  const plain = anyAscii(word)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  const known = SURNAMES[word] ?? []
  const own = OWN_READERS[script]?.(word) ?? []
  const read = own.length === 0 ? [plain] : own
  return [...new Set([...known, ...read])].filter((form) => form !== '')
}
