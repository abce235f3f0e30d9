import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bareText, unwrapped } from './bare-text.ts'
import { recognise } from './recognise.ts'

const WRAPPED = [
  ...['L898902C3.', '(L898902C3)', '"L898902C3"', '“L898902C3”', '‘L898902C3’', '«L898902C3»', '#L898902C3'],
  ...['[L898902C3]', 'L898902C3!', 'L898902C3/', 'L898902C3:', 'L898902C3;', '•L898902C3', '№ L898902C3'],
  ...['("L898902C3"),', 'L898902C3)', '【Ｌ８９８９０２Ｃ３】', '\u200e(L898902C3).\u200f'],
]

describe('a number with the punctuation of a text around it', () => {
  for (const text of WRAPPED)
    test(`is asked as the number alone: ${text}`, () => {
      const { name, number } = recognise(text)
      assert.deepEqual([name, number?.anyKeys?.exact], [null, ['L898902C3']])
    })

  test('keeps what is part of it', () => {
    const kept = ['L898902C3?', '*898902C3', '2001:db8::', '[2001:db8::1]:443', '(+351) 21 000 4477', '::1']
    for (const text of [...kept, 'https://example.org/', 'abc/def', '@runa_quick', '+351210004477', '-'])
      assert.equal(unwrapped(bareText(text)), text)
  })

  test('is read as what it is, whatever its kind', () => {
    const address = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'
    const texts: readonly (readonly [string, string])[] = [
      [`${address}.`, address],
      [`(${address})`, address],
      ['"runa.quick@example.org"', 'runa.quick@example.org'],
      ['runa.quick@example.org,', 'runa.quick@example.org'],
      ['192.168.1.7.', '192.168.1.7'],
      ['＋351210004477', '+351210004477'],
      ['IMO 9074729.', ''],
    ]
    for (const [text, document] of texts) {
      const read = recognise(text)
      assert.deepEqual([read.name, read.document ?? ''], [null, document.replace('+', '')], text)
      assert.notEqual(read.number, null)
    }
  })

  test('beside a name is asked, a telephone with its plus as well', () => {
    for (const text of ['+351210004477 (Runa)', 'Runa +351210004477', 'Runa (+351210004477)']) {
      const { name, number } = recognise(text)
      assert.match(name ?? '', /^\(?Runa\)?$/, text)
      assert.equal(number?.readings[0]?.kind, 'phone', text)
    }
  })

  test('stays in what is asked as a name', () => {
    assert.equal(recognise('"Velkamp & Sons."').name, '"Velkamp & Sons."')
    assert.equal(recognise('#1 Trading!').name, '#1 Trading!')
  })
})
