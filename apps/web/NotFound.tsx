import type { ReactElement } from 'react'
import { AppLink } from '../../kit/AppLink.tsx'
import { useText } from '../../kit/i18n.tsx'
import { EmptyState } from '../../kit/page/EmptyState.tsx'
import { PlainShell } from '../../kit/shell/PlainShell.tsx'

export function NotFound(): ReactElement {
  const t = useText()
  return (
    <PlainShell>
      <h1 className="visually-hidden">Comity</h1>
      <EmptyState
        title={t('app.not_found.title')}
        line={t('app.not_found.line')}
        action={<AppLink href="/">{t('app.not_found.action')}</AppLink>}
      />
    </PlainShell>
  )
}
