import { SaxesParser } from 'saxes'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { type Cell, textOfCell, type Workbook } from './cell.ts'
import { filledAmong, sheetsToSee } from './sheets.ts'
import type { CellFault, SeveralSheets, WorkbookFault, WorkbookRow, WorkbookSource } from './types.ts'
import { unzip, type ZipPiece } from './zip.ts'

const STRINGS = 'xl/sharedStrings.xml'
const STYLES = 'xl/styles.xml'
const BOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'

/** Characters of all shared texts, of one cell, columns of a row, and sheets. Ours to confirm. */
const MOST_SHARED = 64 * 1024 * 1024
const MOST_CELL = 40_000
const MOST_COLUMNS = 200
const MOST_SHEETS = 1000

/**
 * Reads an Excel workbook (ISO/IEC 29500) row by row: the first sheet that is to be seen. Ends with `several_sheets` where others
 * hold something, which would be lost, save one that is called `explaining`. The file is opened more than once: what cells
 * share may stand behind the sheet. Formulas count by the value that was saved with them.
 */
export async function* readXlsx(open: () => WorkbookSource, explaining: string): WorkbookStream {
  const workbook = newWorkbook()
  const refusal = await readBeside(open(), workbook)
  const [[part, name] = ['', ''], ...others] = sheetsToSee(workbook)
  const beside = new Map(others.filter(([, other]) => other !== explaining))
  const filled = refusal === null ? await filledAmong(open(), beside) : fail(refusal)
  if (!filled.ok) yield filled
  else if (filled.value.length > 0)
    yield fail({ code: 'several_sheets', names: [name, ...filled.value.map((one) => one.name)] })
  else yield* readRows(open(), workbook, part)
}

/** The same of the only sheet that holds something, be it the first or another. */
export async function* readOnlySheet(open: () => WorkbookSource): WorkbookStream {
  const workbook = newWorkbook()
  const refusal = await readBeside(open(), workbook)
  const sheets = sheetsToSee(workbook)
  const filled = refusal === null ? await filledAmong(open(), sheets) : fail(refusal)
  if (!filled.ok) {
    yield filled
    return
  }
  const names = filled.value.map((one) => one.name)
  const [part = ''] = [...filled.value.map((one) => one.part), ...sheets.keys()]
  if (names.length > 1) yield fail({ code: 'several_sheets', names })
  else yield* readRows(open(), workbook, part)
}

type WorkbookStream = AsyncGenerator<Result<WorkbookRow, WorkbookFault | SeveralSheets>>

function newWorkbook(): Workbook {
  return { shared: [], dateStyles: [], from1904: false, sheets: [], targets: new Map() }
}

async function readBeside(source: WorkbookSource, workbook: Workbook): Promise<WorkbookFault | null> {
  const beside = readersBeside(workbook)
  for await (const piece of unzip(source, (name) => name in beside)) {
    const refusal = piece.ok ? (beside[piece.value.name]?.take(piece.value) ?? null) : piece.error
    if (refusal !== null) return refusal
  }
  return null
}

async function* readRows(
  source: WorkbookSource,
  workbook: Workbook,
  part: string,
): AsyncGenerator<Result<WorkbookRow, WorkbookFault>> {
  const sheet = new SheetReader(workbook)
  let hasSheet = false
  for await (const piece of unzip(source, (name) => name === part)) {
    const refusal = piece.ok ? sheet.take(piece.value) : piece.error
    hasSheet ||= piece.ok
    for (const row of sheet.rows.splice(0)) yield ok(row)
    if (refusal === null) continue
    yield fail(refusal)
    return
  }
  if (!hasSheet) yield fail({ code: 'wrong_format', detail: 'The workbook has no sheet that could be read.' })
}

function readersBeside(workbook: Workbook): Readonly<Record<string, PartReader>> {
  return {
    ...{ [STRINGS]: new SharedReader(workbook), [STYLES]: new StyleReader(workbook) },
    ...{ [BOOK]: new BookReader(workbook), [RELATIONS]: new RelationsReader(workbook) },
  }
}

