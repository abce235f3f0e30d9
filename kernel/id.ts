declare const brand: unique symbol

/** A plain value that cannot stand in for another of the same shape. Nothing of it remains at run time. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** A UUID version 7 in lower case: sorts by the millisecond in which it was made. */
export type Id<Name extends string> = Brand<string, `${Name}Id`>

/** The last counter of each of the milliseconds that ids were lately made for, the latest used last. */
const counters = new Map<number, number>()
const REMEMBERED = 64

/**
 * Ids of one millisecond sort in the order in which a process makes them. Each millisecond begins at a random place
 * (RFC 9562 §6.2, method 1), so that nobody can count from two ids of theirs how many others were given in between.
 */
function nextCounter(time: number): number {
  const before = counters.get(time)
  // Half of the room is left to count up into.
  const counter = before === undefined ? randomBits() % 2 ** 25 : (before + 1) % 2 ** 26
  counters.delete(time)
  counters.set(time, counter)
  const oldest = counters.keys().next().value
  if (counters.size > REMEMBERED && oldest !== undefined) counters.delete(oldest)
  return counter
}

function randomBits(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}

/** Makes an id for `now`: 48 bits of time, a 26-bit counter, 48 random bits (RFC 9562 §5.7 and §6.2). */
export function newId<Name extends string>(now: Date): Id<Name> {
  const time = now.getTime()
  const counter = nextCounter(time)
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  view.setUint16(0, Math.floor(time / 2 ** 32))
  view.setUint32(2, time % 2 ** 32)
  view.setUint16(6, 0x7000 | ((counter >>> 14) & 0x0fff))
  view.setUint16(8, 0x8000 | (counter & 0x3fff))
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  ) as Id<Name>
}
