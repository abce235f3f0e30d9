import type { ReactElement } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { Deadline } from '../../../kit/triage/Deadline.tsx'
import classes from './hit.module.css'
import { clockOf, lookOf } from './hit-words.ts'
import { useHit } from './use-hit.ts'

/** Where a hit stands, wherever it is named: it changes by itself when its owner decides, and leads to the hit. */
export function HitBadge({ id }: { readonly id: string }): ReactElement {
  const t = useText()
  const { data } = useHit(id)
  const href = `/hits/${id}`
  if (data?.ok !== true) return <AppLink href={href}>{t('hit.page')}</AppLink>
  const hit = data.value
  const clock = hit.verdict === null ? clockOf(hit) : null
  return (
    <span className={classes.badge} data-state={lookOf(hit.state)} role="status">
      <StateMark state={lookOf(hit.state)} silent />
      <AppLink href={href} className={classes.badgeLink}>
        {t('hit.page')}: {t(`hit.state.${hit.state}`)}
      </AppLink>
      {clock === null ? null : <Deadline {...clock} />}
    </span>
  )
}
