import { Button } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { useText } from '../i18n.tsx'
import type { Problem } from '../problem.ts'
import { StateMark } from '../state/StateMark.tsx'
import classes from './page.module.css'
import { problemText } from './problem-text.ts'

type Props = {
  readonly title: string
  /** What to do next. */
  readonly line: string
  readonly action?: ReactNode
}

/** Nothing here, and that is no fault. */
export function EmptyState({ title, line, action }: Props): ReactElement {
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>{title}</p>
      <p className={classes.emptyLine}>{line}</p>
      {action}
    </div>
  )
}

type ErrorProps = {
  readonly problem: Problem
  /** Left out where trying again cannot help. */
  readonly retry?: () => void
}

/** It did not work: what happened, what to do next, and the code to tell a colleague. */
export function ErrorState({ problem, retry }: ErrorProps): ReactElement {
  const t = useText()
  const { title, line } = problemText(problem)
  return (
    <div className={classes.empty} role="alert">
      <StateMark state="not_answered" size={32} silent />
      <p className={classes.emptyTitle}>{t(title)}</p>
      <p className={classes.emptyLine}>{problem.detail === '' ? t(line) : problem.detail}</p>
      {retry === undefined ? null : (
        <Button variant="default" onClick={retry}>
          {t('error.retry')}
        </Button>
      )}
      <p className={classes.problemCode}>
        {problem.status === 0 ? problem.code : `${problem.status} ${problem.code}`}
      </p>
    </div>
  )
}
