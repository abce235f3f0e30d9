import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RecordKind } from '../../kernel/record-kind.ts'
import { readBody } from './body-text.ts'
import { keysOf } from './keys.ts'
import { recordBody } from './record.ts'
import { textsFrom } from './template.ts'

/** The identifiers of a line of a table, or what is wrong with it. */
function identifiers(kind: RecordKind, cells: Readonly<Record<string, string>>): readonly string[] | string {
  const { body } = readBody(kind, textsFrom(kind, new Map(Object.entries(cells))))
  const read = recordBody.safeParse(body)
  return read.success
    ? keysOf(read.data).map(({ text }) => text)
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}

describe('a number in a cell', () => {
  const firearm = (serials: string) =>
    identifiers('firearm', { category: 'pistol', status: 'stolen', serials })
  const phone = (channel: string, address: string) => identifiers('communication', { channel, address })

  test('has signs between its groups that are no part of it', () => {
    assert.deepEqual(firearm('frame|КЕ № 4521|clear'), ['КЕ 4521'])
    const plates = { category: 'car', status: 'stolen', plates: 'ZH·123456|CHE' }
    assert.deepEqual(identifiers('vehicle', plates), ['ZH 123456'])
  })

  test('of which a table program has cut the end off is refused', () => {
    assert.match(String(phone('imei', '4.90154E+14')), /^address: .*cut the end off/)
    assert.match(String(phone('phone', '3,7322E+11')), /^address: /)
    assert.match(String(identifiers('account', { status: 'mule', number: '4.07028E+19' })), /^number: /)
    assert.deepEqual(phone('imei', '490154203237518'), ['490154203237518'])
    assert.deepEqual(firearm('frame|4E+1A|clear'), ['4E+1A'])
  })

  test('of a seal is found as its container is', () => {
    const cells = { number: 'CSQU 305438 3', status: 'sought', seals: 'ML-SK1234567; 998877' }
    assert.deepEqual(identifiers('container', cells), ['CSQU3054383', 'ML-SK1234567', '998877'])
  })
})
