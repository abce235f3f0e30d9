import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readFtmLines } from './import-ftm.ts'
import { bodiesOf, collect, rejectionsOf, sourceOf } from './import-specimens.ts'

type Properties = Record<string, readonly unknown[]>
const line = (id: string, schema: string, properties: Properties) =>
  `${JSON.stringify({ id, schema, properties })}\n`
const read = (content: string, maxDocuments?: number) =>
  collect(readFtmLines(() => sourceOf(content), maxDocuments))

describe('FollowTheMoney lines', () => {
  test('a person gets the documents that stand before and after it', async () => {
    const content =
      line('d1', 'Passport', { holder: ['p1'], number: ['X1'], country: ['ru'] }) +
      line('p1', 'Person', {
        name: ['Орлан Тески', 'Orlan Teski'],
        firstName: ['Orlan'],
        lastName: ['Teski'],
        alias: ['Orlan T.'],
        weakAlias: ['Owl'],
        previousName: ['Orlan Old'],
        birthDate: ['1964-01-12', '1965', 'unsure'],
        birthPlace: ['Perm, Russia'],
        nationality: ['ru', 'suhh'],
        gender: ['male'],
        position: ['Clerk'],
        address: ['1 Quay, Cuba'],
        passportNumber: ['P100'],
        program: ['TEST'],
        topics: ['sanction'],
        notes: ['A note\u0000.'],
        holding: [{ id: 'nested' }],
      }) +
      line('d2', 'Identification', {
        holder: ['p1'],
        number: ['55'],
        type: ['National ID card'],
        country: ['xx'],
      })
    const result = await read(content)
    assert.deepEqual(result.end, { ok: true, value: { records: 1, rejected: 0, attached: 2 } })
    const exact = { calendar: 'gregorian', qualifier: 'exact' }
    assert.deepEqual(bodiesOf(result), [
      {
        kind: 'person',
        names: [
          {
            text: 'Orlan Teski',
            script: 'Latn',
            type: 'primary',
            parts: { given: 'Orlan', middle: null, family: 'Teski' },
          },
          { text: 'Орлан Тески', script: 'Cyrl', type: 'original', parts: null },
          { text: 'Orlan T.', script: 'Latn', type: 'alias', parts: null },
          { text: 'Orlan Old', script: 'Latn', type: 'former', parts: null },
          { text: 'Owl', script: 'Latn', type: 'weak_alias', parts: null },
        ],
        born: [
          { precision: 'day', year: 1964, month: 1, day: 12, ...exact },
          { precision: 'year', year: 1965, ...exact },
        ],
        birthPlaces: [{ text: 'Perm, Russia', country: 'RUS' }],
        nationalities: ['RUS'],
        sex: 'M',
        positions: ['Clerk'],
        addresses: [{ text: '1 Quay, Cuba', country: 'CUB' }],
        documents: [
          { type: 'passport', number: 'P100', issuer: null, note: 'passportNumber' },
          { type: 'passport', number: 'X1', issuer: 'RUS', note: null },
          { type: 'identity_card', number: '55', issuer: null, note: 'National ID card; xx' },
        ],
        programmes: ['TEST'],
        remarks: 'A note.\nbirthDate: unsure\nnationality: suhh\ntopics: sanction',
      },
    ])
  })

  test('companies and vessels are taken, an IMO number only with its check digit', async () => {
    const content =
      line('c1', 'Company', {
        name: ['Atlantis'],
        jurisdiction: ['gb'],
        registrationNumber: ['0100'],
        idNumber: ['7'],
      }) +
      line('v1', 'Vessel', {
        name: ['Sea Owl'],
        imoNumber: ['IMO9074729'],
        mmsi: ['123456789'],
        flag: ['pa'],
        tonnage: ['1200.0'],
        type: ['Tug'],
      }) +
      line('v2', 'Vessel', { name: ['Sea Rat'], imoNumber: ['9074720'], mmsi: ['12'], owner: ['c1'] })
    const bodies = bodiesOf(await read(content))
    assert.deepEqual(
      bodies.map((body) => body.kind),
      ['organisation', 'vessel', 'vessel'],
    )
    const [company, owl, rat] = bodies
    assert.ok(company?.kind === 'organisation' && owl?.kind === 'vessel' && rat?.kind === 'vessel')
    assert.deepEqual(company.countries, ['GBR'])
    assert.deepEqual(
      company.documents.map(({ type, number }) => [type, number]),
      [
        ['registration', '7'],
        ['registration', '0100'],
      ],
    )
    assert.deepEqual(
      [owl.imo, owl.mmsi, owl.flag, owl.grossTonnage, owl.vesselType],
      ['9074729', '123456789', 'PAN', 1200, 'Tug'],
    )
    assert.deepEqual([rat.imo, rat.mmsi, rat.owner, rat.remarks], [null, null, 'c1', 'mmsi: 12'])
    assert.deepEqual(rat.documents, [
      {
        type: 'registration',
        number: 'IMO 9074720',
        issuer: null,
        note: 'IMO number; its check digit is wrong',
      },
    ])
  })

  test('every line that cannot be taken is reported with its reason', async () => {
    const content = [
      line('p1', 'Person', { name: ['Anna'] }),
      'not json\n',
      '[1]\n',
      '{"id":5,"schema":"Person"}\n',
      '\n',
      line('p2', 'Person', { name: [''] }),
      line('', 'Person', { name: ['Nobody'] }),
      line('p1', 'Person', { name: ['Anna again'] }),
      line('p3', 'Person', { name: ['x'.repeat(501)] }),
      line('a1', 'Airplane', { name: ['Kite'] }),
      line('d1', 'Passport', { holder: ['p1'] }),
      line('d2', 'Passport', { number: ['1'] }),
      line('d3', 'Passport', { holder: ['nobody'], number: ['2'] }),
    ].join('')
    const result = await read(content)
    assert.deepEqual(rejectionsOf(result), [
      [null, 'not_json', 2],
      [null, 'not_an_entity', 3],
      [null, 'not_an_entity', 4],
      ['p2', 'no_name', 6],
      [null, 'no_reference', 7],
      ['p1', 'duplicate_reference', 8],
      ['p3', 'body_invalid', 9],
      ['a1', 'unknown_schema', 10],
      ['d1', 'no_number', 11],
      ['d2', 'no_such_entry', 12],
      [null, 'no_such_entry', 13],
    ])
    assert.deepEqual(result.end, { ok: true, value: { records: 1, rejected: 11, attached: 0 } })
  })

  test('documents beyond the limit are rejected, not lost in silence', async () => {
    const documents = [1, 2, 3]
      .map((n) => line(`d${n}`, 'Passport', { holder: ['p1'], number: [`N${n}`] }))
      .join('')
    const result = await read(documents + line('p1', 'Person', { name: ['Anna'] }), 2)
    assert.deepEqual(
      bodiesOf(result)[0]?.documents.map(({ number }) => number),
      ['N1', 'N2'],
    )
    assert.deepEqual(rejectionsOf(result), [['d3', 'too_many_documents', 3]])
  })

  test('names of prototype members, lone surrogates and deep nesting do no harm', async () => {
    const content = `{"id":"p1","schema":"Person","properties":{"name":["An\\ud800na"],"notes":["lone \\udc00"],"__proto__":["x"],"constructor":["y"],"deep":${'['.repeat(10_000)}${']'.repeat(10_000)}}}\n`
    const [body] = bodiesOf(await read(content))
    assert.equal(body?.names[0]?.text, 'An\ufffdna')
    assert.match(body?.remarks ?? '', /^lone \ufffd$/m)
  })
})
