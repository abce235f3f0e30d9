import { Button, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useForm } from 'react-hook-form'
import { FormattedDate } from 'react-intl'
import { z } from 'zod'
import { get, post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import type { Problem } from '../../../kit/problem.ts'
import { type HoldView, holdBody, holdList, holdReleasePath, JOURNAL_HOLDS_PATH } from '../contract.ts'
import classes from './journal.module.css'

const anId = z.object({ id: z.uuid() })

/** What a court or an inquiry wants kept: acts under a hold outlive their time. */
export function Holds(): ReactElement {
  const { data, refetch } = useQuery({
    queryKey: ['journal', 'holds'],
    queryFn: ({ signal }) => get(JOURNAL_HOLDS_PATH, holdList, signal),
    refetchOnWindowFocus: false,
  })
  return (
    <>
      <PlaceHold />
      {data === undefined ? <Skeletons rows={3} /> : null}
      {data?.ok === false ? (
        <ErrorState problem={data.error} retry={() => refetch().catch(reportError)} />
      ) : null}
      {data?.ok === true ? <List holds={data.value.holds} /> : null}
    </>
  )
}

type Wish = { readonly subject: string; readonly reason: string }

function PlaceHold(): ReactElement {
  const t = useText()
  const client = useQueryClient()
  const [problem, setProblem] = useState<Problem | null>(null)
  const { register, handleSubmit, reset, formState } = useForm<Wish>({
    defaultValues: { subject: '', reason: '' },
  })

  async function place({ subject, reason }: Wish): Promise<void> {
    const body = { subject: subject.trim() === '' ? null : subject.trim(), reason }
    const placed = await post(JOURNAL_HOLDS_PATH, anId, body)
    setProblem(placed.ok ? null : placed.error)
    if (placed.ok) reset()
    await client.invalidateQueries({ queryKey: ['journal', 'holds'] })
  }

  const { subject: subjectForm, reason: reasonForm } = holdBody.shape
  const isSubject = (text: string): boolean =>
    text.trim() === '' || subjectForm.safeParse(text.trim()).success
  const { errors } = formState
  return (
    <form className={classes.filter} aria-label={t('journal.hold.place')} onSubmit={handleSubmit(place)}>
      <TextInput
        {...register('subject', { validate: isSubject })}
        label={t('journal.hold.subject')}
        description={t('journal.hold.subject_line')}
        error={errors.subject === undefined ? null : t('journal.hold.subject_wrong')}
        placeholder="record:018f…"
        autoComplete="off"
      />
      <TextInput
        {...register('reason', { validate: (text) => reasonForm.safeParse(text).success })}
        label={t('journal.hold.reason')}
        description={t('journal.hold.reason_line')}
        error={errors.reason === undefined ? null : t('journal.hold.reason_wrong')}
        autoComplete="off"
      />
      <Button type="submit">{t('journal.hold.place')}</Button>
      {problem === null ? null : <ErrorState problem={problem} />}
    </form>
  )
}

function List({ holds }: { readonly holds: readonly HoldView[] }): ReactElement {
  const t = useText()
  if (holds.length === 0)
    return <EmptyState title={t('journal.hold.none.title')} line={t('journal.hold.none.line')} />
  return (
    <ol className={classes.cards} aria-label={t('journal.tab.holds')}>
      {holds.map((hold) => (
        <li key={hold.id} className={classes.card}>
          <HoldCard hold={hold} />
        </li>
      ))}
    </ol>
  )
}

function HoldCard({ hold }: { readonly hold: HoldView }): ReactElement {
  const t = useText()
  const client = useQueryClient()
  const [problem, setProblem] = useState<Problem | null>(null)

  async function release(): Promise<void> {
    const released = await post(holdReleasePath(hold.id), anId)
    setProblem(released.ok ? null : released.error)
    await client.invalidateQueries({ queryKey: ['journal', 'holds'] })
  }

  return (
    <>
      <h2 className={classes.cardTitle}>
        <bdi className={classes.mono}>{hold.subject ?? t('journal.hold.everything')}</bdi>{' '}
        <bdi className={classes.mono}>{hold.bureau}</bdi>
      </h2>
      <p className={classes.cardLine}>
        <bdi>{hold.reason}</bdi>
      </p>
      <p className={classes.quiet}>
        <FormattedDate value={hold.placedAt} dateStyle="medium" numberingSystem="latn" />
      </p>
      {hold.releasedAt === null ? (
        <Button variant="default" size="xs" onClick={() => release().catch(reportError)}>
          {t('journal.hold.release')}
        </Button>
      ) : (
        <p className={classes.quiet}>{t('journal.hold.released')}</p>
      )}
      {problem === null ? null : <ErrorState problem={problem} />}
    </>
  )
}
