import { Button } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { type ReactElement, useEffect } from 'react'
import { useText } from '../../kit/i18n.tsx'
import { EmptyState } from '../../kit/page/EmptyState.tsx'

/** A page that threw: nothing that was sent is lost, and the rest of Comity still works. */
export function Broken({ error, reset }: ErrorComponentProps): ReactElement {
  const t = useText()
  useEffect(() => reportError(error), [error])
  return (
    <EmptyState
      title={t('page.broken.title')}
      line={t('page.broken.line')}
      action={
        <Button variant="default" onClick={reset}>
          {t('error.retry')}
        </Button>
      }
    />
  )
}
