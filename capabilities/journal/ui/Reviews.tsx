import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { FormattedDate } from 'react-intl'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get, post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import type { Problem } from '../../../kit/problem.ts'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import {
  JOURNAL_REVIEWS_PATH,
  type ReviewView,
  reviewList,
  reviewSignPath,
  signOffBody,
} from '../contract.ts'
import { findings } from '../review.ts'
import { addressFor, noFilter } from './act-words.ts'
import classes from './journal.module.css'

const DAY_MS = 86_400_000

/** Weeks of acts, each to be looked through and signed off once. */
export function Reviews(): ReactElement {
  const t = useText()
  const { data, refetch } = useQuery({
    queryKey: ['journal', 'reviews'],
    queryFn: ({ signal }) => get(JOURNAL_REVIEWS_PATH, reviewList, signal),
    refetchOnWindowFocus: false,
  })
  if (data === undefined) return <Skeletons rows={4} />
  if (!data.ok) return <ErrorState problem={data.error} retry={() => refetch().catch(reportError)} />
  const { reviews } = data.value
  if (reviews.length === 0)
    return <EmptyState title={t('journal.review.none.title')} line={t('journal.review.none.line')} />
  return (
    <ol className={classes.cards} aria-label={t('journal.tab.reviews')}>
      {reviews.map((review) => (
        <li key={`${review.bureau}/${review.week}`} className={classes.card}>
          <ReviewCard review={review} />
        </li>
      ))}
    </ol>
  )
}

function ReviewCard({ review }: { readonly review: ReviewView }): ReactElement {
  const t = useText()
  const from = new Date(`${review.week}T00:00:00Z`)
  const to = new Date(from.getTime() + 7 * DAY_MS)
  const acts = addressFor({ ...noFilter, bureau: review.bureau, ...localSpan(from, to) })
  return (
    <>
      <h2 className={classes.cardTitle}>
        <bdi>{review.bureau}</bdi>{' '}
        <FormattedDate
          value={from}
          day="numeric"
          month="short"
          year="numeric"
          timeZone="UTC"
          numberingSystem="latn"
        />
        {' – '}
        <FormattedDate
          value={new Date(to.getTime() - 1)}
          day="numeric"
          month="short"
          timeZone="UTC"
          numberingSystem="latn"
        />
      </h2>
      <AppLink href={acts}>{t('journal.review.look')}</AppLink>
      {review.finding === null ? (
        <SignOff review={review} />
      ) : (
        <p className={classes.quiet}>
          {t(`journal.finding.${review.finding}`)}{' '}
          {t('journal.review.signed', { name: review.signerName ?? '–' })}
        </p>
      )}
    </>
  )
}

function localSpan(from: Date, to: Date) {
  const local = (at: Date): string =>
    new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
  return { from: local(from), to: local(to) }
}

function SignOff({ review }: { readonly review: ReviewView }): ReactElement {
  const t = useText()
  const client = useQueryClient()
  const [problem, setProblem] = useState<Problem | null>(null)

  async function sign(finding: (typeof findings)[number]): Promise<void> {
    const answer = await post(reviewSignPath(review.week), signOffBody, { finding })
    setProblem(answer.ok ? null : answer.error)
    await client.invalidateQueries({ queryKey: ['journal'] })
  }

  return (
    <>
      {review.isLate ? (
        <p className={classes.refused} data-state="hit">
          <StateMark state="hit" size={12} silent />
          {t('journal.review.late')}
        </p>
      ) : null}
      <fieldset className={classes.choice}>
        <legend>{t('journal.review.ask')}</legend>
        {findings.map((finding) => (
          <Button key={finding} variant="default" size="xs" onClick={() => sign(finding).catch(reportError)}>
            {t(`journal.finding.${finding}`)}
          </Button>
        ))}
      </fieldset>
      {problem === null ? null : <ErrorState problem={problem} />}
    </>
  )
}
