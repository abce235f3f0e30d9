import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { factChoices, factFields } from '../../kernel/record-facts.ts'
import { recordKinds } from '../../kernel/record-kind.ts'
import { someThings } from '../../test/things.ts'
import { columnsOf, readBody, readEditedBody, textsOf } from './body-text.ts'
import { factsOf } from './facts.ts'
import { fieldsOf } from './fields.ts'
import { keysOf } from './keys.ts'
import { labelOf } from './label.ts'
import { isNamed, recordBody } from './record.ts'
import { valueAt } from './statement.ts'

const things = Object.values(someThings)

describe('a thing', () => {
  test('of every kind is taken as it is, and read again from its texts', () => {
    for (const body of things) {
      assert.deepEqual(recordBody.parse(body), body)
      const read = readBody(body.kind, textsOf(body))
      assert.deepEqual([read.faults, recordBody.parse(read.body)], [[], body], body.kind)
      assert.notEqual(labelOf(body), '')
    }
  })

  test('is found by its numbers', () => {
    const found = things.map((body) => keysOf(body).map(({ kind, text }) => `${kind} ${text}`))
    assert.deepEqual(found, [
      ['document_number XA1234567'],
      ['document_number AB 998877'],
      ['vin WVWZZZ1JZXW386752', 'plate 41-QX-77', 'engine_number AHF 774411'],
      ['aircraft_registration CS-XQZ', 'icao_24bit 49A1B2', 'document_number 28-7716'],
      ['firearm_serial FAT771204'],
      ['phone +351 21 000 4477'],
      ['iban GB82WEST12345698765432'],
      ['crypto_address bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'],
      ['container CSQU3054383', 'document_number SL 4471'],
      ['document_number INV 1882/4'],
    ])
    for (const body of things)
      for (const { path, text } of keysOf(body)) assert.equal(valueAt(body, path), text, path)
  })

  test('without anything to find it by, or with a wrong check digit, is refused', () => {
    const { vehicle, account, aircraft, firearm, container } = someThings
    const refused = [
      { ...vehicle, vin: null, plates: [], parts: [] },
      { ...account, iban: 'GB82WEST12345698765433' },
      { ...account, iban: null },
      { ...aircraft, registrations: [], icao24: null, serial: null },
      { ...firearm, make: null, serials: [] },
      { ...container, number: '3054383' },
    ]
    for (const body of refused) assert.equal(recordBody.safeParse(body).success, false, JSON.stringify(body))
  })

  test('reported as a travel document, a vehicle or a work of art has no field for a person', () => {
    const persons = [
      'names',
      'name',
      'holder',
      'bearer',
      'owner',
      'born',
      'nationality',
      'person',
      'reportedByPerson',
    ]
    for (const body of [someThings.travel_document, someThings.vehicle, someThings.work_of_art])
      for (const field of persons)
        assert.equal(recordBody.safeParse({ ...body, [field]: 'Aruna Velkamp' }).success, false, field)
    for (const field of ['number', 'remarks', 'circumstances'])
      assert.equal(
        recordBody.safeParse({ ...someThings.travel_document, [field]: 'Aruna Velkamp' }).success,
        false,
        `${field} of a travel document holds no name`,
      )
  })
})

describe('the fields of the kinds', () => {
  test('have words, each of them, and no word is without a field', () => {
    const things = recordKinds.filter(
      (kind) => kind !== 'person' && kind !== 'organisation' && kind !== 'vessel',
    )
    const fields = things.flatMap((kind) => fieldsOf(kind))
    assert.deepEqual(new Set(fields.map(({ name }) => name as string)), new Set<string>(factFields))
    const choices = fields.flatMap(({ shape }) => {
      const cells = shape.is === 'cell' ? [shape.cell] : Object.values(columnsOf(shape) ?? {})
      return cells.flatMap((cell) => (cell.is === 'choice' ? cell.of : []))
    })
    assert.deepEqual(new Set(choices), new Set<string>(factChoices))
  })

  test('are shown as far as they say something', () => {
    assert.deepEqual(factsOf(someThings.firearm).slice(-2), [
      {
        field: 'serials',
        lines: [
          [
            { is: 'choice', text: 'frame' },
            { is: 'number', text: 'FAT771204', identifier: 'firearm_serial' },
            { is: 'choice', text: 'clear' },
          ],
          [
            { is: 'choice', text: 'slide' },
            { is: 'choice', text: 'defaced' },
          ],
        ],
      },
      { field: 'madeIn', lines: [[{ is: 'country', text: 'DEU' }]] },
    ])
  })

  test('are shown with what each of their numbers is, addresses and marks among them', () => {
    const numbers = [someThings.communication, someThings.aircraft, someThings.account].map((body) =>
      factsOf(body)
        .flatMap(({ lines }) => lines.flat())
        .filter(({ is }) => is === 'number')
        .map(({ identifier }) => identifier),
    )
    assert.deepEqual(numbers, [
      ['phone'],
      ['aircraft_registration', 'icao_24bit', 'document_number'],
      // The currency is a code and no number of anything.
      ['iban', undefined],
    ])
  })
})

describe('texts', () => {
  test('that are no date, country or choice are told with what was given', () => {
    const texts = textsOf(someThings.vehicle)
    const cells = { ...texts.cells, builtOn: 'soon', happenedIn: 'Atlantis', status: 'gone' }
    const { faults } = readBody('vehicle', { ...texts, cells })
    assert.deepEqual(
      faults.map(({ field, code, given }) => [field, code, given]),
      [
        ['status', 'not_a_choice', 'gone'],
        ['builtOn', 'not_a_date', 'soon'],
        ['happenedIn', 'not_a_country', 'Atlantis'],
      ],
    )
  })

  test('of a field that nobody touched keep what texts do not tell', () => {
    const builtOn = { precision: 'year', year: 1405, qualifier: 'exact', calendar: 'islamic' } as const
    const before = recordBody.parse({ ...someThings.vehicle, builtOn })
    const texts = textsOf(before)
    const { body } = readEditedBody(before, { ...texts, cells: { ...texts.cells, colour: 'red' } })
    assert.deepEqual(recordBody.parse(body), { ...before, colour: 'red' })
  })

  test('of a name are read with its script', () => {
    const { body } = readBody('person', {
      cells: { sex: 'f' },
      rows: { names: [{ text: 'Иван', type: '' }], born: [{ text: 'circa 1984' }], documents: [] },
    })
    const read = recordBody.parse({ ...body, sex: 'F' })
    assert.ok(isNamed(read))
    assert.deepEqual(read.names, [{ text: 'Иван', type: 'primary', script: 'Cyrl', parts: null }])
  })
})
