import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import type { Problem } from '../../../kit/problem.ts'

type MissingProps = { readonly problem: Problem; readonly onRetry: () => void }

/** Not there and not for the reader are one answer; everything else says what went wrong. */
export function Missing({ problem, onRetry }: MissingProps): ReactElement {
  const t = useText()
  const isGone = [403, 404].includes(problem.status) || problem.code === 'malformed'
  if (!isGone) return <ErrorState problem={problem} retry={onRetry} />
  return <EmptyState title={t('rights.not_here.title')} line={t('rights.not_here.line')} />
}
