import { Button } from '@mantine/core'
import { IconChevronRight, IconFileCertificate } from '@tabler/icons-react'
import type { KeyboardEvent, ReactElement } from 'react'
import { FormattedDate, FormattedNumber } from 'react-intl'
import { purposes } from '../../../kernel/purpose.ts'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { type ActView, journalProofPath } from '../contract.ts'
import { addressOf, wordsOf } from './act-words.ts'
import { DetailTree } from './DetailTree.tsx'
import classes from './journal.module.css'

/** One line per act until it is opened. Arrows or j and k move, Enter opens. */
export function ActList({ acts }: { readonly acts: readonly ActView[] }): ReactElement {
  const t = useText()
  return (
    <div className={classes.list}>
      <div className={classes.titles} aria-hidden>
        <span />
        <span>{t('journal.column.at')}</span>
        <span>{t('journal.column.act')}</span>
        <span>{t('journal.column.who')}</span>
        <span>{t('journal.column.bureau')}</span>
        <span>{t('journal.column.seq')}</span>
      </div>
      <ol className={classes.acts} aria-label={t('journal.acts')} onKeyDown={moveFocus}>
        {acts.map((act) => (
          <li key={act.id}>
            <Act act={act} />
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The line keeps the focus until the next one takes it. */
function moveFocus(event: KeyboardEvent<HTMLOListElement>): void {
  const step = stepOf(event.key)
  if (step === 0 || !(event.target instanceof HTMLElement) || event.target.tagName !== 'SUMMARY') return
  const lines = [...event.currentTarget.querySelectorAll('summary')]
  const next = lines[lines.findIndex((line) => line.matches(':focus')) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

function stepOf(key: string): -1 | 0 | 1 {
  if (key === 'ArrowDown' || key === 'j') return 1
  return key === 'ArrowUp' || key === 'k' ? -1 : 0
}

function Act({ act }: { readonly act: ActView }): ReactElement {
  const t = useText()
  const words = wordsOf(act.act)
  return (
    <details className={classes.act} data-outcome={act.outcome}>
      <summary className={classes.line}>
        <IconChevronRight size={16} className={classes.chevron} aria-hidden />
        <time dateTime={act.at} className={classes.at}>
          <FormattedDate
            value={act.at}
            day="2-digit"
            month="short"
            hour="2-digit"
            minute="2-digit"
            second="2-digit"
            hour12={false}
            numberingSystem="latn"
          />
        </time>
        <span className={classes.what}>
          {words === null ? <bdi className={classes.mono}>{act.act}</bdi> : t(words)}
          {act.outcome === 'refused' ? (
            <span className={classes.refused} data-state="hit">
              <StateMark state="hit" size={12} silent />
              {t('journal.outcome.refused')}
            </span>
          ) : null}
        </span>
        <span className={classes.who}>
          <Who actor={act.actor} />
        </span>
        <bdi className={classes.bureau}>{act.actor.bureau}</bdi>
        <span className={classes.seq}>
          {act.index === null ? (
            t('journal.not_sequenced')
          ) : (
            <FormattedNumber value={act.index} numberingSystem="latn" />
          )}
        </span>
      </summary>
      <Opened act={act} />
    </details>
  )
}

function Who({ actor }: Pick<ActView, 'actor'>): ReactElement {
  const t = useText()
  if (actor.kind === 'system') return <>{t('journal.who.system')}</>
  return (
    <>
      <bdi>{actor.name ?? t('journal.who.gone')}</bdi>
      {actor.kind === 'program' ? <span className={classes.quiet}> {t('journal.who.program')}</span> : null}
    </>
  )
}

function Opened({ act }: { readonly act: ActView }): ReactElement {
  const t = useText()
  const address = addressOf(act.subject)
  const purpose = purposes.find((known) => known === act.purpose)
  return (
    <div className={classes.opened}>
      <dl className={classes.facts}>
        <dt>{t('journal.field.act')}</dt>
        <dd className={classes.mono}>{act.act}</dd>
        <dt>{t('purpose.label')}</dt>
        <dd>{purpose === undefined ? act.purpose : t(`purpose.${purpose}`)}</dd>
        <dt>{t('journal.field.subject')}</dt>
        <dd className={classes.mono}>
          {address === null ? <bdi>{act.subject}</bdi> : <AppLink href={address}>{act.subject}</AppLink>}
        </dd>
        <dt>{t('journal.field.id')}</dt>
        <dd className={classes.mono}>{act.id}</dd>
        <dt>{t('journal.field.actor')}</dt>
        <dd className={classes.mono}>{act.actor.id}</dd>
      </dl>
      {isEmpty(act.detail) ? null : <DetailTree detail={act.detail} />}
      <Button
        component="a"
        href={journalProofPath(act.id)}
        download={`proof-${act.id}.json`}
        variant="default"
        size="xs"
        className={classes.export}
        leftSection={<IconFileCertificate size={16} aria-hidden />}
      >
        {t('journal.export')}
      </Button>
    </div>
  )
}

function isEmpty(detail: ActView['detail']): boolean {
  return detail !== null && typeof detail === 'object' && Object.keys(detail).length === 0
}
