export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** One text for one value: keys in code-unit order, no white space (RFC 8785's order). Hashes are made of it. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  let text = ''
  // Without a comparison of our own, keys are sorted by code units.
  for (const key of Object.keys(value).sort()) {
    const held = value[key]
    if (held !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(held)}`
  }
  return `{${text}}`
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}
