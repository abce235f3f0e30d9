/** Number words and ordinals in the languages of most list entries; general knowledge, ours to extend. */
const UNITS = words(
  '0 zero nol null;1 one first 1st un une uno primero premier premiere primera prima erste eins odin pervyy pervaya;2 two second 2nd deux deuxieme seconde dos segundo segunda zweite zwei dva vtoroy vtoraya;' +
    '3 three third 3rd trois troisieme tres tercero tercera terceiro terceira dritte drei tri tretiy tretya;4 four fourth 4th quatre quatrieme cuatro cuarto cuarta quarto quarta vierte vier chetyre chetvertyy;5 five fifth 5th cinq cinquieme cinco quinto quinta funf funfte pyat pyatyy;' +
    '6 six sixth 6th sixieme seis sexto sexta sechs sechste shest shestoy;7 seven seventh 7th sept septieme siete septimo septima sieben siebte sem sedmoy;8 eight eighth 8th huit huitieme ocho octavo octava acht achte vosem vosmoy;9 nine ninth 9th neuf neuvieme nueve noveno novena neun neunte devyat devyatyy;10 ten tenth 10th dix dixieme diez decimo decima zehn zehnte desyat desyatyy;' +
    '11 eleven eleventh 11th onze once;12 twelve twelfth 12th douze doce;13 thirteen thirteenth 13th;14 fourteen fourteenth 14th;' +
    '15 fifteen fifteenth 15th;16 sixteen sixteenth 16th;17 seventeen seventeenth 17th;18 eighteen eighteenth 18th;19 nineteen nineteenth 19th',
)
const TENS = words(
  '20 twenty twentieth zwanzig;30 thirty thirtieth dreissig;40 forty fortieth vierzig;50 fifty fiftieth funfzig;60 sixty sechzig;' +
    '70 seventy siebzig;80 eighty achtzig;90 ninety neunzig',
)
/** What a number before it is so many of: two thousand. */
const MULTIPLES = words('100 hundred;1000 thousand')
const ROMAN = words(
  '2 ii;3 iii;4 iv;6 vi;7 vii;8 viii;9 ix;11 xi;12 xii;13 xiii;14 xiv;15 xv;16 xvi;17 xvii;18 xviii;19 xix;20 xx;21 xxi;22 xxii;23 xxiii;24 xxiv;25 xxv',
)
/** A numeral when it stands last or before a legal form; elsewhere an initial. */
const ROMAN_LETTERS = words('1 i;5 v;10 x')

export type NumberWord = {
  readonly value: number
  readonly kind: 'unit' | 'tens' | 'multiple' | 'digits' | 'roman' | 'roman_letter'
}

/** 2nd, 3e, 1er, 2eme, 1a, 3o; in Russian 3-y is two words. */
const ORDINAL = /^(\d{1,4})(?:st|nd|rd|th|e|er|ere|eme|ieme|a|o)$/
/** Vierundvierzig. */
const GERMAN =
  /^(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und(zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig)$/

/** Reads one lower-case word as a number; null when it is none. */
export function readNumber(word: string): NumberWord | null {
  if (/^\d{1,9}$/.test(word)) return { value: Number(word), kind: 'digits' }
  const ordinal = ORDINAL.exec(word)
  if (ordinal !== null) return { value: Number(ordinal[1]), kind: 'digits' }
  const [, unit, tens] = GERMAN.exec(word) ?? []
  if (unit !== undefined && tens !== undefined)
    return { value: (TENS.get(tens) ?? 0) + (UNITS.get(unit) ?? 1), kind: 'digits' }
  return (
    look(UNITS, word, 'unit') ??
    look(TENS, word, 'tens') ??
    look(MULTIPLES, word, 'multiple') ??
    look(ROMAN, word, 'roman') ??
    look(ROMAN_LETTERS, word, 'roman_letter')
  )
}

function look(table: ReadonlyMap<string, number>, word: string, kind: NumberWord['kind']): NumberWord | null {
  const value = table.get(word)
  return value === undefined ? null : { value, kind }
}

function words(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split(';').flatMap((line) => {
      const [value, ...spellings] = line.split(' ')
      return spellings.map((spelling) => [spelling, Number(value)] as const)
    }),
  )
}
