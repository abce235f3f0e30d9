declare const brand: unique symbol

/** A plain value that cannot stand in for another of the same shape. Nothing of it remains at run time. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** A UUID version 7 in lower case: sorts by the millisecond in which it was made. */
export type Id<Name extends string> = Brand<string, `${Name}Id`>

/** Makes an id for `now`: 48 bits of time, 74 random bits (RFC 9562 §5.7). */
export function newId<Name extends string>(now: Date): Id<Name> {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const time = BigInt(now.getTime())
  for (let i = 0; i < 6; i++) bytes[i] = Number((time >> BigInt(40 - 8 * i)) & 0xffn)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  ) as Id<Name>
}
