import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Scan, ScanReader, scanTiming } from './scan.ts'

const LINES = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']

type Typed = { readonly scan: Scan | null; readonly taken: readonly boolean[] }

/** Types it with `gapMs` between keys and `lineMs` before each new line; a newline is Enter. */
function type(text: string, gapMs: number, lineMs = gapMs): Typed {
  const reader = new ScanReader(scanTiming)
  let atMs = 1000
  const taken = [...text].map((key, at) => {
    atMs += text[at - 1] === '\n' ? lineMs : gapMs
    return reader.take(key === '\n' ? 'lineEnd' : key, atMs)
  })
  return { scan: reader.finish(), taken }
}

describe('what a scanner types', () => {
  test('is one scan of two lines, though each ends as if it were sent', () => {
    const { scan } = type(`${LINES.join('\n')}\n`, 8, 120)
    assert.deepEqual(scan, { text: LINES.join('\n'), isEnded: true })
  })

  test('may end its lines twice, by CR and LF', () => {
    const { scan } = type(`${LINES.join('\n\n')}\n\n`, 8)
    assert.deepEqual(scan?.text.split(/\n+/), LINES)
  })

  test('need not end its last line', () => {
    assert.deepEqual(type('PX4471902', 8).scan, { text: 'PX4471902', isEnded: false })
  })

  test('is taken for one from the third key on', () => {
    assert.deepEqual(type('PX4471', 8).taken, [false, false, true, true, true, true])
  })

  test('is not what a hand types, however long', () => {
    const { scan, taken } = type('Zorvan Teklehaym\n', 90)
    assert.deepEqual([scan, taken.includes(true)], [null, false])
  })

  test('is not a short burst of a fast hand', () => {
    assert.equal(type('abc\n', 20).scan, null)
  })

  test('does not keep what a hand typed before it', () => {
    const reader = new ScanReader(scanTiming)
    reader.take('x', 0)
    for (const [at, key] of [...'PX4471902'].entries()) reader.take(key, 1000 + at * 5)
    assert.equal(reader.finish()?.text, 'PX4471902')
  })
})
