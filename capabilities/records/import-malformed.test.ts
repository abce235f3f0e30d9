import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readFtmLines } from './import-ftm.ts'
import type { ImportSource, ImportStream, MalformedCode } from './import-item.ts'
import { readOfacList } from './import-ofac.ts'
import { collect, sourceOf } from './import-specimens.ts'
import { readUnList } from './import-un.ts'

type Content = string | Uint8Array
type Format = (open: () => ImportSource) => ImportStream
const un: Format = (open) => readUnList(open())
const ofac: Format = (open) => readOfacList({ sdn: open(), alt: null, add: null })
const ftm: Format = (open) => readFtmLines(open)

const individual =
  '<INDIVIDUAL><FIRST_NAME>أورلان ออร์ลัน 😀</FIRST_NAME><REFERENCE_NUMBER>A1</REFERENCE_NUMBER></INDIVIDUAL>\r\n'
const xml = (inside: string) =>
  `<?xml version="1.0"?>\n<CONSOLIDATED_LIST><INDIVIDUALS>${inside}</INDIVIDUALS></CONSOLIDATED_LIST>`
const row =
  '7,"TESKI, ""Orla"" é😀","individual","TEST",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1960;\n POB Perm, Russia"\r\n'
const entity = '{"id":"p1","schema":"Person","properties":{"name":["أورلان ออร์ลัน 😀"]}}\n'

const zip = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x08, 0x00, 0xff, 0xfe])
const latin1 = (before: string, after: string) =>
  Buffer.concat([Buffer.from(before), Buffer.from([0xe9, 0x20]), Buffer.from(after)])
const laughs = `<?xml version="1.0"?><!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>`

const cases: readonly (readonly [string, Format, Content, MalformedCode, number | null])[] = [
  ['an empty UN file', un, '', 'empty', null],
  ['an empty OFAC file', ofac, '', 'empty', null],
  ['an empty FollowTheMoney file', ftm, ' \n\n ', 'empty', null],
  ['a zip as XML', un, zip, 'not_text', 1],
  ['a zip as CSV', ofac, zip, 'not_text', 1],
  ['a zip as JSON', ftm, zip, 'not_text', 1],
  ['broken UTF-8 in XML', un, latin1('<CONSOLIDATED_LIST>\n<INDIVIDUALS>\n', ''), 'not_utf8', 3],
  ['broken UTF-8 in CSV', ofac, latin1(row.repeat(3), row), 'not_utf8', 7],
  ['broken UTF-8 in JSON', ftm, latin1(entity, entity), 'not_utf8', 2],
  [
    'UTF-8 that ends inside a character',
    ftm,
    Buffer.from(entity).subarray(0, Buffer.from(entity).indexOf(0xf0) + 2),
    'not_utf8',
    1,
  ],
  [
    'XML that says it is Latin-1',
    un,
    '<?xml version="1.0" encoding="ISO-8859-1"?><CONSOLIDATED_LIST/>',
    'not_utf8',
    1,
  ],
  ['a billion laughs', un, `${laughs}${xml('&b;').slice(21)}`, 'doctype_refused', 1],
  ['a DOCTYPE', un, '<!DOCTYPE x SYSTEM "file:///etc/passwd"><CONSOLIDATED_LIST/>', 'doctype_refused', 1],
  ['an entity nobody defined', un, xml('<INDIVIDUAL>&x;</INDIVIDUAL>'), 'not_well_formed', 2],
  ['crossed tags', un, xml('\n<INDIVIDUAL><A></INDIVIDUAL></A>'), 'not_well_formed', 3],
  ['XML cut off', un, xml(individual).slice(0, -30), 'truncated', 3],
  ['XML cut off inside a tag', un, xml(individual).slice(0, -5), 'truncated', 3],
  ['another root', un, '<html><body/></html>', 'wrong_root', 1],
  ['JSON as XML', un, entity.trim(), 'not_well_formed', 1],
  ['XML too deep', un, xml(`<INDIVIDUAL>${'<a>'.repeat(40)}`), 'too_deep', 2],
  [
    'XML with a text too long',
    un,
    xml(`<INDIVIDUAL><A>${'x'.repeat(1_000_001)}</A></INDIVIDUAL>`),
    'text_too_long',
    2,
  ],
  ['XML with a text without end', un, `${xml('').slice(0, 50)}${'x'.repeat(2_200_000)}`, 'text_too_long', 2],
  ['XML with an endless tag', un, `<?xml version="1.0"?>\n<${'x'.repeat(2_200_000)}`, 'text_too_long', 2],
  [
    'XML with too many elements in an entry',
    un,
    xml(`<INDIVIDUAL>${'<a/>'.repeat(50_001)}</INDIVIDUAL>`),
    'entry_too_large',
    2,
  ],
  ['a UN list without an entry', un, xml(''), 'no_entry', null],
  ['a CSV with a missing column', ofac, row.replace(',"individual"', ''), 'missing_column', 2],
  ['XML as CSV', ofac, xml(individual), 'not_well_formed', 1],
  ['JSON as CSV', ofac, entity, 'not_well_formed', 1],
  ['prose as CSV', ofac, 'Dear Sir\n', 'missing_column', 1],
  ['a CSV cut off in a quoted field', ofac, row + row.slice(0, -5), 'truncated', 4],
  ['a CSV cut off in a line', ofac, `${row}8,"TESKI"`, 'truncated', 3],
  ['a CSV with a stray quote', ofac, `${row}8,"TES"KI",x\r\n`, 'not_well_formed', 3],
  ['a CSV with an endless row', ofac, `"${'x'.repeat(1_100_000)}"`, 'text_too_long', 1],
  ['JSON cut off', ftm, entity + entity.slice(0, 40), 'truncated', 2],
  ['a JSON line without end', ftm, `${entity}{"id":"${'x'.repeat(4_100_000)}`, 'text_too_long', 2],
  ['XML as JSON', ftm, xml(individual), 'wrong_format', 1],
  ['a thousand lines of prose as JSON', ftm, 'prose\n'.repeat(1000), 'wrong_format', 1],
]

