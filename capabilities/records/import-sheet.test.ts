import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { BureauCode } from '../../kernel/actor.ts'
import { formatPartialDate } from '../../kernel/partial-date.ts'
import { type RecordKind, recordKinds } from '../../kernel/record-kind.ts'
import { templateFile } from './actions/template-file.ts'
import { readSheet } from './import-sheet.ts'
import { bodiesOf, collect, rejectionsOf, sourceOf, thingsOf } from './import-specimens.ts'
import { templateOf } from './template.ts'

const readAs =
  (format: 'csv' | 'xlsx', owner = 'PRT' as BureauCode) =>
  (kind: RecordKind, content: string | Uint8Array, sizes?: number[]) =>
    collect(readSheet({ kind, format, owner, open: () => sourceOf(content, sizes) }))
const [readCsv, readXlsx] = [readAs('csv'), readAs('xlsx')]
const readForUn = readAs('csv', 'UNO' as BureauCode)

const HEAD = 'reference,category,status,vin,plates,parts,colour,builtOn,marks'
const GOOD =
  'V-1,car,stolen,WVWZZZ1JZXW386752,41-QX-77|PRT; B 1 ABC|ROU,engine|AHF 774411,grey,2019,dent; scratch'

describe('a table of vehicles', () => {
  test('gives one record a line, with several values in a cell', async () => {
    const [body] = thingsOf(await readCsv('vehicle', `${HEAD}\n${GOOD}\n`))
    assert.ok(body?.kind === 'vehicle')
    assert.deepEqual(body.plates, [
      { number: '41-QX-77', country: 'PRT' },
      { number: 'B 1 ABC', country: 'ROU' },
    ])
    assert.deepEqual(
      [body.parts, body.marks],
      [[{ part: 'engine', number: 'AHF 774411' }], ['dent', 'scratch']],
    )
    assert.deepEqual([body.colour, body.builtOn?.precision, body.make], ['grey', 'year', null])
  })

  test('says of each line that is not taken why, and takes the others', async () => {
    const lines = [
      GOOD,
      'V-2,spaceship,stolen,WVWZZZ1JZXW386753,,,,,',
      'V-3,car,stolen,,,,,,',
      'V-4,car,stolen,WVWZZZ1JZXW386754,,,,soon,',
      'V-5,car,stolen,WVWZZZ1JZXW386755,B 1|Atlantis,,,,',
      'V-1,car,stolen,WVWZZZ1JZXW386756,,,,,',
      ',car,stolen,WVWZZZ1JZXW386757,,,,,',
      'V-6,car,stolen,WVWZZZ1JZXW386758,,,,,,more',
      '',
      'V-7,Car,Stolen,WVWZZZ1JZXW386759,,,,,',
    ]
    const result = await readCsv('vehicle', `${HEAD}\n${lines.join('\n')}\n`)
    assert.deepEqual(rejectionsOf(result), [
      ['V-2', 'body_invalid', 3],
      ['V-3', 'body_invalid', 4],
      ['V-4', 'body_invalid', 5],
      ['V-5', 'body_invalid', 6],
      ['V-1', 'duplicate_reference', 7],
      [null, 'no_reference', 8],
      ['V-6', 'wrong_column_count', 9],
    ])
    const details = result.items.flatMap((item) => (item.kind === 'rejected' ? [item.detail] : []))
    assert.match(details[0] ?? '', /^category: “spaceship” is none of car, lorry/)
    assert.match(details[1] ?? '', /needs a VIN/)
    assert.match(details[2] ?? '', /^builtOn: “soon” is no date/)
    assert.match(details[3] ?? '', /^plates: “Atlantis” is no country/)
    assert.deepEqual(result.end, { ok: true, value: { records: 2, rejected: 7, attached: 0 } })
  })

  test('may stand in UTF-16, with semicolons or tabs, cut anywhere; another alphabet is refused by its line', async () => {
    const semicolons = `${HEAD}\n${GOOD}`.replaceAll(',', '\t').replace('grey', 'сірий')
    const utf16 = Buffer.from(`\ufeff${semicolons}\n`, 'utf16le')
    const [body] = thingsOf(await readCsv('vehicle', utf16, [3, 7, 1]))
    assert.equal(body?.kind === 'vehicle' && body.colour, 'сірий')
    const quoted = `${HEAD.replaceAll(',', ';')}\nV-1;car;stolen;;"A 1;B 2";;;;\n`
    const [other] = thingsOf(await readCsv('vehicle', quoted))
    assert.deepEqual(other?.kind === 'vehicle' && other.plates.map(({ number }) => number), ['A 1', 'B 2'])
    const latin = Buffer.from(`${HEAD}\n${GOOD}\n${GOOD.replace('grey', 'gris fonc\xe9')}\n`, 'latin1')
    const refused = (await readCsv('vehicle', latin)).end
    assert.ok(!refused.ok)
    assert.deepEqual([refused.error.code, refused.error.at], ['not_utf8', 3])
    assert.match(refused.error.detail, /Windows-1252/)
  })

  test('with a quotation mark inside a cell is read; one that runs lines together refuses the whole', async () => {
    const rows = [GOOD.replace('grey', 'grey"ish'), 'V-2,car,stolen,A"B123,,,,,', GOOD.replace('V-1', 'V-3')]
    const result = await readCsv('vehicle', `${HEAD}\n${rows.join('\n')}\n`)
    assert.deepEqual(rejectionsOf(result), [['V-2', 'body_invalid', 3]])
    const [body] = thingsOf(result)
    assert.equal(body?.kind === 'vehicle' && body.colour, 'grey"ish')
    const detailOf = async (text: string) => {
      const { end } = await readCsv('vehicle', text)
      return end.ok ? 'taken' : end.error.detail
    }
    const open = `V-1,car,stolen,X1,,,"grey,,\nV-2,car,stolen,X2,,,"blue,,\n`
    assert.match(
      await detailOf(`${HEAD}\n${open}`),
      /quotation mark is opened before line 3 .* save the table again/,
    )
    assert.match(await detailOf(`${HEAD}\nV-1,car,stolen,"X1,,,,,\n`), /save the table again/)
    assert.match(await detailOf(`${HEAD}\n`), /Fill in the template/)
  })

  test('without a column that is needed, or with one that nobody knows, is refused whole', async () => {
    const codeOf = async (text: string) => {
      const { end } = await readCsv('vehicle', text)
      return end.ok ? 'taken' : end.error.code
    }
    assert.equal(await codeOf('reference,category\nV-1,car\n'), 'missing_column')
    assert.equal(await codeOf(`${HEAD},driver\n`), 'wrong_format')
    assert.equal(await codeOf(`${HEAD},vin\n`), 'wrong_format')
    assert.equal(await codeOf('\n\n'), 'empty')
    assert.equal(await codeOf(`${HEAD}\n`), 'no_entry')
  })
})

