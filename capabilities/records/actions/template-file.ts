import { strToU8, zipSync } from 'fflate'
import type { RecordKind } from '../../../kernel/record-kind.ts'
import type { SheetFormat } from '../import.ts'
import { EXPLAINING_SHEET, type TemplateColumn, templateOf } from '../template.ts'

/** An empty table of a kind: its first row names the columns. Of a workbook the second sheet explains them. */
export function templateFile(kind: RecordKind, format: SheetFormat): Uint8Array {
  const columns = templateOf(kind)
  return format === 'csv' ? csvOf(columns) : xlsxOf(columns)
}

/** With the mark by which spreadsheets know UTF-8. */
function csvOf(columns: readonly TemplateColumn[]): Uint8Array {
  return strToU8(`\ufeff${columns.map(({ name }) => name).join(',')}\r\n`)
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** An archive notes when its parts were written; the same template is the same file. */
const WRITTEN = new Date('2000-01-01T00:00:00')

/** The least that ISO/IEC 29500 asks of a workbook. Cells are text, so that no program takes zeros off a number. */
function xlsxOf(columns: readonly TemplateColumn[]): Uint8Array {
  const widths = `<cols><col min="1" max="${columns.length}" width="22" style="1" customWidth="1"/></cols>`
  const help = columns.map(({ name, isNeeded, help }) => [name, isNeeded ? 'needed' : '', help])
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Records" sheetId="1" r:id="rId1"/><sheet name="${EXPLAINING_SHEET}" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': sheetOf(widths, [columns.map(({ name }) => name)]),
    'xl/worksheets/sheet2.xml': sheetOf('', [['column', '', 'what belongs there'], ...help]),
  }
  const files = Object.entries(parts).map(([name, xml]) => [name, strToU8(HEAD + xml)] as const)
  return zipSync(Object.fromEntries(files), { mtime: WRITTEN })
}

/** The first row is bold. */
function sheetOf(columns: string, rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], place: number): string => {
    const style = place === 0 ? ' s="2"' : ''
    const written = cells.map((text) => `<c t="inlineStr"${style}><is><t>${escaped(text)}</t></is></c>`)
    return `<row r="${place + 1}">${written.join('')}</row>`
  }
  return `<worksheet xmlns="${MAIN}">${columns}<sheetData>${rows.map(row).join('')}</sheetData></worksheet>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