describe('a malformed list', () => {
  for (const [name, read, content, code, at] of cases) {
    test(`${name} is refused as a whole`, async () => {
      const { end } = await collect(read(() => sourceOf(content)))
      assert.ok(!end.ok)
      assert.deepEqual(
        [end.error.kind, end.error.code, end.error.at],
        ['malformed_list', code, at],
        end.error.detail,
      )
      assert.match(end.error.detail, /\.$/)
    })
  }

  test('a side file of OFAC that lost a column refuses the list and is named', async () => {
    for (const files of [
      { alt: sourceOf('7,1,"aka","X"\r\n'), add: null },
      { alt: null, add: sourceOf('7,1,"X"\r\n') },
    ]) {
      const { items, end } = await collect(readOfacList({ sdn: sourceOf(row), ...files }))
      assert.ok(!end.ok && end.error.code === 'missing_column' && /(?:ALT|ADD)\.CSV/.test(end.error.detail))
      assert.deepEqual(items, [])
    }
  })

  test('a byte order mark, an Arabic, a Thai name and an emoji are no fault', async () => {
    for (const [read, content] of [
      [un, xml(individual)],
      [ofac, row],
      [ftm, entity],
    ] as const) {
      const { end } = await collect(read(() => sourceOf(`\ufeff${content}`)))
      assert.deepEqual(end, { ok: true, value: { records: 1, rejected: 0, attached: 0 } })
    }
  })

  test('a source that breaks is a broken machine, not a malformed list', async () => {
    async function* broken() {
      yield new TextEncoder().encode('\n')
      throw new Error('disk')
    }
    for (const read of [un, ofac, ftm]) await assert.rejects(collect(read(broken)), /disk/)
  })

  test('a reader that stops early closes the source', async () => {
    const closed = Promise.withResolvers<void>()
    async function* watched() {
      try {
        for (;;) yield new TextEncoder().encode(row)
      } finally {
        closed.resolve()
      }
    }
    const stream = ofac(watched)
    await stream.next()
    await stream.return({ ok: true, value: { records: 0, rejected: 0, attached: 0 } })
    await closed.promise
  })
})

describe('the bounds of chunks', () => {
  const contents: readonly (readonly [Format, string])[] = [
    [un, xml(`${individual}${individual.replace('A1', 'A2')}<INDIVIDUAL/>\n<X><![CDATA[<y>]]>&amp;</X>`)],
    [ofac, `${row}${row.replace('7', '8')}9,"SHORT"\r\n\r\n${row}\x1a`],
    [
      ftm,
      `${entity}nonsense\r\n{"id":"d","schema":"Passport","properties":{"holder":["p1"],"number":["É1"]}}\n${entity}`,
    ],
  ]

  test('items and end are the same whatever the chunks are', async () => {
    for (const [read, content] of contents) {
      const whole = await collect(read(() => sourceOf(content)))
      assert.ok(whole.end.ok && whole.end.value.records > 0 && whole.end.value.rejected > 0)
      const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 })
      const same = fc.asyncProperty(sizes, async (chunks) => {
        assert.deepEqual(await collect(read(() => sourceOf(content, chunks))), whole)
      })
      await fc.assert(same, { numRuns: 60, examples: [[[1]], [[2]], [[3]]] })
    }
  })

  test('a refusal is the same whatever the chunks are', async () => {
    const small = cases.filter(([, , content]) => content.length < 1000)
    for (const [name, read, content, code, at] of small) {
      for (const size of [1, 2, 3, 7]) {
        const { end } = await collect(read(() => sourceOf(content, [size])))
        assert.deepEqual(end.ok ? null : [end.error.code, end.error.at], [code, at], `${name}, ${size}`)
      }
    }
  })
})