test('a table of persons reads names with their script and dates as they are known', async () => {
  const table =
    'reference,names,sex,born,nationalities,documents\nP-1,Иван Петров|primary; Ivan Petrov,M,circa 1971,UKR;MDA,passport|AB 1|UKR\n'
  const [body] = bodiesOf(await readCsv('person', table))
  assert.ok(body?.kind === 'person')
  assert.deepEqual(
    body.names.map(({ text, type, script }) => [text, type, script]),
    [
      ['Иван Петров', 'primary', 'Cyrl'],
      ['Ivan Petrov', 'alias', 'Latn'],
    ],
  )
  assert.deepEqual([body.nationalities, body.documents[0]?.number], [['UKR', 'MDA'], 'AB 1'])
})

test('a code that stands on documents alone is read as its country', async () => {
  const head = 'reference,names,sex,born,nationalities,documents'
  const table = `${head}\nP-1,Ivan Petrov|primary,M,1971,GBD; rom,\n`
  const [body] = bodiesOf(await readCsv('person', table))
  assert.ok(body?.kind === 'person')
  assert.deepEqual(body.nationalities, ['GBR', 'ROU'])
})

test('a travel document of another country is rejected by its line', async () => {
  const table =
    'reference,number,issuer,documentType,fraud,circumstances\nT-1,XA1,PRT,passport,lost,unknown\nT-2,XA2,ESP,passport,lost,unknown\n'
  assert.deepEqual(rejectionsOf(await readCsv('travel_document', table)), [['T-2', 'not_the_issuer', 3]])
})

