import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { IdentifierKind } from '../../kernel/identifier-kind.ts'
import { diffLetters, groupIdentifier } from './identifier.ts'

describe('an identifier on the screen', () => {
  const groups: readonly (readonly [string, IdentifierKind | null, string])[] = [
    ['1234AB567', null, '12 34 AB 567'],
    ['AB1234567', null, 'AB 123 45 67'],
    ['9074729', null, '907 47 29'],
    ['A1', null, 'A 1'],
    ['', null, ''],
    // Its writer parted it: no gap where a mark stands already.
    ['12-345/6', null, '12-345/6'],
    ['41-QX-77', 'plate', '41-QX-77'],
    ['AB12 CDE', 'plate', 'AB12 CDE'],
    ['AHF 774411', 'engine_number', 'AHF 774 411'],
    ['4111 11** **** 1111', 'card', '4111 11** **** 1111'],
    // As the standard of its kind has it.
    ['GB82WEST12345698765432', 'iban', 'GB82 WEST 1234 5698 7654 32'],
    ['GB82WEST12345698765432', null, 'GB82 WEST 1234 5698 7654 32'],
    ['GB82 WEST 1234 5698 7654 32', 'iban', 'GB82 WEST 1234 5698 7654 32'],
    ['NO9386011117947', null, 'NO93 8601 1117 947'],
    ['1HGCM82633A004352', 'vin', '1HG CM8 263 3A00 4352'],
    ['WV22ZZZ1JZXW38675', null, 'WV 22 ZZZ 1 JZ XW 386 75'],
    ['9074729', 'imo_ship', '9074729'],
    ['273123456', 'mmsi', '273123456'],
    ['CSQU3054383', 'container', 'CSQU 305438 3'],
    ['AAAAGB2LXXX', 'bic', 'AAAA GB 2L XXX'],
    ['0A1B2C', 'icao_24bit', '0A1B2C'],
    ['bc1qar0srrr7xfkvy5', 'crypto_address', 'bc1q ar0s rrr7 xfkv y5'],
    ['nobody.12@mail.example', 'email', 'nobody.12@mail.example'],
    ['nobody.12@mail.example', null, 'nobody.12@mail.example'],
  ]
  for (const [value, kind, shown] of groups) {
    test(`is cut into groups that can be read back: ${kind ?? 'of no kind'} "${value}" as "${shown}"`, () => {
      const cut = groupIdentifier(value, kind)
      assert.equal(cut.map(({ text, gapAfter }) => (gapAfter ? `${text} ` : text)).join(''), shown)
      assert.equal(cut.map(({ text }) => text).join(''), value)
    })
  }

  const diffs: readonly (readonly [value: string, asked: string, marks: string])[] = [
    ['A1234', 'A1234', 'A1234'],
    ['A1234', 'a 12-34', 'A1234'],
    ['A1O34', 'A1034', 'A1[O]34'],
    ['A12345', 'A1235', 'A123+4+5'],
    ['A1235', 'A12345', 'A123(4)5'],
    ['XYZ', '', '+X++Y++Z+'],
    ['', 'AB', '(A)(B)'],
  ]
  for (const [value, asked, marks] of diffs) {
    test(`shows where it differs from what was asked: ${value || 'nothing'} for ${asked || 'nothing'}`, () => {
      assert.equal(diffLetters(value, asked).map(drawn).join(''), marks)
    })
  }
})

function drawn({ letter, mark }: ReturnType<typeof diffLetters>[number]): string {
  const frames = { same: ['', ''], other: ['[', ']'], added: ['+', '+'], missing: ['(', ')'] } as const
  return `${frames[mark][0]}${letter}${frames[mark][1]}`
}
