import type { ReactElement } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import type { CurrentShift } from '../contract.ts'
import { Instant } from './Instant.tsx'
import classes from './shift.module.css'
import { pageOf, useActWords } from './shift-words.ts'

/** The newest acts of the desk, each leading to what it was about. */
export function Recent({ acts }: { readonly acts: CurrentShift['recent'] }): ReactElement | null {
  const t = useText()
  const say = useActWords()
  if (acts.length === 0) return null
  return (
    <Panel title={t('shift.recent')}>
      <ol className={classes.recent}>
        {acts.map(({ id, at, by, act, outcome, subject }) => {
          const page = pageOf(subject)
          return (
            <li key={id} className={classes.recentLine}>
              <Instant at={at} />
              {page === null ? <span>{say(act)}</span> : <AppLink href={page}>{say(act)}</AppLink>}
              {outcome === 'refused' ? <span className={classes.quiet}>{t('shift.not_done')}</span> : null}
              <bdi className={classes.quiet}>{by.name ?? '–'}</bdi>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}
