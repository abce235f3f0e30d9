import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bodiesOf, collect, rejectionsOf, sourceOf } from './import-specimens.ts'
import { readUnList } from './import-un.ts'

const list = (individuals: string, entities = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<CONSOLIDATED_LIST>\n<INDIVIDUALS>${individuals}</INDIVIDUALS>\n<ENTITIES>${entities}</ENTITIES>\n</CONSOLIDATED_LIST>`

const invented = `<INDIVIDUAL>
  <FIRST_NAME>ORLAN</FIRST_NAME><SECOND_NAME>  TESKI </SECOND_NAME><THIRD_NAME>MAROUF</THIRD_NAME>
  <UN_LIST_TYPE>Atlantis</UN_LIST_TYPE><REFERENCE_NUMBER>ATi.001</REFERENCE_NUMBER><LISTED_ON>2020-01-02</LISTED_ON>
  <GENDER>Male</GENDER><COMMENTS1>First line &amp; more.\nSecond line.</COMMENTS1>
  <NAME_ORIGINAL_SCRIPT>اورلان تسكي\n      معروف</NAME_ORIGINAL_SCRIPT>
  <TITLE><VALUE>Captain</VALUE></TITLE><DESIGNATION><VALUE>Harbour master</VALUE><VALUE/></DESIGNATION>
  <NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE><VALUE>former Soviet Union</VALUE></NATIONALITY>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Orlan Tesky; Orlan Teskiy</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>“The Owl” (البوم)</ALIAS_NAME><DATE_OF_BIRTH>1970-05-06</DATE_OF_BIRTH><CITY_OF_BIRTH>Nowhere</CITY_OF_BIRTH><COUNTRY_OF_BIRTH>Iraq</COUNTRY_OF_BIRTH></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Orlan Old</ALIAS_NAME><NOTE>previously listed as</NOTE></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ADDRESS><CITY>Sometown</CITY><COUNTRY>Rwanda</COUNTRY><NOTE>as of 2016</NOTE></INDIVIDUAL_ADDRESS>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1971-02-28</DATE></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1972</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1975</TO_YEAR><NOTE>Approximately</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1976 </NOTE></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>24/06/1402 (Hijri Calendar)</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Newport</CITY><STATE_PROVINCE>North</STATE_PROVINCE><COUNTRY>Türkiye</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
  <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>Libyan passport No. 513500</NUMBER><ISSUING_COUNTRY>Libya</ISSUING_COUNTRY><DATE_OF_ISSUE>2001-02-03</DATE_OF_ISSUE></INDIVIDUAL_DOCUMENT>
  <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>national identity card</TYPE_OF_DOCUMENT2><NUMBER>AB 12345 (Expired 25 Jan. 2016)</NUMBER></INDIVIDUAL_DOCUMENT>
  <INDIVIDUAL_DOCUMENT/>
</INDIVIDUAL>`

const person = (fields: string, reference = 'ATi.009') =>
  `<INDIVIDUAL><FIRST_NAME>Anna</FIRST_NAME><REFERENCE_NUMBER>${reference}</REFERENCE_NUMBER>${fields}</INDIVIDUAL>`

const g = { calendar: 'gregorian', qualifier: 'exact' }

describe('the list of the United Nations', () => {
  test('every part of an individual has its place', async () => {
    const read = await collect(readUnList(sourceOf(list(invented))))
    assert.deepEqual(read.end, { ok: true, value: { records: 1, rejected: 0, attached: 0 } })
    assert.deepEqual(read.items[0], {
      kind: 'record',
      at: 3,
      reference: 'ATi.001',
      body: {
        kind: 'person',
        names: [
          { text: 'ORLAN TESKI MAROUF', script: 'Latn', type: 'primary', parts: null },
          { text: 'اورلان تسكي معروف', script: 'Arab', type: 'original', parts: null },
          { text: 'Orlan Tesky', script: 'Latn', type: 'alias', parts: null },
          { text: 'Orlan Teskiy', script: 'Latn', type: 'alias', parts: null },
          { text: 'The Owl', script: 'Latn', type: 'weak_alias', parts: null },
          { text: 'البوم', script: 'Arab', type: 'weak_alias', parts: null },
          { text: 'Orlan Old', script: 'Latn', type: 'former', parts: null },
        ],
        born: [
          { precision: 'day', year: 1971, month: 2, day: 28, ...g },
          { precision: 'year', year: 1972, calendar: 'gregorian', qualifier: 'circa' },
          { precision: 'range', fromYear: 1973, toYear: 1975, calendar: 'gregorian' },
          { precision: 'month', year: 1976, month: 11, ...g },
          { precision: 'day', year: 1970, month: 5, day: 6, ...g },
        ],
        birthPlaces: [
          { text: 'Newport, North, Türkiye', country: 'TUR' },
          { text: 'Nowhere, Iraq', country: 'IRQ' },
        ],
        nationalities: ['IRN'],
        sex: 'M',
        positions: ['Harbour master'],
        addresses: [{ text: 'Sometown, Rwanda (as of 2016)', country: 'RWA' }],
        documents: [
          {
            type: 'passport',
            number: '513500',
            issuer: 'LBY',
            note: 'Passport; Libyan passport No.; issued 2001-02-03',
          },
          {
            type: 'identity_card',
            number: 'AB 12345',
            issuer: null,
            note: 'National Identification Number, national identity card; Expired 25 Jan. 2016',
          },
        ],
        programmes: ['Atlantis'],
        remarks: [
          'Title: Captain',
          'Nationality: former Soviet Union',
          'Born: 24/06/1402 (Hijri Calendar)',
          'Alias “The Owl” (البوم): 1970-05-06, Nowhere, Iraq',
          'Alias Orlan Old: previously listed as',
          'Listed on: 2020-01-02',
          'First line & more.',
          'Second line.',
        ].join('\n'),
      },
    })
  })

  test('an entity keeps its name as written, with its initials and former names beside it', async () => {
    const entity = `<ENTITY><FIRST_NAME>ATLANTIS AIR LINES (AAL)</FIRST_NAME><REFERENCE_NUMBER>ATe.001</REFERENCE_NUMBER>
      <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old Air</ALIAS_NAME></ENTITY_ALIAS>
      <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>สายการบินสมมติ (Sai Kan Bin; Sai Karn Bin)</ALIAS_NAME></ENTITY_ALIAS>
      <ENTITY_ADDRESS><STREET>1 Quay</STREET><COUNTRY>Guinea-Bissau</COUNTRY></ENTITY_ADDRESS></ENTITY>`
    const [body] = bodiesOf(await collect(readUnList(sourceOf(list('', entity)))))
    assert.ok(body?.kind === 'organisation')
    assert.deepEqual(
      body.names.map((name) => [name.type, name.text, name.script]),
      [
        ['primary', 'ATLANTIS AIR LINES (AAL)', 'Latn'],
        ['alias', 'ATLANTIS AIR LINES', 'Latn'],
        ['former', 'Old Air', 'Latn'],
        ['alias', 'สายการบินสมมติ', 'Thai'],
        ['alias', 'Sai Kan Bin', 'Latn'],
        ['alias', 'Sai Karn Bin', 'Latn'],
        ['weak_alias', 'AAL', 'Latn'],
      ],
    )
    assert.deepEqual(body.countries, ['GNB'])
  })

  test('a bad entry is rejected with its reason and the others are taken', async () => {
    const bad = [
      person('', 'ATi.001'),
      '<INDIVIDUAL><FIRST_NAME> </FIRST_NAME><REFERENCE_NUMBER>ATi.002</REFERENCE_NUMBER></INDIVIDUAL>',
      '<INDIVIDUAL><FIRST_NAME>Berta</FIRST_NAME></INDIVIDUAL>',
      person('', 'ATi.001'),
      person(`<SECOND_NAME>${'x'.repeat(600)}</SECOND_NAME>`, 'ATi.003'),
      '<SHIP><REFERENCE_NUMBER>ATs.001</REFERENCE_NUMBER></SHIP>',
      person('', 'ATi.004'),
    ].join('\n')
    const read = await collect(readUnList(sourceOf(list(bad))))
    assert.deepEqual(rejectionsOf(read), [
      ['ATi.002', 'no_name', 4],
      [null, 'no_reference', 5],
      ['ATi.001', 'duplicate_reference', 6],
      ['ATi.003', 'body_invalid', 7],
      ['ATs.001', 'unknown_schema', 8],
    ])
    assert.deepEqual(read.end, { ok: true, value: { records: 2, rejected: 5, attached: 0 } })
    const invalid = read.items.find((item) => item.kind === 'rejected' && item.reason === 'body_invalid')
    assert.ok(
      invalid?.kind === 'rejected' &&
        /^names\.0\.text: /.test(invalid.detail) &&
        invalid.excerpt.length <= 200,
    )
  })

  test('texts lose control characters, and remarks too long for a record end with a mark', async () => {
    const dirty = `<SECOND_NAME>\u0085\u202eOlsen\u200f</SECOND_NAME><COMMENTS1>${'word '.repeat(6000)}</COMMENTS1>`
    const [body] = bodiesOf(await collect(readUnList(sourceOf(list(person(dirty))))))
    assert.equal(body?.names[0]?.text, 'Anna Olsen')
    assert.ok(body?.remarks?.endsWith(' […]') && body.remarks.length === 20_000)
  })

  test('a text in CDATA and in references is one text', async () => {
    const fields = '<SECOND_NAME><![CDATA[O<]]>&#x2019;Neil</SECOND_NAME>'
    const [body] = bodiesOf(await collect(readUnList(sourceOf(list(person(fields))))))
    assert.equal(body?.names[0]?.text, 'Anna O<’Neil')
  })
})
