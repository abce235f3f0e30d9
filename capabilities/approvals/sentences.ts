/** The routes that may need a second person, by the name of the sentence that says what they do; a test compares them. */
export const sentences = {
  'PUT /api/v1/bureaus/:code/state': 'bureau_state',
  'POST /api/v1/records/:id/deletion': 'record_deletion',
  'PUT /api/v1/records/:id': 'record_sharing',
  'PUT /api/v1/records/deltas/:key/pieces/:piece': 'record_delta',
  'PUT /api/v1/sharing-lists/:id': 'sharing_list',
  'GET /api/v1/records/export': 'records_export',
  'POST /api/v1/journal/key': 'journal_key',
} as const

type SentenceName = (typeof sentences)[keyof typeof sentences]

/** Null for a route of a newer server, which is shown by its address. */
export function sentenceOf(asked: { readonly method: string; readonly route: string }): SentenceName | null {
  const named = `${asked.method} ${asked.route}`
  const found = Object.entries(sentences).find(([route]) => route === named)
  return found?.[1] ?? null
}

/** The page that shows what became of it: a deletion's receipts, the journal's new key; null where there is nothing to see. */
export function seenAt(done: {
  readonly method: string
  readonly route: string
  readonly url: string
}): string | null {
  switch (sentenceOf(done)) {
    case 'record_deletion':
      return `/records/${done.url.split('/').at(-2) ?? ''}/receipts`
    case 'journal_key':
      return '/journal?tab=proof'
    default:
      return null
  }
}
