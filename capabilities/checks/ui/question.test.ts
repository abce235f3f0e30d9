import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CheckAnswer } from '../contract.ts'
import {
  countDetails,
  emptyQuestion,
  faultOf,
  inFields,
  isHeld,
  kindOfNumber,
  type Question,
  requestOf,
  titleOf,
  understoodOf,
} from './question.ts'

const aQuestion = (typed: Partial<Question> = {}): Question => ({
  ...emptyQuestion,
  purpose: 'border',
  mode: 'balanced',
  ...typed,
})

const nothing: CheckAnswer['asked'] = {
  name: null,
  born: null,
  nationality: null,
  sex: null,
  birthPlace: null,
  document: null,
  imo: null,
  identifiers: [],
  zone: null,
}

const anAnswer = (asked: Partial<CheckAnswer['asked']>): CheckAnswer => ({
  id: '01890000-0000-7000-8000-000000000001',
  at: '2026-11-21T09:14:00.000Z',
  outcome: 'no_hit',
  purpose: 'border',
  mode: 'high_recall',
  asked: { ...nothing, ...asked },
  sources: [],
  candidates: [],
  versions: { normaliser: '1', scorer: '1' },
  tookMs: 1,
})

describe('a question in the form', () => {
  const faults: readonly (readonly [string, Partial<Question>, ReturnType<typeof faultOf>])[] = [
    ['an empty box asks nothing', {}, 'nothing_asked'],
    ['blanks ask nothing', { text: '  ', born: ' ' }, 'nothing_asked'],
    ['a field alone is a question', { document: 'PX 1' }, null],
    ['300 letters may be asked', { text: 'a'.repeat(300) }, null],
    ['301 may not', { text: 'a'.repeat(301) }, 'text_too_long'],
    ['nobody asks without a purpose', { text: 'a', purpose: null }, 'purpose_missing'],
  ]
  for (const [rule, typed, fault] of faults) {
    test(rule, () => assert.equal(faultOf(aQuestion(typed)), fault))
  }

  test('only what was asked goes over the wire, without the blanks around it', () => {
    const sent = JSON.parse(JSON.stringify(requestOf(aQuestion({ text: ' Ilja ', born: '', sex: 'F' }))))
    assert.deepEqual(sent, { text: 'Ilja', sex: 'F', purpose: 'border', mode: 'balanced' })
  })

  test('somebody is held at a border, unless the officer says otherwise', () => {
    assert.deepEqual(
      [isHeld(aQuestion()), isHeld(aQuestion({ held: false })), isHeld(aQuestion({ purpose: 'wanted' }))],
      [true, false, false],
    )
    assert.equal(requestOf(aQuestion({ held: false })).held, false)
  })

  test('folded details are counted, the box is not one of them', () => {
    assert.equal(countDetails(aQuestion({ text: 'Ilja', born: '1980', nationality: 'FRA', name: ' ' })), 2)
  })
})

describe('what was understood', () => {
  test('can be corrected field by field: the box is emptied, so that it is not read again', () => {
    const answer = anAnswer({ name: 'Ilja', born: '1980', sex: 'M', document: 'PX1' })
    assert.deepEqual(
      inFields(answer),
      aQuestion({ name: 'Ilja', born: '1980', sex: 'M', document: 'PX1', mode: 'high_recall' }),
    )
  })

  test('an IMO number stays in the box, which is the only field for it', () => {
    assert.equal(inFields(anAnswer({ imo: '9074729' })).text, '9074729')
  })

  test('what was not asked is not shown', () => {
    assert.deepEqual(understoodOf({ ...nothing, name: 'Ilja', imo: '9074729' }), [
      { field: 'name', value: 'Ilja' },
      { field: 'imo', value: '9074729' },
    ])
  })

  test('a number that can be but one kind is called by it; of several none is', () => {
    const reading = { display: 'x', country: null, verdict: 'valid' } as const
    const of = (...kinds: readonly CheckAnswer['asked']['identifiers'][number]['kind'][]) =>
      kindOfNumber({
        ...nothing,
        identifiers: kinds.map((kind) => ({ ...reading, kind, checks: [], notes: [], facts: {} })),
      })
    assert.deepEqual(
      [of('vin'), of('vin', 'plate'), of('mrz', 'document_number'), of('mrz'), of()],
      ['vin', null, null, null, null],
    )
  })

  test('the list of the sitting names the first thing asked', () => {
    assert.equal(titleOf({ ...nothing, document: 'PX1', imo: '9074729' }), 'PX1')
    assert.equal(titleOf(nothing), '–')
  })
})
