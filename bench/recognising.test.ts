import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recognise } from '../engines/identifiers/recognise.ts'
import { identifierKinds } from '../kernel/identifier-kind.ts'
import { typedAs } from './recognising.ts'

test('what is timed as a kind is read as that kind first', () => {
  const read = identifierKinds.map((kind) => recognise(typedAs[kind], { kind: null, country: null })[0]?.kind)
  assert.deepEqual(read, [...identifierKinds])
})
