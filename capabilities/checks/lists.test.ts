import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import type { Actor } from '../../kernel/actor.ts'
import { actsOn, encode, makeWorld, personOf, type World } from '../../test/world.ts'

const now = new Date('2026-03-01T10:00:00Z')
const entities = [
  { id: 'p-1', schema: 'Person', properties: { name: ['Aruna Velkamp'], birthDate: ['1984-02-13'] } },
  { id: 'p-2', schema: 'Person', properties: { name: ['نور الهدى صالح'] } },
  { id: 'd-1', schema: 'Passport', properties: { number: ['X1234567'], holder: ['p-1'], country: ['nl'] } },
]
const NONE = { hit: 0, possible: 0, no_hit: 0, incomplete: 0, unreadable: 0 }

type Event = { readonly event: string; readonly data: Record<string, unknown> }
type Answered = {
  done: number
  counts: object
  answers: { line: number; outcome: string; text?: string; fault?: { kind: string } }[]
  unmet: {
    line: number
    name: string | null
    born: string | null
    document: string | null
    checkId: string | null
  }[]
}

/** The least that a spreadsheet program writes; a number is a day. */
function workbook(rows: readonly (readonly (string | number)[])[]): Buffer {
  const cell = (held: string | number) =>
    typeof held === 'number' ? `<c s="0"><v>${held}</v></c>` : `<c t="inlineStr"><is><t>${held}</t></is></c>`
  const lines = rows.map((cells, at) => `<row r="${at + 1}">${cells.map(cell).join('')}</row>`)
  const parts = {
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`,
  }
  const zipped = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const)
  return Buffer.from(zipSync(Object.fromEntries(zipped)))
}

describe('a list of lines', () => {
  let world: World
  let url: string
  const officer = personOf('PRT', 'officer')
  before(async () => {
    world = await makeWorld(now)
    const list = entities.map((entity) => JSON.stringify(entity)).join('\n')
    await world.importFiles(personOf('NLD', 'bureau_head'), 'ftm', { list })
    url = await world.server.listen({ host: '127.0.0.1', port: 0 })
  })
  after(() => world.close())

  const open = async (wish: {
    fields?: Record<string, string>
    list?: Buffer
    actor?: Actor
    signal?: AbortSignal
  }) => {
    const fields = { purpose: 'border', ...wish.fields }
    const form = encode(fields, wish.list === undefined ? {} : { list: wish.list })
    const headers = {
      ...world.headersOf(wish.actor ?? officer),
      'content-type': form.headers.get('content-type') ?? '',
    }
    const body = Buffer.from(await form.arrayBuffer())
    return await fetch(`${url}/api/v1/checks/lists`, {
      method: 'POST',
      headers,
      body,
      signal: wish.signal ?? null,
    })
  }
  const ask = async (wish: Parameters<typeof open>[0]) => {
    const response = await open(wish)
    const text = await response.text()
    if (response.status !== 200)
      return {
        status: response.status,
        kind: (JSON.parse(text) as { type: string }).type.slice(19),
        events: [],
      }
    return { status: 200, kind: null, events: eventsIn(text) }
  }
  const answersOf = (events: readonly Event[]) =>
    events.filter(({ event }) => event === 'answered').map(({ data }) => data as unknown as Answered)

  test('is answered piece by piece, read again whole, and every piece is an act', async () => {
    const lines = Array.from({ length: 450 }, (_, at) => `Y${3_000_000 + at}`)
    lines[9] = 'Aruna Velkamp'
    lines[300] = 'نور الهدى صالح'
    lines[449] = '\u0001'
    const { events } = await ask({ fields: { lines: lines.join('\r\n') } })
    assert.deepEqual(
      events.map(({ event }) => event),
      ['begun', 'answered', 'answered', 'answered', 'ended'],
    )
    const pieces = answersOf(events)
    assert.deepEqual(
      pieces.map(({ done }) => done),
      [200, 400, 450],
    )
    assert.deepEqual(pieces.at(-1)?.counts, { ...NONE, hit: 2, no_hit: 447, unreadable: 1 })
    assert.deepEqual(
      pieces.flatMap(({ answers }) => answers.map(({ line, outcome }) => [line, outcome])),
      [
        [10, 'hit'],
        [301, 'hit'],
        [450, 'unreadable'],
      ],
    )
    const id = String(events[0]?.data['id'])
    const { body } = await world.call(officer, 'GET', `/api/v1/checks/batch/${id}`)
    assert.deepEqual(body['counts'], { ...NONE, hit: 2, no_hit: 447, unreadable: 1 })
    const { rows } = await world.database.owner.query(
      "select 1 from journal.act a where a.act = 'batch.answered' and a.detail ->> 'list' = $1",
      [id],
    )
    assert.equal(rows.length, 3)
    assert.deepEqual(await actsOn(world.database, `batch:${id}`), ['batch.read done'])
  })

  test('of a carrier is read by its columns, in the encoding that it came in', async () => {
    const table =
      'Nombre;Apellidos;Fecha de nacimiento;Pasaporte\nAruna;Velkamp;13/02/1984;X 123 4567\nZoë;Ünal;31/02/1984;P1\n'
    const { events } = await ask({ list: Buffer.from(table, 'latin1') })
    const [piece] = answersOf(events)
    assert.deepEqual(
      piece?.answers.map(({ line, outcome, fault }) => [line, outcome, fault?.kind]),
      [
        [2, 'hit', undefined],
        [3, 'unreadable', 'not_a_date'],
      ],
    )
  })

  test('in a workbook is read by its columns, and dates as the days that are meant', async () => {
    const rows = [
      ['Crew list', '', ''],
      ['', '', ''],
      ['Name', 'Date of birth', 'Passport'],
      ['Aruna Velkamp', 30_725, 'X 123 4567'],
    ]
    const { events } = await ask({ list: workbook(rows) })
    const [piece] = answersOf(events)
    assert.deepEqual(
      piece?.answers.map(({ line, outcome, fault }) => [line, outcome, fault?.kind]),
      [
        [1, 'unreadable', 'above_header'],
        [4, 'hit', undefined],
      ],
    )
  })

  test('says of each line what was asked, whatever the file, and masks cards', async () => {
    const rows = [
      ['Name', 'Date of birth', 'Passport'],
      ['Quixwyth\nBzentlümor', '1990', 'Y4000001'],
      ['', '', '4111 1111 1111 1111'],
      ['Quixwyth Other', 'the day before', '4111-1111-1111-1111'],
      ['', '', 'IMO 9074729'],
    ]
    const table = rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n')
    for (const list of [workbook(rows), Buffer.from(table, 'latin1'), Buffer.from(table, 'utf16le')]) {
      const { events } = await ask({ list })
      const [piece] = answersOf(events)
      assert.deepEqual(
        piece?.unmet.map(({ line: _, checkId, ...asked }) => ({ ...asked, hasCheck: checkId !== null })),
        [
          { name: 'Quixwyth Bzentlümor', born: '1990', document: 'Y4000001', imo: null, hasCheck: true },
          { name: null, born: null, document: '4111 11** **** 1111', imo: null, hasCheck: false },
          { name: null, born: null, document: '9074729', imo: '9074729', hasCheck: false },
        ],
      )
      assert.deepEqual(
        piece?.answers.map(({ text }) => text),
        ['Quixwyth Other, the day before, 4111 11** **** 1111'],
      )
    }
  })

  test('of a thousand lines that meet nothing tells each of them once, in its order', async () => {
    const lines = Array.from({ length: 1_000 }, (_, at) => `Y${5_000_000 + at}`)
    const pieces = answersOf((await ask({ fields: { lines: lines.join('\n') } })).events)
    const unmet = pieces.flatMap((piece) => piece.unmet)
    assert.deepEqual(
      unmet.map(({ line, document }) => [line, document]),
      lines.map((text, at) => [at + 1, text]),
    )
  })

  test('without words over its columns is read by what its cells are', async () => {
    const { events } = await ask({
      fields: { lines: 'Nobody Atall,1990-02-01,x 123 4567\nAruna Velkamp;13/02/1984' },
    })
    assert.deepEqual(answersOf(events).at(-1)?.counts, { ...NONE, hit: 2 })
  })

  test('in a workbook tells the cells that do not say what was meant, and asks the rest of the line', async () => {
    const cells = [
      '<c r="A2" t="e"><v>#REF!</v></c>',
      '<c r="A3" t="b"><v>1</v></c>',
      '<c r="A4"><v>8.93E+19</v></c>',
    ]
    const head =
      '<row r="1"><c t="inlineStr"><is><t>passport</t></is></c><c t="inlineStr"><is><t>name</t></is></c></row>'
    const rows = cells.map((cell, at) => `<row r="${at + 2}">${cell}</row>`).join('')
    const named =
      '<row r="5"><c r="A5" t="e"><v>#N/A</v></c><c t="inlineStr"><is><t>Aruna Velkamp</t></is></c></row>'
    const sheet = `<worksheet><sheetData>${head}${rows}${named}</sheetData></worksheet>`
    const { events } = await ask({
      list: Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': strToU8(sheet) })),
    })
    const [piece] = answersOf(events)
    assert.deepEqual(
      piece?.answers.map(({ line, outcome, fault }) => [line, outcome, fault?.kind]),
      [
        [2, 'unreadable', 'cell_lost'],
        [3, 'unreadable', 'cell_lost'],
        [4, 'unreadable', 'cell_lost'],
        [5, 'hit', undefined],
        [5, 'unreadable', 'cell_lost'],
      ],
    )
  })

  test('that begins with the letters of an archive is a list all the same', async () => {
    const { events } = await ask({ list: Buffer.from('PK 3141592\nX 123 4567\n') })
    const [piece] = answersOf(events)
    assert.equal(piece?.done, 2)
  })

  test('that is none, is empty, or has no purpose is refused, and that is an act', async () => {
    const refusals = [
      [{ list: Buffer.from('%PDF-1.7 …') }, 422, 'list_not_text'],
      [{ list: Buffer.from('PK\u0003\u0004', 'latin1') }, 422, 'list_sheet_broken'],
      [{ list: Buffer.from('name,born\n"A,1') }, 422, 'list_quote_open'],
      [{ fields: { lines: ' \n ' } }, 422, 'list_empty'],
      [{ fields: { lines: 'X1234567\n'.repeat(10_001) } }, 422, 'list_too_long'],
      [{ list: workbook(Array.from({ length: 10_002 }, (_, at) => ['X', at])) }, 422, 'list_too_long'],
      [{ fields: { purpose: 'none', lines: 'x' } }, 400, 'malformed'],
      [{ fields: {} }, 400, 'malformed'],
      [{ fields: { lines: 'X' }, list: Buffer.from('Y') }, 400, 'malformed'],
      [{ fields: { other: '1', lines: 'X' } }, 400, 'malformed'],
    ] as const
    for (const [wish, status, kind] of refusals) {
      const answer = await ask(wish)
      assert.deepEqual([answer.status, answer.kind], [status, kind])
    }
    const { rows } = await world.database.owner.query<{ kinds: number }>(
      "select count(*) as kinds from journal.act a where a.act = 'check.refused' and a.actor_id = $1",
      [officer.id],
    )
    assert.equal(rows[0]?.kinds, refusals.length)
    assert.equal((await ask({ fields: { lines: 'X' }, actor: personOf('PRT', 'auditor') })).status, 403)
  })

  test('of noise is answered line by line or refused, and never breaks', async () => {
    for (let turn = 0; turn < 20; turn++) {
      const { status, events } = await ask({ list: randomBytes(20_000) })
      assert.ok(status === 422 || events.at(-1)?.event === 'ended', `turn ${turn}: ${status}`)
    }
  })

  test('of more than five megabytes is refused without being kept', async () => {
    const before = process.memoryUsage().arrayBuffers
    assert.deepEqual(await ask({ list: Buffer.alloc(40_000_000, 'X1234567\n') }), {
      status: 413,
      kind: 'too_large',
      events: [],
    })
    assert.ok(process.memoryUsage().arrayBuffers - before < 400_000_000)
  })

  test('of more than five megabytes is refused when it is pasted, too: none of it is cut off', async () => {
    const lines = `${'م'.repeat(600)}\n`.repeat(5_000)
    assert.ok(lines.length < 5 * 1024 ** 2)
    const { status, kind } = await ask({ fields: { lines } })
    assert.deepEqual([status, kind], [413, 'too_large'])
  })

  test('whose asker hangs up stops, and what was answered stays', async () => {
    const hangUp = new AbortController()
    const lines = Array.from(
      { length: 5_000 },
      (_, at) => `Person ${['Anna', 'Bernd', 'Clara'][at % 3]} Nobody${at}`,
    ).join('\n')
    const response = await open({ fields: { lines }, signal: hangUp.signal })
    const reader = response.body?.getReader()
    let seen = ''
    while (!seen.includes('event: answered'))
      seen += Buffer.from((await reader?.read())?.value ?? []).toString()
    hangUp.abort()
    const id = /"id":"([0-9a-f-]{36})"/.exec(seen)?.[1] ?? ''
    const pieces = async () =>
      (
        await world.database.owner.query<{ pieces: number }>(
          'select count(*) as pieces from checks.batch b where b.list_id = $1',
          [id],
        )
      ).rows[0]?.pieces ?? 0
    let [before, now] = [-1, await pieces()]
    while (now !== before) {
      await new Promise((later) => setTimeout(later, 500))
      before = now
      now = await pieces()
    }
    assert.ok(now >= 1 && now < 25, `${now} pieces`)
    assert.equal((await world.call(officer, 'GET', `/api/v1/checks/batch/${id}`)).status, 200)
  })
})

function eventsIn(text: string): Event[] {
  return text
    .split('\n\n')
    .filter((frame) => frame.startsWith('event: '))
    .map((frame) => {
      const [, event = '', data = '{}'] = /^event: (\w+)\ndata: (.*)$/s.exec(frame) ?? []
      return { event, data: JSON.parse(data) as Record<string, unknown> }
    })
}
