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
