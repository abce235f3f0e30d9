import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { cardZone, passportZone } from '../../test/zones.ts'
import { digit731 } from './check-digits.ts'
import { optionalNumbersOf } from './mrz-personal-number.ts'
import { readZone } from './mrz-zone.ts'

const readOptional = (text: string) => {
  const zone = readZone(text)
  assert.ok(zone, text)
  return optionalNumbersOf(zone).map(
    ({ text: number, national }) => `${number} ${national?.country ?? '-'} ${national?.verdict ?? '-'}`,
  )
}
const passport = (issuer: string, optional: string) =>
  readOptional(passportZone({ issuer, number: 'K4471182', optional }))
const card = (issuer: string, optional: string, second = '') =>
  readOptional(cardZone({ issuer, number: 'K4471182', optional, second }))

/** A card of two lines; only the part of a number that Romania printed stands in its last seven places. */
function romanian(optional: string, issuer = 'ROU'): readonly string[] {
  const [number, birth, expiry] = ['KX447118<', '840213', '310101'].map((text) => text + digit731(text))
  const composite = digit731(`${number}${birth}${expiry}${optional}`)
  return readOptional(
    `${`ID${issuer}BRANDVOLD<<ILSE`.padEnd(36, '<')}\n${number}${issuer}${birth}F${expiry}${optional}${composite}`,
  )
}

describe('a number in the optional data', () => {
  test('is the national number where the state writes it there, by each state’s own way of writing', () => {
    assert.deepEqual(
      [
        passport('SWE', '198703142391'),
        card('SWE', '198703142391'),
        card('EST', '38001085718'),
        card('NLD', '111222333<<<<<8'),
        passport('NLD', '111222333'),
        card('BEL', '', '85073003328'),
        card('FIN', '131052<308T'),
        card('LVA', '324951<45849'),
        passport('CZE', '6956220612'),
      ],
      [
        ['198703142391 SWE valid'],
        ['198703142391 SWE valid'],
        ['38001085718 EST valid'],
        ['111222333 NLD valid'],
        ['111222333 NLD valid'],
        ['85073003328 BEL valid'],
        ['131052-308T FIN valid'],
        ['32495145849 LVA unverifiable'],
        ['6956220612 CZE valid'],
      ],
    )
  })

  test('of old Romanian cards is made whole by the date of birth, if its digit then holds', () => {
    const whole = '2840213400015'
    assert.deepEqual(romanian(`${whole[0]}${whole.slice(7)}`), [`${whole} ROU valid`])
    assert.deepEqual(romanian(`${whole[0]}${whole.slice(7)}`, 'ROM'), [`${whole} ROU valid`])
    assert.deepEqual(romanian('2400014'), ['2400014 - -'])
  })

  test('is any number where nothing says more: of another state, in another form, or with a digit that fails', () => {
    assert.deepEqual(
      [
        passport('DEU', '198703142391'),
        passport('UTO', 'ZE184226B'),
        card('SWE', '198703142392'),
        passport('SWE', '87031423'),
        card('BEL', '85073003328'),
        card('NLD', '', '111222333'),
      ],
      [
        ['198703142391 - -'],
        ['ZE184226B - -'],
        ['198703142392 - -'],
        ['87031423 - -'],
        ['85073003328 - -'],
        ['111222333 - -'],
      ],
    )
  })

  test('is any number where a digit of the zone over it fails: it may be misread', () => {
    const zone = passportZone({ issuer: 'SWE', number: 'K4471182', optional: '198703142391' })
    const last = zone.at(-1) === '0' ? '1' : '0'
    assert.deepEqual(readOptional(`${zone.slice(0, -1)}${last}`), ['198703142391 - -'])
  })

  test('is none of a visa, of a few digits, or of the document itself', () => {
    const visa = passportZone({ issuer: 'SWE', number: 'K4471182', optional: '198703142391' })
    assert.deepEqual(readOptional(visa.replace('P<', 'V<')), [])
    assert.deepEqual(passport('SWE', 'AB12345'), [])
    assert.deepEqual(passport('SWE', ''), [])
    assert.deepEqual(
      readOptional(passportZone({ issuer: 'DEU', number: 'K44711829', optional: 'K44711829' })),
      [],
    )
  })
})
