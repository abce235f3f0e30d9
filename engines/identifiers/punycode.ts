/** Parameters of RFC 3492 §5. */
const BASE = 36
const T_MIN = 1
const T_MAX = 26
const SKEW = 38
const DAMP = 700
const FIRST_BIAS = 72
const FIRST_POINT = 128

/** A host name as people read it: labels that begin with `xn--` in their own letters, those that are broken as they are. */
export function inOwnLetters(host: string): string {
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decoded(label.slice(4)) ?? label) : label))
    .join('.')
}

/** RFC 3492 §6.2; null when the text is no Punycode. A label has 63 characters at most, so the loops are short. */
function decoded(text: string): string | null {
  const dash = text.lastIndexOf('-')
  const points = Array.from(text.slice(0, Math.max(dash, 0)), (letter) => letter.charCodeAt(0))
  const state = { point: FIRST_POINT, place: 0, bias: FIRST_BIAS }
  for (let at = dash + 1; at < text.length; ) {
    const delta = readDelta(text, at, state.bias)
    if (delta === null) return null
    const count = points.length + 1
    state.bias = adapted(delta.value, count, state.place === 0 && state.point === FIRST_POINT)
    state.point += Math.floor((state.place + delta.value) / count)
    const place = (state.place + delta.value) % count
    if (state.point > 0x10ffff) return null
    points.splice(place, 0, state.point)
    state.place = place + 1
    at = delta.next
  }
  return String.fromCodePoint(...points)
}

function readDelta(
  text: string,
  from: number,
  bias: number,
): { readonly value: number; readonly next: number } | null {
  let value = 0
  let weight = 1
  for (let at = from, k = BASE; at < text.length; at += 1, k += BASE) {
    const digit = digitOf(text.charCodeAt(at))
    if (digit === null) return null
    value += digit * weight
    const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX)
    if (value > 0x7fffffff) return null
    if (digit < threshold) return { value, next: at + 1 }
    weight *= BASE - threshold
  }
  return null
}

function digitOf(code: number): number | null {
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26
  if (code >= 0x61 && code <= 0x7a) return code - 0x61
  return null
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let left = isFirst ? Math.floor(delta / DAMP) : delta >> 1
  left += Math.floor(left / count)
  let k = 0
  for (; left > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) left = Math.floor(left / (BASE - T_MIN))
  return k + Math.floor(((BASE - T_MIN + 1) * left) / (left + SKEW))
}
