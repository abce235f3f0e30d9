import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import type { ConsultationView, RequestView } from '../contract/requests.ts'
import classes from './rights.module.css'
import { Day, Due, Moment } from './words.tsx'

type Props = { readonly request: RequestView }

/** What was put to owners, and what they said. */
export function ConsultationsPanel({ request: { consultations } }: Props): ReactElement | null {
  const t = useText()
  if (consultations.length === 0) return null
  return (
    <Panel title={t('rights.consultations')}>
      <ul className={classes.list}>
        {consultations.map((one) => (
          <li key={one.id} className={classes.row}>
            <div className={classes.rowHead}>
              <strong>
                <bdi>{one.owner}</bdi> · {t(`rights.consultation.${one.kind}`)}
              </strong>
              {one.answer === null ? <Due since={one.askedAt} dueAt={one.dueAt} /> : null}
            </div>
            <p className={classes.quote} dir="auto">
              {one.text}
            </p>
            <Said answer={one.answer} remindedAt={one.remindedAt} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type Answered = {
  readonly answer:
    | (Omit<NonNullable<ConsultationView['answer']>, 'name'> & { readonly name?: string | null })
    | null
  readonly remindedAt: string | null
}

/** What an owner said; that it was reminded as long as it has not. */
export function Said({ answer, remindedAt }: Answered): ReactElement | null {
  const t = useText()
  if (answer === null)
    return remindedAt === null ? null : (
      <p className={classes.quiet}>
        {t('rights.reminded')} <Day at={remindedAt} />
      </p>
    )
  return (
    <div>
      <p>
        <span className={classes.tag} data-state={answer.outcome === 'object' ? 'possible' : 'no_hit'}>
          <StateMark state={answer.outcome === 'object' ? 'possible' : 'no_hit'} size={12} silent />
          {t(`rights.outcome.${answer.outcome}`)}
        </span>{' '}
        {answer.reasons.map((reason) => t(`rights.reason.${reason}`)).join(' · ')}
      </p>
      {answer.remark === null ? null : (
        <p className={classes.quote} dir="auto">
          {answer.remark}
        </p>
      )}
      <p className={classes.quiet}>
        <Moment at={answer.at} />
        {answer.name == null ? null : (
          <>
            {' · '}
            <bdi>{answer.name}</bdi>
          </>
        )}
      </p>
    </div>
  )
}

/** Bureaus that had been shown what was corrected or deleted. */
export function RecipientsPanel({ request: { recipients } }: Props): ReactElement | null {
  const t = useText()
  if (recipients.length === 0) return null
  return (
    <Panel title={t('rights.recipients')}>
      <ul className={classes.list}>
        {recipients.map((one) => (
          <li key={`${one.bureau} ${one.record}`} className={classes.row}>
            <div className={classes.rowHead}>
              <strong>
                <bdi>{one.bureau}</bdi> · {t(`rights.change.${one.change}`)}
              </strong>
              {one.acknowledgedAt === null ? (
                <Due since={one.toldAt} dueAt={one.dueAt} />
              ) : (
                <span className={classes.quiet}>
                  {t('rights.confirmed')} <Day at={one.acknowledgedAt} />
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
