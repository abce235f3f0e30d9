import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { textOf } from './import-list.ts'
import { readManifest, readManifestFile } from './import-manifest.ts'

/** What a list asks, without what was left out. */
function asked(text: string): unknown[] {
  const read = readManifest(text)
  assert.ok(read.ok, JSON.stringify(read))
  return read.value.map(({ line, question }) => {
    if (!question.ok) return [line, question.error.kind]
    return [line, Object.fromEntries(Object.entries(question.value).filter(([, held]) => held !== undefined))]
  })
}
const faultOf = (text: string) => {
  const read = readManifest(text)
  return read.ok ? null : read.error
}
const textIn = (bytes: Buffer) => {
  const text = textOf(bytes)
  return text.ok ? text.value : text.error.kind
}
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('a list of people or vehicles', () => {
  const person = { name: 'Aruna Velkamp', born: '1984-02-13', nationality: 'NLD', sex: 'F', document: 'X123' }
  const headers: readonly (readonly [string, string])[] = [
    [
      'English',
      'First name,Surname,Date of birth,Nationality,Sex,Passport no.\nAruna,Velkamp,1984-02-13,NLD,F,X123',
    ],
    [
      'French',
      'Prénom;Nom;Né(e) le;Nationalité;Sexe;N° de passeport\nAruna;Velkamp;1984-02-13;NLD;Femme;X123',
    ],
    [
      'Spanish',
      'Nombre\tApellidos\tFecha de nacimiento\tNacionalidad\tSexo\tPasaporte\nAruna\tVelkamp\t1984-02-13\tNLD\tMujer\tX123',
    ],
    [
      'Arabic',
      'الاسم الأول|اللقب|تاريخ الميلاد|الجنسية|الجنس|رقم جواز السفر\nAruna|Velkamp|1984-02-13|NLD|أنثى|X123',
    ],
  ]
  for (const [language, text] of headers)
    test(`is read by its header in ${language}`, () => assert.deepEqual(asked(text), [[2, person]]))

  test('of vehicles asks each number, the first together with the person', () =>
    assert.deepEqual(asked('Plate,VIN,Driver\nAB-12-CD,WVWZZZ1JZXW000001,Aruna Velkamp\n,WVW2,\n'), [
      [2, { name: 'Aruna Velkamp', document: 'WVWZZZ1JZXW000001' }],
      [2, { document: 'AB-12-CD' }],
      [3, { document: 'WVW2' }],
    ]))

  test('without a header asks each line as it stands', () =>
    assert.deepEqual(asked('VELKAMP, Aruna 1984\r\n\r\nX1234567\nชื่อไทย;\n'), [
      [1, { text: 'VELKAMP, Aruna 1984' }],
      [3, { text: 'X1234567' }],
      [4, { text: 'ชื่อไทย' }],
    ]))

  const titled = 'name,born,passport\nAruna Velkamp,1984,X1234567\n'
  test('below titles is read by its header, and what stands above is told not to be asked', () =>
    assert.deepEqual(asked(`Crew list,MV Foo,\nPort,Tanger,\n${titled}name,born,passport\nBo,,\n`), [
      [1, 'above_header'],
      [2, 'above_header'],
      [4, { name: 'Aruna Velkamp', born: '1984', document: 'X1234567' }],
      [6, { name: 'Bo' }],
    ]))

  test('is read by words that carriers shorten or number', () => {
    const read = [[2, { name: 'Aruna Velkamp', document: 'X1234567' }]]
    assert.deepEqual(asked('Seat;Pax;PPT No\n12A;Aruna Velkamp;X1234567\n'), read)
    assert.deepEqual(asked('No 1;Name;Passport 1\n1;Aruna Velkamp;X1234567\n'), read)
  })

  test('that says what somebody is has no header', () =>
    assert.deepEqual(asked('Aruna Velkamp;Driver\nBo Ek;\n'), [
      [1, { name: 'Aruna Velkamp Driver' }],
      [1, { name: 'Aruna Velkamp' }],
      [2, { text: 'Bo Ek' }],
    ]))

  test('keeps quoted commas and line breaks in their cell, and asks of a row that is short or long what it has', () =>
    assert.deepEqual(asked('name,born,note\n"Velkamp, Aruna",1984,"two\nlines"\nShort\nLong,1990,x,y,z\n'), [
      [2, { name: 'Velkamp, Aruna', born: '1984' }],
      [4, { name: 'Short' }],
      [5, { name: 'Long', born: '1990' }],
    ]))

  test('asks for who has a nationality that is no code all the same', () =>
    assert.deepEqual(asked('name,nationality\nAruna,Dutch\nIlse,GBN'), [
      [2, { name: 'Aruna' }],
      [3, { name: 'Ilse', nationality: 'GBN' }],
    ]))

  test('that holds nothing, never ends a quotation, or is too long is refused as a whole', () => {
    assert.equal(faultOf('name,born\n')?.kind, 'list_empty')
    assert.equal(faultOf(' \n\t\n')?.kind, 'list_empty')
    const open = ['name,born', '"Ilse ""I"", T",1990', '"Aruna,1984', 'Bruno,1990']
    for (const end of ['\n', '\r\n']) {
      assert.deepEqual(faultOf(open.join(end)), { kind: 'list_quote_open', line: 3 })
      // Closed by a mark that begins another cell, it made one name of two people.
      const runTogether = [...open, '"Carla,1991', 'Dora,1992'].join(end)
      assert.deepEqual(faultOf(runTogether), { kind: 'list_quote_open', line: 3 })
    }
    assert.equal(faultOf('X1234567\n'.repeat(10_001))?.kind, 'list_too_long')
    assert.deepEqual(asked(`name\n${'a'.repeat(20_000)}\nAruna`), [
      [2, 'line_too_long'],
      [3, { name: 'Aruna' }],
    ])
  })
})

