import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { parsePartialDate } from '../../kernel/partial-date.ts'
import { MatchIndex } from './match-index.ts'
import { NORMALISER_VERSION } from './normalise.ts'
import type { IndexEntry, Query, SearchOptions } from './types.ts'

function anEntry(id: string, name: string, more: Partial<IndexEntry> = {}): IndexEntry {
  return {
    id,
    subject: 'person',
    names: [{ text: name, type: 'primary', parts: null }],
    born: [],
    nationalities: [],
    sex: 'U',
    birthPlaces: [],
    documents: [],
    ...more,
  }
}

function aQuery(more: Partial<Query>): Query {
  return {
    name: null,
    parts: null,
    subject: null,
    born: null,
    nationality: null,
    sex: null,
    birthPlace: null,
    document: null,
    ...more,
  }
}

function options(more: Partial<SearchOptions> = {}): SearchOptions {
  return { mode: 'balanced', limit: 10, maySee: () => true, ...more }
}

function born(text: string): IndexEntry['born'] {
  const date = parsePartialDate(text)
  return date === null ? [] : [date]
}

function indexOf(...entries: readonly IndexEntry[]): MatchIndex {
  const index = new MatchIndex()
  for (const entry of entries) index.upsert(entry)
  return index
}

function idsOf(
  index: MatchIndex,
  query: Partial<Query>,
  more: Partial<SearchOptions> = {},
): readonly string[] {
  return index.search(aQuery(query), options(more)).map((candidate) => candidate.id)
}

function isWithin(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  return [...few].every((id) => many.has(id))
}

const PEOPLE = [
  anEntry('1', 'Viktor Tarasenko', { born: born('1971-04-09'), nationalities: [], sex: 'M' }),
  anEntry('2', 'Alison Whitfield', { born: born('1980') }),
  anEntry('3', 'يوسف القحطاني'),
  anEntry('4', 'Henrik Müller', { documents: [{ number: 'K123O567', issuer: null }] }),
  anEntry('5', '王小明'),
  anEntry('6', 'Samir Walid Nouri Bakr', { born: born('1968-11-23') }),
]

