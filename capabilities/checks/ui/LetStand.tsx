import { Button, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBellPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { Dialog } from '../../../kit/Dialog.tsx'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { problemText } from '../../../kit/page/problem-text.ts'
import type { Problem } from '../../../kit/problem.ts'
import { STANDING_PATH, standingView } from '../contract/standing.ts'
import classes from './check.module.css'
import { type Question, requestOf } from './question.ts'

type Props = { readonly question: Question; readonly canStand: boolean }

/** Saves the question as one that stands: every new record is held against it until its last day. */
export function LetStand({ question, canStand }: Props): ReactElement {
  const t = useText()
  const [isShown, dialog] = useDisclosure(false)
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconBellPlus size={16} aria-hidden />}
        disabled={!canStand}
        title={canStand ? undefined : t('standing.ask_first')}
        onClick={dialog.open}
      >
        {t('standing.let')}
      </Button>
      <Dialog title={t('standing.let')} opened={isShown} onClose={dialog.close}>
        <Form question={question} onDone={dialog.close} />
      </Dialog>
    </>
  )
}

/** Days that a question stands when nobody says otherwise. Ours to confirm. */
const USUAL_DAYS = 90
const DAY_MS = 86_400_000

function Form({ question, onDone }: { readonly question: Question; readonly onDone: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [lastDay, setLastDay] = useState(() => dayAfter(USUAL_DAYS))
  const [problem, setProblem] = useState<Problem | null>(null)

  async function send(): Promise<void> {
    const body = { ...requestOf(question), reason, lastDay }
    const sent = await post(STANDING_PATH, standingView, body)
    setProblem(sent.ok ? null : sent.error)
    if (!sent.ok) return
    await queries.invalidateQueries({ queryKey: ['standing'] })
    onDone()
  }

  return (
    <form
      className={classes.stand}
      onSubmit={(event) => {
        event.preventDefault()
        send().catch(reportError)
      }}
    >
      <p>{t('standing.line')}</p>
      <TextInput
        label={t('standing.reason')}
        description={t('standing.reason_hint')}
        required
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('standing.last_day')}
        required
        min={dayAfter(0)}
        max={dayAfter(365)}
        value={lastDay}
        onChange={(event) => setLastDay(event.currentTarget.value)}
      />
      {problem === null ? null : <p role="alert">{problem.detail || t(problemText(problem).line)}</p>}
      <Button type="submit" disabled={reason.trim().length < 3}>
        {t('standing.let')}
      </Button>
    </form>
  )
}

function dayAfter(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
}
