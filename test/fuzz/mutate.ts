import type { Random } from '../../db/seed/random.ts'

/** Bytes that break readers: ends, quotes, brackets, escapes, controls, halves of characters, other alphabets' digits. */
const nasty: readonly string[] = [
  ...[
    '\0',
    '\n',
    '\r\n',
    '"',
    "'",
    '<',
    '>',
    '&',
    ']]>',
    '<!--',
    '<![CDATA[',
    '{',
    '}',
    '[',
    ']',
    ',',
    ';',
    '\\',
  ],
  ...['\ufeff', '\u202e', '\ufffd', '😀', '\u0301', '٣', '०', 'ﬀ', 'ǅ', '𝟛', '\u2028', '&#x0;', '&amp;amp;'],
  ...[
    '-0-',
    '9'.repeat(40),
    '-1',
    '1e999',
    'null',
    'NaN',
    '__proto__',
    '%00',
    '\\u0000',
    '0x',
    '+',
    '~',
    '..',
  ],
]
const halves = [0x80, 0xbf, 0xc0, 0xc3, 0xe2, 0xed, 0xf0, 0xf4, 0xff]

type Change = (bytes: Buffer, random: Random) => Buffer

const at = (bytes: Buffer, random: Random) => random.int(0, Math.max(0, bytes.length - 1))
const insert = (bytes: Buffer, place: number, more: Buffer) =>
  Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place)])

const changes: readonly Change[] = [
  (bytes, random) => {
    const copy = Buffer.from(bytes)
    if (copy.length > 0) copy.writeUInt8(random.int(0, 255), at(copy, random))
    return copy
  },
  (bytes, random) => {
    const from = at(bytes, random)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + random.int(1, 20))])
  },
  (bytes, random) => insert(bytes, at(bytes, random), Buffer.from(random.pick(nasty))),
  (bytes, random) => insert(bytes, at(bytes, random), Buffer.of(random.pick(halves))),
  (bytes, random) => {
    const from = at(bytes, random)
    const piece = bytes.subarray(from, from + random.int(1, 60))
    return insert(
      bytes,
      at(bytes, random),
      Buffer.concat(Array.from({ length: random.int(1, 50) }, () => piece)),
    )
  },
  (bytes, random) => bytes.subarray(0, at(bytes, random)),
]

/** The specimen with up to six things wrong. */
export function mutate(specimen: Buffer, random: Random): Buffer {
  let bytes = specimen
  for (let turn = random.int(1, 6); turn > 0; turn--) bytes = random.pick(changes)(bytes, random)
  return bytes
}
