import assert from 'node:assert/strict'
import { afterEach, describe, mock, test } from 'node:test'
import { z } from 'zod'
import { get, onSignedOut, post } from './http.ts'
import { parseProblem } from './problem.ts'

const count = z.strictObject({ count: z.number() })

describe('http', () => {
  const realFetch = globalThis.fetch
  // A mock of a mock restores to the first mock: put the real one back by hand.
  afterEach(() => {
    mock.restoreAll()
    globalThis.fetch = realFetch
  })

  test('an answer of the contract is handed over', async () => {
    answerWith(200, '{"count":3}')
    assert.deepEqual(await get('/api/v1/x', count), { ok: true, value: { count: 3 } })
  })

  test('an answer outside the contract, or no JSON at all, is a refusal and no crash', async () => {
    const refused = { ok: false, error: { code: 'unreadable_answer', status: 200, detail: '' } }
    answerWith(200, '{"count":"3"}')
    assert.deepEqual(await get('/api/v1/x', count), refused)
    answerWith(200, '<html>')
    assert.deepEqual(await get('/api/v1/x', count), refused)
  })

  test('a problem document gives its code, status and advice', async () => {
    const body = {
      type: 'urn:comity:problem:purpose_missing',
      title: 'No purpose',
      status: 422,
      detail: 'Choose a purpose.',
    }
    answerWith(422, JSON.stringify(body))
    assert.deepEqual(await post('/api/v1/checks', count, {}), {
      ok: false,
      error: { code: 'purpose_missing', status: 422, detail: 'Choose a purpose.' },
    })
  })

  test('nobody reached is offline, never an empty answer', async () => {
    mock.method(globalThis, 'fetch', () => Promise.reject(new TypeError('fetch failed')))
    assert.deepEqual(await get('/api/v1/x', count), {
      ok: false,
      error: { code: 'offline', status: 0, detail: '' },
    })
  })

  test('only 401 tells the page that nobody is signed in', async () => {
    let heard = 0
    const stop = onSignedOut(() => {
      heard += 1
    })
    answerWith(403, '{"type":"urn:comity:problem:not_allowed"}')
    await get('/api/v1/x', count)
    assert.equal(heard, 0)
    answerWith(401, '{"type":"urn:comity:problem:not_signed_in"}')
    await get('/api/v1/x', count)
    assert.equal(heard, 1)
    stop()
    await get('/api/v1/x', count)
    assert.equal(heard, 1)
  })

  test('a write carries the header that other sites cannot send; a read does not', async () => {
    const sent = answerWith(200, '{"count":1}')
    await get('/api/v1/x', count)
    await post('/api/v1/x', count, { a: 1 })
    const headers = sent.mock.calls.map((call) => new Headers(call.arguments[1]?.headers))
    assert.deepEqual(
      headers.map((held) => held.get('x-comity-csrf')),
      [null, '1'],
    )
    assert.equal(headers[1]?.get('content-type'), 'application/json')
  })
})

describe('problem documents', () => {
  test('a page of a proxy is no problem document of ours', () => {
    for (const body of [null, undefined, '<html>', { type: 'about:blank' }, { type: 7 }, []]) {
      assert.deepEqual(parseProblem(body, 502), { code: 'unreadable_answer', status: 502, detail: '' })
    }
  })
})

function answerWith(status: number, body: string) {
  const fake = (_path: string | URL | Request, _init?: RequestInit): Promise<Response> =>
    Promise.resolve(new Response(body, { status }))
  return mock.method(globalThis, 'fetch', fake)
}
