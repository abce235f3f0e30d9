import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import { useText } from '../../../kit/i18n.tsx'
import { ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { Instant } from './Instant.tsx'
import { JournalKeys } from './JournalKeys.tsx'
import classes from './journal.module.css'
import { type JournalState, useJournalState } from './use-journal-state.ts'
import { VerifyChain } from './VerifyChain.tsx'

const marks = { fresh: 'no_hit', late: 'possible', stopped: 'hit' } as const

type Props = {
  /** Of the acts; who may only change the key is told neither how many there are nor who cosigns. */
  readonly mayRead: boolean
  readonly mayChangeKey: boolean
}

/** How old the proof is, under which name and key it is signed, and which other bureaus sign it too. */
export function ProofState({ mayRead, mayChangeKey }: Props): ReactElement {
  const { state, problem, retry } = useJournalState()
  if (problem !== null) return <ErrorState problem={problem} retry={retry} />
  if (state === null) return <Skeletons rows={4} />
  return (
    <>
      <Age state={state} />
      {mayRead ? <VerifyChain /> : null}
      <JournalKeys state={state} mayChange={mayChangeKey} />
      {mayRead ? <Others state={state} /> : null}
    </>
  )
}

type Part = { readonly state: JournalState }

function Age({ state }: Part): ReactElement {
  const t = useText()
  return (
    <div className={classes.card}>
      <p className={classes.told} data-state={marks[state.level]}>
        <StateMark state={marks[state.level]} size={24} silent />
        <strong className={classes.toldWord}>{t(`journal.proof.${state.level}`)}</strong>
      </p>
      {state.trouble === null ? null : <p>{t(`journal.trouble.${state.trouble}`)}</p>}
      <dl className={classes.facts}>
        <dt>{t('journal.proof.at')}</dt>
        <dd>
          <Instant at={state.provedAt} />
        </dd>
        {state.entries === null ? null : (
          <>
            <dt>{t('journal.proof.entries')}</dt>
            <dd>
              <FormattedNumber value={state.entries} numberingSystem="latn" />
            </dd>
          </>
        )}
        <dt>{t('journal.proof.origin')}</dt>
        <dd className={classes.mono}>
          <bdi>{state.origin ?? '–'}</bdi>
        </dd>
      </dl>
    </div>
  )
}

function Others({ state }: Part): ReactElement {
  const t = useText()
  return (
    <>
      <h2 className={classes.cardTitle}>{t('journal.witnesses')}</h2>
      {state.witnesses.length === 0 ? <p className={classes.quiet}>{t('journal.witnesses.none')}</p> : null}
      <ul className={classes.cards} aria-label={t('journal.witnesses')}>
        {state.witnesses.map((witness) => (
          <li key={witness.name} className={classes.card}>
            <bdi className={classes.mono}>{witness.name}</bdi>{' '}
            <span className={classes.quiet}>
              {witness.at === null
                ? t('journal.witnesses.never')
                : t('journal.witnesses.size', { size: witness.size })}{' '}
              <Instant at={witness.at} />
            </span>
          </li>
        ))}
      </ul>
      {state.cosigns.length === 0 ? null : (
        <>
          <h2 className={classes.cardTitle}>{t('journal.cosigns')}</h2>
          <ul className={classes.cards} aria-label={t('journal.cosigns')}>
            {state.cosigns.map((log) => (
              <li key={log.name} className={classes.card}>
                <bdi className={classes.mono}>{log.name}</bdi>{' '}
                <span className={classes.quiet}>
                  {t('journal.witnesses.size', { size: log.size })} <Instant at={log.at} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
