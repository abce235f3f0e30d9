import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import type { AnswerState } from '../../../kit/tokens.ts'
import type { Severity } from '../incident.ts'
import classes from './rights.module.css'

const tones: Readonly<Record<Severity, AnswerState>> = {
  low: 'not_asked',
  medium: 'stale',
  high: 'possible',
  critical: 'hit',
}

/** How grave it is: word, shape and colour. */
export function SeverityTag({ severity }: { readonly severity: Severity }): ReactElement {
  const t = useText()
  const state = tones[severity]
  return (
    <span className={classes.tag} data-state={state}>
      <StateMark state={state} size={12} silent />
      {t(`incident.severity.${severity}`)}
    </span>
  )
}
