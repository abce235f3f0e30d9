import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { makeWorld, personOf, type World } from '../../test/world.ts'
import { importRejectionsPath, templatePath } from './contract.ts'
import { forgetRejections } from './jobs.ts'

const HEAD = 'reference,category,status,vin,colour'
const vin = (place: number): string => `WVWZZZ1JZXW38675${place}`
const line = (place: number, colour = 'grey'): string => `V-${place},car,stolen,${vin(place)},${colour}`

describe('a table of a bureau’s own', () => {
  let world: World
  const [head, officer] = [personOf('PRT', 'bureau_head'), personOf('ESP', 'officer')]

  before(async () => {
    world = await makeWorld(new Date('2026-03-01T10:00:00Z'))
  })
  after(() => world.close())

  const hand = (list: string, wish = {}) =>
    world.importFiles(head, 'csv', { list }, { kind: 'vehicle', ...wish })
  const countsOf = ({ body }: { body: Record<string, unknown> }) => body['counts'] as Record<string, number>
  const found = async (text: string): Promise<number> => {
    const { body } = await world.call(officer, 'POST', '/api/v1/checks', { text, purpose: 'border' })
    const candidates = body['candidates'] as { strength: string }[]
    return candidates.filter(({ strength }) => strength === 'strong').length
  }

  test('is tried without changing anything, and every line that would not be taken is told with its reason', async () => {
    const tried = await hand(`${HEAD}\n${line(1)}\nV-2,car,gone,${vin(2)},red\n`, { dryRun: 'true' })
    assert.deepEqual(
      [tried.body['state'], tried.body['kind'], tried.body['isDryRun']],
      ['finished', 'vehicle', true],
    )
    assert.deepEqual(
      [countsOf(tried)['things'], countsOf(tried)['added'], countsOf(tried)['rejected']],
      [1, 1, 1],
    )
    const { body } = await world.call(head, 'GET', importRejectionsPath(String(tried.body['id'])))
    const [rejected] = body['rejections'] as Record<string, unknown>[]
    assert.deepEqual(
      [rejected?.['position'], rejected?.['reference'], rejected?.['reason']],
      [3, 'V-2', 'body_invalid'],
    )
    assert.match(String(rejected?.['detail']), /“gone” is none of stolen, embezzled, sought/)
    assert.equal(await found(vin(1)), 0)
  })

  test('adds and changes, and leaves alone what it does not name', async () => {
    assert.equal(countsOf(await hand(`${HEAD}\n${line(1)}\n${line(2)}\n`))['added'], 2)
    assert.equal(await found(vin(1)), 1)
    const { rows } = await world.database.owner.query(
      "select r.purpose from records.record r where r.owner = 'PRT' and r.reference = 'V-1'",
    )
    assert.deepEqual(rows, [{ purpose: 'investigate' }], 'a thing is no wanted person')
    const second = countsOf(await hand(`${HEAD}\n${line(2, 'blue')}\n${line(3)}\n`))
    assert.deepEqual(
      [second['added'], second['changed'], second['removed'], second['unchanged']],
      [1, 1, 0, 0],
    )
    assert.equal(await found(vin(1)), 1)
  })

  test('is of one kind: a reference of another one is rejected, and a table of no kind is refused', async () => {
    const wallets = 'reference,currency,address\nV-1,BTC,bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq\n'
    const mixed = await world.importFiles(head, 'csv', { list: wallets }, { kind: 'wallet' })
    assert.deepEqual([countsOf(mixed)['added'], countsOf(mixed)['rejected']], [0, 1])
    assert.equal((await world.importFiles(head, 'csv', { list: wallets })).status, 400)
    assert.equal((await world.importFiles(head, 'ftm', { list: wallets }, { kind: 'wallet' })).status, 400)
  })

  test('keeps the first ten thousand lines that it refuses, for thirty days', async () => {
    const bad = Array.from({ length: 10_600 }, (_, at) => `B-${at},car,gone,,`).join('\n')
    const tried = await hand(`${HEAD}\n${line(1)}\n${bad}\n`, { dryRun: 'true' })
    assert.deepEqual([tried.body['state'], countsOf(tried)['rejected']], ['finished', 10_600])
    const kept = async () => {
      const { rows } = await world.database.owner.query(
        'select count(*)::integer as lines from records.import_rejection where import_id = $1',
        [tried.body['id']],
      )
      return rows[0]?.lines
    }
    assert.equal(await kept(), 10_000)
    const later = (days: number) => new Date(Date.parse('2026-03-01T10:00:00Z') + days * 86_400_000)
    await forgetRejections(world.database.system, later(29))
    assert.equal(await kept(), 10_000)
    await forgetRejections(world.database.system, later(31))
    assert.equal(await kept(), 0)
    const { rows } = await world.database.owner.query(
      "select a.bureau, a.detail from journal.act a where a.act = 'import.lines_removed' and a.subject = $1",
      [`import:${String(tried.body['id'])}`],
    )
    assert.deepEqual(rows, [{ bureau: 'PRT', detail: { lines: 10_000 } }])
  })

  test('of which everything is refused is not read on, and shows what it refused', async () => {
    const bad = Array.from({ length: 100_001 }, (_, at) => `B-${at},car,gone,,`).join('\n')
    const failed = await hand(`${HEAD}\n${bad}\n`)
    assert.equal(failed.body['state'], 'failed')
    const error = failed.body['error'] as { kind: string; detail: string }
    assert.match(`${error.kind}: ${error.detail}`, /^malformed_list: The first 100000 lines are all refused/)
    assert.equal(countsOf(failed)['rejected'], 100_000)
    const { body } = await world.call(head, 'GET', importRejectionsPath(String(failed.body['id'])))
    assert.ok((body['rejections'] as object[]).length > 0)
  })

  test('that was not taken whole stays told until one of its kind is, whatever other tables come after it', async () => {
    const leftOut = async () => {
      const { body } = await world.call(head, 'GET', '/api/v1/records/quality')
      const all = body['refused'] as { kind: string; rejected: number }[]
      return all.flatMap(({ kind, rejected }) =>
        kind === 'vehicle' || kind === 'container' ? [[kind, rejected]] : [],
      )
    }
    await hand(`${HEAD}\n${line(4)}\nV-9,car,gone,,\n`)
    await hand('reference,number,status\nC-1,CSQU3054383,stolen\nC-2,none,stolen\n', { kind: 'container' })
    assert.deepEqual(await leftOut(), [
      ['container', 1],
      ['vehicle', 1],
    ])
    await hand(`${HEAD}\n${line(4)}\n`)
    assert.deepEqual(await leftOut(), [['container', 1]])
  })

  test('begins with a template that whoever may import can fetch', async () => {
    const fetched = await world.server.inject({
      ...{ method: 'GET', url: templatePath('firearm', 'xlsx'), headers: world.headersOf(head) },
    })
    assert.equal(fetched.statusCode, 200)
    assert.equal(fetched.rawPayload.subarray(0, 2).toString(), 'PK')
    assert.match(String(fetched.headers['content-disposition']), /comity-firearm\.xlsx/)
    const refused = await world.call(officer, 'GET', templatePath('firearm', 'csv'))
    assert.equal(refused.status, 403)
  })
})
