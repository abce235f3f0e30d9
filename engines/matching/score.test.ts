import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { nameOf } from './name.ts'
import { compareNames, scoreNames } from './score.ts'
import type { Subject } from './types.ts'

const SAME = 0.7

type Case = readonly [a: string, b: string, is: 'same' | 'other']

function check(rule: string, subject: Subject, cases: readonly Case[]): void {
  describe(rule, () => {
    for (const [a, b, is] of cases) {
      test(`${a} and ${b}: ${is}`, () => {
        const { similarity } = compareNames(a, b, subject)
        assert.equal(similarity >= SAME ? 'same' : 'other', is, `${similarity}`)
      })
    }
  })
}

check('a slip of the finger is forgiven, another word is not', 'person', [
  ['Henrik Lindqvist', 'Henrik Lindqvits', 'same'],
  ['Henrik Lindqvist', 'Henrik Lindqist', 'same'],
  ['Henrik Lindqvist', 'Henrik Lindberg', 'other'],
  ['Henrik Lindqvist', 'Ulrika Lindqvist', 'other'],
])
/** From here on a name alone is a hit (capabilities/checks/strength.ts). */
const HIT = 0.92

describe('two people are no hit by their names alone', () => {
  for (const [a, b] of [
    ['حسين زروان', 'Hassan Zarwan'],
    ['عمر حسن', 'Amir Hassan'],
    ['سعد علي', 'Said Ali'],
    ['أمين علي', 'Amina Ali'],
    ['דנה כהן', 'Dan Cohen'],
    ['محمد علي', 'Mahmoud Ali'],
    ['Aleksandr Torvenko', 'Aleksandra Torvenko'],
    ['Александр Торвенко', 'Александра Торвенко'],
    ['Antonio Laanstra', 'Antonia Laanstra'],
    ['John Laanstra II', 'John Laanstra III'],
    ['Nguyen Van An', 'Nguyen Van Ann'],
    ['Nguyễn Văn Tuấn', 'Nguyễn Văn Tuân'],
    ['Nguyễn Thị Hà', 'Nguyễn Thị Hạ'],
    ['Gabriel Valbrun', 'Gabrielle Valbrun'],
    ['Fabien Marie Valbrun', 'Fabienne Marie Valbrun'],
    ['Aminullah Zarwan', 'Amanullah Zarwan'],
    ['Cali Thornquist', 'Ali Thornquist'],
    ['Hans Moeller', 'Hans Muller'],
    ['Joe Thornquist', 'Yu Thornquist'],
    ['Sara Thornquist', 'Zara Thornquist'],
    ['Kyaw Zin Htet', 'Kyaw Zin Thet'],
    ['Jamilah Zarwan', 'Jamil Zarwan'],
    ['Zarwan bin Roslan', 'Roslan bin Zarwan'],
    ['Najib s/o Karim', 'Karim s/o Najib'],
    ['Bilal Walid Zarwan', 'Walid Bilal Zarwan'],
    ['Mohamed Ahmed Zarwan', 'Ahmed Mohamed Zarwan'],
  ] as const)
    test(`${a} and ${b}`, () => {
      const { similarity } = compareNames(a, b, 'person')
      assert.ok(similarity < HIT, `${similarity}`)
    })
})

describe('a name turned round is a hit by itself: family name first, or all backwards', () => {
  for (const [a, b] of [
    ['Zarwan Bilal Walid', 'Bilal Walid Zarwan'],
    ['Huyen Ngoc Thi Dang', 'Dang Thi Ngoc Huyen'],
    ['Roslan Zarwan', 'Zarwan bin Roslan'],
  ] as const)
    test(`${a} and ${b}`, () => {
      const { similarity } = compareNames(a, b, 'person')
      assert.ok(similarity >= HIT, `${similarity}`)
    })
})

describe('what a slip did to the whole name is told of the whole', () => {
  for (const [a, b, how] of [
    ['RI HONG', 'RIH ONG', 'joined_or_split'],
    ['Nguyen Van An', 'Nguyen Van Anh', 'one_letter_different'],
  ] as const)
    test(`${a} and ${b}: ${how}`, () => {
      const { similarity, parts } = compareNames(a, b, 'person')
      const told = { asked: a, found: b, how, similarity: Math.round(similarity * 1000) / 1000, weight: 1 }
      assert.deepEqual(parts, [told])
    })
})

