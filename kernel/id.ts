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

/** Drawn a page at a time: asking the system costs ten times what the rest of an id does. No byte is used twice. */
const drawn = new Uint8Array(2048)
let unused = 0

/** The place in `drawn` of so many bytes that nobody has used. */
function draw(count: number): number {
  if (unused < count) {
    crypto.getRandomValues(drawn)
    unused = drawn.length
  }
  unused -= count
  return unused
}

/** For whoever puts another source of randomness in place: what the one before gave is not used any more. */
export function forgetDrawn(): void {
  unused = 0
}

function randomBits(): number {
  return new DataView(drawn.buffer).getUint32(draw(4))
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0')
}

/** Makes an id for `now`: 48 bits of time, a 26-bit counter, 48 random bits (RFC 9562 §5.7 and §6.2). */
export function newId<Name extends string>(now: Date): Id<Name> {
  const time = now.getTime()
  const counter = nextCounter(time)
  const stamp = hex(time, 12)
  const high = hex(0x7000 | ((counter >>> 14) & 0x0fff), 4)
  const low = hex(0x8000 | (counter & 0x3fff), 4)
  const at = draw(6)
  let rest = ''
  for (let place = at; place < at + 6; place++) rest += HEX[drawn[place] ?? 0] ?? ''
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-${high}-${low}-${rest}` as Id<Name>
}

/** When it was made, to the millisecond. */
export function timeOfId(id: Id<string>): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}
