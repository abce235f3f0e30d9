const LATIN = 'éíóáñüöäçèãúêâôàåøëïîæõßûùìòýœžšðþ'
const CYRILLIC = 'оаеинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєъёґўјљњћђџ'
const ARABIC = 'المينردعبوهحسفكقشخجصتطزىةأغذضثئإءظؤآپچژگ'
const GREEK = 'αοιετσνηυρπκμλςωίδγάόέήχθύφβώξζψϊϋΐΰ'
const HEBREW = 'יוהלאמרבנשתדחקעפגטצזסכםןךףץ'
/**
 * Encodings of one byte a letter; the letters beyond ASCII of those who write in them, the commonest first; and how much less
 * likely than the others an encoding is from the outset, as a natural logarithm. Ours to confirm and to extend.
 */
const ENCODINGS = [
  ['windows-1252', LATIN, 0],
  ['windows-1251', CYRILLIC, 0],
  ['koi8-r', CYRILLIC, -1],
  ['ibm866', CYRILLIC, -4],
  ['iso-8859-5', CYRILLIC, -4],
  ['windows-1256', ARABIC, 0],
  ['windows-1253', GREEK, 0],
  ['windows-1255', HEBREW, 0],
] as const

/** Of the letters of ASCII, as of the others. */
const ASCII_LETTERS = 'aeirnoslthdmcugbkvyjpfzwxq'
/** Ranks in which a letter becomes rarer by e: fits Russian, whose commonest is 30 times as frequent as its rarest. */
const RANKS = 9
/** Share of letters with accents in words of Latin letters that have one. Ours to confirm. */
const ACCENTED = 0.2

/** How likely is a sign of writing beside letters, a mark upon them, any other sign, an ASCII letter among others. Ours to confirm. */
const SIGN = Math.log(0.03)
const MARK = Math.log(0.002)
const ODD = Math.log(1e-6)
const MIXED = Math.log(1e-7)
/** A capital behind a small letter. */
const CASE_BROKEN = Math.log(0.01)

/** By so much the best encoding has to be likelier than the next, as odds of 1,000 to 1. Ours to confirm. */
const CLEAR = Math.log(1000)
/** Least that a byte of a text in its own encoding is likely on average; measured on names of each script. Ours to confirm. */
const LEAST_LIKELY = -4.1
/** The same of words of Latin letters, which have an accent now and then, or two. Ours to confirm. */
const LEAST_LIKELY_LATIN = -5.5

const SIGNS =
  /^[\u00a0\u2010-\u2015\u2018-\u201f\u00ab\u00bb\u00b7\u00b0\u00ba\u00aa\u00b4\u2116\u060c\u061b\u061f\u0640\u200c-\u200f]$/
const MARKS = /^\p{M}$/u

type Reader = {
  readonly textOf: (bytes: Buffer) => string
  readonly prior: number
  readonly least: number
  readonly likelihoods: Float64Array
  /** What each byte is, as in `classOf`. */
  readonly classes: Uint8Array
}

const readers: readonly Reader[] = ENCODINGS.map(([encoding, letters, prior]) => {
  const decoder = new TextDecoder(encoding)
  const signs = Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)))
  const isLatin = letters === LATIN
  return {
    textOf: (bytes: Buffer) => decoder.decode(bytes),
    prior,
    least: isLatin ? LEAST_LIKELY_LATIN : LEAST_LIKELY,
    likelihoods: Float64Array.from(signs, (sign, byte) =>
      byte < 0x80 ? asciiLikelihood(sign, isLatin) : likelihood(sign, letters, isLatin ? ACCENTED : 1),
    ),
    classes: Uint8Array.from(signs, (sign, byte) => classOf(sign, byte).charCodeAt(0)),
  }
})

function asciiLikelihood(sign: string, isLatin: boolean): number {
  return isLatin ? likelihood(sign, ASCII_LETTERS, 1 - ACCENTED) : MIXED
}

function likelihood(sign: string, letters: string, share: number): number {
  const rank = letters.indexOf(sign.toLowerCase())
  if (rank >= 0) return Math.log(share / RANKS) - rank / RANKS
  if (SIGNS.test(sign)) return SIGN
  return MARKS.test(sign) ? MARK : ODD
}

