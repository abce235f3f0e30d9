import { IconTarget } from '@tabler/icons-react'
import { type ReactElement, useSyncExternalStore } from 'react'
import { FormattedTime } from 'react-intl'
import type { Purpose } from '../../kernel/purpose.ts'
import { useText } from '../i18n.tsx'
import { capsOf, type Keys } from '../keys.ts'
import classes from './chips.module.css'

/** Why data are asked for. It stands beside every field that asks. */
export function PurposeChip({ purpose }: { readonly purpose: Purpose }): ReactElement {
  const t = useText()
  return (
    <span className={classes.chip}>
      <IconTarget size={14} aria-hidden />
      <span className="visually-hidden">{t('purpose.label')}: </span>
      {t(`purpose.${purpose}`)}
    </span>
  )
}

/** The keys of a command, taught beside it. */
export function Kbd({ keys }: { readonly keys: Keys }): ReactElement {
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
  return (
    <span className={classes.keys} dir="ltr">
      {capsOf(keys, isMac).map((cap) => (
        <kbd key={cap} className={classes.key}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}

/** The two times a duty desk lives by. They change by the minute. */
export function UtcClock(): ReactElement {
  const t = useText()
  const now = useMinute()
  return (
    <span className={classes.clock}>
      <span>
        <span className={classes.zone}>{t('clock.utc')}</span>{' '}
        <FormattedTime
          value={now}
          timeZone="UTC"
          hour12={false}
          hour="2-digit"
          minute="2-digit"
          numberingSystem="latn"
        />
      </span>
      <span className={classes.local}>
        <span className={classes.zone}>{t('clock.local')}</span>{' '}
        <FormattedTime value={now} hour12={false} hour="2-digit" minute="2-digit" numberingSystem="latn" />
      </span>
    </span>
  )
}

const MINUTE_MS = 60_000

function useMinute(): number {
  return useSyncExternalStore(everySecond, () => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS)
}

function everySecond(changed: () => void): () => void {
  const timer = setInterval(changed, 1000)
  return () => clearInterval(timer)
}
