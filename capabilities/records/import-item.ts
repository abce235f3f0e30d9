import type { z } from 'zod'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { HOPELESS_AFTER } from './import.ts'
import { cleanLine, excerptOf } from './import-text.ts'
import { type RecordBody, writtenBody } from './record.ts'

/** The bytes of a list as they come from a file or an upload, in chunks of any size. */
export type ImportSource = AsyncIterable<Uint8Array>

/** A row of a table: its cells as text. `at` is its line in the file, or its number in the sheet. */
export type TableRow = {
  readonly cells: readonly string[]
  /** Cells of a workbook that do not tell what was meant, by their column from 0. */
  readonly faults: readonly { readonly column: number; readonly detail: string }[]
  readonly at: number
  readonly bytes: number
}

/** Why one entry of a good list is not taken. */
export type RejectReason =
  | 'no_name'
  | 'no_number'
  | 'no_reference'
  | 'duplicate_reference'
  | 'body_invalid'
  | 'unknown_schema'
  | 'not_json'
  | 'not_an_entity'
  | 'wrong_column_count'
  | 'no_such_entry'
  | 'too_many_documents'
  | 'not_the_issuer'
  | 'other_kind'

/** One thing a list holds, or a line that could not be taken and why. `at` is the line of the file, from 1. */
export type ImportItem =
  | {
      readonly kind: 'record'
      readonly at: number
      readonly reference: string
      readonly body: RecordBody
      /** Bytes of the source consumed so far, for progress; OFAC counts all its files together. */
      readonly bytes: number
    }
  | {
      readonly kind: 'rejected'
      readonly at: number
      readonly reference: string | null
      readonly reason: RejectReason
      readonly detail: string
      /** The beginning of the entry, at most 200 characters. */
      readonly excerpt: string
      readonly bytes: number
    }
export type Rejected = Extract<ImportItem, { kind: 'rejected' }>

/** Why a whole file is refused. */
export type MalformedCode =
  | 'empty'
  | 'not_text'
  | 'not_utf8'
  | 'not_well_formed'
  | 'doctype_refused'
  | 'wrong_root'
  | 'truncated'
  | 'too_deep'
  | 'text_too_long'
  | 'entry_too_large'
  | 'missing_column'
  | 'wrong_format'
  | 'too_many_entries'
  | 'no_entry'
  | 'nothing_taken'

/** The file as a whole is not what it should be; nothing of it may be taken. */
export type MalformedList = {
  readonly kind: 'malformed_list'
  readonly code: MalformedCode
  /** Line of the file; null when the fault is the whole file. */
  readonly at: number | null
  /** What is wrong and what to do. */
  readonly detail: string
}

/** `attached`: entries that went into another's record, as a passport does into its holder's. */
type ImportCounts = { readonly records: number; readonly rejected: number; readonly attached: number }
export type ImportEnd = Result<ImportCounts, MalformedList>
export type ImportStream = AsyncGenerator<ImportItem, ImportEnd>

export function malformed(code: MalformedCode, at: number | null, detail: string) {
  return fail({ kind: 'malformed_list', code, at, detail } as const satisfies MalformedList)
}

/** Entries of one list whose references are remembered to find doubles (V8 holds 2^24 in one set). Ours to confirm. */
const MAX_ENTRIES = 10_000_000

/** Longest reference. Ours to confirm. */
const MAX_REFERENCE = 255

/** What a format's reader found of one entry, before it is judged. */
export type Found = {
  readonly at: number
  readonly reference: string
  /** Not judged yet; null when the entry has no name that could be read. */
  readonly body: unknown
  readonly excerpt: string
  readonly bytes: number
}

export type Rejection = Omit<Rejected, 'kind'>

/** Judges the entries of one list in their order, and counts them. */
export class Judge {
  readonly #seen = new Set<string>()
  #records = 0
  #rejected = 0
  #attached = 0

  judge(found: Found): ImportItem {
    const reference = cleanLine(found.reference)
    if (reference === '' || reference.length > MAX_REFERENCE) {
      const detail = `The entry needs a reference of 1 to ${MAX_REFERENCE} characters.`
      return this.reject({ ...found, reference: null, reason: 'no_reference', detail })
    }
    if (this.#seen.has(reference)) {
      const detail = 'An earlier entry of this list has the same reference; only the first is taken.'
      return this.reject({ ...found, reference, reason: 'duplicate_reference', detail })
    }
    this.#seen.add(reference)
    return this.#judgeBody({ ...found, reference })
  }

  #judgeBody(found: Found): ImportItem {
    const { at, reference, bytes } = found
    if (found.body === null)
      return this.reject({ ...found, reason: 'no_name', detail: 'The entry has no name.' })
    const read = writtenBody.safeParse(found.body)
    if (!read.success) {
      const detail = sayIssue(found.body, read.error.issues)
      return this.reject({ ...found, reason: 'body_invalid', detail })
    }
    this.#records++
    return { kind: 'record', at, reference, body: read.data, bytes }
  }

  reject({ at, reference, reason, detail, excerpt, bytes }: Rejection): Rejected {
    this.#rejected++
    return { kind: 'rejected', at, reference, reason, detail, excerpt: excerptOf(excerpt), bytes }
  }

  attach(): void {
    this.#attached++
  }

  /** Checked after each entry, so that a list without end cannot fill the memory. */
  get isFull(): boolean {
    return this.#seen.size >= MAX_ENTRIES
  }

  /** So much was refused, and nothing taken, that the rest need not be read. */
  get isHopeless(): boolean {
    return this.#records === 0 && this.#rejected >= HOPELESS_AFTER
  }

  hopeless(at: number): ImportEnd {
    const detail = `The first ${HOPELESS_AFTER} lines are all refused, so the rest was not read. See why below, and whether the table is of the kind that you chose.`
    return malformed('nothing_taken', at, detail)
  }

  get hasRead(): boolean {
    return this.#records + this.#rejected + this.#attached > 0
  }

  end(): ImportEnd {
    if (!this.hasRead) {
      return malformed('no_entry', null, 'The file holds no entry. Fetch the list again from its publisher.')
    }
    return ok({ records: this.#records, rejected: this.#rejected, attached: this.#attached })
  }

  full(at: number): ImportEnd {
    return malformed('too_many_entries', at, `A list may hold ${MAX_ENTRIES} entries. Split the file.`)
  }
}

type Issue = z.core.$ZodIssue

/** Longest text of an entry that a message quotes. */
const QUOTED = 100

/** The first fault of a body, in words. */
function sayIssue(body: unknown, [issue]: readonly Issue[]): string {
  if (issue === undefined) return 'The entry is none that a record could hold.'
  const path = issue.path.join('.')
  const given = valueAt(body, issue.path)
  if (isMissing(issue, given)) return `${path} is missing.`
  const isQuoted = issue.code === 'invalid_format' && typeof given === 'string'
  return isQuoted ? `${path}: “${given.slice(0, QUOTED)}” ${issue.message}.` : `${path}: ${issue.message}`
}

function isMissing({ code }: Issue, given: unknown): boolean {
  if (code === 'too_small') return Array.isArray(given) && given.length === 0
  return (code === 'invalid_type' || code === 'invalid_value') && (given ?? null) === null
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    body,
  )
}
