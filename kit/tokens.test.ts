import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { accents, neutrals, schemes, states, stateTones, surfaces } from './tokens.ts'

/** WCAG 2.2: text below 24 px, and shapes or borders that carry meaning. */
const TEXT = 4.5
const SHAPE = 3
/** CIE76 distance below which two tones are easily taken for each other. Ours to confirm. */
const TELL_APART = 12

describe('tokens', () => {
  for (const scheme of schemes) {
    const { page, surface, sunken, raised, hover } = surfaces[scheme]
    const grounds = { page, surface, sunken, raised, hover }

    test(`${scheme}: every text tone is readable on every surface`, () => {
      const texts = {
        text: surfaces[scheme].text,
        quiet: surfaces[scheme]['text-quiet'],
        faint: surfaces[scheme]['text-faint'],
        accent: accents[scheme].accent,
        ...Object.fromEntries(states.map((state) => [state, stateTones[scheme][state].text])),
      }
      assert.deepEqual(tooClose(texts, grounds, TEXT), [])
    })

    test(`${scheme}: every shape and field border stands out from every surface`, () => {
      const shapes = {
        line: surfaces[scheme]['line-strong'],
        accent: accents[scheme].accent,
        ...Object.fromEntries(states.map((state) => [state, stateTones[scheme][state].border])),
      }
      assert.deepEqual(tooClose(shapes, grounds, SHAPE), [])
    })

    test(`${scheme}: a state's text and shape are readable on its own fill and solid`, () => {
      for (const state of states) {
        const { text, border, fill, solid, 'on-solid': onSolid } = stateTones[scheme][state]
        assert.deepEqual(tooClose({ text }, { fill }, TEXT), [], state)
        assert.deepEqual(tooClose({ border }, { fill }, SHAPE), [], state)
        assert.deepEqual(tooClose({ onSolid }, { solid }, TEXT), [], state)
      }
    })

    test(`${scheme}: a filled action is readable, also under the pointer`, () => {
      const { accent, 'accent-hover': hovered, 'accent-fill': fill, 'on-accent': text } = accents[scheme]
      assert.deepEqual(tooClose({ text }, { accent, hovered }, TEXT), [])
      assert.deepEqual(tooClose({ accent, body: surfaces[scheme].text }, { fill }, TEXT), [])
    })

    test(`${scheme}: hit, possible, no hit and not answered differ for each colour-vision deficiency`, () => {
      const told = ['hit', 'possible', 'no_hit', 'not_answered'] as const
      for (const [name, seen] of Object.entries(deficiencies)) {
        for (const [i, a] of told.entries()) {
          for (const b of told.slice(i + 1)) {
            const apart = distance(
              seen(linear(stateTones[scheme][a].text)),
              seen(linear(stateTones[scheme][b].text)),
            )
            assert.ok(apart > TELL_APART, `${name}: ${a} and ${b} are ${apart.toFixed(1)} apart`)
          }
        }
      }
    })

    test(`${scheme}: the neutral ramp goes one way`, () => {
      const lights = neutrals[scheme].map((tone) => luminance(tone))
      const sorted = [...lights].sort((a, b) => (scheme === 'light' ? b - a : a - b))
      assert.deepEqual(lights, sorted)
      assert.equal(new Set(lights).size, 12)
    })
  }

  test('contrast is what WCAG says it is', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21)
    assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
  })
})

type Tones = Record<string, string>
type Rgb = readonly [number, number, number]

function tooClose(texts: Tones, grounds: Tones, least: number): string[] {
  return Object.entries(texts).flatMap(([name, tone]) =>
    Object.entries(grounds)
      .filter(([, ground]) => contrast(tone, ground) < least)
      .map(([ground, behind]) => `${name} on ${ground}: ${contrast(tone, behind).toFixed(2)}`),
  )
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

function luminance(tone: string): number {
  const [r, g, b] = linear(tone)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function linear(tone: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(tone.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

/** Full dichromacy, after Machado, Oliveira and Fernandes 2009, table of severity 1.0, in linear RGB. */
const deficiencies: Record<string, (rgb: Rgb) => Rgb> = {
  protanopia: times(
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ),
  deuteranopia: times(
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ),
  tritanopia: times(
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ),
}

function times(...rows: readonly [Rgb, Rgb, Rgb]): (rgb: Rgb) => Rgb {
  const dot = (row: Rgb, [r, g, b]: Rgb): number =>
    Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b))
  return (rgb) => [dot(rows[0], rgb), dot(rows[1], rgb), dot(rows[2], rgb)]
}

function distance(a: Rgb, b: Rgb): number {
  const [p, q] = [lab(a), lab(b)]
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}

/** CIE L*a*b* under D65. */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
