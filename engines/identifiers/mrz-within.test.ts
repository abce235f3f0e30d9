import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readZone } from './mrz-zone.ts'

/** Specimens of Doc 9303 parts 4 and 5. */
const TD3 = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'
const TD1 = 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<'

const around: readonly (readonly [string, (zone: string) => string])[] = [
  ['a heading above', (zone) => `Passport MRZ:\n${zone}`],
  ['a label in front', (zone) => `MRZ: ${zone}`],
  ['a label in words', (zone) => `Machine-readable zone ${zone}`],
  ['the marks of a quoted message', (zone) => `> ${zone.replaceAll('\n', '\n> ')}`],
  ['quotes', (zone) => `"${zone}"`],
  ['a stop', (zone) => `${zone}.`],
  ['bars for the ends of lines', (zone) => zone.replaceAll('\n', '|')],
  [
    'numbers of lines',
    (zone) =>
      zone
        .split('\n')
        .map((line, at) => `${at + 1}. ${line}`)
        .join('\n'),
  ],
  ['what is printed above', (zone) => `UTOPIA\nERIKSSON\nANNA MARIA\nL898902C3\n${zone}`],
  ['a day below', (zone) => `${zone}\n\nscanned 2026-03-01`],
  ['itself', (zone) => `${zone}\n${zone}`],
  ['a sentence in one line', (zone) => `please check ${zone.replaceAll('\n', ' ')} as of today`],
  ['capitals of a single guillemet', (zone) => `MRZ: ${zone.replaceAll('<', '‹')}`],
]

describe('a zone is read beside', () => {
  for (const [what, made] of around)
    for (const zone of [TD3, TD1])
      test(`${what}: ${zone.slice(0, 2)}`, () => {
        const read = readZone(made(zone))
        assert.deepEqual(read?.lines, zone.split('\n'))
        assert.equal(read.added, 0)
        assert.ok(read.checks.every(({ passed }) => passed))
      })

  test('other text when it lost its last fillers', () => {
    const read = readZone(`Passport\n${TD3.replace('<<<<<\n', '\n')}\nseen today`)
    assert.deepEqual([read?.lines.join('\n'), read?.added], [TD3, 5])
  })

  test('nothing that only has fillers', () => {
    for (const text of ['a < b\nc < d', 'MRZ: <<<<<<<<<<', `${TD3.split('\n')[0]}\nnothing more`])
      assert.equal(readZone(text), null, text)
  })
})