test('a travel document of an organisation is read by its code, by that of its officials and by its names', async () => {
  const head = 'reference,number,issuer,documentType,fraud,circumstances'
  const paper = (issuer: string) =>
    readForUn('travel_document', `${head}\nT-1,UN0417,${issuer},laissez_passer,stolen,unknown\n`)
  for (const issuer of ['UNO', 'una', 'United Nations', 'ONU', 'الأمم المتحدة']) {
    const [body] = thingsOf(await paper(issuer))
    assert.equal(body?.kind === 'travel_document' && body.issuer, 'UNO', issuer)
  }
  assert.deepEqual(rejectionsOf(await paper('XPO')), [['T-1', 'not_the_issuer', 2]])
  for (const nobody of ['XXA', 'IAO', 'Atlantis'])
    assert.deepEqual(rejectionsOf(await paper(nobody)), [['T-1', 'body_invalid', 2]])
})

describe('a number in a table', () => {
  const papers = 'reference,number,issuer,documentType,fraud,circumstances'
  const paper = (number: string) =>
    readCsv('travel_document', `${papers}\nT-1,${number},\u200ePRT\u200e,passport,lost,unknown\n`)

  test('is read as it is pasted: marks that nobody sees, dashes and blanks of every kind', async () => {
    for (const [given, meant] of [
      ['\u202bAB1234567\u202c', 'AB1234567'],
      ['AB\u200f1234567', 'AB1234567'],
      ['AB\u00ad1234567', 'AB1234567'],
      ['AB\u00a01234567', 'AB 1234567'],
      ['AB\u2013123', 'AB-123'],
      ['AB\u2212123', 'AB-123'],
    ] as const) {
      const [body] = thingsOf(await paper(given))
      assert.equal(body?.kind === 'travel_document' && body.number, meant)
    }
  })

  test('of a form that is fixed is joined and written in capitals', async () => {
    const bank = 'reference,status,iban,bic\nA-1,mule,gb82 west 1234\u00a05698 7654 32,exam pt pl\n'
    const [account] = thingsOf(await readCsv('account', bank))
    assert.deepEqual(account?.kind === 'account' && [account.iban, account.bic], [
      ...['GB82WEST12345698765432', 'EXAMPTPL'],
    ])
    const box = 'reference,number,status\nC-1,csqu 305438 3,sought\n'
    const [container] = thingsOf(await readCsv('container', box))
    assert.equal(container?.kind === 'container' && container.number, 'CSQU3054383')
    const vin = async (given: string) => {
      const [body] = thingsOf(await readCsv('vehicle', `${HEAD}\nV-1,car,stolen,${given},,,,,\n`))
      return body?.kind === 'vehicle' && body.vin
    }
    assert.equal(await vin('wvw-zzz-1jz xw386752'), 'WVWZZZ1JZXW386752')
    assert.equal(await vin('GHN5-12345'), 'GHN5-12345')
  })

  test('that is none, or is missing, is told in words', async () => {
    const said = async (number: string) => {
      const { items } = await paper(number)
      return items.map((item) => (item.kind === 'rejected' ? item.detail : ''))
    }
    assert.deepEqual(await said('AB#12'), [
      'number: “AB#12” is no number of a document; one looks like AB1234567.',
    ])
    assert.deepEqual(await said('unknown'), [
      'number: “unknown” is no number of a document; one looks like AB1234567.',
    ])
    assert.deepEqual(await said(''), ['number is missing.'])
    const { items } = await readCsv('account', 'reference,status,iban\nA-1,mule,GB82\n')
    assert.match(JSON.stringify(items), /iban: “GB82” is no IBAN; one looks like GB82WEST12345698765432\./)
  })
})

const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const workbook = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
const inline = (cells: readonly string[], r: number) =>
  `<row r="${r}">${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`

