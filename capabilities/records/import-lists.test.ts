import assert from 'node:assert/strict'
import { createReadStream, existsSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import type { ImportItem, ImportStream } from './import-item.ts'
import { readOfacList } from './import-ofac.ts'
import { readUnList } from './import-un.ts'
import { isNamed, type NamedBody } from './record.ts'

const lists = path.resolve(import.meta.dirname, '../../../shared/data/watchlists')
const skip = existsSync(lists) ? false : `the published lists are not at ${lists}: nothing was read`
const open = (name: string) => createReadStream(path.join(lists, name))

async function readAll(stream: ImportStream) {
  const items: ImportItem[] = []
  for (;;) {
    const step = await stream.next()
    if (step.done === true) return { items, end: step.value }
    items.push(step.value)
  }
}

const bodies = (items: readonly ImportItem[]) =>
  items.flatMap((item) => (item.kind === 'record' && isNamed(item.body) ? [item.body] : []))
const count = <T>(values: readonly T[], is: (value: T) => boolean) => values.filter(is).length
const people = (all: readonly NamedBody[]) => all.filter((body) => body.kind === 'person')
const vessels = (all: readonly NamedBody[]) => all.filter((body) => body.kind === 'vessel')

describe('the published lists', { skip }, () => {
  test('the UN list of 2026 gives 730 persons and 273 organisations, 336 persons with their own script', async () => {
    const { items, end } = await readAll(readUnList(open('UN_consolidated.xml')))
    assert.deepEqual(end, { ok: true, value: { records: 1003, rejected: 0, attached: 0 } })
    const all = bodies(items)
    const persons = people(all)
    assert.deepEqual([persons.length, count(all, (body) => body.kind === 'organisation')], [730, 273])
    assert.equal(
      count(persons, (body) => body.names.some((name) => name.type === 'original')),
      336,
    )
    assert.equal(new Set(items.map((item) => item.reference)).size, 1003)
    assert.equal(
      count(all, (body) =>
        body.names.some((name) => /[;\n]|\boriginal script\b/.test(name.text) && name.type !== 'primary'),
      ),
      0,
    )
    assert.equal(
      count(persons, (body) => body.born.length > 0),
      678,
    )
    assert.ok(
      count(
        persons.flatMap((body) => body.documents),
        (document) => document.type === 'passport',
      ) >= 315,
    )
    assert.equal(
      count(
        persons.flatMap((body) => body.documents),
        ({ number }) => !/\d/.test(number),
      ),
      0,
    )
    assert.equal(
      count(all, (body) => /^(?:Nationality): (?!na$|former Soviet Union$)/m.test(body.remarks ?? '')),
      0,
    )
  })

  test('the OFAC list of 2021 accounts for its 8,976 entries, and its side files for every row', async () => {
    const files = {
      sdn: open('ofac-sdn.csv'),
      alt: open('ofac-alt.csv'),
      add: open('ofac-add.csv'),
      comments: open('ofac-sdn_comments.csv'),
    }
    const { items, end } = await readAll(readOfacList(files))
    assert.deepEqual(end, {
      ok: true,
      value: { records: 8976, rejected: 0, attached: 11_910 + 13_837 + 5 },
    })
    const aircraft = items.flatMap((item) =>
      item.kind === 'record' && item.body.kind === 'aircraft' ? [item.body] : [],
    )
    assert.equal(aircraft.length, 277)
    assert.ok(aircraft.every(({ registrations, serial }) => registrations.length > 0 || serial !== null))
    const all = bodies(items)
    const persons = people(all)
    const ships = vessels(all)
    assert.deepEqual(
      [persons.length, ships.length, all.length - persons.length - ships.length],
      [4620, 406, 3673],
    )
    assert.equal(
      count(ships, (body) => body.imo !== null),
      399,
    )
    assert.equal(
      count(ships, (body) => body.mmsi !== null),
      51,
    )
    assert.equal(
      count(persons, (body) => body.names[0]?.parts === null),
      6,
    )
    assert.equal(
      count(persons, (body) => body.born.length > 0),
      4428,
    )
    assert.equal(
      count(persons, (body) => body.nationalities.length > 0),
      2544,
    )
    assert.ok(
      count(
        all.flatMap((body) => body.documents),
        ({ type }) => type === 'passport',
      ) > 1500,
    )
    assert.equal(items.at(-1)?.bytes, 2_013_896 + 595_881 + 889_405 + 2256)
  })
})
