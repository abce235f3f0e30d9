import type { ReactElement } from 'react'
import { type MessageId, useText } from '../../../kit/i18n.tsx'
import { problemText } from '../../../kit/page/problem-text.ts'
import type { Problem } from '../../../kit/problem.ts'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import classes from './life.module.css'

const words: Readonly<Record<string, MessageId>> = {
  already_held: 'record.refused.already_held',
  already_withdrawn: 'record.refused.already_withdrawn',
  idempotency_conflict: 'record.refused.idempotency_conflict',
  kind_changed: 'record.refused.kind_changed',
  legal_hold: 'record.refused.legal_hold',
  name_taken: 'record.refused.name_taken',
  not_held: 'record.refused.not_held',
  offer_closed: 'record.refused.offer_closed',
  offer_open: 'record.refused.offer_open',
  own_record: 'record.refused.own_record',
  proposal_closed: 'record.refused.proposal_closed',
  reference_taken: 'record.refused.reference_taken',
  renew_instead: 'record.refused.renew_instead',
  retention_over: 'record.refused.retention_over',
  same_record: 'record.refused.same_record',
  unknown_bureau: 'record.refused.unknown_bureau',
  unknown_list: 'record.refused.unknown_list',
  version_conflict: 'record.refused.version_conflict',
}

/** Why it was not done, in the reader's language, beside what was tried. */
export function RecordRefusal({ problem }: { readonly problem: Problem }): ReactElement {
  const t = useText()
  const own = words[problem.code]
  return (
    <p role="alert" className={classes.refusal} data-state="not_answered">
      <StateMark state="not_answered" silent />
      <span>{own === undefined ? problem.detail || t(problemText(problem).line) : t(own)}</span>
    </p>
  )
}