describe('search by name', () => {
  const index = indexOf(...PEOPLE)
  const rules: readonly (readonly [rule: string, name: string, id: string, channel: string])[] = [
    ['the same words', 'Viktor Tarasenko', '1', 'token'],
    ['another order', 'Whitfield Alison', '2', 'token'],
    ['one letter missing', 'Viktor Tarsenko', '1', 'deletion'],
    ['another spelling by ear', 'Viktor Tarosinko', '1', 'skeleton'],
    ['Cyrillic for Latin', 'Виктор Тарасенко', '1', 'token'],
    ['Latin for Arabic', 'Youssef Al-Qahtani', '3', 'skeleton'],
    ['Arabic for Arabic', 'يوسف القحطاني', '3', 'native'],
    ['Latin for Han', 'Wang Xiao Ming', '5', 'joined'],
    ['words joined', 'AlisonWhitfield', '2', 'joined'],
    ['words split', 'Ali son Whitfield', '2', 'joined'],
    ['all letters of the name', 'Henrik Müller', '4', 'full_name'],
    ['the machine-readable zone', 'MUELLER HENRIK', '4', 'icao'],
    ['a pet name', 'Vitya Tarasenko', '1', 'token'],
    ['a part missing', 'Samir Nouri Bakr', '6', 'token'],
  ]
  for (const [rule, name, id, channel] of rules) {
    test(`finds ${rule}, and says by which channel`, () => {
      const [first] = index.search(aQuery({ name, subject: 'person' }), options())
      assert.equal(first?.id, id)
      assert.ok(
        first?.channels.some((found) => found === channel),
        `${first?.channels}`,
      )
      assert.equal(first?.name?.asked, name)
    })
  }

  test('does not find somebody else', () => {
    assert.deepEqual(idsOf(index, { name: 'Ingrid Lindberg' }), [])
    assert.deepEqual(idsOf(index, { name: 'Viktor Lindberg' }), [])
  })

  test('finds by the parts of a name alone', () => {
    assert.deepEqual(idsOf(index, { parts: { given: 'Alison', middle: null, family: 'Whitfield' } }), ['2'])
  })

  test('says which of the names was met', () => {
    const aliased = indexOf(
      anEntry('1', 'Viktor Tarasenko', {
        names: [
          { text: 'Viktor Tarasenko', type: 'primary', parts: null },
          { text: 'Grey Heron', type: 'alias', parts: null },
        ],
      }),
    )
    const [found] = aliased.search(aQuery({ name: 'Gray Heron' }), options())
    assert.deepEqual(
      [found?.name?.found, found?.name?.foundIndex, found?.name?.type],
      ['Grey Heron', 1, 'alias'],
    )
  })

  test('kinds are kept apart when one is asked for', () => {
    const ships = indexOf(anEntry('p', 'Northern Star'), anEntry('v', 'Northern Star', { subject: 'vessel' }))
    assert.deepEqual(idsOf(ships, { name: 'Northern Star', subject: 'vessel' }), ['v'])
    assert.deepEqual([...idsOf(ships, { name: 'Northern Star' })].sort(), ['p', 'v'])
  })

  test('an initial finds its own letter among many with the same other names', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    const many = indexOf(
      ...letters.flatMap((letter) =>
        Array.from({ length: 8 }, (_, at) =>
          anEntry(`${letter}${at}`, `${letter}${'aeiouaei'[at]}lmar Dinesko Herathan`),
        ),
      ),
    )
    const found = idsOf(many, { name: 'S. Dinesko Herathan', subject: 'person' }, { limit: 8 })
    assert.ok(
      found.every((id) => id.startsWith('s')),
      `${found}`,
    )
  })

  test('what may not be seen leaves no gap', () => {
    const many = indexOf(
      ...Array.from({ length: 300 }, (_, at) => anEntry(`x${at}`, 'Alison Whitfield')),
      anEntry('z', 'Alison Whitfield'),
    )
    assert.deepEqual(idsOf(many, { name: 'Alison Whitfield' }, { limit: 1, maySee: (id) => id === 'z' }), [
      'z',
    ])
  })

  test('the answer is the same whether or not hidden records exist', () => {
    const hidden = indexOf(...PEOPLE, anEntry('h1', 'Viktor Tarasenko'), anEntry('h2', 'Viktor Tarasenka'))
    const query = aQuery({ name: 'Viktor Tarasenko', born: born('1971-09-04')[0] ?? null })
    assert.deepEqual(
      hidden.search(query, options({ maySee: (id) => !id.startsWith('h') })),
      index.search(query, options()),
    )
  })
})