/** A letter that says of letters which it is: small or capital, of ASCII or beyond, or neither; of signs where they do not stand. */
function classOf(sign: string, byte: number): string {
  const isBeyond = byte >= 0x80
  if (/\p{Lu}/u.test(sign)) return isBeyond ? 'C' : 'c'
  if (/\p{Ll}/u.test(sign)) return isBeyond ? 'S' : 's'
  if (/\p{L}/u.test(sign)) return 'L'
  if (!isBeyond || /[‘’´·°№\p{M}\p{Cf}\s]/u.test(sign)) return '.'
  if (/[–—]/.test(sign)) return '-'
  if (/[\p{S}†‡‰¶]/u.test(sign)) return 'x'
  return /[§¡¿\p{N}]/u.test(sign) ? 'p' : 'q'
}
/** By the classes of a line: a sign beside or between letters, a small letter behind a dash, a capital behind a small one. */
const GARBLED = /[cCsSL][xpq][cCsSL]|[cCsSL]-[sS]|x[cCsSL]|[cCsSL][xp]|[sS]C|[cC][cC]S/

type Score = {
  /** How likely the line is in each of the encodings. */
  readonly sums: readonly number[]
  /** Bytes that were looked at. */
  readonly count: number
}

/**
 * The texts of lines that are no UTF-8, by the encoding in which they are likeliest. A line of which that cannot be told by
 * itself is read as the list is; where neither tells, U+FFFD stands for its letters, and nothing is asked of them.
 */
export function decodeOldLines(lines: readonly Buffer[]): readonly string[] {
  const scores = lines.map(scoreOf)
  const whole = clearest({
    sums: readers.map((_, at) => scores.reduce((sum, { sums }) => sum + (sums[at] ?? 0), 0)),
    count: scores.reduce((sum, { count }) => sum + count, 0),
  })
  return lines.map((line, place) => {
    const score = scores[place] ?? { sums: [], count: 0 }
    const at = clearest(score) ?? (whole !== null && mayBe(score, whole) ? whole : null)
    const reader = at === null ? undefined : readers[at]
    return reader === undefined || isGarbled(reader, line) ? unread.decode(line) : reader.textOf(line)
  })
}

/** Of bytes that are no UTF-8 it makes U+FFFD. */
const unread = new TextDecoder()

/** Bytes of a line by which it is judged: the whole process waits meanwhile. Ours to confirm. */
const ENOUGH = 100

/** Of words alone that have letters beyond ASCII. */
function scoreOf(line: Buffer): Score {
  const sums = readers.map(() => 0)
  let count = 0
  for (let from = 0; from < line.length && count < ENOUGH; ) {
    let [to, isBeyond] = [from, false]
    for (; to < line.length && isOfWord(line[to] ?? 0); to++) if ((line[to] ?? 0) >= 0x80) isBeyond = true
    if (isBeyond) {
      readers.forEach((reader, at) => {
        sums[at] = (sums[at] ?? 0) + wordIn(reader, line, from, to)
      })
      count += to - from
    }
    from = to + 1
  }
  return { sums, count }
}

function isOfWord(byte: number): boolean {
  const small = byte | 0x20
  return byte >= 0x80 || (small >= 0x61 && small <= 0x7a)
}

function wordIn({ likelihoods, classes }: Reader, line: Buffer, from: number, to: number): number {
  let sum = 0
  let before = 0
  for (let at = from; at < to; at++) {
    const byte = line[at] ?? 0
    const own = classes[byte] ?? 0
    sum += likelihoods[byte] ?? ODD
    if (isSmall(before) && isCapital(own)) sum += CASE_BROKEN
    before = own
  }
  return sum
}

const isSmall = (kind: number): boolean => kind === 0x73 || kind === 0x53
const isCapital = (kind: number): boolean => kind === 0x63 || kind === 0x43

function clearest(score: Score): number | null {
  const { sums } = score
  const of = (at: number): number => (sums[at] ?? 0) + (readers[at]?.prior ?? 0)
  const [best = 0, next = 0] = sums.map((_, at) => at).sort((one, other) => of(other) - of(one))
  return of(best) - of(next) >= CLEAR && isLikely(score, best) ? best : null
}

/** Nothing in the line speaks against it. */
function mayBe(score: Score, at: number): boolean {
  return Math.max(...score.sums) - (score.sums[at] ?? 0) < CLEAR && isLikely(score, at)
}

function isLikely({ sums, count }: Score, at: number): boolean {
  return (sums[at] ?? 0) >= count * (readers[at]?.least ?? 0)
}

/**
 * A sign of no word inside one, or a capital beyond ASCII behind a small letter: another encoding of the same letters, such as
 * that of old terminals ("Pe¤alver"), of a Mac ("JosŽ") or of Poland ("Wa³êsa").
 */
function isGarbled({ classes }: Reader, line: Buffer): boolean {
  return GARBLED.test(Buffer.from(line.map((byte) => classes[byte] ?? 0)).toString('latin1'))
}