describe('a workbook', () => {
  const head = inline(['reference', 'category', 'status', 'vin', 'colour', 'happenedOn'], 1)

  test('is read with shared texts, numbers, dates and gaps, however it is cut', async () => {
    const bytes = workbook({
      'xl/worksheets/sheet1.xml': sheet(
        `${head}<row r="4"><c r="A4"><v>4711</v></c><c r="B4" t="s"><v>0</v></c><c r="C4" t="s"><v>1</v></c><c r="D4" t="inlineStr"><is><t>WVWZZZ1JZXW386752</t></is></c><c r="F4" s="1"><v>45335</v></c></row>`,
      ),
      'xl/sharedStrings.xml':
        '<sst><si><r><t>c</t></r><r><t>ar</t></r></si><si><t>stolen</t><rPh><t>no</t></rPh></si></sst>',
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
    })
    for (const sizes of [[], [1], [5, 300]]) {
      const result = await readXlsx('vehicle', bytes, sizes)
      const [body] = thingsOf(result)
      assert.ok(body?.kind === 'vehicle', JSON.stringify(result))
      assert.deepEqual([result.items[0]?.reference, result.items[0]?.at, body.category], ['4711', 4, 'car'])
      assert.deepEqual(body.happenedOn, {
        ...{ precision: 'day', year: 2024, month: 2, day: 13, qualifier: 'exact', calendar: 'gregorian' },
      })
    }
  })

  test('whose cells do not say where they stand is read by their order, the empty ones among them', async () => {
    const bytes = workbook({
      'xl/worksheets/sheet1.xml': sheet(
        head + inline(['4711', 'car', 'stolen', 'WVWZZZ1JZXW386752', '', '2024-02-13'], 2),
      ),
    })
    const [body] = thingsOf(await readXlsx('vehicle', bytes))
    assert.ok(body?.kind === 'vehicle')
    assert.deepEqual([body.colour, body.happenedOn?.precision], [null, 'day'])
  })

  const withCells = (cells: string, book = '') =>
    workbook({
      'xl/workbook.xml': `<workbook><workbookPr ${book}/></workbook>`,
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      'xl/worksheets/sheet1.xml': sheet(
        `${head}<row r="2"><c t="inlineStr"><is><t>V-1</t></is></c><c t="inlineStr"><is><t>car</t></is></c><c t="inlineStr"><is><t>stolen</t></is></c>${cells}</row>`,
      ),
    })

  test('gives days as they are meant: counted from 1904, before March 1900, written in words of ISO', async () => {
    const dayOf = async (cell: string, book = '') => {
      const [body] = thingsOf(
        await readXlsx('vehicle', withCells(`<c r="D2" t="str"><v>X1</v></c>${cell}`, book)),
      )
      assert.ok(body?.kind === 'vehicle' && body.happenedOn !== null)
      return formatPartialDate(body.happenedOn)
    }
    assert.equal(await dayOf('<c r="F2" s="1"><v>44197</v></c>'), '2021-01-01')
    assert.equal(await dayOf('<c r="F2" s="1"><v>42735</v></c>', 'date1904="1"'), '2021-01-01')
    assert.equal(await dayOf('<c r="F2" s="1"><v>15</v></c>'), '1900-01-15')
    assert.equal(await dayOf('<c r="F2" t="d"><v>2021-01-01T00:00:00</v></c>'), '2021-01-01')
  })

  test('in which what was meant is lost is told by its line: rounded numbers, truth values, errors', async () => {
    const said = async (cell: string) => {
      const { items } = await readXlsx('vehicle', withCells(cell))
      return items.map((item) => (item.kind === 'rejected' ? item.detail : item.kind))
    }
    assert.deepEqual(await said('<c r="D2"><v>1.23E+25</v></c>'), [
      'vin: Excel has rounded this number to “1.23E+25”; format the column as text and write it again.',
    ])
    assert.deepEqual(await said('<c r="D2" t="b"><v>1</v></c>'), [
      'vin: Excel has made TRUE of this; format the column as text and write it again.',
    ])
    assert.deepEqual(await said('<c r="D2" t="e"><v>#REF!</v></c>'), [
      'vin: “#REF!” is the error of a formula; write what is meant.',
    ])
    assert.deepEqual(await said('<c r="D2"><v>1.23E+5</v></c><c r="F2" t="e"><v>#REF!</v></c>'), [
      'happenedOn: “#REF!” is the error of a formula; write what is meant.',
    ])
    assert.deepEqual(await said('<c r="D2"><v>1.23E+5</v></c>'), ['record'])
  })

  test('that is a bomb, damaged, cut off or no workbook is refused, in little memory', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(64 * 1024 * 1024).fill(32) })
    const good = workbook({
      'xl/worksheets/sheet1.xml': sheet(head + inline(['V', 'car', 'stolen', 'X1', '', ''], 2)),
    })
    const codes: string[] = []
    for (const bytes of [
      bomb,
      good.slice(0, good.length / 2),
      strToU8('reference,category'),
      new Uint8Array(0),
      workbook({ 'other.xml': '<a/>' }),
      workbook({ 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>' }),
      workbook({ 'xl/worksheets/sheet1.xml': '<worksheet><row></worksheet>' }),
    ]) {
      const { end } = await readXlsx('vehicle', bytes)
      codes.push(end.ok ? 'taken' : end.error.code)
    }
    assert.deepEqual(codes.slice(0, 1), ['entry_too_large'])
    assert.deepEqual(codes.slice(2), [
      'wrong_format',
      'empty',
      'wrong_format',
      'doctype_refused',
      'not_well_formed',
    ])
    assert.ok(['truncated', 'not_well_formed', 'wrong_format'].includes(codes[1] ?? ''), codes[1])
  })
})

