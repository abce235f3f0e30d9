import { cardReader } from '../../engines/identifiers/card.ts'
import { labelOf } from '../../engines/identifiers/labels.ts'
import { readAs } from '../../engines/identifiers/read-as.ts'
import { cleanText } from '../../engines/identifiers/spelling.ts'

/** Groups of figures of which some may be a card: 13 of them or more. */
const FIGURES = /(?<![\p{L}\d])\d+(?:[ .-]\d+)*(?![\p{L}\d])/gu
const FEWEST = 13
const MOST = 19

type Card = { readonly text: string; readonly display: string; readonly from: number; readonly to: number }

/** A text whose payment cards, known by scheme and last digit, are masked: it is kept as a name. */
export function withoutCards(text: string): string {
  return cardsIn(text).reduceRight(
    (left, { display, from, to }) => left.slice(0, from) + display + left.slice(to),
    text,
  )
}

/** The cards of a bare text of other things, and these; null where there is none, or nothing beside the one but a label. */
export function besideCards(
  bare: string,
): { readonly cards: readonly string[]; readonly rest: string } | null {
  const cards = cardsIn(bare)
  const [first] = cards
  if (first === undefined) return null
  const [before, after] = [bare.slice(0, first.from).trim(), bare.slice(first.to).trim()]
  const isAlone = !/[\p{L}\d]/u.test(after) && (before === '' || labelOf(cleanText(bare)) !== null)
  if (isAlone) return null
  const rest = cards.reduceRight((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, bare)
  return { cards: cards.map(({ text }) => text), rest: withoutCardWords(rest) }
}

function cardsIn(text: string): readonly Card[] {
  // Most names cost no more than this.
  if (!/\d\D?\d\D?\d\D?\d/.test(text)) return []
  return [...text.matchAll(FIGURES)].flatMap(({ 0: figures, index }) => {
    const card = cardAmong(figures)
    return card === null ? [] : [{ ...card, from: index + card.from, to: index + card.to }]
  })
}

/** The longest run of neighbouring groups that is a card. */
function cardAmong(figures: string): Card | null {
  const groups = [...figures.matchAll(/\d+/g)].map(
    ({ 0: own, index }) => [index, index + own.length] as const,
  )
  const runs = groups.flatMap(([from], at) => groups.slice(at).map(([, to]) => ({ from, to })))
  const found = runs
    .map((run) => ({ ...run, text: figures.slice(run.from, run.to) }))
    .filter(({ text }) => isOfLength(text.replace(/\D/g, '')))
    .flatMap((run) => {
      const [reading] = readAs('card', run.text, null)
      return reading?.verdict === 'valid' ? [{ ...run, display: reading.display }] : []
    })
  return found.sort((a, b) => b.to - b.from - (a.to - a.from))[0] ?? null
}

function isOfLength(digits: string): boolean {
  return digits.length >= FEWEST && digits.length <= MOST
}

/** What stands on a card or is said of it, and its last month. */
const CARD_WORDS =
  /(?<![\p{L}\d])(?:card|carte|tarjeta|karte|карта|credit|debit|bank|visa|mastercard|maestro|amex|pan|number|no|nr|exp(?:iry|ires|iration)?|valid|thru|until|cv[cv]2?|\d{1,2}\/\d{2,4})(?![\p{L}\d])/giu

function withoutCardWords(text: string): string {
  const left = text.replace(CARD_WORDS, ' ').replace(/\s+/g, ' ')
  return left.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.)]+$/gu, '')
}

/** As cards are written, the longest first: twelve to nineteen digits (ISO/IEC 7812), whatever stands behind them. */
const LIKE_CARD = [19, 18, 17, 16, 15, 14, 13, 12].map(
  (length) => new RegExp(`^\\d(?:[ -]?\\d){${length - 1}}(?!\\d)`),
)

const readCard = cardReader(null)

/**
 * A text in which nothing is left that has the length and the beginning of a card, mistyped ones too: it is shown and asked for
 * no more. A date may stand before a card, and one behind it.
 */
export function withoutLikeCards(text: string): string {
  const start = text.search(/\d/)
  if (start < 0) return text
  const rest = text.slice(start)
  const { written, shown } = cardAt(rest) ?? { written: /^\d+/.exec(rest)?.[0] ?? '', shown: null }
  return text.slice(0, start) + (shown ?? written) + withoutLikeCards(rest.slice(written.length))
}

function cardAt(text: string): { readonly written: string; readonly shown: string } | null {
  for (const form of LIKE_CARD) {
    const written = form.exec(text)?.[0] ?? ''
    const card = readCard(written, { kind: null, country: null })
    if (card !== null) return { written, shown: card.display }
  }
  return null
}
