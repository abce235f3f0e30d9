import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readOfacList } from './import-ofac.ts'
import { bodiesOf, collect, rejectionsOf, sourceOf, thingsOf } from './import-specimens.ts'

const none = '-0- '
const row = (...fields: readonly string[]) =>
  `${fields.map((field) => (field === none ? none : `"${field}"`)).join(',')}\r\n`
/** A row of SDN.CSV with remarks and nothing else. */
const person = (number: string, name: string, remarks: string) =>
  row(number, name, 'individual', 'TEST] [TEST2', none, none, none, none, none, none, none, remarks)
const read = (sdn: string, alt: string | null = null, add: string | null = null) =>
  collect(
    readOfacList({
      sdn: sourceOf(sdn),
      alt: alt === null ? null : sourceOf(alt),
      add: add === null ? null : sourceOf(add),
    }),
  )

describe('the list of OFAC', () => {
  test('facts in the remarks of a person are found, and the remarks stay whole', async () => {
    const remarks = [
      'DOB 12 Jan 1964',
      'alt. DOB circa 1965',
      'alt. DOB 1960 to 1962',
      'alt. DOB 15 Jan 1970 to 20 Mar 1971',
      'POB Pyongyang, Korea, North',
      'nationality Korea, North',
      'citizen Narnia',
      'Gender Female',
      'Passport RL 123456 (Lebanon) issued 02 Mar 2004',
      'alt. National ID No. 99-1 (Colombia)',
      'SSN 000-00-0001 (United States)',
      'C.U.R.P. # ABCD010203HDFABC01 (Mexico)',
      "Driver's License No. D-100 (Mexico)",
      'Phone Number 123456',
      "a.k.a. 'THE OWL'",
      'Linked To: ATLANTIS LTD.',
    ].join('; ')
    const alt = row('7', '1', 'aka', 'TESKY, Orla', none) + row('7', '2', 'fka', 'OLD, Orla', none)
    const add =
      row('7', '1', '1 Quay', 'Sometown', 'Congo, Democratic Republic of the', none) +
      row('7', '2', none, none, none, none)
    const [body] = bodiesOf(await read(`${person('7', 'TESKI, Orla Maria', remarks)}\x1a`, alt, add))
    const exact = { calendar: 'gregorian', qualifier: 'exact' }
    assert.deepEqual(body, {
      kind: 'person',
      names: [
        {
          text: 'Orla Maria TESKI',
          script: 'Latn',
          type: 'primary',
          parts: { given: 'Orla Maria', middle: null, family: 'TESKI' },
        },
        {
          text: 'Orla TESKY',
          script: 'Latn',
          type: 'alias',
          parts: { given: 'Orla', middle: null, family: 'TESKY' },
        },
        {
          text: 'Orla OLD',
          script: 'Latn',
          type: 'former',
          parts: { given: 'Orla', middle: null, family: 'OLD' },
        },
        { text: 'THE OWL', script: 'Latn', type: 'weak_alias', parts: null },
      ],
      born: [
        { precision: 'day', year: 1964, month: 1, day: 12, ...exact },
        { precision: 'year', year: 1965, calendar: 'gregorian', qualifier: 'circa' },
        { precision: 'range', fromYear: 1960, toYear: 1962, calendar: 'gregorian' },
        { precision: 'range', fromYear: 1970, toYear: 1971, calendar: 'gregorian' },
      ],
      birthPlaces: [{ text: 'Pyongyang, Korea, North', country: 'PRK' }],
      nationalities: ['PRK'],
      sex: 'F',
      positions: [],
      addresses: [{ text: '1 Quay, Sometown, Congo, Democratic Republic of the', country: 'COD' }],
      documents: [
        { type: 'passport', number: 'RL 123456', issuer: 'LBN', note: 'Passport issued 02 Mar 2004' },
        { type: 'national_number', number: '99-1', issuer: 'COL', note: 'National ID No.' },
        { type: 'national_number', number: '000-00-0001', issuer: 'USA', note: 'SSN' },
        { type: 'national_number', number: 'ABCD010203HDFABC01', issuer: 'MEX', note: 'C.U.R.P.' },
        { type: 'driving_licence', number: 'D-100', issuer: 'MEX', note: "Driver's License No." },
      ],
      programmes: ['TEST', 'TEST2'],
      remarks,
    })
  })

  test('an aircraft is taken by its registration, with what its remarks tell', async () => {
    const remarks =
      "Aircraft Construction Number (also called L/N or S/N or F/N) 838; Aircraft Manufacture Date 28 Aug 2002; Aircraft Model A300B4; Aircraft Operator OWL AIR; Aircraft Manufacturer's Serial Number (MSN) 180; Aircraft Mode S Transponder Code 73010a; Aircraft Tail Number EP-XYW."
    const none10 = [none, none, none, none, none, none, none]
    const [body] = thingsOf(await read(row('9', 'EP-XYZ', 'aircraft', 'SDGT] [IFSR', ...none10, remarks)))
    assert.deepEqual(body, {
      ...{ kind: 'aircraft', status: 'sanctioned', registrations: ['EP-XYZ', 'EP-XYW'], icao24: '73010A' },
      ...{ serial: '180', make: null, model: 'A300B4', registeredIn: null, operator: 'OWL AIR' },
      builtOn: { precision: 'day', year: 2002, month: 8, day: 28, qualifier: 'exact', calendar: 'gregorian' },
      ...{ happenedOn: null, programmes: ['SDGT', 'IFSR'], remarks },
    })
  })

  test('a vessel has its number only when the check digit is right', async () => {
    const vessel = (number: string, remarks: string) =>
      row(
        number,
        'SEA OWL',
        'vessel',
        'TEST',
        none,
        'X1AB',
        'Tug',
        '318,000',
        '163,660',
        'Panama',
        'Owl Shipping',
        remarks,
      )
    const sdn =
      vessel('1', 'Vessel Registration Identification IMO 9074729; MMSI 123456789') +
      vessel('2', 'Vessel Registration Identification IMO 9074720')
    const [right, wrong] = bodiesOf(await read(sdn))
    assert.deepEqual(right, {
      kind: 'vessel',
      names: [{ text: 'SEA OWL', script: 'Latn', type: 'primary', parts: null }],
      imo: '9074729',
      mmsi: '123456789',
      callSign: 'X1AB',
      hin: null,
      companyImo: null,
      engineNumbers: [],
      flag: 'PAN',
      vesselType: 'Tug',
      grossTonnage: 163_660,
      owner: 'Owl Shipping',
      documents: [],
      programmes: ['TEST'],
      remarks: 'Deadweight tonnage: 318,000\nVessel Registration Identification IMO 9074729; MMSI 123456789',
    })
    assert.ok(wrong?.kind === 'vessel')
    assert.equal(wrong.imo, null)
    assert.deepEqual(wrong.documents, [
      {
        type: 'registration',
        number: 'IMO 9074720',
        issuer: null,
        note: 'Vessel Registration Identification IMO; its check digit is wrong',
      },
    ])
  })

  test('every line is taken or rejected, with rows of the side files that belong to nothing', async () => {
    const organisation = row(
      '1',
      'ATLANTIS, LTD.',
      none,
      'TEST',
      none,
      none,
      none,
      none,
      none,
      none,
      none,
      none,
    )
    const satellite = row('2', 'EP-XYZ', 'satellite', 'TEST', none, none, none, none, none, none, none, none)
    const noReference = row(
      'x',
      'NOBODY',
      'individual',
      'TEST',
      none,
      none,
      none,
      none,
      none,
      none,
      none,
      none,
    )
    const noName = row('4', none, none, 'TEST', none, none, none, none, none, none, none, none)
    const sdn = organisation + satellite + row('3', 'SHORT') + organisation + noReference + noName
    const result = await read(
      sdn,
      row('1', '1', 'aka', 'Atlantis', none) + row('77', '2', 'aka', 'Lost', none),
      row('78', '1', none, none, 'Cuba', none),
    )
    assert.deepEqual(rejectionsOf(result), [
      ['2', 'unknown_schema', 2],
      ['3', 'wrong_column_count', 3],
      ['1', 'duplicate_reference', 4],
      [null, 'no_reference', 5],
      ['4', 'no_name', 6],
      ['77', 'no_such_entry', 2],
      ['78', 'no_such_entry', 1],
    ])
    assert.deepEqual(result.end, { ok: true, value: { records: 1, rejected: 7, attached: 1 } })
    assert.deepEqual(
      bodiesOf(result)[0]?.names.map((name) => name.text),
      ['ATLANTIS, LTD.', 'Atlantis'],
    )
  })

  test('a remark cut at 1,000 characters goes on in the file of comments', async () => {
    const sdn = sourceOf(person('7', 'TESKI, Orla', 'DOB 1960; Pass'))
    const comments = sourceOf(row('7', 'port A100 (Cuba).'))
    const [body] = bodiesOf(await collect(readOfacList({ sdn, alt: null, add: null, comments })))
    assert.deepEqual(body?.documents, [{ type: 'passport', number: 'A100', issuer: 'CUB', note: 'Passport' }])
    assert.equal(body?.remarks, 'DOB 1960; Passport A100 (Cuba).')
  })
})
