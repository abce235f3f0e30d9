import { Button, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { get, post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader, Panel } from '../../../kit/page/PageHeader.tsx'
import { problemText } from '../../../kit/page/problem-text.ts'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import type { Problem } from '../../../kit/problem.ts'
import {
  CURRENT_SHIFT_PATH,
  type CurrentShift,
  currentShift,
  handoverView,
  LONGEST_NOTE,
  noteView,
  SHIFT_NOTES_PATH,
} from '../contract.ts'
import { Figures, Waiting } from './Figures.tsx'
import { Handing } from './Handing.tsx'
import { Instant } from './Instant.tsx'
import { PastHandovers } from './PastHandovers.tsx'
import { Recent } from './Recent.tsx'
import classes from './shift.module.css'

const key = ['shift', 'current']

/** The desk's shift: filled by itself from what was done and what waits; notes; and passing it on. */
export function ShiftPage({ me }: { readonly me: { readonly id: string } }): ReactElement {
  const t = useText()
  const { data, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get(CURRENT_SHIFT_PATH, currentShift, signal),
  })
  if (data?.ok === true) return <Shown shift={data.value} meId={me.id} />
  return (
    <>
      <PageHeader title={t('shift.title')} />
      {data === undefined ? (
        <Skeletons rows={8} />
      ) : (
        <ErrorState problem={data.error} retry={() => refetch().catch(reportError)} />
      )}
    </>
  )
}

/** Sends something about the shift, and reads it anew. */
function useSending() {
  const queries = useQueryClient()
  const [problem, setProblem] = useState<Problem | null>(null)
  async function send<T>(path: string, answer: z.ZodType<T>, body?: unknown): Promise<boolean> {
    const sent = await post(path, answer, body)
    setProblem(sent.ok ? null : sent.error)
    await queries.invalidateQueries({ queryKey: ['shift'] })
    return sent.ok
  }
  return { problem, send }
}

function Shown({ shift, meId }: { readonly shift: CurrentShift; readonly meId: string }): ReactElement {
  const t = useText()
  const { problem, send } = useSending()
  return (
    <>
      <PageHeader
        title={t('shift.title')}
        line={
          <>
            {t('shift.since')} <Instant at={shift.since} />
          </>
        }
      />
      {problem === null ? null : (
        <p className={classes.refused} role="alert" data-state="not_answered">
          <strong>{t('shift.refused')}</strong> {problem.detail || t(problemText(problem).line)}
        </p>
      )}
      <div className={classes.columns}>
        <div className={classes.column}>
          <Handing
            offered={shift.offered}
            meId={meId}
            onSend={(path, body) => send(path, handoverView, body)}
          />
          <Panel title={t('shift.notes')}>
            <Notes notes={shift.notes} />
            <NewNote onSend={(text) => send(SHIFT_NOTES_PATH, noteView, { text })} />
          </Panel>
        </div>
        <div className={classes.column}>
          <Waiting waiting={shift.waiting} />
          <Figures acts={shift.acts} />
          <Recent acts={shift.recent} />
        </div>
      </div>
      <PastHandovers />
    </>
  )
}

function Notes({ notes }: { readonly notes: CurrentShift['notes'] }): ReactElement {
  const t = useText()
  if (notes.length === 0)
    return <EmptyState title={t('shift.no_notes.title')} line={t('shift.no_notes.line')} />
  return (
    <ol className={classes.notes}>
      {notes.map(({ id, at, by, text }) => (
        <li key={id} className={classes.note}>
          <span className={classes.noteHead}>
            <Instant at={at} />
            <bdi>{by.name ?? '–'}</bdi>
          </span>
          <bdi className={classes.noteText} dir="auto">
            {text}
          </bdi>
        </li>
      ))}
    </ol>
  )
}

function NewNote({ onSend }: { readonly onSend: (text: string) => Promise<boolean> }): ReactElement {
  const t = useText()
  const [text, setText] = useState('')
  const isEmpty = text.trim() === ''

  function send(): void {
    onSend(text)
      .then((isSent) => {
        if (isSent) setText('')
      })
      .catch(reportError)
  }

  return (
    <form
      className={classes.newNote}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty) send()
      }}
    >
      <Textarea
        label={t('shift.new_note')}
        description={t('shift.new_note_hint')}
        className={classes.plain ?? ''}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={LONGEST_NOTE}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" size="sm" disabled={isEmpty}>
        {t('shift.add_note')}
      </Button>
    </form>
  )
}
