import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Actor } from '../../kernel/actor.ts'
import { LIVE_PATH } from '../../kernel/live.ts'
import { FrameReader } from '../../kit/stream-frames.ts'
import { aPerson, type HitsWorld, makeHitsWorld } from '../../test/hits-world.ts'
import { personOf } from '../../test/world.ts'

const start = new Date('2026-03-01T10:00:00Z')
const names = [
  'Anneke Roosendaal',
  'Bram Oosterwold',
  'Coen Westerhuis',
  'Dirkje Zuidlaren',
  'Evert Noordhoek',
]

type Heard = { readonly event: string; readonly body: Record<string, unknown> }

/** A line that is read until something is heard; everything heard is kept. */
class Listening {
  readonly heard: Heard[] = []
  readonly #stream: NodeJS.ReadableStream & { destroy(): void }
  #wake: () => void = () => undefined

  constructor(stream: NodeJS.ReadableStream & { destroy(): void }) {
    const frames = new FrameReader()
    this.#stream = stream
    stream.on('data', (chunk: Buffer) => {
      for (const { event, data } of frames.read(chunk.toString()))
        this.heard.push({ event, body: JSON.parse(data) })
      this.#wake()
    })
  }

  async until(isIt: (one: Heard) => boolean): Promise<void> {
    while (!this.heard.some(isIt))
      await new Promise<void>((woken) => {
        this.#wake = woken
      })
  }

  hits(): unknown[] {
    return this.heard.filter(({ event }) => event === 'hit').map(({ body }) => body['id'])
  }

  close(): void {
    this.#stream.destroy()
  }
}

const isHit =
  (id: string) =>
  ({ event, body }: Heard): boolean =>
    event === 'hit' && body['id'] === id
const isCounts = ({ event }: Heard): boolean => event === 'counts'

describe('the live line', () => {
  let world: HitsWorld
  const lines: Listening[] = []

  before(async () => {
    world = await makeHitsWorld(start)
    await world.addPeople(world.owner, ...names.map((name, place) => aPerson(`live-${place}`, name)))
  })
  after(async () => {
    for (const line of lines) line.close()
    await world.close()
  })

  async function listen(actor: Actor): Promise<Listening> {
    const headers = { ...world.headersOf(actor), accept: 'text/event-stream' }
    const response = await world.server.inject({
      method: 'GET',
      url: LIVE_PATH,
      headers,
      payloadAsStream: true,
    })
    assert.equal(response.statusCode, 200)
    const line = new Listening(response.stream())
    lines.push(line)
    await line.until(isCounts)
    return line
  }

  test('tells both sides of a hit and how much waits now, and a third bureau nothing', async () => {
    const [desk, asker, stranger] = await Promise.all([
      listen(world.desk),
      listen(world.askingDesk),
      listen(world.stranger),
    ])
    assert.equal(desk.heard[0]?.body['to_confirm'], 0)
    const first = await world.hitOf(world.officer, { text: names[0] })
    await Promise.all([desk.until(isHit(first)), asker.until(isHit(first))])
    assert.equal(desk.heard.findLast(isCounts)?.body['to_confirm'], 1)
    assert.equal(asker.heard.findLast(isCounts)?.body['ours'], 1)
    // What concerns the third bureau comes after: had it heard of the first, it would stand before this one.
    const own = await world.hitOf(world.stranger, { text: names[1] })
    await stranger.until(isHit(own))
    assert.deepEqual(stranger.hits(), [own])
    assert.equal(asker.hits().includes(own), false)
  })

  test('what one bureau alone may know of stirs no line of the other', async () => {
    const [desk, asker] = await Promise.all([listen(world.desk), listen(world.askingDesk)])
    const [claimed = '', confirmed = '', hidden = ''] = await Promise.all(
      [names[2], names[3], names[4]].map((text) => world.hitOf(world.officer, { text })),
    )
    for (const id of [claimed, confirmed, hidden]) await asker.until(isHit(id))
    const told = asker.hits().length
    const before = asker.heard.findLast(isCounts)?.body['ours']
    await world.deed(world.desk, claimed, 'claim')
    await desk.until(() => desk.hits().filter((id) => id === claimed).length > 1)
    const { owner } = world.database
    await owner.query(
      `update hits.hit set origin = 'restricted', state = 'raised', asker_due_at = null where id = $1`,
      [hidden],
    )
    await owner.query(`insert into outbox.event (topic, subject, at) values ('hits.changed', $1, $2)`, [
      hidden,
      start,
    ])
    await desk.until(() => desk.hits().filter((id) => id === hidden).length > 1)
    await world.confirm(world.desk, confirmed)
    await asker.until(({ event, body }) => event === 'counts' && body['ours'] === Number(before) - 1)
    await asker.until(() => asker.hits().length > told)
    assert.deepEqual(asker.hits().slice(told), [confirmed])
  })

  test('is not opened by who has no desk, nor more often than one person has windows', async () => {
    const commission = await world.call(personOf('HUB', 'commission'), 'GET', LIVE_PATH)
    assert.equal(commission.status, 403)
    const busy = personOf('FRA', 'bureau_operator')
    for (let place = 0; place < 12; place++) await listen(busy)
    const more = await world.call(busy, 'GET', LIVE_PATH)
    assert.deepEqual([more.status, more.body['type']], [503, 'urn:comity:problem:too_many_lines'])
  })
})