describe('search by date and document', () => {
  const index = indexOf(...PEOPLE)
  const ofTarasenko = (date: string, name: string): readonly string[] =>
    idsOf(index, { name, born: born(date)[0] ?? null })

  test('the day of birth finds a name that is badly damaged, also with day and month swapped', () => {
    assert.deepEqual(idsOf(index, { name: 'Vik Tarasov' }), [])
    assert.deepEqual(ofTarasenko('1971-04-09', 'Viktor T.'), ['1'])
    assert.deepEqual(ofTarasenko('1971-09-04', 'Viktor Tarassenkov'), ['1'])
  })

  test('agreement adds and conflict takes away, without clipping', () => {
    const [same] = index.search(
      aQuery({ name: 'Viktor Tarasenko', born: born('1971-04-09')[0] ?? null }),
      options(),
    )
    assert.equal(same?.similarity, 1)
    assert.equal(same?.total, 1.2)
    const [other] = index.search(
      aQuery({ name: 'Viktor Tarasenko', born: born('1955-01-30')[0] ?? null }),
      options({ mode: 'high_recall' }),
    )
    assert.equal(other?.total, 0.58)
  })

  test('what was not asked is never used', () => {
    const [found] = index.search(aQuery({ name: 'Viktor Tarasenko' }), options())
    assert.deepEqual([found?.total, found?.evidence], [1, []])
  })

  test('a document finds alone, and with look-alikes or one character wrong', () => {
    for (const number of ['K123O567', 'k 123-O567', 'K1230567', 'K1235567', 'K12305670']) {
      const [found] = index.search(aQuery({ document: { number, issuer: null } }), options())
      assert.equal(found?.id, '4', number)
      assert.deepEqual([found?.similarity, found?.name, found?.channels], [0, null, ['document']])
    }
    assert.deepEqual(idsOf(index, { document: { number: 'K999O999', issuer: null } }), [])
  })

  test('the same document is a candidate though the name differs', () => {
    assert.deepEqual(
      idsOf(index, { name: 'Ingrid Lindberg', document: { number: 'K123O567', issuer: null } }),
      ['4'],
    )
  })

  test('nothing asked finds nothing', () => {
    assert.deepEqual(idsOf(index, {}), [])
    assert.deepEqual(idsOf(index, { name: ' \u0000.,' }), [])
    assert.deepEqual(idsOf(index, { born: born('1971-04-09')[0] ?? null }), [])
  })

  test('a stricter mode finds no more than a wider one', () => {
    const found = (mode: SearchOptions['mode']): ReadonlySet<string> =>
      new Set(idsOf(index, { name: 'Viktor Tarasenkov Petrovich' }, { mode }))
    assert.ok(isWithin(found('high_precision'), found('balanced')))
    assert.ok(isWithin(found('balanced'), found('high_recall')))
  })
})

describe('changes', () => {
  test('an entry is replaced by its id and removed by it', () => {
    const index = indexOf(anEntry('1', 'Viktor Tarasenko'))
    assert.deepEqual(idsOf(index, { name: 'Viktor Tarasenko' }), ['1'])
    index.upsert(anEntry('1', 'Ingrid Lindberg'))
    assert.deepEqual(idsOf(index, { name: 'Viktor Tarasenko' }), [])
    assert.deepEqual(idsOf(index, { name: 'Ingrid Lindberg' }), ['1'])
    index.remove('1')
    index.remove('1')
    assert.equal(index.size, 0)
    assert.deepEqual(idsOf(index, { name: 'Ingrid Lindberg' }), [])
  })

  test('any order of adding, replacing, removing, searching and compacting leaves what a list would', () => {
    const names = ['Viktor Tarasenko', 'Alison Whitfield', 'Ingrid Lindberg', 'Henrik Falk', 'Samir Bakr']
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant('upsert' as const),
          id: fc.nat(30),
          name: fc.constantFrom(...names),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant('remove' as const), id: fc.nat(30), name: fc.constant('') }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('search' as const),
          id: fc.constant(0),
          name: fc.constantFrom(...names),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('compact' as const),
          id: fc.constant(0),
          name: fc.constant(''),
        }),
      },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const index = new MatchIndex()
        const model = new Map<string, string>()
        const found = (name: string): readonly string[] =>
          [...idsOf(index, { name, subject: 'person' }, { limit: 100 })].sort()
        const expected = (name: string): readonly string[] =>
          [...model].flatMap(([id, held]) => (held === name ? [id] : [])).sort()
        const acts = {
          upsert: (id: string, name: string) => {
            index.upsert(anEntry(id, name))
            model.set(id, name)
          },
          remove: (id: string) => {
            index.remove(id)
            model.delete(id)
          },
          search: (_: string, name: string) => assert.deepEqual(found(name), expected(name)),
          compact: () => index.compact(),
        }
        for (const { do: act, id, name } of steps) {
          acts[act](`e${id}`, name)
          assert.equal(index.size, model.size)
        }
        for (const name of names) assert.deepEqual(found(name), expected(name))
      }),
      { numRuns: 60 },
    )
  })

  test('thousands of entries, searched in between, are all found once', () => {
    const index = new MatchIndex()
    const letters = 'abcdefghij'
    const nameOf = (at: number): string =>
      `${[...String(at)].map((digit) => `${letters[Number(digit)]}o`).join('')}ski Testov`
    for (let at = 0; at < 5000; at++) {
      index.upsert(anEntry(`n${at}`, nameOf(at)))
      if (at % 500 === 0)
        assert.equal(idsOf(index, { name: nameOf(at) }, { mode: 'high_precision', limit: 1 })[0], `n${at}`)
    }
    for (let at = 0; at < 5000; at += 501) {
      assert.equal(
        idsOf(index, { name: nameOf(at) }, { mode: 'high_precision', limit: 3 }).filter(
          (id) => id === `n${at}`,
        ).length,
        1,
      )
    }
    assert.equal(index.size, 5000)
  })

  test('what is removed or replaced while segments merge stays so', () => {
    const index = new MatchIndex()
    const add = (from: number, to: number): void => {
      for (let at = from; at < to; at++) index.upsert(anEntry(`m${at}`, 'Viktor Tarasenko'))
    }
    const seal = (): readonly string[] => idsOf(index, { name: 'Ingrid Lindberg' })
    add(0, 300)
    seal()
    add(300, 600)
    seal()
    add(600, 610)
    index.remove('m0')
    index.remove('m599')
    index.upsert(anEntry('m1', 'Ingrid Lindberg'))
    add(610, 800)
    assert.equal(index.size, 798)
    assert.deepEqual(seal(), ['m1'])
    const found = new Set(idsOf(index, { name: 'Viktor Tarasenko' }, { limit: 1000 }))
    for (const id of ['m0', 'm1', 'm599']) assert.ok(!found.has(id), id)
  })

  test('hostile texts are answered, not obeyed', () => {
    const index = indexOf(...PEOPLE)
    const texts = [
      'a'.repeat(10_000),
      'Mohammed Ali '.repeat(900),
      '\u0000\u202e'.repeat(4000),
      '.,;'.repeat(4000),
      '王'.repeat(5000),
      'محمد '.repeat(2000),
      '\ud800',
      'x'.repeat(40) + '́'.repeat(5000),
    ]
    for (const name of texts)
      assert.ok(index.search(aQuery({ name }), options({ mode: 'high_recall' })).length <= 10)
    assert.deepEqual(idsOf(index, { document: { number: '9'.repeat(10_000), issuer: null } }), [])
    index.upsert(anEntry('hostile', texts.join(' ')))
    assert.equal(index.size, PEOPLE.length + 1)
  })
})

