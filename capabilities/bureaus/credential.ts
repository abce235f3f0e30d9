/** Names a session or a key without its secret. */
export type Credential = { readonly kind: 'session' | 'key'; readonly bureau: string; readonly id: string }

export function formatCredential({ kind, bureau, id }: Credential): string {
  return `${kind}:${bureau}:${id}`
}

/** Null when the text names neither. */
export function parseCredential(text: string): Credential | null {
  const found = /^(session|key):([A-Z]{3}):([0-9a-f-]{36})$/.exec(text)
  if (found === null) return null
  const [, kind, bureau = '', id = ''] = found
  return { kind: kind === 'key' ? 'key' : 'session', bureau, id }
}
