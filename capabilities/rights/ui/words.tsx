import type { ReactElement, ReactNode } from 'react'
import { FormattedDate } from 'react-intl'
import { type MessageId, useText } from '../../../kit/i18n.tsx'
import { problemText } from '../../../kit/page/problem-text.ts'
import type { Problem } from '../../../kit/problem.ts'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { Deadline } from '../../../kit/triage/Deadline.tsx'
import classes from './rights.module.css'

/** A day, as deadlines are counted: in UTC. */
export function Day({ at }: { readonly at: string }): ReactElement {
  return (
    <time dateTime={at}>
      <FormattedDate value={at} dateStyle="medium" timeZone="UTC" numberingSystem="latn" />
    </time>
  )
}

export function Moment({ at }: { readonly at: string }): ReactElement {
  return (
    <time dateTime={at}>
      <FormattedDate value={at} dateStyle="medium" timeStyle="short" hourCycle="h23" numberingSystem="latn" />
    </time>
  )
}

type DueProps = { readonly since: string; readonly dueAt: string | null; readonly withDay?: boolean }

/** How long is left, or how late it is, and the day of the deadline; nothing for what is over. */
export function Due({ since, dueAt, withDay = false }: DueProps): ReactElement {
  if (dueAt === null) return <span className={classes.quiet}>–</span>
  return (
    <span className={classes.clock}>
      <Deadline startedAt={since} dueAt={dueAt} />
      {withDay ? (
        <span className={classes.quiet}>
          <Day at={dueAt} />
        </span>
      ) : null}
    </span>
  )
}

/** Refusals that these pages have their own words for. */
const words: Readonly<Record<string, MessageId>> = {
  wrong_state: 'rights.refused.wrong_state',
  owner_not_answered: 'rights.refused.owner_not_answered',
  rulings_incomplete: 'rights.refused.rulings_incomplete',
  own_proposal: 'rights.refused.own_proposal',
  owner_has_not_corrected: 'rights.refused.owner_has_not_corrected',
  recipients_pending: 'rights.refused.recipients_pending',
  record_held: 'rights.refused.record_held',
  record_not_found: 'rights.refused.record_not_found',
  received_in_future: 'rights.refused.in_future',
  detected_in_future: 'rights.refused.in_future',
  already_answered: 'rights.refused.already_answered',
  answer_does_not_fit: 'rights.refused.answer_does_not_fit',
  no_such_bureau: 'rights.refused.no_such_bureau',
}

/** Why it was not done, beside what was tried. */
export function Refused({ problem }: { readonly problem: Problem | null }): ReactElement | null {
  const t = useText()
  if (problem === null) return null
  return (
    <p role="alert" className={classes.refusal} data-state="not_answered">
      <StateMark state="not_answered" silent />
      <span>{t(words[problem.code] ?? problemText(problem).line)}</span>
    </p>
  )
}

type FactProps = { readonly name: string; readonly children: ReactNode }

export function Fact({ name, children }: FactProps): ReactElement {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