describe('the text of a list', () => {
  const text = 'nom;né le\nZoë Ünal;1984\n'
  const bytes: readonly (readonly [string, Buffer])[] = [
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with its mark', utf16(`\ufeff${text}`)],
    ['UTF-16 without a mark', utf16(text)],
    ['UTF-16, the other way round', bigEndian(`\ufeff${text}`)],
    ['UTF-16, the other way round, without a mark', bigEndian(text)],
    ['Windows-1252', Buffer.from(text, 'latin1')],
    ['a line of each', Buffer.concat([Buffer.from('nom;né le\n'), Buffer.from('Zoë Ünal;1984\n', 'latin1')])],
  ]
  for (const [encoding, given] of bytes)
    test(`is read from ${encoding}`, () => assert.equal(textIn(given), text))

  test('of Arabic in UTF-16 is read too', () =>
    assert.equal(textIn(utf16('\ufeffالاسم\nنور\n')), 'الاسم\nنور\n'))

  test('is refused when there is none', () => {
    assert.equal(textIn(Buffer.from('%PDF-1.7')), 'list_not_text')
    assert.equal(textIn(Buffer.from('a,b\0c\n1')), 'list_not_text')
    assert.equal(textIn(Buffer.alloc(0)), 'list_empty')
    assert.equal(textIn(Buffer.from('\ufeff \n')), 'list_empty')
  })
})

describe('a workbook of several sheets', () => {
  const text = (name: string) => `<c t="inlineStr"><is><t>${name}</t></is></c>`
  const table = (...cells: string[]) =>
    `<worksheet><sheetData>${cells.map((cell) => `<row>${cell}</row>`).join('')}</sheetData></worksheet>`
  /** As spreadsheet programs write it; parts in the order of the tabs, which need not be that of their numbers. */
  const book = (...sheets: readonly (readonly [name: string, xml: string, state?: string])[]) => {
    const listed = sheets.map(
      ([name, , state = 'visible'], at) =>
        `<sheet name="${name}" sheetId="${at}" state="${state}" r:id="rId${at}"/>`,
    )
    const parts = sheets.map((_, at) => `worksheets/sheet${sheets.length - at}.xml`)
    const relations = parts.map(
      (part, at) => `<Relationship Id="rId${at}" Type="x/worksheet" Target="${part}"/>`,
    )
    const files = {
      'xl/workbook.xml': `<workbook xmlns:r="x"><sheets>${listed.join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
      ...Object.fromEntries(sheets.map(([, xml], at) => [`xl/${parts[at]}`, xml])),
    }
    const packed = Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])
    return Buffer.from(zipSync(Object.fromEntries(packed)))
  }
  const namesIn = async (file: Buffer) => {
    const read = await readManifestFile(file)
    return read.ok ? read.value.map(({ question }) => question.ok && question.value.text) : read.error
  }
  const [crew, passengers] = [table(text('Runa Quick')), table(text('Ilse Torvenko'))]

  test('is read where it is filled, be that its second, and hidden ones are nobody’s list', async () => {
    assert.deepEqual(await namesIn(book(['A', passengers], ['B', table()])), ['Ilse Torvenko'])
    assert.deepEqual(await namesIn(book(['A', table('<c s="1"/>')], ['B', passengers])), ['Ilse Torvenko'])
    assert.deepEqual(await namesIn(book(['A', crew, 'hidden'], ['B', passengers])), ['Ilse Torvenko'])
  })

  test('is refused when several are filled: those not read would never be asked', async () => {
    const refused = await namesIn(book(['Pax', passengers], ['Crew', crew], ['Old', crew, 'veryHidden']))
    assert.deepEqual(refused, { kind: 'list_several_sheets', names: ['Pax', 'Crew'] })
  })

  test('has a formula that was saved without its value told as lost', async () => {
    const formulas = '<c r="B1"><f>A1</f><v></v></c><c r="C1" t="str"><f>""</f><v></v></c>'
    const read = await readManifestFile(book(['A', table(text('Runa Quick') + formulas)]))
    assert.ok(read.ok)
    assert.deepEqual(
      read.value.map(({ question }) => (question.ok ? question.value.text : question.error.kind)),
      ['cell_lost', 'Runa Quick'],
    )
  })
})

describe('a workbook without words over its columns', () => {
  test('tells a cell that is lost at its line, before what else the line asks', async () => {
    const text = (name: string) => `<c t="inlineStr"><is><t>${name}</t></is></c>`
    const lost = '<c t="e"><v>#REF!</v></c>'
    const rows = [text('Aruna Velkamp'), lost + text('Ilse Torvenko'), text('Runa Quick')]
      .map((cells, at) => `<row r="${at + 1}">${cells}</row>`)
      .join('')
    const sheet = strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)
    const read = await readManifestFile(Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': sheet })))
    assert.ok(read.ok)
    assert.deepEqual(
      read.value.map(({ line, question }) => [line, question.ok ? question.value.text : question.error.kind]),
      [
        [1, 'Aruna Velkamp'],
        [2, 'cell_lost'],
        [2, 'Ilse Torvenko'],
        [3, 'Runa Quick'],
      ],
    )
  })
})
