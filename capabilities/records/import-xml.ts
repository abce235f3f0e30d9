import { SaxesParser } from 'saxes'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { type ImportSource, type MalformedList, malformed } from './import-item.ts'
import { readText } from './import-source.ts'

/** An element with its own text (children's text excluded). Attributes are not kept: no list puts facts in them. */
export type XmlElement = { readonly name: string; text: string; readonly children: XmlElement[] }

/** An entry of a list: an element below a section below the root. */
export type XmlEntry = {
  readonly section: string
  readonly element: XmlElement
  /** Line on which the entry begins, from 1. */
  readonly at: number
  readonly bytes: number
}

/** Deepest element, longest text of one element, and most elements of one entry. Ours to confirm. */
const MAX_DEPTH = 32
const MAX_TEXT = 1_000_000
const MAX_ELEMENTS = 50_000

/** Depth of an entry: the root is 1, its sections 2. */
const ENTRY_DEPTH = 3

/**
 * Reads the entries of a list one by one; only one is in memory at a time. A DOCTYPE ends the reading, so that no
 * entity is ever defined; nothing outside the file is ever fetched. Ends with at most one refusal.
 */
export async function* readXmlEntries(
  source: ImportSource,
  root: string,
): AsyncGenerator<Result<XmlEntry, MalformedList>> {
  const reader = new EntryReader(root)
  let bytes = 0
  for await (const piece of readText(source)) {
    if (!piece.ok) {
      yield piece
      return
    }
    bytes = piece.value.bytes
    reader.write(piece.value.text)
    for (const entry of reader.take()) yield ok({ ...entry, bytes })
    if (reader.fault !== null) {
      yield fail(reader.fault)
      return
    }
  }
  reader.close()
  for (const entry of reader.take()) yield ok({ ...entry, bytes })
  if (reader.fault !== null) yield fail(reader.fault)
}

type Finished = Omit<XmlEntry, 'bytes'>

class EntryReader {
  readonly #parser = new SaxesParser()
  readonly #root: string
  /** Names of the open elements outside an entry: the root, then a section. */
  readonly #outside: string[] = []
  /** The open elements of the entry being read. */
  readonly #open: XmlElement[] = []
  #finished: Finished[] = []
  #elements = 0
  #startedAt = 1
  /** Where the last event ended: what follows without another is one long text, comment or tag. */
  #quietSince = { position: 0, line: 1 }
  #isClosing = false
  #fault: MalformedList | null = null

  constructor(root: string) {
    this.#root = root
    this.#parser.on('error', (error) => this.#parserError(error))
    this.#parser.on('doctype', () => this.#doctype())
    this.#parser.on('xmldecl', ({ encoding }) => this.#declaration(encoding))
    this.#parser.on('opentag', (tag) => this.#opened(tag.name))
    this.#parser.on('closetag', (tag) => this.#closed(tag.name))
    this.#parser.on('text', (text) => this.#said(text))
    this.#parser.on('cdata', (text) => this.#said(text))
  }

  get fault(): MalformedList | null {
    return this.#fault
  }

  write(text: string): void {
    if (text !== '') this.#parser.write(text)
    if (this.#parser.position - this.#quietSince.position > 2 * MAX_TEXT) this.#tooLong(this.#quietSince.line)
  }

  close(): void {
    this.#isClosing = true
    this.#parser.close()
  }

  take(): readonly Finished[] {
    const taken = this.#finished
    this.#finished = []
    return taken
  }

  #refuse(fault: ReturnType<typeof malformed>): void {
    this.#fault ??= fault.error
  }

  #parserError(error: Error): void {
    const line = this.#parser.line
    if (this.#isClosing) {
      this.#refuse(malformed('truncated', line, 'The file ends too early. Fetch the list again.'))
      return
    }
    const reason = error.message.replace(/^(?:\d+:)?\d+:\d+: /, '')
    this.#refuse(malformed('not_well_formed', line, `Not well-formed XML: ${reason} Fetch the list again.`))
  }

  #doctype(): void {
    const detail =
      'The file has a DOCTYPE, which no list needs and which can hide attacks. Fetch the list again.'
    this.#refuse(malformed('doctype_refused', this.#parser.line, detail))
  }

  #declaration(encoding: string | undefined): void {
    this.#heard()
    if (encoding === undefined || /^(?:utf-?8|us-ascii)$/i.test(encoding)) return
    this.#refuse(
      malformed('not_utf8', 1, `The file says it is in ${encoding.slice(0, 40)}. Save it as UTF-8.`),
    )
  }

  #heard(): void {
    this.#quietSince = { position: this.#parser.position, line: this.#parser.line }
  }

  #opened(name: string): void {
    if (this.#fault !== null) return
    this.#heard()
    const depth = this.#outside.length + this.#open.length + 1
    if (depth > MAX_DEPTH) {
      const detail = `Elements are nested deeper than ${MAX_DEPTH}. This is not the list of its publisher.`
      this.#refuse(malformed('too_deep', this.#parser.line, detail))
    } else if (depth === 1 && name !== this.#root) {
      const detail = `The file begins with <${name.slice(0, 60)}>, this list with <${this.#root}>. Choose the right file.`
      this.#refuse(malformed('wrong_root', this.#parser.line, detail))
    } else if (depth < ENTRY_DEPTH) {
      this.#outside.push(name)
    } else {
      this.#openInEntry({ name, text: '', children: [] })
    }
  }

  #openInEntry(element: XmlElement): void {
    const parent = this.#open.at(-1)
    if (parent === undefined) {
      this.#elements = 0
      this.#startedAt = this.#parser.line
    }
    this.#elements++
    if (this.#elements > MAX_ELEMENTS) {
      const detail = `An entry has more than ${MAX_ELEMENTS} elements. This is not the list of its publisher.`
      this.#refuse(malformed('entry_too_large', this.#startedAt, detail))
    }
    parent?.children.push(element)
    this.#open.push(element)
  }

  #closed(_name: string): void {
    if (this.#fault !== null) return
    this.#heard()
    const element = this.#open.pop()
    if (element === undefined) this.#outside.pop()
    else if (this.#open.length === 0) {
      this.#finished.push({ section: this.#outside.at(-1) ?? '', element, at: this.#startedAt })
    }
  }

  #said(text: string): void {
    if (this.#fault !== null) return
    const { line } = this.#quietSince
    this.#heard()
    const element = this.#open.at(-1)
    const length = (element?.text.length ?? 0) + text.length
    if (length > MAX_TEXT) this.#tooLong(line)
    else if (element !== undefined) element.text += text
  }

  #tooLong(line: number): void {
    const detail = `A text is longer than ${MAX_TEXT} characters. This is not the list of its publisher.`
    this.#refuse(malformed('text_too_long', line, detail))
  }
}

/** Text of the first child of that name; empty when there is none. */
export function childText(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text ?? ''
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** Everything an element says, in its order. */
export function wholeText(element: XmlElement): string {
  return [element.text, ...element.children.map(wholeText)].filter((text) => text.trim() !== '').join(' ')
}
