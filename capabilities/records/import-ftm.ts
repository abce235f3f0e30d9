import { ok, type Result } from '../../kernel/result.ts'
import type { IdentityDocument } from './body-parts.ts'
import { type FtmEntity, ftmEntity, ftmKinds, readFtmDocument, readFtmEntity } from './import-ftm-entity.ts'
import {
  type ImportItem,
  type ImportSource,
  type ImportStream,
  Judge,
  malformed,
  type Rejection,
} from './import-item.ts'
import { type Line, readLines } from './import-lines.ts'

/** Documents kept in memory until their holders come, about 300 bytes each. Ours to confirm. */
const MAX_DOCUMENTS = 250_000

/** Lines that may be bad before the first good one; then the file is no FollowTheMoney. Ours to confirm. */
const MAX_FALSE_START = 100

const documentSchemata = new Set(['Passport', 'Identification'])

/**
 * Reads FollowTheMoney entities, one JSON object a line. A passport may stand before or after its holder, so the
 * source is opened twice: first the documents are gathered (their number is limited), then records are given out
 * complete. Holding the records back instead would take memory for the whole list.
 */
export async function* readFtmLines(
  open: () => ImportSource,
  maxDocuments: number = MAX_DOCUMENTS,
): ImportStream {
  const documents = await gatherDocuments(open(), maxDocuments)
  const reader = new LineJudge(documents, maxDocuments)
  let bytes = 0
  for await (const line of readLines(open())) {
    if (!line.ok) return line
    bytes = line.value.bytes
    const entity = readEntity(line.value)
    if (reader.isCutOff(line.value, entity)) return cutOff(line.value.at)
    yield* reader.line(line.value, entity)
    if (reader.isFalseStart) break
    if (reader.judge.isFull) return reader.judge.full(line.value.at)
  }
  if (!reader.hasGoodLine) {
    return malformed(
      'wrong_format',
      1,
      'No line is a FollowTheMoney entity in JSON. Choose the right file or format.',
    )
  }
  yield* reader.withoutHolder(bytes)
  return reader.judge.end()
}

function cutOff(line: number) {
  return malformed('truncated', line, 'The file ends in the middle of a line. Fetch the list again.')
}

type Unread = { readonly reason: 'not_json' | 'not_an_entity'; readonly detail: string }

function readEntity(line: Line): Result<FtmEntity, Unread> {
  const json = parseJson(line.text)
  if (json === undefined) {
    return { ok: false, error: { reason: 'not_json', detail: 'The line is not a JSON object.' } }
  }
  const entity = ftmEntity.safeParse(json)
  if (entity.success) return ok(entity.data)
  const issue = entity.error.issues[0]
  const detail = `${issue?.path.join('.') || 'The line'}: ${issue?.message ?? 'is no entity'}`
  return { ok: false, error: { reason: 'not_an_entity', detail } }
}

/** The one place that turns the parser's exception into a value. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Held = {
  readonly document: IdentityDocument
  readonly at: number
  readonly excerpt: string
  isTaken: boolean
}
type Documents = { readonly byHolder: Map<string, Held[]>; readonly all: Held[] }

/** Faults of the file are left to the second reading, which reports them. */
async function gatherDocuments(source: ImportSource, maxDocuments: number): Promise<Documents> {
  const documents: Documents = { byHolder: new Map(), all: [] }
  for await (const line of readLines(source)) {
    if (!line.ok || documents.all.length >= maxDocuments) break
    if (!/"(?:Passport|Identification)"/.test(line.value.text)) continue
    const entity = readEntity(line.value)
    if (entity.ok && documentSchemata.has(entity.value.schema)) gather(entity.value, line.value, documents)
  }
  return documents
}

function gather(entity: FtmEntity, line: Line, documents: Documents): void {
  const { holders, document } = readFtmDocument(entity)
  if (document === null || holders.length === 0) return
  const held: Held = { document, at: line.at, excerpt: line.text.slice(0, 800), isTaken: false }
  documents.all.push(held)
  for (const holder of holders)
    documents.byHolder.set(holder, [...(documents.byHolder.get(holder) ?? []), held])
}

class LineJudge {
  readonly judge = new Judge()
  readonly #documents: Documents
  readonly #maxDocuments: number
  #good = 0
  #bad = 0
  #documentsSeen = 0

  constructor(documents: Documents, maxDocuments: number) {
    this.#documents = documents
    this.#maxDocuments = maxDocuments
  }

  get hasGoodLine(): boolean {
    return this.#good > 0
  }

  /** A last line without its end that is no entity, in a file that had entities. */
  isCutOff(line: Line, read: Result<FtmEntity, Unread>): boolean {
    return !read.ok && !line.isEnded && this.hasGoodLine
  }

  get isFalseStart(): boolean {
    return this.#good === 0 && this.#bad >= MAX_FALSE_START
  }

  /** Nothing for a document, which goes into the record of its holder. */
  *line(line: Line, read: Result<FtmEntity, Unread>): Generator<ImportItem> {
    const item = this.#item(line, read)
    if (item !== null) yield item
  }

  #item(line: Line, read: Result<FtmEntity, Unread>): ImportItem | null {
    const { at, bytes, text: excerpt } = line
    if (!read.ok) {
      this.#bad++
      return this.judge.reject({ ...read.error, at, bytes, excerpt, reference: null })
    }
    this.#good++
    const entity = read.value
    const common = { at, bytes, excerpt, reference: entity.id }
    if (documentSchemata.has(entity.schema)) return this.#document(entity, common)
    const kind = ftmKinds.get(entity.schema)
    if (kind === undefined) {
      const detail = `Entities of schema "${entity.schema.slice(0, 60)}" are not taken.`
      return this.judge.reject({ ...common, reason: 'unknown_schema', detail })
    }
    const held = this.#documents.byHolder.get(entity.id) ?? []
    const body = readFtmEntity(
      entity,
      kind,
      held.map(({ document }) => document),
    )
    const item = this.judge.judge({ ...common, body })
    if (item.kind === 'record') for (const one of held) this.#attach(one)
    return item
  }

  #attach(held: Held): void {
    if (!held.isTaken) this.judge.attach()
    held.isTaken = true
  }

  #document(entity: FtmEntity, common: Omit<Rejection, 'reason' | 'detail'>): ImportItem | null {
    const { holders, document } = readFtmDocument(entity)
    if (document === null) {
      return this.judge.reject({ ...common, reason: 'no_number', detail: 'The document has no number.' })
    }
    if (holders.length === 0) {
      return this.judge.reject({
        ...common,
        reason: 'no_such_entry',
        detail: 'The document names no holder.',
      })
    }
    this.#documentsSeen++
    if (this.#documentsSeen <= this.#maxDocuments) return null
    const detail = `Only the first ${this.#maxDocuments} documents of a list are taken. Split the list.`
    return this.judge.reject({ ...common, reason: 'too_many_documents', detail })
  }

  /** Documents whose holders are not in the list or were not taken. */
  *withoutHolder(bytes: number): Generator<ImportItem> {
    for (const { at, excerpt, isTaken } of this.#documents.all) {
      if (isTaken) continue
      const detail = 'The holder of this document is not among the records of the list.'
      yield this.judge.reject({ at, bytes, excerpt, reference: null, reason: 'no_such_entry', detail })
    }
  }
}