/** Reads one XML part as it is unpacked; a reader stops at the first fault. */
abstract class PartReader {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  readonly #parser = new SaxesParser({ xmlns: false })
  #refusal: WorkbookFault | null = null

  constructor() {
    this.#parser.on('error', () => this.refuse('not_well_formed', 'A part of the workbook is no XML.'))
    this.#parser.on('doctype', () => this.refuse('doctype_refused', 'A part of the workbook has a DOCTYPE.'))
    this.#parser.on('opentag', ({ name, attributes }) => this.open(localName(name), attributes))
    this.#parser.on('text', (text) => this.text(text))
    this.#parser.on('closetag', ({ name }) => this.close(localName(name)))
  }

  take({ data, isLast, bytes }: ZipPiece): WorkbookFault | null {
    this.bytes = bytes
    if (this.#refusal === null) this.#attempt(data, isLast)
    return this.#refusal
  }

  protected bytes = 0
  protected abstract open(name: string, attributes: Readonly<Record<string, string>>): void
  protected abstract text(text: string): void
  protected abstract close(name: string): void

  protected refuse(code: WorkbookFault['code'], detail: string): void {
    this.#refusal ??= { code, detail }
  }

  /** The one place that turns the decoder's exception into a refusal. */
  #attempt(data: Uint8Array, isLast: boolean): void {
    try {
      this.#parser.write(this.#decoder.decode(data, { stream: !isLast }))
    } catch {
      this.refuse('not_utf8', 'A part of the workbook is not UTF-8 text.')
    }
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Texts lie in `si`, whole or in runs; what is read aloud (`rPh`) is no part of them. */
class SharedReader extends PartReader {
  readonly #workbook: Workbook
  #text = ''
  #size = 0
  #isText = false
  #isAside = false

  constructor(workbook: Workbook) {
    super()
    this.#workbook = workbook
  }

  protected open(name: string): void {
    if (name === 'si') this.#text = ''
    if (name === 'rPh') this.#isAside = true
    this.#isText = name === 't' && !this.#isAside
  }

  protected text(text: string): void {
    if (!this.#isText) return
    this.#size += text.length
    if (this.#size > MOST_SHARED)
      this.refuse('text_too_long', 'The workbook holds more text than can be read.')
    else this.#text += text
  }

  protected close(name: string): void {
    if (name === 'rPh') this.#isAside = false
    if (name === 't') this.#isText = false
    if (name === 'si') this.#workbook.shared.push(this.#text)
  }
}

/** Number formats that are dates without saying how (ISO/IEC 29500, 18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)

class StyleReader extends PartReader {
  readonly #workbook: Workbook
  readonly #dates = new Set<number>()
  #isCell = false

  constructor(workbook: Workbook) {
    super()
    this.#workbook = workbook
  }

  protected open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'cellXfs') this.#isCell = true
    if (name === 'numFmt' && isDateFormat(attributes['formatCode'] ?? ''))
      this.#dates.add(Number(attributes['numFmtId']))
    const id = Number(attributes['numFmtId'] ?? '0')
    if (name === 'xf' && this.#isCell)
      this.#workbook.dateStyles.push(isBuiltInDate(id) || this.#dates.has(id))
  }

  protected text(): void {
    // Styles say everything in attributes.
  }

  protected close(name: string): void {
    if (name === 'cellXfs') this.#isCell = false
  }
}

/** Years or days outside of quotes and brackets. */
function isDateFormat(code: string): boolean {
  return /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

class BookReader extends PartReader {
  readonly #workbook: Workbook

  constructor(workbook: Workbook) {
    super()
    this.#workbook = workbook
  }

  protected open(name: string, attributes: Readonly<Record<string, string>>): void {
    const { date1904 = '', name: called = '', state = 'visible' } = attributes
    if (name === 'workbookPr') this.#workbook.from1904 = date1904 === '1' || date1904 === 'true'
    if (name !== 'sheet') return
    // `r:id`, by whatever prefix; `sheetId` is another one.
    const [, relation = ''] = Object.entries(attributes).find(([one]) => one.endsWith(':id')) ?? []
    if (this.#workbook.sheets.length === MOST_SHEETS)
      this.refuse('wrong_format', `The workbook has more than ${MOST_SHEETS} sheets.`)
    else this.#workbook.sheets.push({ name: called, relation, isHidden: state !== 'visible' })
  }

  protected text(): void {
    // It says everything in attributes.
  }

  protected close(): void {
    // Nothing ends that was begun.
  }
}

class RelationsReader extends PartReader {
  readonly #workbook: Workbook

  constructor(workbook: Workbook) {
    super()
    this.#workbook = workbook
  }

  protected open(_name: string, attributes: Readonly<Record<string, string>>): void {
    const { Id: id, Target: target, Type: type = '' } = attributes
    const isTable = type.endsWith('/worksheet') && this.#workbook.targets.size < MOST_SHEETS
    if (isTable && id !== undefined && target !== undefined) this.#workbook.targets.set(id, target)
  }

  protected text(): void {
    // It says everything in attributes.
  }

  protected close(): void {
    // Nothing ends that was begun.
  }
}

class SheetReader extends PartReader {
  readonly rows: WorkbookRow[] = []
  readonly #workbook: Workbook
  #row = 0
  #cells: string[] = []
  /** Where a cell stands that does not say so: an empty one counts. */
  #next = 0
  #faults: CellFault[] = []
  #cell: { column: number; value: string; isFormula: boolean } & Omit<Cell, 'value' | 'isFormula'> = NO_CELL
  #isValue = false

  constructor(workbook: Workbook) {
    super()
    this.#workbook = workbook
  }

  protected open(name: string, { r = '', t = 'n', s = '' }: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#row = /^\d{1,8}$/.test(r) ? Number(r) : this.#row + 1
      this.#cells = []
      this.#next = 0
      this.#faults = []
    }
    if (name === 'c') {
      const column = /^[A-Z]{1,3}/.test(r) ? columnOf(r) : this.#next
      this.#next = column + 1
      const isDate = this.#workbook.dateStyles[Number(s)] === true
      this.#cell = { column, type: t, isDate, isFormula: false, value: '' }
    }
    if (name === 'f') this.#cell.isFormula = true
    this.#isValue = name === 'v' || name === 't'
  }

  protected text(text: string): void {
    if (!this.#isValue) return
    this.#cell.value += text
    if (this.#cell.value.length > MOST_CELL)
      this.refuse('text_too_long', `Row ${this.#row} has a cell longer than ${MOST_CELL} characters.`)
  }

  protected close(name: string): void {
    if (name === 'v' || name === 't') this.#isValue = false
    if (name === 'c') this.#endCell()
    if (name !== 'row') return
    this.rows.push({ cells: this.#cells, faults: this.#faults, at: this.#row, bytes: this.bytes })
  }

  #endCell(): void {
    const { column, value, isFormula } = this.#cell
    if (value === '' && !isFormula) return
    if (column >= MOST_COLUMNS) {
      this.refuse(
        'wrong_format',
        `Row ${this.#row} has more than ${MOST_COLUMNS} columns. Keep the columns that are meant.`,
      )
      return
    }
    while (this.#cells.length < column) this.#cells.push('')
    const text = textOfCell(this.#cell, this.#workbook)
    this.#cells[column] = text.ok ? text.value : ''
    if (!text.ok) this.#faults.push({ column, detail: text.error })
  }
}

const NO_CELL = { column: 0, type: 'n', isDate: false, isFormula: false, value: '' }

/** `B3` is column 1. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? 'A'
  return Array.from(letters).reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
