import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { cardZone, passportZone } from '../../test/zones.ts'
import { readManifest } from './import-manifest.ts'

const passport = passportZone({ issuer: 'SWE', number: 'ZZ9900118' })
const other = passportZone({ issuer: 'PRT', number: 'AB1234567', surname: 'VELKAMP', given: 'ARUNA' })
const card = cardZone({ issuer: 'NLD', number: 'SPECI2014' })

/** What a list asks, with the line where it stands. */
function asked(text: string): unknown[] {
  const read = readManifest(text)
  assert.ok(read.ok)
  return read.value.map(({ line, question }) =>
    question.ok ? [line, question.value.text ?? question.value.document] : [line, question.error.kind],
  )
}
const halves = (zone: string) => zone.split('\n')

describe('a machine-readable zone in a list', () => {
  test('is one question, of two lines or three, whatever stands around it', () =>
    assert.deepEqual(asked(['Aruna Velkamp', passport, card, other, '', card, 'X1234567'].join('\n')), [
      [1, 'Aruna Velkamp'],
      [2, passport],
      [4, card],
      [7, other],
      [10, card],
      [13, 'X1234567'],
    ]))

  test('is one question as it was pasted: without the fillers behind its lines, in small letters, with other signs', () => {
    const pastes = [
      passport.replace(/<+$/gm, ''),
      passport.toLowerCase(),
      passport.replaceAll('<', '&lt;'),
      card.replace(/<+$/gm, ''),
    ]
    for (const paste of pastes) assert.deepEqual(asked(`${paste}\n${other}`).length, 2, paste)
  })

  test('of which a line is missing is not asked, and takes no line of another', () => {
    const [names = '', numbers = ''] = halves(passport)
    assert.deepEqual(asked(`${names}\n${other}\n${numbers}\n${numbers}\n${other}\nAruna`), [
      [1, 'zone_incomplete'],
      [2, other],
      [4, 'zone_incomplete'],
      [5, 'zone_incomplete'],
      [6, other],
      [8, 'Aruna'],
    ])
    assert.deepEqual(asked(`passport\n${numbers}\nX1234567<\n`), [
      [2, 'zone_incomplete'],
      [3, 'X1234567<'],
    ])
    assert.deepEqual(asked('AB1234567<<\n'), [[1, 'AB1234567<<']])
  })
})
