/**
 * Confidentiality by harm on disclosure, lowest first: for official use only, restricted, confidential.
 * INTERPOL's Rules on the Processing of Data, art. 112.
 */
export const levels = ['fouo', 'restricted', 'confidential'] as const
export type Level = (typeof levels)[number]

/** Handling codes of Europol's SIENA: H0 none, H1 not as evidence without leave, H2 not onward without leave, H3 other. */
export const handlingCodes = ['H0', 'H1', 'H2', 'H3'] as const
export type HandlingCode = (typeof handlingCodes)[number]

/** What of a part decides how the whole is handled. `denied` are the bureaus that it is kept from. */
export type Handled = {
  readonly level: Level
  readonly handling: readonly HandlingCode[]
  readonly denied: readonly string[]
}

/**
 * How something made of several parts is handled: the highest level, every handling code, every restriction. RPD art.
 * 112; nothing at all is handled as the lowest level.
 */
export function compoundOf(parts: Iterable<Handled>): Handled {
  let highest = 0
  const handling = new Set<HandlingCode>()
  const denied = new Set<string>()
  for (const part of parts) {
    highest = Math.max(highest, levels.indexOf(part.level))
    for (const code of part.handling) handling.add(code)
    for (const bureau of part.denied) denied.add(bureau)
  }
  return {
    level: levels[highest] ?? 'confidential',
    handling: [...handling].sort(),
    denied: [...denied].sort(),
  }
}
