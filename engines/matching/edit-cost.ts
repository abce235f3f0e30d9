/*
 * The cost of turning one spelling family into another: optimal string alignment in which a change that romanisation or
 * hearing makes often is cheap. Costs are ours, set by hand; 1 is a letter changed for no reason.
 */

const VOWEL_FOR_VOWEL = 0.4
const VOWEL_MORE = 0.5
const H_MORE = 0.3
const SWAP = 0.8

/** Pairs of consonants that romanisations and ears confuse. */
const NEAR: readonly (readonly [string, string, number])[] = [
  ['s', 'z', 0.3],
  ['s', 'c', 0.4],
  ['z', 'c', 0.4],
  ['s', 'S', 0.35],
  ['S', 'C', 0.4],
  ['C', 'c', 0.4],
  ['C', 'j', 0.5],
  ['Z', 'j', 0.3],
  ['Z', 'z', 0.4],
  ['Z', 'S', 0.5],
  ['C', 'k', 0.6],
  ['k', 'g', 0.5],
  ['k', 'h', 0.5],
  ['g', 'h', 0.6],
  ['t', 'd', 0.5],
  ['b', 'p', 0.5],
  ['f', 'v', 0.3],
  ['v', 'b', 0.6],
  ['f', 'p', 0.6],
  ['j', 'g', 0.6],
  ['j', 'i', 0.25],
  ['j', 'z', 0.6],
  ['j', 'h', 0.6],
  ['m', 'n', 0.75],
  ['l', 'r', 0.8],
  ['u', 'v', 0.4],
  ['d', 'z', 0.6],
  ['S', 'c', 0.6],
  ['j', 'C', 0.5],
  ['s', 'k', 0.85],
  ['o', 'v', 0.7],
]

const SIZE = 128
const MAX_LENGTH = 40
const substitution = new Float64Array(SIZE * SIZE).fill(1)
const gap = new Float64Array(SIZE).fill(1)

for (const a of 'aeiou') {
  gap[a.charCodeAt(0)] = VOWEL_MORE
  for (const b of 'aeiou') substitution[a.charCodeAt(0) * SIZE + b.charCodeAt(0)] = VOWEL_FOR_VOWEL
}
gap[104] = H_MORE
gap[106] = 0.7
for (const [a, b, cost] of NEAR) {
  substitution[a.charCodeAt(0) * SIZE + b.charCodeAt(0)] = cost
  substitution[b.charCodeAt(0) * SIZE + a.charCodeAt(0)] = cost
}
for (let i = 0; i < SIZE; i++) substitution[i * SIZE + i] = 0

/** What one letter of a family costs to be changed for another. */
export function changeCost(a: string, b: string): number {
  return substitution[(a.charCodeAt(0) & 127) * SIZE + (b.charCodeAt(0) & 127)] ?? 1
}

/** What one text costs to reach from the beginnings of another, two rows back, one, and this one. */
let before2 = new Float64Array(MAX_LENGTH + 1)
let before = new Float64Array(MAX_LENGTH + 1)
let current = new Float64Array(MAX_LENGTH + 1)

/** The text whose letters the columns are: one is compared with many, so they are read once. */
let across = ''
const acrossCodes = new Uint8Array(MAX_LENGTH)
const acrossGaps = new Float64Array(MAX_LENGTH)
/** The first row. */
const acrossOnly = new Float64Array(MAX_LENGTH + 1)

/**
 * Cost of the cheapest way from `a` to `b`, the same in both directions; stops early and returns more than `limit` when it
 * must be over it. Fastest when `a` is the one that was asked about before.
 */
export function editCost(a: string, b: string, limit: number): number {
  if (a === b) return 0
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return limit + 1
  if (a !== across) readAcross(a)
  for (let at = 0; at <= a.length; at++) before[at] = acrossOnly[at] ?? 0
  for (let i = 0; i < b.length; i++) {
    const least = fillRow(a.length, b.charCodeAt(i) & 127, i === 0 ? NO_LETTER : b.charCodeAt(i - 1) & 127)
    if (least > limit) return limit + 1
    const oldest = before2
    before2 = before
    before = current
    current = oldest
  }
  return before[a.length] ?? limit + 1
}

const NO_LETTER = -1

function readAcross(text: string): void {
  across = text
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) & 127
    acrossCodes[at] = code
    acrossGaps[at] = gap[code] ?? 1
    acrossOnly[at + 1] = (acrossOnly[at] ?? 0) + (acrossGaps[at] ?? 1)
  }
}

/** Fills the row of one more letter, and gives the least in it. */
function fillRow(length: number, letter: number, letterBefore: number): number {
  const down = gap[letter] ?? 1
  let diagonal = before[0] ?? 0
  let left = diagonal + down
  current[0] = left
  let least = left
  let codeBefore = NO_LETTER
  for (let j = 1; j <= length; j++) {
    const code = acrossCodes[j - 1] ?? 0
    const up = before[j] ?? 0
    const changed = diagonal + (substitution[letter * SIZE + code] ?? 1)
    left = Math.min(changed, up + down, left + (acrossGaps[j - 1] ?? 1))
    if (code === letterBefore && codeBefore === letter) left = Math.min(left, (before2[j - 2] ?? 0) + SWAP)
    current[j] = left
    least = Math.min(least, left)
    diagonal = up
    codeBefore = code
  }
  return least
}

/** Where one letter added, dropped, changed or exchanged with its neighbour tells two texts apart; -1 when more does. */
export function slipAt(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 1) return -1
  const shorter = Math.min(a.length, b.length)
  let at = 0
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at++
  let same = 0
  while (same < shorter - at && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same))
    same++
  const [restA, restB] = [a.length - at - same, b.length - at - same]
  if (Math.max(restA, restB) <= 1) return at
  const isExchange = restA === 2 && restB === 2 && a[at] === b[at + 1] && a[at + 1] === b[at]
  return isExchange ? at : -1
}

/** Letters to add, drop, change or swap, all alike: what an officer would count. */
export function letterDistance(a: readonly string[] | string, b: readonly string[] | string): number {
  let rows: Rows = { older: [], old: Array.from({ length: b.length + 1 }, (_, j) => j) }
  for (let i = 1; i <= a.length; i++) rows = { older: rows.old, old: nextRow(a, b, i, rows) }
  return rows.old[b.length] ?? 0
}

type Rows = { readonly older: readonly number[]; readonly old: readonly number[] }

function nextRow(
  a: readonly string[] | string,
  b: readonly string[] | string,
  i: number,
  { older, old }: Rows,
): number[] {
  const row = [i]
  for (let j = 1; j <= b.length; j++) {
    const changed = (old[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])
    const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
    const swapped = isSwap ? (older[j - 2] ?? 0) + 1 : changed
    row.push(Math.min(changed, swapped, (old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
  }
  return row
}
