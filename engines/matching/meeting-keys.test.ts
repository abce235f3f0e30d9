import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { PartialDate } from '../../kernel/partial-date.ts'
import { askedMeetingKeys, heldMeetingKeys, type Meeting } from './meeting-keys.ts'
import type { Subject } from './types.ts'

const day = (year: number, month: number, ofMonth: number): PartialDate => ({
  ...{ precision: 'day', year, month, day: ofMonth, qualifier: 'exact', calendar: 'gregorian' },
})
const named = (text: string, subjects: readonly Subject[], born: readonly PartialDate[] = []): Meeting => ({
  names: [{ text, parts: null }],
  ...{ subjects, born },
})
const meet = (asked: Meeting, held: Meeting): boolean => {
  const keys = new Set(heldMeetingKeys(held))
  return askedMeetingKeys(asked).some((key) => keys.has(key))
}
const people = (asked: string, held: string): boolean =>
  meet(named(asked, ['person']), named(held, ['person']))

describe('keys under which a question meets a name that comes later', () => {
  for (const [asked, held] of [
    ['Holterman Zwaantje', 'Zwaantje Holterman'],
    ['Юрий Шевченко', 'Yuriy Shevchenko'],
    ['Yusuf Haddad', 'Yousouf Hadad'],
    ['يوسف حداد', 'Youssef Haddad'],
    ['Bill Harrow', 'William Harrow'],
    ['AlisherUsmanov', 'Alisher Usmanov'],
    ['Alisher Usmanov', 'AlisherUsmanov'],
    ['Ami Patm ar', 'Ami Patmar'],
    ['Saif al-Din Karimi', 'Sayfuddin Karimi'],
    ['Maryam Alqahtani', 'Maryam al-Qahtani'],
    ['Anna Maria Kowalska', 'Anna Kowalska'],
    ['金正恩', 'Kim Jong Un'],
    ['еи', 'Ei'],
  ] as const)
    test(`${asked} and ${held}`, () => assert.ok(people(asked, held)))

  test('are of a thing with its number, and of the only word', () => {
    assert.ok(meet(named('M/V Victory III', ['person', 'vessel']), named('VICTORY 3', ['vessel'])))
    assert.ok(!meet(named('Victory 2', ['vessel']), named('Victory 3', ['vessel'])))
    assert.ok(meet(named('Aurora', ['vessel']), named('AURORA', ['vessel'])))
    assert.ok(!meet(named('Aurora', ['vessel']), named('Aurora Borealis', ['vessel'])))
    const firm = 'Volkov Shipping Company Ltd'
    assert.ok(meet(named(firm, ['organisation']), named('Volkov Shipping Co. Limited', ['organisation'])))
  })

  test('are of the day of birth beside a word where another is damaged; the first of January says nothing', () => {
    const asked = (born: PartialDate) => named('Zwaantje Goltremam', ['person'], [born])
    const held = (born: PartialDate) => named('Zwaantje Holterman', ['person'], [born])
    const born = day(1980, 2, 1)
    assert.ok(meet(asked(born), held(born)))
    assert.ok(!meet(asked(born), held(day(1980, 2, 2))))
    assert.ok(!meet(asked(day(1980, 1, 1)), held(day(1980, 1, 1))))
  })

  test('are not shared by others with one word in common', () => {
    assert.ok(!people('Zwaantje Holterman', 'Zwaantje Oudekerk'))
    assert.ok(!people('Mohammed Ahmed', 'Mohammed Karimov'))
  })

  test('are few, whatever was asked and however many names a record has', () => {
    const long = Array.from(
      { length: 40 },
      (_, at) => `Wort${String.fromCharCode(97 + (at % 26))}${at}x`,
    ).join(' ')
    assert.ok(askedMeetingKeys(named(long, ['person', 'organisation', 'vessel'])).length <= 24)
    const names = Array.from({ length: 500 }, (_, at) => ({ text: `${long} ${at}`, parts: null }))
    assert.ok(heldMeetingKeys({ names, subjects: ['person'], born: [] }).length <= 400)
    for (const text of ['', '   ', '<<<<', '\u202e\u200f', '😀', 'x'.repeat(5000)])
      assert.ok(askedMeetingKeys(named(text, ['person'])).length <= 24)
  })
})
