import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import { keysOf } from '../../capabilities/records/keys.ts'
import { type BodyOf, isNamed, recordBody, sharing } from '../../capabilities/records/record.ts'
import type { BureauCode } from '../../kernel/actor.ts'
import { countries } from '../../kernel/country.ts'
import { scriptOf } from '../../kernel/person-name.ts'
import { recordKinds, type ThingKind } from '../../kernel/record-kind.ts'
import { withContainerCheck, withIbanCheck, withVinCheck } from './check-digits.ts'
import { type DemoRecord, demoRecords } from './demo-world.ts'
import { withImoCheck } from './invented-vessel.ts'

const bureaus: readonly BureauCode[] = [
  ...new Set(countries.map((country) => `${country}` as BureauCode)),
].slice(0, 190)
const now = new Date('2026-03-01T00:00:00Z')

function aWorld(seed: number, size?: number): readonly DemoRecord[] {
  return [...demoRecords({ seed, bureaus, now, ...(size === undefined ? {} : { size }) })]
}

function hashOf(world: readonly DemoRecord[]): string {
  return createHash('sha256').update(JSON.stringify(world)).digest('hex')
}

function repeated(texts: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return texts.filter((text) => seen.size === seen.add(text).size)
}

describe('the demo world', () => {
  const world = aWorld(1)
  const people = world.flatMap(({ body }) => (body.kind === 'person' ? [body] : []))
  const vessels = world.flatMap(({ body }) => (body.kind === 'vessel' ? [body] : []))

  const things = world.flatMap(({ body }) => (isNamed(body) ? [] : [body]))
  const ofKind = <Kind extends ThingKind>(kind: Kind) =>
    things.filter((body): body is BodyOf<Kind> => body.kind === kind)
  const named = world.flatMap(({ body }) => (isNamed(body) ? [body] : []))

  test('is the same for the same seed and another for another', () => {
    assert.equal(hashOf(aWorld(1)), hashOf(world))
    assert.notEqual(hashOf(aWorld(2)), hashOf(world))
  })

  test('has as many records as asked, of each kind in proportion', () => {
    assert.equal(aWorld(1, 10).length, 10)
    assert.equal(world.length, 7000)
    assert.equal(things.length, 1050)
    assert.ok(Math.abs(people.length / named.length - 0.85) < 0.03)
    assert.ok(Math.abs(vessels.length / named.length - 0.07) < 0.02)
    assert.equal(new Set(things.map(({ kind }) => kind)).size, recordKinds.length - 3)
  })

  test('hands in only bodies and sharing that the record accepts, unchanged', () => {
    for (const { body, sharing: to } of world) {
      assert.deepEqual(recordBody.parse(body), body)
      assert.deepEqual(sharing.parse(to), to)
    }
  })

  test('gives things numbers whose check digits come out right, each once', () => {
    for (const { vin } of ofKind('vehicle')) assert.equal(vin === null ? null : withVinCheck(vin), vin)
    for (const { number } of ofKind('container'))
      assert.equal(withContainerCheck(number.slice(0, -1)), number)
    const keys = things.flatMap((body) =>
      keysOf(body).map(({ kind, text, country }) => `${kind} ${text} ${country}`),
    )
    assert.ok(keys.length > 1200)
    assert.deepEqual(repeated(keys.filter((key) => /^(?:vin|iban|container|crypto_address) /.test(key))), [])
    // Examples that the standards print.
    assert.equal(withVinCheck('1M8GDM9A0KP042788'), '1M8GDM9AXKP042788')
    assert.equal(withIbanCheck('GB', 'WEST12345698765432'), 'GB82WEST12345698765432')
    assert.equal(withContainerCheck('CSQU305438'), 'CSQU3054383')
  })

  test('has travel documents of their issuers alone, and things that say they are invented where they can', () => {
    for (const { owner, body } of world)
      if (body.kind === 'travel_document') assert.equal(`${body.issuer}`, `${owner}`)
    const said = things.flatMap((body) => {
      if (body.kind === 'work_of_art') return [body.description]
      return 'remarks' in body ? [body.remarks] : []
    })
    assert.ok(said.length > 200 && said.every((text) => /^Invented\. \S/.test(text ?? '')))
  })

  test('says of every record that it is invented', () => {
    assert.equal(named.filter(({ remarks }) => !/^Invented\. \S/.test(remarks ?? '')).length, 0)
    assert.equal(named.filter(({ remarks }) => remarks?.includes('{')).length, 0)
  })

  test('gives no reference twice within an owner and no document number twice within an issuer', () => {
    assert.deepEqual(repeated(world.map(({ owner, reference }) => `${owner} ${reference}`)), [])
    const documents = named.flatMap((body) => body.documents)
    assert.ok(documents.length > 4000)
    assert.deepEqual(repeated(documents.map(({ type, issuer, number }) => `${type} ${issuer} ${number}`)), [])
    assert.deepEqual(repeated(vessels.flatMap(({ imo }) => (imo === null ? [] : [imo]))), [])
  })

  test('gives ships numbers with a valid check digit that begin with 3', () => {
    const numbers = vessels.flatMap(({ imo }) => (imo === null ? [] : [imo]))
    assert.ok(numbers.length > 300)
    for (const imo of numbers) assert.equal(withImoCheck(imo.slice(0, 6)), imo)
    assert.deepEqual(
      numbers.filter((imo) => !imo.startsWith('3')),
      [],
    )
    // The number that is printed as the example of the scheme.
    assert.equal(withImoCheck('907472'), '9074729')
  })

  test('writes every name in the script that it says, and every person also in Latin letters', () => {
    const found = new Set(people.flatMap(({ names }) => names.map(({ script }) => script)))
    assert.ok(found.size >= 20, [...found].join(' '))
    const others = people.filter(({ names }) => names[0]?.type !== 'primary' || names[0].script !== 'Latn')
    assert.equal(others.length, 0)
    for (const { text, script } of named.flatMap((body) => body.names)) {
      assert.ok(script === scriptOf(text), `${text} is not ${script}`)
    }
  })

  test('repeats no name within a record', () => {
    for (const body of named) assert.deepEqual(repeated(body.names.map(({ text }) => text)), [])
  })

  test('has every bureau own something, and share most of it', () => {
    assert.deepEqual(new Set(world.map(({ owner }) => owner)), new Set(bureaus))
    const toAll = world.filter((record) => record.sharing.to === 'all').length
    assert.ok(toAll / world.length > 0.8)
    assert.deepEqual(
      new Set(world.map((record) => record.sharing.to)),
      new Set(['all', 'owner', 'listed', 'all_except']),
    )
  })

  test('names no bureau that it was not given, and nobody twice in one list', () => {
    const few = bureaus.slice(0, 3)
    for (const record of demoRecords({ seed: 3, bureaus: few, now, size: 300 })) {
      const listed = 'bureaus' in record.sharing ? record.sharing.bureaus : []
      assert.deepEqual(
        [record.owner, ...listed].filter((code) => !few.some((bureau) => bureau === code)),
        [],
      )
      assert.ok(!listed.includes(record.owner))
    }
  })

  test('knows birth dates in several calendars and precisions, all of grown-ups', () => {
    const born = people.flatMap((person) => person.born)
    assert.deepEqual(
      new Set(born.map((date) => date.calendar)),
      new Set(['gregorian', 'thai_buddhist', 'islamic', 'persian']),
    )
    assert.deepEqual(new Set(born.map((date) => date.precision)), new Set(['day', 'month', 'year', 'range']))
    assert.ok(born.filter((date) => date.precision === 'day').length / born.length > 0.7)
  })
})