describe('snapshot', () => {
  test('what was kept is what comes back, with the cursor, and can be changed', () => {
    const index = indexOf(...PEOPLE)
    index.remove('2')
    const loaded = MatchIndex.fromSnapshot(Buffer.concat(index.snapshot({ cursor: 42 })))
    assert.deepEqual(loaded?.meta, { cursor: 42 })
    assert.equal(loaded?.index.size, PEOPLE.length - 1)
    for (const name of ['Viktor Tarasenko', 'يوسف القحطاني', 'Alison Whitfield', 'Henrik Muller']) {
      assert.deepEqual(
        loaded?.index.search(aQuery({ name }), options()),
        index.search(aQuery({ name }), options()),
      )
    }
    loaded?.index.upsert(anEntry('1', 'Ingrid Lindberg'))
    assert.deepEqual(loaded === null ? [] : idsOf(loaded.index, { name: 'Viktor Tarasenko' }), [])
  })

  test('bytes of another kind or version are no snapshot', () => {
    assert.equal(MatchIndex.fromSnapshot(Buffer.alloc(0)), null)
    assert.equal(
      MatchIndex.fromSnapshot(Buffer.from('a text of some other program, long enough for a head')),
      null,
    )
    const bytes = Buffer.concat(indexOf(...PEOPLE).snapshot(null))
    const other = bytes.toString('latin1').replace(`"version":"${NORMALISER_VERSION}"`, '"version":"x"')
    assert.equal(MatchIndex.fromSnapshot(Buffer.from(other, 'latin1')), null)
  })
})
