import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { useText } from '../../../kit/i18n.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import classes from './check.module.css'
import type { Question } from './question.ts'

type Props = {
  readonly waiting: readonly Question[]
  readonly onAsk: (question: Question) => void
}

/** Scanned or sent while another question was on its way: the answer below is not about them. */
export function NotAskedYet({ waiting, onAsk }: Props): ReactElement | null {
  const t = useText()
  if (waiting.length === 0) return null
  return (
    <div role="alert" className={classes.notAsked} data-state="not_answered" data-unchecked>
      <StateMark state="not_answered" size={20} silent />
      <strong>{t('check.not_yet')}</strong>
      {waiting.map((question) => (
        <Button
          key={JSON.stringify(question)}
          variant="default"
          size="sm"
          className={classes.notAskedOne ?? ''}
          onClick={() => onAsk(question)}
        >
          <NameText text={question.text || question.name || question.document} />
        </Button>
      ))}
    </div>
  )
}
