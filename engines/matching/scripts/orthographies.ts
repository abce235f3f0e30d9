import { wellKnown } from '../tables/common-parts.ts'
import { nicknameLinesOf } from '../tables/nicknames.ts'
import { stripMarks } from './alphabets.ts'

/*
 * Latin spellings of one word in other orthographies than its own, and without what custom joins to it. Only where the word
 * shows by its letters that it may be meant: each further spelling is one more key of the index. From the orthographies
 * themselves, ours to confirm by native readers.
 */

/** Other spellings of a plain Latin word. */
export function otherSpellings(form: string): string[] {
  const found = [...withoutArticle(form), ...withoutSonOf(form), ...withoutCivility(form)]
  if (form.includes('x')) add(found, form, form.replace(KH, 'kh'))
  if (OF_OLD.test(form)) add(found, form, ofToday(form))
  if (form.includes('xh')) found.push(form.replaceAll('xh', 'dzh'))
  if (PILGRIM.test(form)) found.push(form.replace(PILGRIM, 'chatzi'))
  if (LATVIAN.test(form)) found.push(form.slice(0, -1))
  if (SOMALI_AYN.has(form)) found.push(form.slice(1))
  return found
}

function add(found: string[], form: string, other: string): void {
  if (other !== form) found.push(other)
}

/** With marks that only the Latin alphabets of Azerbaijan, Turkey and the Kurds have, c is j and x is kh: Cəfərov, Xelîl. */
export function turkicSpelling(key: string): string | null {
  if (!/[cx]/.test(key) || !TURKIC_MARKS.test(key)) return null
  return stripMarks(
    key.replaceAll('c', 'j').replaceAll('x', 'kh').replaceAll('ş', 'sh').replaceAll('ç', 'ch'),
  )
}

const TURKIC_MARKS = /[əğışîêû]/

/**
 * Passports of Arab states write the article joined to the name: Alqahtani, Elmasry, Alotaibi. Before a vowel only names
 * of origin are taken apart, which end in i; pet names and names that very many bear (Albert, Elvira) stay whole.
 */
const WITH_ARTICLE = /^[ae]l(?=[bcdfghjkmnpqrstvwxyz]|[aeiou]\w+[iy]$)([a-z]{4,})$/

function withoutArticle(form: string): string[] {
  const rest = WITH_ARTICLE.exec(form)?.[1]
  return rest === undefined || isNameOfItsOwn(form) ? [] : [rest]
}

/** In the Maghreb "son of" too: Bensalah, Benyoussef. Not Benson or Bentley: what is left must be long or well known. */
const WITH_SON_OF = /^b[ei]n((?:[bcdfghjklmnrstwyz]{1,2}[aeiou]|a)[a-z]{2,})$/
const SHORTEST_FATHER = 5

function withoutSonOf(form: string): string[] {
  const rest = WITH_SON_OF.exec(form)?.[1]
  if (rest === undefined || isNameOfItsOwn(form)) return []
  return rest.length >= SHORTEST_FATHER || wellKnown(rest) >= 0 ? [rest] : []
}

function isNameOfItsOwn(form: string): boolean {
  return nicknameLinesOf(form).length > 0 || wellKnown(form) >= 0
}

/** Airlines join the form of address to the last given name: IGORMR (IATA AIRIMP; MS is left, which names end in). */
const WITH_CIVILITY = /^([a-z]{3,})(?:mr|mrs|mstr|miss)$/

function withoutCivility(form: string): string[] {
  const rest = WITH_CIVILITY.exec(form)?.[1]
  return rest === undefined ? [] : [rest]
}

/** The kh or h of Uzbek and Somali: Xolmatov, Maxamed. Not after e (Alexander), nor before i and u (Xiao, Xu). */
const KH = /(?<!e)x(?=[aeom])/g

/** Greek family names begin with "pilgrim" in the spellings of Greece, of Cyprus and of older papers. */
const PILGRIM = /^(?:k?hatzi|hadji|hadzi|hajji)(?=[a-z]{4})/

/** Passports of Latvia give foreign names of men an s: Lavrenovs, Sergejs, Aleksandrs. */
const LATVIAN = /(?:[oe]v|[aeiou]j|ndr)s$/

/** Indonesian names as they were spelt until 1972: Soerjadi, Tjahjono. Not Moeller, who is no Muller, nor Joe. */
const OF_OLD = /^soe|[tdnsr]j/

function ofToday(form: string): string {
  return form.replace(/[dtns]?j|oe/g, (old) => TODAY[old] ?? old)
}

const TODAY: Readonly<Record<string, string>> = {
  ...{ j: 'y', dj: 'j', tj: 'c', nj: 'ny', sj: 'sy', oe: 'u' },
}

/** Somali writes ayn as c. Names that begin with it, since Carmen does not; those with Cabdi: compounds.ts; Cali, whom others are called too, is a nickname. */
const SOMALI_AYN = new Set('cumar ciise cismaan cusmaan cilmi cawil cawaale caasha cabaas'.split(' '))
