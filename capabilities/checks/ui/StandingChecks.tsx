import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { FormattedDate } from 'react-intl'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { STANDING_PATH, type StandingView, standingPage } from '../contract/standing.ts'
import { AskedText } from './AskedText.tsx'
import classes from './check.module.css'
import { StopStanding } from './StopStanding.tsx'

type Props = { readonly onAsk: (standing: StandingView) => void }

/** Questions of the bureau that stand; each can be asked at once, and stopped. */
export function StandingChecks({ onAsk }: Props): ReactElement {
  const t = useText()
  const { data, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['standing'],
    queryFn: ({ pageParam, signal }) =>
      get(pageParam === '' ? STANDING_PATH : `${STANDING_PATH}?before=${pageParam}`, standingPage, signal),
    initialPageParam: '',
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
  })
  const columns = useColumns(onAsk)
  const refused = data?.pages.find((page) => !page.ok)
  return (
    <Panel title={t('standing.title')}>
      {data === undefined ? <Skeletons rows={3} /> : null}
      {refused?.ok === false ? (
        <ErrorState problem={refused.error} retry={() => refetch().catch(reportError)} />
      ) : null}
      {data === undefined || refused !== undefined ? null : (
        <DenseTable
          label={t('standing.title')}
          columns={columns}
          rows={data.pages.flatMap((page) => (page.ok ? page.value.standing : []))}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t('standing.none.title')} line={t('standing.none.line')} />}
        />
      )}
      {hasNextPage ? (
        <Button variant="default" size="sm" m="sm" onClick={() => fetchNextPage().catch(reportError)}>
          {t('standing.more')}
        </Button>
      ) : null}
    </Panel>
  )
}

function useColumns(onAsk: Props['onAsk']): readonly Column<StandingView>[] {
  const t = useText()
  return [
    { id: 'asked', title: t('standing.asked'), cell: ({ asked }) => <AskedText asked={asked} /> },
    {
      id: 'reason',
      title: t('standing.reason'),
      cell: ({ reason }) => <bdi className={classes.standReason}>{reason}</bdi>,
    },
    {
      id: 'by',
      title: t('standing.by'),
      isSecondary: true,
      cell: ({ madeBy }) => <bdi>{madeBy.name ?? '–'}</bdi>,
    },
    {
      id: 'until',
      title: t('standing.until'),
      isSecondary: true,
      cell: ({ endsAt, endedAt }) => (
        <>
          {endedAt === null ? null : `${t('standing.stopped')} `}
          <FormattedDate value={endedAt ?? endsAt} dateStyle="medium" timeZone="UTC" numberingSystem="latn" />
        </>
      ),
    },
    {
      id: 'deeds',
      title: t('standing.deeds'),
      isBelow: true,
      cell: (standing) => (
        <span className={classes.standDeeds}>
          <Button size="compact-sm" variant="default" onClick={() => onAsk(standing)}>
            {t('standing.ask')}
          </Button>
          {standing.endedAt === null ? <StopStanding standing={standing} /> : null}
        </span>
      ),
    },
  ]
}
