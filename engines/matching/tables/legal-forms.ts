import { letterDistance } from '../edit-cost.ts'

/*
 * Legal forms of companies by what they mean, in the writings that registers use; general knowledge, ours to extend.
 * Two writings of one code are the same form; two codes of one family are near; else the forms contradict each other.
 */

type Form = {
  readonly code: string
  readonly family: 'limited' | 'stock' | 'partnership' | 'state' | 'other'
}

const LIMITED = `
llc: llc | l l c | limited liability company | limited liability co | obshchestvo s ogranichennoy otvetstvennostyu | ooo | tovarystvo z obmezhenoyu vidpovidalnistyu | tov | obshchestvo s ogranichennoi otvetstvennostiu | too | toov | ذمم | شركه ذات مسووليه محدوده
ltd: ltd | limited | ltda | limitada | limitata
pvtltd: pvt ltd | private limited | pte ltd | pty ltd | private ltd | proprietary limited | sdn bhd
gmbh: gmbh | gesellschaft mit beschrankter haftung | ges m b h | mbh | gesmbh
sarl: sarl | societe a responsabilite limitee | s a r l | sa rl
srl: srl | s de rl | s de rl de cv | s de r l de c v | societatea cu raspundere limitata | societate cu raspundere limitata | societa a responsabilita limitata | sociedad de responsabilidad limitada | s r l
bv: bv | b v | besloten vennootschap | bvba
sl: sl | sociedad limitada
spzoo: sp zoo | sp z oo | sp z o o | spolka z ograniczona odpowiedzialnoscia
sro: sro | s r o | spolocnost s rucenim obmedzenym | spolecnost s rucenim omezenym | spol s r o
kft: kft | korlatolt felelossegu tarsasag
doo: doo | d o o | drustvo s ogranicenom odgovornoscu
lda: lda
aps: aps | anpartsselskab
oy: oy | osakeyhtio
ood: ood | eood
ltdsti: ltd sti | limited sirketi`

const STOCK = `
jsc: jsc | joint stock company | joint stock co | aktsionernoe obshchestvo | ao | oao | pao | zao | ojsc | pjsc | cjsc | open joint stock company | public joint stock company | closed joint stock company | otkrytoe aktsionernoe obshchestvo | publichnoe aktsionernoe obshchestvo | zakrytoe aktsionernoe obshchestvo | pat | prat | at | vat | joynt stock company
inc: inc | incorporated
corp: corp | corporation
co: co | company
coltd: co ltd | company limited | co limited | youxian gongsi | you xian gong si
plc: plc | p l c | public limited company
ag: ag | aktiengesellschaft | akg
sa: sa | s a | societe anonyme | sociedad anonima | sociedade anonima | s a de c v | sa de cv
spa: spa | s p a | societa per azioni
nv: nv | n v | naamloze vennootschap
ab: ab | aktiebolag
as: as | a s | aktieselskab | aksjeselskap | anonim sirketi | akciova spolecnost
oyj: oyj
se: se | societas europaea
kk: kk | k k | kabushiki kaisha
tbk: tbk | pt tbk
pt: pt
ad: ead
na: na`

const PARTNERSHIP = `
lp: lp | l p | limited partnership
llp: llp | limited liability partnership
kg: kg | kommanditgesellschaft | gmbh and co kg
ohg: ohg
snc: snc
sas: sas | s a s | societe par actions simplifiee`

const STATE = `
fgup: fgup | federal state unitary enterprise | fsue | federalnoe gosudarstvennoe unitarnoe predpriyatie
gup: gup
soe: state owned enterprise`

const OTHER = `
ano: ano | autonomous non profit organization | avtonomnaya nekommercheskaya organizatsiya
ngo: ngo | non governmental organization
ev: ev | e v | eingetragener verein
fze: fze | fzc | fzco | free zone establishment | free zone company`

/** From the words of a form, joined by spaces, to what it means. */
export const legalForms: ReadonlyMap<string, Form> = new Map([
  ...forms('limited', LIMITED),
  ...forms('stock', STOCK),
  ...forms('partnership', PARTNERSHIP),
  ...forms('state', STATE),
  ...forms('other', OTHER),
])

/** Words with which a form begins. */
export const formBeginnings: ReadonlySet<string> = new Set(
  [...legalForms.keys()].map((writing) => writing.split(' ')[0] ?? ''),
)

/** Words in the longest writing of a form. */
export const LONGEST_FORM = 5

const families = new Map([...legalForms.values()].map((form) => [form.code, form.family]))

/** How near two legal forms by their codes: 1 the same, 0 contradicting. Inc., Corp. and Co. are one custom. */
export function legalLikeness(a: string, b: string): number {
  if (a === b) return 1
  const loose = new Set(['inc', 'corp', 'co', 'ltd', 'coltd'])
  if (loose.has(a) && loose.has(b)) return 0.8
  return families.get(a) === families.get(b) && families.get(a) === 'stock' && a !== 'ag' && b !== 'ag'
    ? 0.5
    : 0
}

const longWords = [...new Set([...legalForms.keys()].flatMap((writing) => writing.split(' ')))].filter(
  (word) => word.length > 5,
)
const known = new Set(longWords)

/** A long word of a legal form with one or two slips as it is written right: Aktiengeselschaft, Compan. Null for all else. */
export function mendedFormWord(word: string): string | null {
  if (word.length < 6 || known.has(word)) return null
  const remembered = mended.get(word)
  if (remembered !== undefined) return remembered
  const found = longWords.find((right) => isSlipOf(word, right)) ?? null
  if (mended.size >= MENDED_KEPT) mended.clear()
  mended.set(word, found)
  return found
}

/** Words that were looked at already: most of them stand in many names. */
const mended = new Map<string, string | null>()
const MENDED_KEPT = 20_000

function isSlipOf(word: string, right: string): boolean {
  if (word[0] !== right[0] || word[1] !== right[1] || Math.abs(word.length - right.length) > 2) return false
  return letterDistance(word, right) <= (right.length > 10 ? 2 : 1)
}

function forms(family: Form['family'], text: string): (readonly [string, Form])[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [code = '', writings = ''] = line.split(': ')
      return writings.split('|').map((writing) => [writing.trim(), { code, family }] as const)
    })
}
