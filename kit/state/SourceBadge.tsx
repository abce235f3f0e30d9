import type { ReactElement } from 'react'
import { useText } from '../i18n.tsx'
import type { AnswerState } from '../tokens.ts'
import { StateMark } from './StateMark.tsx'
import classes from './state.module.css'

type Props = {
  readonly source: string
  readonly state: AnswerState
  /** How old the list is, how many candidates, why it did not answer. */
  readonly note?: string
}

/** What one source said. The word is always there: "not answered" never looks like "no hit". */
export function SourceBadge({ source, state, note }: Props): ReactElement {
  const t = useText()
  return (
    <span className={classes.badge} data-state={state}>
      <StateMark state={state} size={14} silent />
      <bdi className={classes.badgeSource}>{source}</bdi>
      <span className={classes.badgeWord}>{t(`state.${state}`)}</span>
      {note === undefined ? null : <bdi className={classes.badgeNote}>{note}</bdi>}
    </span>
  )
}

/** A state in a table or beside a title: shape and word. */
export function StateWord({ state }: { readonly state: AnswerState }): ReactElement {
  const t = useText()
  return (
    <span className={classes.stateWord} data-state={state}>
      <StateMark state={state} size={14} silent />
      {t(`state.${state}`)}
    </span>
  )
}
