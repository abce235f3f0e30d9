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

let before2 = new Float64Array(MAX_LENGTH + 1)
let before = new Float64Array(MAX_LENGTH + 1)
let current = new Float64Array(MAX_LENGTH + 1)

/** Cost of the cheapest way from `a` to `b`; stops early and returns more than `limit` when it must be over it. */
export function editCost(a: string, b: string, limit: number): number {
  if (a === b) return 0
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return limit + 1
  before[0] = 0
  for (let j = 1; j <= b.length; j++) before[j] = (before[j - 1] ?? 0) + gapOf(b, j - 1)
  for (let i = 1; i <= a.length; i++) {
    const least = fillRow(a, b, i)
    if (least > limit) return limit + 1
    const oldest = before2
    before2 = before
    before = current
    current = oldest
  }
  return before[b.length] ?? limit + 1
}

function fillRow(a: string, b: string, i: number): number {
  const x = a.charCodeAt(i - 1) & 127
  const down = gapOf(a, i - 1)
  let left = (before[0] ?? 0) + down
  current[0] = left
  let least = left
  for (let j = 1; j <= b.length; j++) {
    const y = b.charCodeAt(j - 1) & 127
    let cost = (before[j - 1] ?? 0) + (substitution[x * SIZE + y] ?? 1)
    cost = Math.min(cost, (before[j] ?? 0) + down, left + gapOf(b, j - 1))
    if (i > 1 && j > 1 && x === b.charCodeAt(j - 2) && y === a.charCodeAt(i - 2))
      cost = Math.min(cost, (before2[j - 2] ?? 0) + SWAP)
    current[j] = cost
    left = cost
    if (cost < least) least = cost
  }
  return least
}

function gapOf(text: string, at: number): number {
  return gap[text.charCodeAt(at) & 127] ?? 1
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