check('short words: one or two letters exactly, three and four with one cheap change', 'person', [
  ['Jon Marsh', 'John Marsh', 'same'],
  ['Tim Marsh', 'Tom Marsh', 'same'],
  ['Xu Marsh', 'Yu Marsh', 'other'],
  ['Bob Marsh', 'Tod Marsh', 'other'],
])
check('a part left out costs less than a part that differs', 'person', [
  ['Oleg Viktorovich Tarasenko', 'Oleg Tarasenko', 'same'],
  ['Oleg Viktorovich Tarasenko', 'Oleg Stepanovich Tarasenko', 'other'],
  ['Samir Hadi Nouri Bakr', 'Samir Nouri Bakr', 'same'],
  ['Samir Hadi Nouri Bakr', 'Samir Walid Nouri Bakr', 'other'],
])
check('one word is not everybody who bears it', 'person', [
  ['Hadi', 'Hadi Mansour Bakr', 'other'],
  ['Emma Danielsen', 'Emma', 'other'],
  ['Hannibal', 'Hannibal', 'same'],
])
check('initials match softly and only their own letter', 'person', [
  ['V. Tarasenko', 'Viktor Tarasenko', 'same'],
  ['A. Tarasenko', 'Viktor Tarasenko', 'other'],
  ['J. R. Whitfield', 'John Robert Whitfield', 'same'],
  ['JC Delacroix', 'Jean-Claude Delacroix', 'same'],
  ['V. T.', 'Viktor Tarasenko', 'other'],
])
check('particles and titles hardly count and never decide', 'person', [
  ['Dr. Pieter van den Hoek', 'Pieter Hoek', 'same'],
  ['Tariq bin Faisal al-Otaibi', 'Tariq Faisal Otaibi', 'same'],
  ['Sheikh Tariq Otaibi', 'Tariq Otaibi', 'same'],
  ['van der Berg', 'van der Laan', 'other'],
])
check('names written joined or apart are one', 'person', [
  ['AlisonWhitfield', 'Alison Whitfield', 'same'],
  ['Jean Luc Delacroix', 'Jeanluc Delacroix', 'same'],
  ['Niko Tara senko', 'Niko Tarasenko', 'same'],
  ['Abdul Rahman Otaibi', 'Abdurrahman Otaibi', 'same'],
  ['Abd al-Rahman Otaibi', 'Abderrahmane Otaibi', 'same'],
  ['Habib Ullah Noor', 'Habibullah Noor', 'same'],
  ['Nur al-Din Otaibi', 'Noureddine Otaibi', 'same'],
])
check('pet names are their names', 'person', [
  ['Bill Whitfield', 'William Whitfield', 'same'],
  ['Sasha Tarasenko', 'Aleksandr Tarasenko', 'same'],
  ['Pepe Villarreal', 'José Villarreal', 'same'],
  ['Bill Whitfield', 'Robert Whitfield', 'other'],
])
check('two well-known names are two names, however alike', 'person', [
  ['Ahmed Otaibi', 'Mohamed Otaibi', 'other'],
  ['Hasan Otaibi', 'Hussein Otaibi', 'other'],
  ['Mohamed Otaibi', 'Muhammad Otaibi', 'same'],
])
check('digits that look like letters are letters in a word', 'person', [
  ['Vikt0r Tarasenk0', 'Viktor Tarasenko', 'same'],
  ['H1lda Marsh', 'Hilda Marsh', 'same'],
])
check('Vietnamese and other one-syllable words are compared each', 'person', [
  ['Nguyễn Văn Minh', 'Nguyen Van Minh', 'same'],
  ['Nguyen Van Minh', 'Nguyen Thi Hoa', 'other'],
])
check('romanisations of Chinese', 'person', [['Hsiao Li-ping', 'Xiao Liping', 'same']])
check('legal forms are read by their meaning and contradict each other', 'organisation', [
  ['OAO Severmash', 'Severmash Open Joint Stock Company', 'same'],
  ['Blauwal GmbH', 'Blauwal Gesellschaft mit beschränkter Haftung', 'same'],
  ['Blauwal Aktiengeselschaft', 'Blauwal AG', 'same'],
  ['ООО Ромашка', 'Romashka Limited Liability Company', 'same'],
  ['Corax Inc.', 'Corax Incorporated', 'same'],
  ['Corax Trading LLC', 'Dorval Trading LLC', 'other'],
])
check('numbers as words, ordinals and Roman numerals', 'organisation', [
  ['Brigade Forty-Four', 'Brigade 44', 'same'],
  ['1st Harbour Bank', 'First Harbour Bank', 'same'],
  ['Harbour Fund III', 'Harbour Fund 3', 'same'],
  ['Brigade 44', 'Brigade 45', 'other'],
])
check('acronyms, generic words, slashes', 'organisation', [
  ['FHL', 'Front for Harbour Liberation', 'same'],
  ['Harbour Trading Company', 'Corax Trading Company', 'other'],
  ['Al Nahda', 'Al-Nahda / Army of the Lake', 'same'],
  ['11420 Corp.', 'Corp.', 'other'],
])
check('ships: numbers are hard, prefixes are not', 'vessel', [
  ['Northern Star', 'MV Northern Star', 'same'],
  ['Northern Star', 'Northern Star 3', 'other'],
  ['Northern Star 2', 'Northern Star 3', 'other'],
  ['Northern Star II', 'Northern Star 2', 'same'],
  ['Northern Star', 'Northern Stir', 'same'],
])

