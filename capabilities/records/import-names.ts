import { type NameParts, type NameType, scriptOf } from '../../kernel/person-name.ts'
import type { RecordName } from './body-parts.ts'
import { cleanLine } from './import-text.ts'

/** A name as a record holds it; null when nothing is left of it. */
export function nameOf(text: string, type: NameType, parts: NameParts | null = null): RecordName | null {
  const clean = cleanName(text)
  return clean === '' ? null : { text: clean, script: scriptOf(clean), type, parts }
}

/** Several names of one kind. */
export function namesOf(texts: readonly string[], type: NameType): RecordName[] {
  return texts.flatMap((text) => nameOf(text, type) ?? [])
}

/** Every name once; of two with the same text the first stays. */
export function distinctNames(names: readonly RecordName[]): RecordName[] {
  const seen = new Set<string>()
  return names.filter((name) => !seen.has(name.text) && seen.add(name.text))
}

/** One line without what surrounds a name on lists: quotes, stray commas, an unmatched bracket. */
function cleanName(text: string): string {
  const line = cleanLine(text).replace(/^[\s"“”„«»,;.]+(?=\S)|[\s"“”„«»,;]+$/gu, '')
  return line.includes('(') ? line : line.replace(/^\)\s*/, '')
}

/** "LAST, First Middle" or "LAST, First, Jr." as OFAC writes persons; a name without a comma has no known parts. */
export function invertedName(text: string, type: NameType): RecordName | null {
  const [family = '', given = '', ...suffixes] = text.split(',').map(cleanLine)
  if (family === '' || given === '') return nameOf(text, type)
  return nameOf([given, family, ...suffixes].join(' '), type, { given, middle: null, family })
}

/** What one line of aliases holds. */
export type SplitAliases = {
  readonly names: readonly string[]
  /** Initials given in brackets behind a name, e.g. "(ABC)". */
  readonly abbreviations: readonly string[]
  /** What is said about a name rather than being one, e.g. "birth name"; worth a remark. */
  readonly notes: readonly string[]
}

const ABBREVIATION = /^[A-Z]{2,8}(?:[-/][A-Z]{1,4})?$/
const LABEL = /^(?:(?:birth|combat|previous|former|original) name|(?:previously|formerly) listed as|third)$/i
/** "born in 1963", "born 1 Jan. 1953 …" behind a name. */
const BORN = /[,\s]+born\s.*$/su
const SCRIPT_LABEL = /\(original script\)|\boriginal script\s*:/giu
const SUB_UNIT = /\s+[-–]\s+sub-unit name$/i

/**
 * Divides a line that holds several names: "A; B", "A b) B", "A (A in another script)", "A (B; C)". What could be a
 * part of the name, such as other brackets or a comma, is left whole.
 */
export function splitAliases(line: string): SplitAliases {
  const text = cleanLine(line).replace(SCRIPT_LABEL, ' ')
  const split = { names: [] as string[], abbreviations: [] as string[], notes: [] as string[] }
  for (const part of outsideBrackets(text, /;|؛|\s[a-z]\)\s|\s[af]\.k\.a\.?\s/gu)) splitOne(part, split)
  return split
}

type Collected = { names: string[]; abbreviations: string[]; notes: string[] }

function splitOne(text: string, into: Collected): void {
  const name = text.replace(BORN, '').replace(SUB_UNIT, '')
  if (name !== text) into.notes.push(text)
  const { head, groups } = bracketed(name)
  if (cleanName(head) === '' || groups.some((group) => kindOf(group, head) === 'unsure')) {
    pushName(name, into)
    return
  }
  pushName(head, into)
  for (const group of groups) {
    const kind = kindOf(group, head)
    if (kind === 'abbreviation') into.abbreviations.push(cleanName(group))
    else if (kind === 'label') into.notes.push(name)
    else for (const part of outsideBrackets(group, /;|؛/gu)) splitOne(part, into)
  }
}

function pushName(text: string, into: Collected): void {
  const name = cleanName(text)
  if (name !== '') into.names.push(name)
}

function kindOf(group: string, head: string): 'abbreviation' | 'label' | 'names' | 'unsure' {
  const text = cleanName(group)
  if (LABEL.test(text)) return 'label'
  if (ABBREVIATION.test(text)) return 'abbreviation'
  return text.includes(';') || (scriptOf(text) !== scriptOf(head) && scriptOf(text) !== 'Zyyy')
    ? 'names'
    : 'unsure'
}

/** The text outside brackets, and what the outermost brackets hold; an unclosed bracket reaches to the end. */
function bracketed(text: string): { head: string; groups: string[] } {
  const groups: string[] = []
  let head = ''
  let depth = 0
  for (const char of text) {
    if (char === '(' && depth++ === 0) groups.push('')
    else if (char === ')' && depth > 0 && --depth === 0) head += ' '
    else if (depth === 0) head += char
    else groups.push((groups.pop() ?? '') + char)
  }
  return { head, groups }
}

/** Splits at a separator, but never inside brackets. */
function outsideBrackets(text: string, separator: RegExp): string[] {
  const parts: string[] = []
  let start = 0
  for (const found of text.matchAll(separator)) {
    if (!isOutside(text.slice(start, found.index))) continue
    parts.push(text.slice(start, found.index))
    start = found.index + found[0].length
  }
  return [...parts, text.slice(start)]
}

function isOutside(before: string): boolean {
  let depth = 0
  for (const char of before) {
    if (char === '(') depth++
    if (char === ')' && depth > 0) depth--
  }
  return depth === 0
}
