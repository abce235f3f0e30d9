import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { languages } from '../../kernel/country.ts'
import type { Id } from '../../kernel/id.ts'
import { type Disclosed, letterOf } from './answer.ts'
import type { PersonRequest, Progress, RulingWord } from './request.ts'

const step = {
  at: new Date('2026-03-01T10:00:00Z'),
  by: '0198c5a0-0000-7000-8000-0000000000a1' as Id<'Actor'>,
}
const record = '0198c5a0-0000-7000-8000-000000000001' as Id<'Record'>

function ended(words: readonly RulingWord[]): Progress {
  const rulings = words.map((ruling) => ({ record, ruling, correction: ruling === 'correct' ? 'x' : null }))
  return {
    state: 'recipients_notified',
    ...{ admitted: step, consulted: step, confirmed: step, executed: step, notified: step },
    located: { ...step, records: rulings.map((one) => one.record) },
    proposal: { ...step, rulings, remark: null },
  }
}

function asked(given: Partial<PersonRequest>): PersonRequest {
  return {
    id: '0198c5a0-0000-7000-8000-000000000abc' as PersonRequest['id'],
    ...{ kind: 'access', language: 'en', wish: 'All of it.', receivedAt: step.at, progress: ended([]) },
    applicant: {
      ...{ names: ['สมหญิง รักสงบ'], born: null, nationality: null, documents: [], contact: 'Here' },
      representative: null,
    },
    ...given,
  }
}

const disclosed: Disclosed = {
  ...{ bureau: 'Lisbon', names: ['ليلى الحداد'], since: step.at, purpose: 'locate', born: ['1984-02-13'] },
  documents: ['ZQ1234567'],
}

describe('the letter to the person', () => {
  test('is the same when nothing is held and when nothing may be told, in every language and kind', () => {
    for (const language of languages)
      for (const [kind, word] of [
        ['access', 'withhold'],
        ['correction', 'keep'],
        ['deletion', 'keep'],
      ] as const)
        assert.deepEqual(
          letterOf(asked({ language, kind, progress: ended([]) }), []),
          letterOf(asked({ language, kind, progress: ended([word, word]) }), []),
        )
  })

  test('tells what was disclosed and that there may or may not be more, and fills in every gap', () => {
    for (const language of languages) {
      const { paragraphs, title, direction } = letterOf(asked({ language, progress: ended(['disclose']) }), [
        disclosed,
      ])
      const whole = [title, ...paragraphs].join('\n')
      for (const said of [
        'สมหญิง รักสงบ',
        'ليلى الحداد',
        'Lisbon',
        '1984-02-13',
        'ZQ1234567',
        '2026',
        '000000000ABC',
      ])
        assert.ok(whole.includes(said), `${language} lacks ${said}: ${whole}`)
      assert.doesNotMatch(whole, /[{}]|undefined/)
      assert.equal(direction, language === 'ar' ? 'rtl' : 'ltr')
    }
  })

  test('keeps dates, numbers and names in their own direction within a line of another', () => {
    for (const language of languages) {
      const request = asked({ language, progress: ended(['disclose']) })
      const whole = letterOf(request, [disclosed]).paragraphs.join('\n')
      for (const value of ['1984-02-13', 'ZQ1234567', 'ليلى الحداد', 'สมหญิง รักสงบ'])
        assert.ok(whole.includes(`\u2068${value}\u2069`), `${language}: ${value} is not isolated`)
      assert.equal(whole.split('\u2068').length, whole.split('\u2069').length)
    }
  })

  test('says what was corrected or deleted, and why a request was not examined', () => {
    const text = (given: Partial<PersonRequest>) => letterOf(asked(given), []).paragraphs.join('\n')
    assert.match(
      text({ kind: 'deletion', progress: ended(['delete', 'correct']) }),
      /corrected[\s\S]*deleted/,
    )
    assert.doesNotMatch(text({ kind: 'access', progress: ended(['delete']) }), /deleted/)
    const refused = { ...step, ground: 'no_mandate' } as const
    assert.match(text({ progress: { state: 'inadmissible', refused } }), /cannot examine/)
    const end = { as: 'inadmissible', refused } as const
    assert.equal(
      text({ progress: { state: 'closed', closed: step, end } }),
      text({ progress: { state: 'inadmissible', refused } }),
    )
  })
})
