import { namesPlatform, readHandle } from './handle.ts'
import { type Labelled, labelOf } from './labels.ts'
import { namesScheme, nationalReaders } from './national-number.ts'
import { choiceOf, type DeclaredReader, lookAt } from './needs.ts'
import { documentReaders, objectReaders } from './readers.ts'
import { communicationReaders } from './readers-communication.ts'
import { moneyReaders } from './readers-money.ts'
import { networkReaders } from './readers-network.ts'
import { numberReaders } from './readers-number.ts'
import { cleanText, LONGEST_TEXT } from './spelling.ts'
import type { IdentifierKind, Reading, ReadingHint } from './types.ts'

/** Every reader. A group of kinds is added as one array of its own. */
export const readers: readonly DeclaredReader[] = [
  ...documentReaders,
  ...objectReaders,
  ...communicationReaders,
  ...moneyReaders,
  ...networkReaders,
  ...numberReaders,
]

const amongAll = choiceOf(readers)

/** Readers that know more of a label than its kind: which state's number it names, on which service an account is. */
const namedReaders = [
  { isNamed: namesScheme, own: nationalReaders },
  { isNamed: namesPlatform, own: [readHandle] },
].map(({ isNamed, own }) => ({
  isNamed,
  own: choiceOf(own),
  others: choiceOf(readers.filter((reader) => !own.includes(reader))),
}))

/**
 * Weights of evidence, added to the logarithm of the odds of a reading. A label says more than one check digit, which one
 * text in ten has by chance (2.3), and less than the four or five of a machine-readable zone.
 * `seldom`: a label that seldom means the kind. Ours to confirm.
 */
const EVIDENCE = { label: 3.5, seldom: 1, hint: 2, country: 0.5 }

/** Fewer readings are shown than a text may have; the rest fits nearly anything. */
const MOST_READINGS = 12

/**
 * Everything that a text may identify, the likeliest first: by the checks that passed, then by a label in front of it
 * ("VIN:", "passport no."), then by the field it was typed in, then by its form. Never one answer where there are
 * two: an IMO number is a document number, too. Bounded, and never throws; nothing for what is longer than any identifier.
 */
export function recognise(text: string, hint: ReadingHint): readonly Reading[] {
  if (text.length > LONGEST_TEXT) return []
  const labelled = labelOf(cleanText(text).trim())
  const found = [
    ...(labelled === null ? [] : readLabelled(labelled, hint).map(lessOf(labelled))),
    // "ID 12345" may be a label and a number, or a number that begins so.
    ...(labelled?.isMarked === true ? [] : read(text, [], hint)),
  ]
  const best = new Map<string, Reading>()
  for (const reading of found) {
    const key = `${reading.kind} ${reading.country ?? ''} ${reading.canonical}`
    const known = best.get(key)
    if (known === undefined || known.likelihood < reading.likelihood) best.set(key, reading)
  }
  return worthShowing([...best.values()], labelled?.kinds ?? [], hint)
    .toSorted(byLikelihood)
    .slice(0, MOST_READINGS)
}

/** What a label seldom means stands behind what it says. */
function lessOf({ also }: Labelled): (reading: Reading) => Reading {
  if (also.length === 0) return (reading) => reading
  return (reading) => {
    if (!also.includes(reading.kind)) return reading
    const odds = reading.likelihood / (1 - reading.likelihood) / Math.exp(EVIDENCE.label - EVIDENCE.seldom)
    return { ...reading, likelihood: odds / (1 + odds) }
  }
}

/** Without what another reading of the same text makes wrong or unsafe to show. */
function worthShowing(
  readings: readonly Reading[],
  kinds: readonly IdentifierKind[],
  hint: ReadingHint,
): readonly Reading[] {
  const isPaper = kinds.includes('document_number') && !kinds.includes('card')
  const shown = isPaper || hint.kind === 'document_number' ? readings : withoutClearCard(readings)
  const mayBeEither = kinds.includes('imo_ship') && hint.kind !== 'imo_company'
  return mayBeEither ? withoutFailedCompany(shown) : shown
}

/** "IMO" is written before numbers of ships and of companies: where the one holds, that the other fails says nothing. */
function withoutFailedCompany(readings: readonly Reading[]): readonly Reading[] {
  const isShip = readings.some(({ kind, verdict }) => kind === 'imo_ship' && verdict === 'valid')
  return isShip
    ? readings.filter(({ kind, verdict }) => kind !== 'imo_company' || verdict !== 'invalid')
    : readings
}

/** A reading as a document would show in clear what that of a card hides. */
function withoutClearCard(readings: readonly Reading[]): readonly Reading[] {
  const isCard = readings.some(({ kind, verdict }) => kind === 'card' && verdict === 'valid')
  return isCard ? readings.filter(({ kind }) => kind !== 'document_number') : readings
}

function byLikelihood(a: Reading, b: Reading): number {
  return b.likelihood - a.likelihood || (a.kind < b.kind ? -1 : 1)
}

/** Readers that know more of the label than its kind are given it with the text. */
function readLabelled({ words, kinds, rest }: Labelled, hint: ReadingHint): readonly Reading[] {
  const named = namedReaders.find(({ isNamed }) => isNamed(words))
  if (named === undefined) return read(rest, kinds, hint)
  return [...read(rest, kinds, hint, named.others), ...read(`${words}: ${rest}`, kinds, hint, named.own)]
}

/** Each reader is told of the kinds that the label names, since some read only what is called theirs. */
function read(
  text: string,
  labels: readonly IdentifierKind[],
  hint: ReadingHint,
  choice = amongAll,
): readonly Reading[] {
  const asked: readonly ReadingHint[] =
    labels.length > 0 ? labels.map((kind) => ({ kind, country: hint.country })) : [hint]
  const who = choice(
    lookAt(text),
    asked.map(({ kind }) => kind),
  )
  const found: Reading[] = []
  for (const reader of who)
    for (const one of asked) {
      const reading = reader(text, one)
      if (reading !== null) found.push(weighed(reading, labels, hint))
    }
  return found
}

function weighed(reading: Reading, labels: readonly IdentifierKind[], hint: ReadingHint): Reading {
  const odds =
    Math.log(reading.likelihood / (1 - reading.likelihood)) +
    (labels.includes(reading.kind) ? EVIDENCE.label : 0) +
    (hint.kind === reading.kind ? EVIDENCE.hint : 0) +
    (hint.country !== null && hint.country === reading.country ? EVIDENCE.country : 0)
  return { ...reading, likelihood: 1 / (1 + Math.exp(-odds)) }
}
