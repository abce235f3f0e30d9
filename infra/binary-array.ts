/** What an element is here, by its type there. `jsonb` is text that holds JSON already. */
type Elements = {
  readonly text: string
  readonly uuid: string
  readonly timestamptz: Date
  readonly jsonb: string
  readonly bytea: Buffer
  readonly integer: number
  readonly bigint: number
}

/** Object ids of the element types, fixed in PostgreSQL's catalogue (pg_type.dat). */
const OIDS: Readonly<Record<keyof Elements, number>> = {
  ...{ text: 25, uuid: 2950, timestamptz: 1184, jsonb: 3802, bytea: 17, integer: 23, bigint: 20 },
}
/** Days begin here in PostgreSQL's timestamps: 2000-01-01, in milliseconds of Unix time. */
const EPOCH_MS = 946_684_800_000
const JSONB_VERSION = 1
const HEADER_BYTES = 20
const LARGEST_FIXED_BYTES = 20

/**
 * An array parameter in PostgreSQL's own binary form (array_recv): a column of a whole batch, without quotes to be put
 * in here and taken out there. The statement must give the parameter its type: `$1::uuid[]`.
 */
export function arrayOf<Type extends keyof Elements>(
  type: Type,
  values: readonly (Elements[Type] | null)[],
): Buffer {
  let made = Buffer.allocUnsafe(HEADER_BYTES + values.length * 64)
  let end = HEADER_BYTES
  for (const value of values) {
    const room = end + roomFor(value)
    if (made.length < room) made = Buffer.concat([made.subarray(0, end)], 2 * room)
    const size = value === null ? -1 : put(type, value, made, end + 4)
    made.writeInt32BE(size, end)
    end += 4 + Math.max(size, 0)
  }
  const isEmpty = values.length === 0
  made.writeInt32BE(isEmpty ? 0 : 1, 0)
  made.writeInt32BE(values.includes(null) ? 1 : 0, 4)
  made.writeInt32BE(OIDS[type], 8)
  made.writeInt32BE(values.length, 12)
  made.writeInt32BE(1, 16)
  // An array of nothing has no dimension.
  return made.subarray(0, isEmpty ? 12 : end)
}

/** Bytes that an element takes at most: a unit of UTF-16 becomes three of UTF-8. */
function roomFor(value: Elements[keyof Elements] | null): number {
  if (typeof value === 'string') return LARGEST_FIXED_BYTES + value.length * 3
  return LARGEST_FIXED_BYTES + (Buffer.isBuffer(value) ? value.length : 0)
}

/** Writes one element; answers its length. */
function put(type: keyof Elements, value: Elements[keyof Elements], into: Buffer, at: number): number {
  if (typeof value === 'string') return putText(type, value, into, at)
  if (typeof value === 'number')
    return type === 'integer'
      ? into.writeInt32BE(value, at) - at
      : into.writeBigInt64BE(BigInt(value), at) - at
  if (value instanceof Date) return into.writeBigInt64BE(BigInt((value.getTime() - EPOCH_MS) * 1000), at) - at
  return value.copy(into, at)
}

function putText(type: keyof Elements, value: string, into: Buffer, at: number): number {
  if (type === 'uuid') return into.write(value.replaceAll('-', ''), at, 'hex')
  if (type !== 'jsonb') return into.write(value, at, 'utf8')
  into[at] = JSONB_VERSION
  return 1 + into.write(value, at + 1, 'utf8')
}
