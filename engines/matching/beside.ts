import type { Columns } from './columns.ts'
import type { Marks } from './marks.ts'
import { isBlockingKind, partKinds } from './name.ts'
import { count, sortedBy, summed, take } from './numbers.ts'

/*
 * Which words stand beside each other in names. Each word has the others in order, each with a name in which both stand, so
 * that a name is reached by two of its words at once: who looks for names with one of these words and one of those reads no
 * other.
 */

/** In place of another word, after all words: names that have none, and names that have an initial. */
export const ALONE = 0xffff_fffe
export const WITH_INITIAL = 0xffff_ffff
/** Words further apart than this are not kept as neighbours: of a name of 24 words it would be 552 pairs. Ours. */
const MOST_APART = 12

type Parts = Pick<Columns, 'namePartStart' | 'partToken' | 'partKind'>
type BesideColumns = Pick<Columns, 'tokenBesideStart' | 'tokenBeside' | 'tokenBesideName'>

/** What a part is here: it leads to names, it only stands beside, it is an initial, or it says nothing. */
const SILENT = 0
const INITIAL = 1
const STANDS = 2
const LEADS = 3
const roles = partKinds.map((kind) => {
  if (isBlockingKind(kind)) return LEADS
  if (kind === 'initial') return INITIAL
  return kind === 'particle' || kind === 'legal' || kind === 'prefix' ? SILENT : STANDS
})

const roleOf = (packedKind = 0): number => roles[packedKind & 15] ?? SILENT

/** Each pair of words of each name, under the one that leads to names. */
export function besideColumns(parts: Parts, words: number): BesideColumns {
  const counts = new Uint32Array(words + 1)
  eachPair(parts, words, (word) => count(counts, word))
  const tokenBesideStart = summed(counts)
  const next = tokenBesideStart.slice()
  const tokenBeside = new Uint32Array(tokenBesideStart[words] ?? 0)
  const tokenBesideName = new Uint32Array(tokenBeside.length)
  eachPair(parts, words, (word, other, name) => {
    const at = take(next, word)
    tokenBeside[at] = other
    tokenBesideName[at] = name
  })
  return { tokenBesideStart, tokenBeside, tokenBesideName }
}

type Visit = (word: number, other: number, name: number) => void

/** In the order of the other words, what stands in place of one at the end. */
function eachPair(parts: Parts, words: number, visit: Visit): void {
  const { partToken, partKind } = parts
  const nameOf = namesOfParts(parts)
  for (const part of sortedBy(words, partToken))
    if (roleOf(partKind[part]) >= STANDS)
      eachBeside(parts, part, nameOf[part] ?? 0, (word, name) => visit(word, partToken[part] ?? 0, name))
  eachOf(parts, hasOneWord, (word, name) => visit(word, ALONE, name))
  eachOf(parts, hasInitial, (word, name) => visit(word, WITH_INITIAL, name))
}

/** Words of the name that lead to it and stand beside this part. */
function eachBeside(
  parts: Parts,
  part: number,
  name: number,
  visit: (word: number, name: number) => void,
): void {
  const { namePartStart, partToken, partKind } = parts
  const end = Math.min(namePartStart[name + 1] ?? 0, part + MOST_APART + 1)
  for (let at = Math.max(namePartStart[name] ?? 0, part - MOST_APART); at < end; at++)
    if (at !== part && roleOf(partKind[at]) === LEADS) visit(partToken[at] ?? 0, name)
}

function namesOfParts({ namePartStart, partToken }: Parts): Uint32Array {
  const names = new Uint32Array(partToken.length)
  for (let name = 0; name < namePartStart.length - 1; name++)
    names.fill(name, namePartStart[name], namePartStart[name + 1])
  return names
}

type Test = (parts: Parts, name: number) => boolean

/** Words that lead to names of which the test holds. */
function eachOf(parts: Parts, test: Test, visit: (word: number, name: number) => void): void {
  const { namePartStart, partToken, partKind } = parts
  for (let name = 0; name < namePartStart.length - 1; name++) {
    if (!test(parts, name)) continue
    for (let part = namePartStart[name] ?? 0; part < (namePartStart[name + 1] ?? 0); part++)
      if (roleOf(partKind[part]) === LEADS) visit(partToken[part] ?? 0, name)
  }
}

const hasOneWord: Test = (parts, name) => countOf(parts, name, LEADS) === 1
const hasInitial: Test = (parts, name) => countOf(parts, name, INITIAL) > 0

function countOf({ namePartStart, partKind }: Parts, name: number, role: number): number {
  let count = 0
  for (let part = namePartStart[name] ?? 0; part < (namePartStart[name + 1] ?? 0); part++)
    if (roleOf(partKind[part]) === role) count++
  return count
}

/** What must stand beside a word for a name to be read: one of some words, or nothing (`alone`), or an initial. */
export class Beside {
  readonly #marks: Marks
  readonly #words: number[] = []
  #inOrder: Uint32Array | null = null
  /** Of neighbouring words any is enough: the first of them, and the one after the last. */
  readonly ranges: (readonly [number, number])[] = []
  readonly alone: boolean
  readonly initial: boolean

  /** Of those that share `marks` only the newest tells truly what it has. */
  constructor(marks: Marks, words: number, { alone, initial }: { alone: boolean; initial: boolean }) {
    marks.begin(words)
    this.#marks = marks
    this.alone = alone
    this.initial = initial
  }

  addAll(words: readonly number[]): void {
    for (const word of words) if (this.#marks.add(word)) this.#words.push(word)
    this.#inOrder = null
  }

  has(word: number): boolean {
    return this.#marks.has(word)
  }

  get inOrder(): Uint32Array {
    this.#inOrder ??= Uint32Array.from(this.#words).sort()
    return this.#inOrder
  }

  get size(): number {
    return this.#words.length
  }
}

/** Position of the first in order from `from` on that is not below `value`; `end` when there is none. Near ones are found soonest. */
export function firstFrom(
  sorted: Uint32Array | Uint8Array,
  value: number,
  from: number,
  end: number,
): number {
  let step = 1
  let low = from
  while (low + step < end && (sorted[low + step] ?? 0) < value) {
    low += step
    step *= 2
  }
  let high = Math.min(end, low + step)
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
