import { labelOf } from '../../engines/identifiers/labels.ts'

/** Words for the letters or figures that a number of a paper or weapon begins with. General knowledge, ours to extend. */
const SERIES = 'seria|serie|series|série|séria|serija|seriya|серия|серии|серію|серія|серії|серија|сер'
const NUMBER =
  '(?:№|n[°º]|(?:no|nr|num|number|num[eé]ro|número|num[aă]r(?:ul)?|номер|нр)(?![\\p{L}\\p{N}]))[.:°º]*'
/** A few letters, Roman figures before them, or four figures in one or two groups. */
const GROUP = '[IVX]{1,5}[ -]\\p{L}{2}|\\p{L}{1,4}|\\d{2} ?\\d{2}'
const FIGURES = '\\d{3,8}(?: \\d{2,4})*(?![\\p{L}\\p{N}])'

/** "Seria AA nr. 1234567", "паспорт серия 45 09 № 123456"; in "número de serie AB 1234" the word is part of a label. */
const NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<!(?:de|du|of) )(?:${SERIES})(?!\\p{L})[.:]? *(?:${NUMBER} *)?(${GROUP})[ ,]*(?:${NUMBER} *)?(${FIGURES})`,
  'giu',
)
/** "АА № 1234567": a few letters or four figures, and a sign for what follows. */
const PARTED = new RegExp(`(?<=^|\\s)(\\p{L}{1,3}|\\d{2} ?\\d{2}) ?${NUMBER} ?(${FIGURES})$`, 'iu')

/** How every one of the words begins, or its sign. */
const MAY_BE = /s[eé]|се|n[our°º]|но|нр|№/iu

type Joined = {
  readonly text: string
  /** The figures without what stands in front of the sign, which may be a word; null where it is called a series. */
  readonly alone: string | null
}

/**
 * The text with a number that people write in two parts as the one that it is: papers of many states and most weapons of
 * eastern Europe have a series and a number. Null where there is none.
 */
export function seriesJoined(text: string): Joined | null {
  // Most names and numbers cost no more than this.
  if (!/\d/.test(text) || !MAY_BE.test(text)) return null
  const named = text.replace(NAMED, (_, series: string, figures: string) => `${series} ${figures}`)
  if (named !== text) return { text: named, alone: null }
  const [parted, group = '', figures = ''] = PARTED.exec(text) ?? []
  const isWord = group !== group.toUpperCase() || labelOf(`${group} ${figures}`) !== null
  if (parted === undefined || isWord) return null
  return { text: text.replace(parted, `${group} ${figures}`), alone: figures }
}
