import type { ReactElement } from 'react'
import { FormattedRelativeTime } from 'react-intl'
import { useText } from '../i18n.tsx'
import { StateMark } from '../state/StateMark.tsx'
import classes from './page.module.css'

type Props = {
  readonly connection: 'reconnecting' | 'offline'
  /** Seconds since the server last answered; null when it never did. */
  readonly silentForSeconds: number | null
}

/** Nothing is checked while this stands: it says so, and how old the picture is. */
export function OfflineBanner({ connection, silentForSeconds }: Props): ReactElement {
  const t = useText()
  return (
    <div className={classes.offline} role="status" data-state="not_answered">
      <StateMark state="not_answered" silent />
      <strong>{t(`connection.${connection}`)}</strong>
      <span>{t('connection.no_checks')}</span>
      {silentForSeconds === null ? null : (
        <span>
          {t('connection.last_answer')}{' '}
          <FormattedRelativeTime value={-silentForSeconds} updateIntervalInSeconds={10} />
        </span>
      )}
    </div>
  )
}
