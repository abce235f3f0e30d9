import type { MessageId } from '../i18n.tsx'
import type { Problem } from '../problem.ts'

type Said = { readonly title: MessageId; readonly line: MessageId }

/** What a problem is called here; the server's own `detail` is shown instead of the line where it gives one. */
export function problemText({ code, status }: Problem): Said {
  if (code === 'offline') return { title: 'error.offline.title', line: 'error.offline.line' }
  if (code === 'second_person_asked')
    return { title: 'error.second_person.title', line: 'error.second_person.line' }
  if (code === 'step_up_needed') return { title: 'error.step_up.title', line: 'error.step_up.line' }
  if (code === 'approval_void') return { title: 'error.refused.title', line: 'error.approval_void.line' }
  if (code === 'timed_out') return { title: 'error.late.title', line: 'error.late.line' }
  if (status === 401) return { title: 'error.signed_out.title', line: 'error.signed_out.line' }
  // "Not yours" and "not there" are one answer.
  if (status === 403 || status === 404) return { title: 'error.not_here.title', line: 'error.not_here.line' }
  if (status === 429) return { title: 'error.too_many.title', line: 'error.too_many.line' }
  if (status >= 400 && status < 500) return { title: 'error.refused.title', line: 'error.refused.line' }
  return { title: 'error.broken.title', line: 'error.broken.line' }
}
