import { IconLock, IconUserCheck } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { CountryOrText } from '../../../kit/show/CountryOrText.tsx'
import { PartialDateText } from '../../../kit/show/PartialDateText.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { Deadline } from '../../../kit/triage/Deadline.tsx'
import type { HitLine } from '../contract.ts'
import classes from './desk.module.css'
import { clockOf, lookOf, otherOf, readDate, titleOf } from './hit-words.ts'

type Props = {
  readonly hit: HitLine
  /** Somebody else has dealt with it, and the list was not renewed yet. */
  readonly isGone: boolean
}

/** One hit in a queue: how long, what, who was asked for, by whom, under which number, and who has taken it up. */
export function HitRow({ hit, isGone }: Props): ReactElement {
  const t = useText()
  const clock = clockOf(hit)
  return (
    <div className={classes.row} data-gone={isGone}>
      <span className={classes.clock}>
        {clock === null ? (
          <span className={classes.quiet}>{t('hit.no_clock')}</span>
        ) : (
          <Deadline {...clock} />
        )}
      </span>
      <span className={classes.state} data-state={lookOf(hit.state)}>
        <StateMark state={lookOf(hit.state)} silent />
        <span>{t(isGone ? 'hit.gone' : `hit.state.${hit.state}`)}</span>
      </span>
      <span className={classes.facts}>
        <Facts hit={hit} />
      </span>
      <span className={classes.from}>
        <bdi className={classes.mono}>{otherOf(hit)}</bdi>
        <span className={classes.cut}>
          <CountryOrText code={otherOf(hit)} />
        </span>
      </span>
      <span className={classes.refs}>
        <bdi className={classes.mono}>{hit.record?.reference ?? hit.id.slice(-12)}</bdi>
      </span>
      <span className={classes.claim}>
        {hit.claim === null ? null : (
          <>
            <IconUserCheck size={14} aria-hidden />
            <span className="visually-hidden">{t('hit.claimed_by')}: </span>
            <bdi className={classes.cut}>
              {hit.claim.isMine ? t('hit.claim.mine') : (hit.claim.name ?? '–')}
            </bdi>
          </>
        )}
      </span>
    </div>
  )
}

function Facts({ hit }: { readonly hit: HitLine }): ReactElement {
  const t = useText()
  const title = titleOf(hit)
  const born = hit.asked?.born ?? null
  const date = born === null ? null : readDate(born)
  return (
    <>
      {hit.isHeld ? <strong className={classes.held}>{t('hit.held')}</strong> : null}
      <span className={classes.title}>
        {title === null ? (
          <span className={classes.quiet}>
            <IconLock size={13} aria-hidden /> {t(`hit.kind.${hit.kind}`)}
          </span>
        ) : (
          <NameText text={title} />
        )}
      </span>
      {date === null ? null : <PartialDateText date={date} />}
      {hit.kind === 'person' ? null : <span className={classes.quiet}>{t(`hit.kind.${hit.kind}`)}</span>}
      {hit.strength === 'weak' ? <span className={classes.quiet}>{t('hit.weak')}</span> : null}
      {hit.times > 1 ? <span className={classes.quiet}>{t('hit.times', { count: hit.times })}</span> : null}
    </>
  )
}
