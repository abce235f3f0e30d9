import type { MessageId } from '../../../kit/i18n.tsx'

/** What a route does, in a sentence; a test asks for one for every route that needs a second person. */
export const sentences: Readonly<Record<string, MessageId>> = {
  'PUT /api/v1/bureaus/:code/state': 'approvals.act.bureau_state',
  'POST /api/v1/records/:id/deletion': 'approvals.act.record_deletion',
  'PUT /api/v1/records/:id': 'approvals.act.record_sharing',
  'PUT /api/v1/sharing-lists/:id': 'approvals.act.sharing_list',
  'GET /api/v1/records/export': 'approvals.act.records_export',
}

/** The sentence of what is asked; null for a route of a newer server, which is shown by its address. */
export function sentenceOf({
  method,
  route,
}: {
  readonly method: string
  readonly route: string
}): MessageId | null {
  return sentences[`${method} ${route}`] ?? null
}
