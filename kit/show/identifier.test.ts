import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { diffLetters, groupIdentifier } from './identifier.ts'

describe('an identifier on the screen', () => {
  const groups: readonly (readonly [string, string])[] = [
    ['1234AB567', '12 34 AB 567'],
    ['AB1234567', 'AB 123 45 67'],
    ['9074729', '907 47 29'],
    ['A1', 'A 1'],
    ['12-345/6', '12 - 345 / 6'],
    ['', ''],
  ]
  for (const [value, shown] of groups) {
    test(`is cut into groups that can be read back: "${value}" as "${shown}"`, () => {
      assert.equal(groupIdentifier(value).join(' '), shown)
      assert.equal(groupIdentifier(value).join(''), value)
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
