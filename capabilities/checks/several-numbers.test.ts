import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { someThings } from '../../test/things.ts'
import { makeWorld, personOf, type World } from '../../test/world.ts'
import type { CheckAnswer } from './contract.ts'
import { recognise } from './recognise.ts'
import { askedNumbers } from './several-numbers.ts'

const VIN = 'WVWZZZ1JZXW386752'

describe('several numbers in one text', () => {
  const texts: readonly (readonly [string, readonly string[]])[] = [
    ['L898902C3, L898902C4', ['L898902C3', 'L898902C4']],
    ['L898902C3 / L898902C4', ['L898902C3', 'L898902C4']],
    ['L898902C3\nL898902C4\r\nX1234567', ['L898902C3', 'L898902C4', 'X1234567']],
    ['(L898902C3); "AB12CDE".', ['L898902C3', 'AB12CDE']],
    [`${VIN} AB123CD`, [VIN, 'AB123CD']],
    [`VIN ${VIN} plate AB123CD`, [VIN, 'AB123CD']],
    ['IBAN GB82 WEST 1234 5698 7654 32 BIC DEUTDEFF', ['GB82WEST12345698765432', 'DEUTDEFF']],
    ['passport L898902C3 and visa 123456789', ['L898902C3', '123456789']],
    ['+351210004477, +351210004478', ['351210004477', '351210004478']],
    ['runa@example.org; ilse@example.org', ['runa@example.org', 'ilse@example.org']],
  ]
  for (const [text, numbers] of texts)
    test(`are each asked: ${JSON.stringify(text)}`, () => {
      const { name, document, number } = recognise(text)
      assert.deepEqual([name, document], [null, numbers.join(', ')])
      const keys = number?.several?.flatMap((one) => [
        ...(one.anyKeys?.exact ?? []),
        ...one.readings.flatMap((reading) => reading.keys.exact),
      ])
      for (const one of numbers) assert.ok(keys?.includes(one), one)
    })

  test('are told from one number that is written in groups or broken into lines', () => {
    const whole = ['AB 12 34 567', '0721 / 123456', 'GB82 WEST 1234\n5698 7654 32', '+351 21 000-4477']
    for (const text of [
      ...whole,
      '4111 1111\n1111 1111',
      '1984-02-13, P1234567',
      'driving licence L-447-1182',
    ])
      assert.equal(recognise(text).number?.several, undefined, text)
  })

  test('are told from people with a year', () => {
    const { name, born } = recognise('Ali 1984, Eva 1990')
    assert.ok(name !== null && born !== null)
    assert.equal(recognise('Velkamp, Brandvold and 2 others').name, 'Velkamp, Brandvold and 2 others')
  })

  test('are read again from how the question is shown', () => {
    const { document } = recognise('L898902C3 / L898902C4')
    assert.deepEqual(
      askedNumbers(document ?? '')?.several?.map(({ text }) => text),
      ['L898902C3', 'L898902C4'],
    )
  })
})

describe('a check of several numbers', () => {
  let world: World
  const [owner, officer] = [personOf('PRT', 'bureau_operator'), personOf('ESP', 'officer')]
  before(async () => {
    world = await makeWorld(new Date('2026-03-01T10:00:00Z'))
    const passport = { ...someThings.travel_document, number: 'L898902C4' }
    for (const [reference, body] of Object.entries({ passport, vehicle: someThings.vehicle })) {
      const wish = { reference, purpose: 'border', sharing: { to: 'all' }, body }
      const added = await world.call(owner, 'POST', '/api/v1/records', wish)
      assert.equal(added.status, 201, JSON.stringify(added.body))
    }
    await world.keeper.settle()
  })
  after(() => world.close())

  test('meets each record by its own, and tells its owner no other number', async () => {
    const { status, body } = await world.call(officer, 'POST', '/api/v1/checks', {
      ...{ purpose: 'border', text: `X7766554, L898902C4, ${VIN}` },
    })
    assert.equal(status, 200, JSON.stringify(body))
    const { outcome, candidates } = body as unknown as CheckAnswer
    assert.equal(outcome, 'hit')
    const told = await Promise.all(
      candidates.map(async ({ record, hitId }) => {
        const hit = await world.call(owner, 'GET', `/api/v1/hits/${hitId}`)
        return [record.reference, (hit.body['asked'] as { document: string }).document]
      }),
    )
    assert.deepEqual(told.sort(), [
      ['passport', 'L898902C4'],
      ['vehicle', VIN],
    ])
  })
})
