import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useId, useState } from 'react'
import { Dialog } from '../../../kit/Dialog.tsx'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { problemText } from '../../../kit/page/problem-text.ts'
import { type Problem, secondPersonAsked } from '../../../kit/problem.ts'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { JOURNAL_KEY_PATH, newKey } from '../contract.ts'
import classes from './journal.module.css'

/** Asks that a new key follow. Nothing changes until a second person has approved it and the asker does it. */
export function ChangeKey({ isSigning }: { readonly isSigning: boolean }): ReactElement {
  const t = useText()
  const why = useId()
  const [isAsking, setAsking] = useState(false)
  return (
    <div className={classes.change}>
      <Button
        variant="default"
        leftSection={<IconKey size={16} aria-hidden />}
        disabled={!isSigning}
        aria-describedby={why}
        onClick={() => setAsking(true)}
      >
        {t('journal.key.change')}
      </Button>
      <p id={why} className={classes.quiet}>
        {t(isSigning ? 'journal.key.change_line' : 'journal.key.not_signing')}
      </p>
      {isAsking ? <Confirm onClose={() => setAsking(false)} /> : null}
    </div>
  )
}

const follows = ['before', 'after', 'ours', 'others', 'two'] as const

function Confirm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useText()
  const queries = useQueryClient()
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  /** What now waits for a second person is told by the frame; this layer has nothing more to say. */
  async function ask(): Promise<void> {
    setSending(true)
    const changed = await post(JOURNAL_KEY_PATH, newKey)
    setSending(false)
    if (changed.ok) await queries.invalidateQueries({ queryKey: ['journal', 'state'] })
    if (changed.ok || changed.error.code === secondPersonAsked.code) onClose()
    else setProblem(changed.error)
  }

  return (
    <Dialog title={t('journal.key.change')} opened onClose={onClose} size="36rem">
      <div className={classes.confirm}>
        <ul className={classes.follows}>
          {follows.map((one) => (
            <li key={one}>{t(`journal.key.follows.${one}`)}</li>
          ))}
        </ul>
        {problem === null ? null : (
          <p role="alert" className={classes.told} data-state="not_answered">
            <StateMark state="not_answered" silent />
            <span>{problem.detail || t(problemText(problem).line)}</span>
          </p>
        )}
        <div className={classes.choice}>
          <Button data-autofocus variant="default" onClick={onClose}>
            {t('journal.key.leave')}
          </Button>
          <Button loading={isSending} onClick={() => ask().catch(reportError)}>
            {t('journal.key.ask')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
