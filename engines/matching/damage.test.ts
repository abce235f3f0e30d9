import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parsePartialDate } from '../../kernel/partial-date.ts'
import { MatchIndex } from './match-index.ts'
import { compareNames } from './score.ts'
import type { IndexEntry, Mode } from './types.ts'

type Found = { readonly name: string; readonly born?: string; readonly mode?: Mode }

function entryOf(name: string, born: string | null): IndexEntry {
  const date = parsePartialDate(born ?? '')
  return {
    id: name,
    subject: 'person',
    names: [{ text: name, type: 'primary', parts: null }],
    born: date === null ? [] : [date],
    nationalities: [],
    sex: 'U',
    birthPlaces: [],
    documents: [],
  }
}

/** Whether an index that holds this name alone finds it. */
function finds(held: { readonly name: string; readonly born?: string }, asked: Found): boolean {
  const index = new MatchIndex()
  index.upsert(entryOf(held.name, held.born ?? null))
  const born = parsePartialDate(asked.born ?? '')
  const query = { parts: null, subject: null, nationality: null, sex: null, birthPlace: null, document: null }
  const options = { mode: asked.mode ?? 'balanced', limit: 10, maySee: () => true }
  return index.search({ ...query, name: asked.name, born }, options).length === 1
}

const LONG = 'Anselm Jorik Ondrej Matyas Bertok Zsolt Lorant Kelemen Gergely Ferenc'

type Pair = readonly [asked: string, held: string]

function checkPairs(rule: string, pairs: readonly Pair[], isFound: boolean): void {
  describe(rule, () => {
    for (const [asked, held] of pairs) {
      test(`${asked}: ${held}`, () => assert.equal(finds({ name: held }, { name: asked }), isFound))
    }
  })
}

checkPairs(
  'one slip leaves a person findable, also where it makes or breaks the spelling of a sound',
  [
    ['Natzalia Brunner', 'Natalia Brunner'],
    ['Kortzea Brenhild', 'Korteza Brenhild'],
    ['Leif Moayzyad', 'Leif Moayyad'],
    ['Seeel Brandolin', 'Selel Brandolin'],
    ['Corin Veel', 'Corin Verel'],
    ['Pakshin Orvald', 'Packhin Orvald'],
  ],
  true,
)
checkPairs(
  'a space too many, too few or moved by a letter',
  [
    ['Rimh Olgert', 'Rim Holgert'],
    ['Talimut Orenge', 'Talimu Torenge'],
    ['Pel Kuno', 'Pe Lkuno'],
    ['Nek To Chun', 'Nekto Chun'],
    ['DorianXMelka Brun', 'Dorian Melka Brun'],
    ['GavrilOrtenski', 'Gavril Ortensky'],
    ['GavrilOrtemsky', 'Gavril Ortensky'],
  ],
  true,
)
checkPairs(
  'a slip in a short word, when every other word is exact',
  [
    ['Tobias Vey', 'Tobias Vely'],
    ['Al Vorsk', 'Ali Vorsk'],
    ['Rang wDun Pil', 'Rang Dun Pil'],
  ],
  true,
)
checkPairs(
  'another short word is another person',
  [
    ['Xu Falk', 'Yu Falk'],
    ['V. Tarasenko', 'A. Tarasenko'],
    ['Tobias Vey', 'Tobias Brand'],
    ['Kim Yong Falk', 'Kim Jong Falk'],
  ],
  false,
)

describe('a slip anywhere', () => {
  test('counts less the longer the name', () => {
    const long = compareNames('Emil Brandt Vey', 'Emil Brandt Vely', 'person').similarity
    const short = compareNames('Emil Vey', 'Emil Vely', 'person').similarity
    assert.ok(long > short && short > 0.7, `${long} ${short}`)
  })
})

checkPairs(
  'words left out contradict nothing, however many there are',
  [
    ['Tibor Halvek', 'Tibor Anselm Jorik Halvek'],
    ['Tibor Halvek', 'Tibor Anselm Jorik Ondrej Halvek'],
    ['Abdul Vorsani', 'Abdul Temrik Vorsani'],
    ['Hafiz Vorsani', 'Hafiz Temrik Vorsani'],
    ['Halvek Halvek', 'Halvek Anselm Halvek'],
    ['Tibor Anselm Jorik Halvek', 'Tibor Halvek'],
  ],
  true,
)
checkPairs(
  'one word of a name, or two words that are only like it, are not the name',
  [
    ['Halvek', 'Tibor Anselm Halvek'],
    ['Dr. Halvek', 'Dr. Tibor Halvek'],
    ['Abdul Vorsani', 'Abdul Vorsani Temrik Halvek'],
    ['Tiber Halwik', 'Tibor Anselm Jorik Halvek'],
  ],
  false,
)

checkPairs(
  'a name of very many words is found by two of them, however far apart',
  [
    ['Halvek Oberlin', `Halvek ${LONG} Oberlin`],
    ['Tibor Oberlin', `Tibor Halvek ${LONG} Oberlin`],
  ],
  true,
)

describe('the same name with another day of birth', () => {
  const held = { name: 'Tibor Halvek', born: '1954-03-12' }
  const rules: readonly (readonly [rule: string, born: string, mode: Mode, isFound: boolean])[] = [
    ['decades away is no candidate of a check', '1988-10-27', 'balanced', false],
    ['decades away is still found by a search', '1988-10-27', 'high_recall', true],
    ['years away with nothing in common is none either', '1959-10-27', 'balanced', false],
    ['the year after, in the same month, is one', '1955-03-27', 'balanced', true],
    ['with one digit of the year wrong is one', '1974-03-12', 'balanced', true],
  ]
  for (const [rule, born, mode, isFound] of rules) {
    test(rule, () => assert.equal(finds(held, { name: 'Tibor Halvek', born, mode }), isFound))
  }
})
