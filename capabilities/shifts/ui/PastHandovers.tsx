import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { type HandoverView, handoversPage, SHIFTS_PATH } from '../contract.ts'
import { Instant } from './Instant.tsx'
import classes from './shift.module.css'
import { useActWords, workTabs } from './shift-words.ts'

/** Handovers that two people signed, newest first. */
export function PastHandovers(): ReactElement {
  const t = useText()
  const { data, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['shift', 'past'],
    queryFn: ({ pageParam, signal }) =>
      get(pageParam === null ? SHIFTS_PATH : `${SHIFTS_PATH}?after=${pageParam}`, handoversPage, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
  })
  if (data === undefined) return <Skeletons rows={3} />
  const refused = data.pages.find((page) => !page.ok)
  if (refused?.ok === false)
    return <ErrorState problem={refused.error} retry={() => refetch().catch(reportError)} />
  const handovers = data.pages.flatMap((page) => (page.ok ? page.value.handovers : []))
  return (
    <Panel title={t('shift.past')}>
      {handovers.length === 0 ? (
        <EmptyState title={t('shift.no_past.title')} line={t('shift.no_past.line')} />
      ) : (
        handovers.map((handover) => <One key={handover.id} handover={handover} />)
      )}
      {hasNextPage ? (
        <div className={classes.more}>
          <Button size="sm" variant="default" onClick={() => fetchNextPage().catch(reportError)}>
            {t('shift.more')}
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}

function One({ handover }: { readonly handover: HandoverView }): ReactElement {
  const t = useText()
  const say = useActWords()
  const { since, until, leftBy, takenBy, settledAt, summary, acts, waiting } = handover
  return (
    <details className={classes.past}>
      <summary className={classes.pastHead}>
        <span>
          <Instant at={since} /> – <Instant at={until} />
        </span>
        <span>
          <bdi>{leftBy.name ?? '–'}</bdi> / <bdi>{takenBy?.name ?? '–'}</bdi>
        </span>
        {settledAt === null ? null : (
          <span className={classes.quiet}>
            {t('shift.signed_at')} <Instant at={settledAt} />
          </span>
        )}
      </summary>
      {summary === '' ? null : (
        <bdi className={classes.noteText} dir="auto">
          {summary}
        </bdi>
      )}
      <dl className={classes.pastFigures}>
        {workTabs.map((tab) => (
          <div key={tab}>
            <dt>{t(`desk.tab.${tab}`)}</dt>
            <dd>
              <FormattedNumber
                value={waiting.find((one) => one.tab === tab)?.count ?? 0}
                numberingSystem="latn"
              />
            </dd>
          </div>
        ))}
        {acts.map(({ act, done }) => (
          <div key={act}>
            <dt>{say(act)}</dt>
            <dd>
              <FormattedNumber value={done} numberingSystem="latn" />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
