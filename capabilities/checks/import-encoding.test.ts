import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { textOf } from './import-list.ts'
import { readManifestFile } from './import-manifest.ts'

const RUSSIAN = 'name;born\nИванов Сергей Болеславович;1980-02-01\nЦой Юлия;1981\n'
const ARABIC = 'name;born\nمحمد عبد الرحمن الزهراني;1980-02-01\nعلي;1981\n'

/** In an encoding of one byte a letter; what it has no letter for is a question mark. */
function inEncoding(encoding: string, text: string): Buffer {
  const decoder = new TextDecoder(encoding)
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  )
  return Buffer.from(Array.from(text, (sign) => bytes.get(sign) ?? 0x3f))
}
const textIn = (bytes: Buffer) => {
  const text = textOf(bytes)
  return text.ok ? text.value : text.error.kind
}

describe('a list in an encoding older than UTF-8', () => {
  const lists = [
    ['windows-1251', RUSSIAN],
    ['windows-1251', RUSSIAN.toUpperCase()],
    ['koi8-r', RUSSIAN],
    ['ibm866', RUSSIAN],
    ['iso-8859-5', RUSSIAN],
    ['windows-1256', ARABIC],
    ['windows-1253', 'όνομα;born\nΓεώργιος Μαυροβουνιώτης;1980\nΕλένη Βασιλείου;1981\n'],
    ['windows-1252', 'né le;à\nJosé García;1980\nÆrøskøbing\nO’Þór\nN° Zoë\nJean–Paul Ünal\n'],
  ] as const
  for (const [encoding, list] of lists)
    test(`is read from ${encoding}, ${list.length} letters of it`, () =>
      assert.equal(textIn(inEncoding(encoding, list)), list))

  test('in one of its lines only is read by that line', () => {
    const line = 'Иванов Сергей Болеславович;1980-02-01\n'
    const around = 'name;born\nЖанна Öz;1980\n'
    assert.equal(
      textIn(Buffer.concat([Buffer.from(around), inEncoding('windows-1251', line)])),
      around + line,
    )
  })

  test('that cannot be told is not asked, and says so', async () => {
    const untold = [
      inEncoding('windows-1251', 'Ян'),
      // Traditional Chinese in Big5, Greek of DOS, Spanish of DOS and of a Mac, Polish in Windows-1250.
      Buffer.from('a4fda470a9fa', 'hex'),
      Buffer.from('84a29ca4e2', 'hex'),
      Buffer.from('Jos\x82 Pe\xa4alver', 'latin1'),
      Buffer.from('Jos\x8e Garc\x92a', 'latin1'),
      inEncoding('windows-1250', 'Wałęsa'),
    ]
    for (const bytes of untold) assert.match(textIn(bytes), /\ufffd/)
  })

  test('of which one name cannot be told asks the others', async () => {
    const list = Buffer.concat([Buffer.from('name;born\nAruna;1984\n'), Buffer.from('a4fda470a9fa', 'hex')])
    const read = await readManifestFile(list)
    const names = read.ok ? read.value.map(({ question }) => question.ok && question.value.name) : []
    assert.equal(names[0], 'Aruna')
    assert.match(String(names[1]), /\ufffd/)
  })
})
