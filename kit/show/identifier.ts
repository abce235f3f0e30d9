import type { IdentifierKind } from '../../kernel/identifier-kind.ts'
import { sizesOf } from './identifier-groups.ts'

/** A part of a number; with a gap behind it when nothing that was written parts it from the next. */
export type Group = { readonly text: string; readonly gapAfter: boolean }

/** Longest group that is left as its writer parted it. Ours to confirm. */
const LONGEST_WRITTEN = 4

/**
 * Cuts a number into groups that people can read back: as numbers of its kind are printed, else letters and digits
 * apart, no group longer than three. Separators stay where they are. `1234AB567` → 12 34 AB 567.
 */
export function groupIdentifier(value: string, kind: IdentifierKind | null): readonly Group[] {
  const sizes = sizesOf(value, kind)
  if (sizes !== null) return apart(/\s/.test(value) ? [value] : bySizes(value, sizes))
  const parts = value.match(/[\p{L}\p{M}\p{N}?*]+|[^\p{L}\p{M}\p{N}?*]+/gu) ?? []
  return parts.flatMap((part) =>
    apart(parts.length > 1 && part.length <= LONGEST_WRITTEN ? [part] : byRuns(part)),
  )
}

function apart(texts: readonly string[]): readonly Group[] {
  return texts.map((text, at) => ({ text, gapAfter: at < texts.length - 1 }))
}

function bySizes(value: string, [size = value.length, ...more]: readonly number[]): readonly string[] {
  if (value.length <= size) return [value]
  return [value.slice(0, size), ...bySizes(value.slice(size), more.length === 0 ? [size] : more)]
}

function byRuns(part: string): readonly string[] {
  return (part.match(/\d+|\p{L}+|[^\d\p{L}]+/gu) ?? []).flatMap(inGroups)
}

/** Threes first and twos at the end, but never a single character left alone. */
function inGroups(run: string): string[] {
  if (run.length <= 3) return [run]
  const size = run.length === 4 ? 2 : 3
  return [run.slice(0, size), ...inGroups(run.slice(size))]
}

type LetterMark = 'same' | 'other' | 'added' | 'missing'
export type Letter = { readonly letter: string; readonly mark: LetterMark }

/**
 * The letters of `value` beside those of `asked`: same, another one, one that was not asked (`added`), or one that was
 * asked and is not here (`missing`, with the asked letter). Fewest edits; case, spaces and punctuation do not count.
 */
export function diffLetters(value: string, asked: string): readonly Letter[] {
  const found = plain(value)
  const wanted = plain(asked)
  const costs = editCosts(found, wanted)
  const letters: Letter[] = []
  let [i, j] = [found.length, wanted.length]
  while (i > 0 || j > 0) {
    const step = cheapest(costs, { i, j, same: found[i - 1] === wanted[j - 1] })
    letters.unshift({ letter: (step === 'missing' ? wanted[j - 1] : found[i - 1]) ?? '', mark: step })
    if (step !== 'missing') i -= 1
    if (step !== 'added') j -= 1
  }
  return letters
}

function plain(text: string): string[] {
  return [
    ...text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\d\p{L}]/gu, ''),
  ]
}

/** Levenshtein: `costs[i][j]` edits turn the first i letters into the first j. */
function editCosts(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const costs: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const above = costs[i - 1] ?? []
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    costs.push(row)
  }
  return costs
}

type Place = { readonly i: number; readonly j: number; readonly same: boolean }

function cheapest(costs: readonly (readonly number[])[], { i, j, same }: Place): LetterMark {
  const at = (row: number, column: number): number => costs[row]?.[column] ?? Number.POSITIVE_INFINITY
  const here = at(i, j)
  if (same && at(i - 1, j - 1) === here) return 'same'
  if (at(i - 1, j - 1) + 1 === here) return 'other'
  return at(i - 1, j) + 1 === here ? 'added' : 'missing'
}