describe('a table of travel documents', () => {
  const head = 'reference,number,issuer,documentType,fraud,circumstances'

  test('need not say how a document was lost', async () => {
    const [body] = thingsOf(await readCsv('travel_document', `${head}\nT-1,XA1234567,PRT,passport,stolen,\n`))
    assert.ok(body?.kind === 'travel_document')
    assert.equal(body.circumstances, 'unknown')
    const short = 'reference,number,issuer,documentType,fraud\nT-1,XA1234567,PRT,passport,stolen\n'
    assert.equal(thingsOf(await readCsv('travel_document', short)).length, 1)
  })

  test('holds no name beside a number, which nobody would find by it', async () => {
    const rows = ['XA1234567 SILVA JOSÉ', 'Silva XA1234567', 'XA1234567 expired', 'XA1234567 Сильва']
    const fine = ['XA 1234567', 'Seria AA nr. 1234567', 'XXIV-ЕК № 512345', 'ABC 123 EF', 'NSRV1234567']
    const lines = [...rows, ...fine].map((number, at) => `T-${at},${number},PRT,passport,stolen,`)
    const result = await readCsv('travel_document', `${head}\n${lines.join('\n')}\n`)
    assert.deepEqual(
      rejectionsOf(result),
      rows.map((_, at) => [`T-${at}`, 'body_invalid', at + 2]),
    )
    const [first] = result.items.flatMap((item) => (item.kind === 'rejected' ? [item.detail] : []))
    assert.match(first ?? '', /^number: is more than the number of a document: write it without names/)
  })
})

describe('a template', () => {
  test('of every kind names its columns, and filled in it is read', async () => {
    for (const kind of recordKinds) {
      const names = templateOf(kind).map(({ name }) => name)
      assert.equal(new TextDecoder().decode(templateFile(kind, 'csv')), `${names.join(',')}\r\n`, kind)
      const file = templateFile(kind, 'xlsx')
      const { end } = await readXlsx(kind, file)
      assert.ok(!end.ok && end.error.code === 'no_entry', kind)
      assert.deepEqual(file, templateFile(kind, 'xlsx'))
      const renamed = strFromU8(unzipSync(file)['xl/workbook.xml'] ?? new Uint8Array())
      const other = zipSync({
        ...unzipSync(file),
        'xl/workbook.xml': strToU8(renamed.replace('Columns', '2025')),
      })
      const refused = await readXlsx(kind, other)
      assert.match(refused.end.ok ? 'taken' : refused.end.error.detail, /“Records”.* on others: “2025”/)
      const parts = unzipSync(file)
      assert.equal(Object.keys(parts).length, 7)
      // ISO/IEC 29500, 18.8.20: a fill without a pattern or gradient is none, and other programs do not open the file.
      assert.doesNotMatch(new TextDecoder().decode(parts['xl/styles.xml']), /<fill\/>/)
    }
  })
})