describe('pair scorer', () => {
  const word = fc.constantFrom(
    'ali',
    'al',
    'bin',
    'otaibi',
    'Tarasenko',
    'J.',
    'Иван',
    'محمد',
    '王',
    '小明',
    'abd',
    'saif',
    '44',
    'GmbH',
    'x',
    'Jean-Luc',
    'o',
    'kim',
    'jong',
    'un',
  )
  const name = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
  const subject = fc.constantFrom<Subject>('person', 'organisation', 'vessel')

  test('is the same in both directions', () => {
    fc.assert(
      fc.property(name, name, subject, (a, b, kind) => {
        const there = compareNames(a, b, kind).similarity
        const back = compareNames(b, a, kind).similarity
        assert.ok(Math.abs(there - back) < 1e-9, `${there} ${back}`)
      }),
    )
  })

  test('stays between 0 and 1, and finds a name the same as itself', () => {
    fc.assert(
      fc.property(name, name, subject, (a, b, kind) => {
        const { similarity } = compareNames(a, b, kind)
        assert.ok(similarity >= 0 && similarity <= 1)
        const own = compareNames(a, a, kind).similarity
        assert.ok(own >= 0.5, `${a}: ${own}`)
      }),
    )
    assert.equal(compareNames('Alison Whitfield', 'alison WHITFIELD', 'person').similarity, 1)
  })

  test('uses each part once', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const { links } = scoreNames(
          nameOf({ text: a, parts: null }, 'person'),
          nameOf({ text: b, parts: null }, 'person'),
        )
        for (const side of ['a', 'b'] as const) {
          const used = links.flatMap((link) => link[side])
          assert.equal(new Set(used).size, used.length)
        }
      }),
    )
  })

  test('another order is nearly the same; given and family name exchanged is a little less', () => {
    assert.ok(compareNames('Whitfield, Alison', 'Alison Whitfield', 'person').similarity > 0.97)
    const first = nameOf(
      { text: 'Martin Klaus', parts: { given: 'Martin', middle: null, family: 'Klaus' } },
      'person',
    )
    const second = nameOf(
      { text: 'Klaus Martin', parts: { given: 'Klaus', middle: null, family: 'Martin' } },
      'person',
    )
    const { similarity } = scoreNames(first, second)
    assert.ok(similarity > 0.85 && similarity < 0.95, `${similarity}`)
  })

  test('says of each part how it was met', () => {
    const { parts } = compareNames('Dr Bill J. Whitfeld', 'William James van Whitfield', 'person')
    assert.deepEqual(
      parts.map((part) => [part.asked, part.found, part.how]),
      [
        ['Bill', 'William', 'nickname'],
        ['J', 'James', 'initial'],
        ['Whitfeld', 'Whitfield', 'one_letter_different'],
        ['Dr', null, 'missing'],
        [null, 'van', 'not_asked'],
      ],
    )
  })

  test('says that words stand in an order in which nobody writes one name', () => {
    const { parts } = compareNames('Mohamed Ahmed Zarwan', 'Ahmed Mohamed Zarwan', 'person')
    assert.deepEqual(
      parts.map(({ how }) => how),
      ['other_position', 'other_position', 'exact'],
    )
  })

  test('does not call two legal forms the same that are only near', () => {
    const { parts } = compareNames('Corax Inc.', 'Corax Corp.', 'organisation')
    assert.deepEqual(
      parts.map(({ how }) => how),
      ['exact', 'different'],
    )
  })

  test('calls two spellings of a well-known name spellings, and not one a short form of the other', () => {
    const { parts } = compareNames('Muhammad Zarwan', 'Mohamed Zarwan', 'person')
    assert.equal(parts[0]?.how, 'same_spelling_family')
  })

  test('a text without a letter is no name', () => {
    assert.equal(compareNames('!!!', 'Alison', 'person').similarity, 0)
    assert.equal(compareNames('', '', 'person').similarity, 0)
  })
})
