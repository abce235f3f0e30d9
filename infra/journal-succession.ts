import {
  always,
  isSameKey,
  isSignedBy,
  type KeyTerm,
  logKey,
  readKey,
  readNote,
  type SigningKey,
  signLine,
  spellKey,
  type VerifierKey,
} from './journal-note.ts'
import type { Head } from './journal-tree.ts'

const FORMAT = 'comity-journal-succession/1'
const FORM =
  /^comity-journal-succession\/1\n(\S+)\n(\S+)\n(\S+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\ntime (\d{1,12})\n$/

/** One key of a log giving way to the next at a size of its tree. Both signed it: neither can be slipped in. */
export type Succession = {
  readonly origin: string
  readonly from: VerifierKey
  readonly to: VerifierKey
  readonly head: Head
  readonly at: Date
  /** As it was signed, whole. */
  readonly note: string
}

/** Both keys sign that the one follows the other from this head on. */
export function signSuccession(from: SigningKey, to: SigningKey, head: Head, at: Date): Succession {
  const seconds = Math.floor(at.getTime() / 1000)
  const keys = `${spellKey(logKey(from))}\n${spellKey(logKey(to))}`
  const tree = `${head.size}\n${head.root.toString('base64')}`
  const text = `${FORMAT}\n${from.name}\n${keys}\n${tree}\ntime ${seconds}\n`
  const note = `${text}\n${signLine(from, text)}\n${signLine(to, text)}\n`
  return { origin: from.name, from: logKey(from), to: logKey(to), head, at: new Date(seconds * 1000), note }
}

/** The succession in a note; null when it has another form or either signature is not right. */
export function readSuccession(note: string): Succession | null {
  const read = readNote(note)
  const [, origin = '', old = '', next = '', size = '', base = '', seconds = ''] =
    FORM.exec(read?.text ?? '') ?? []
  const [from, to] = [readKey(old), readKey(next)]
  if (read === null || from === null || to === null || isSameKey(from, to)) return null
  const isItsLogs = [from, to].every(({ name, type }) => name === origin && type === 1)
  const [first = '', second = '', ...more] = read.signatures
  const isSigned = isSignedBy(from, first, read.text) && isSignedBy(to, second, read.text)
  const root = Buffer.from(base, 'base64')
  if (!isItsLogs || !isSigned || more.length > 0 || root.toString('base64') !== base) return null
  return { origin, from, to, head: { size: Number(size), root }, at: new Date(Number(seconds) * 1000), note }
}

/** What can be believed of the successions that came along with some keys. */
export type Believed = {
  readonly terms: readonly KeyTerm[]
  readonly successions: readonly Succession[]
  /** The size of the last good succession before one that is wrong or does not follow; null when all are good. */
  readonly wrongAfter: number | null
  /** Whether each of the successions belongs to the log of a known key. */
  readonly isVouched: boolean
}

/**
 * What follows from known keys and successions, those of one log in their order. A known key vouches for those before it
 * and after it, each for its own sizes; cosigning keys of the same logs follow without sizes, which are another tree's.
 */
export function goodPart(known: readonly VerifierKey[], notes: readonly string[]): Believed {
  const good: Succession[] = []
  const told = (wrongAfter: number | null): Believed => {
    const terms = known.flatMap((key) => termsFrom(key, good))
    const isVouched = good.every(({ to }) => terms.some(({ key }) => isSameKey(key, to)))
    return { terms, successions: good, wrongAfter, isVouched }
  }
  for (const note of notes) {
    const next = readSuccession(note)
    const before = good.filter(({ origin }) => origin === next?.origin)
    if (next === null || !isNext(before, next)) return told(good.at(-1)?.head.size ?? 0)
    good.push(next)
  }
  return told(null)
}

/** Follows the one before it, at no smaller size, to a key that never was the log's. */
function isNext(before: readonly Succession[], { from, to, head }: Succession): boolean {
  const last = before.at(-1)
  if (last === undefined) return true
  const isNew = before.every((one) => !isSameKey(one.from, to) && !isSameKey(one.to, to))
  return isNew && isSameKey(last.to, from) && last.head.size <= head.size
}

function termsFrom(key: VerifierKey, good: readonly Succession[]): readonly KeyTerm[] {
  const chain = good.filter(({ origin }) => origin === key.name)
  const terms = termsIn(chain)
  if (!terms.some((term) => term.key.raw.equals(key.raw))) return always([key])
  return key.type === 1 ? terms : always(terms.map((term) => ({ ...term.key, type: key.type })))
}

function termsIn(chain: readonly Succession[]): readonly KeyTerm[] {
  const [first] = chain
  if (first === undefined) return []
  const later = chain.map(({ to, head }, place) => ({
    key: to,
    from: head.size,
    to: chain[place + 1]?.head.size ?? Number.POSITIVE_INFINITY,
  }))
  return [{ key: first.from, from: 0, to: first.head.size }, ...later]
}

/** The last key after a known one; itself when none followed. */
export function newestOf(key: VerifierKey, successions: readonly Succession[]): VerifierKey {
  return termsFrom(key, successions).at(-1)?.key ?? key
}
