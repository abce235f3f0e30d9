import { Button, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter, useRouterState } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { FormattedTime } from 'react-intl'
import { get } from '../../../kit/http.ts'
import { type Said, useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { StateWord } from '../../../kit/state/SourceBadge.tsx'
import { type OwnCheck, ownChecksPage } from '../contract/own-checks.ts'
import { CHECKS_PATH } from '../contract.ts'
import { AskedText } from './AskedText.tsx'
import { stateOf } from './answer.ts'
import type { HitOf } from './CandidateHit.tsx'
import classes from './my-day.module.css'

type Props = { readonly hitOf: HitOf }

/** What the officer asked on a day, newest first, with the hits that came of it and where they stand. */
export function MyDayPage({ hitOf }: Props): ReactElement {
  const t = useText()
  const [day, setDay] = useDay()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['checks', 'own', day],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => get(addressOf(day, pageParam), ownChecksPage, signal),
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
  })
  const failed = data?.pages.find((page) => !page.ok)
  const checks = (data?.pages ?? []).flatMap((page) => (page.ok ? page.value.checks : []))
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('my_day.title')}
        line={t('my_day.line')}
        actions={
          <TextInput
            type="date"
            label={t('my_day.day')}
            value={day}
            max={today()}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        }
      />
      {data === undefined ? <Skeletons rows={8} /> : null}
      {data === undefined || (failed !== undefined && checks.length === 0) ? null : (
        <DenseTable
          label={t('my_day.title')}
          columns={columnsOf(t, hitOf)}
          rows={checks}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t('my_day.none.title')} line={t('my_day.none.line')} />}
        />
      )}
      {failed?.ok === false ? (
        <ErrorState problem={failed.error} retry={() => refetch().catch(reportError)} />
      ) : null}
      {hasNextPage ? (
        <Button
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => fetchNextPage().catch(reportError)}
        >
          {t('upkeep.more')}
        </Button>
      ) : null}
    </div>
  )
}

function columnsOf(t: Said, hitOf: HitOf): readonly Column<OwnCheck>[] {
  return [
    { id: 'at', title: t('my_day.at'), width: '5rem', cell: ({ at }) => <Time at={at} /> },
    {
      id: 'outcome',
      title: t('my_day.outcome'),
      cell: ({ outcome }) => <StateWord state={stateOf(outcome)} />,
    },
    { id: 'asked', title: t('my_day.asked'), cell: ({ asked }) => <AskedText asked={asked} /> },
    {
      id: 'purpose',
      title: t('purpose.label'),
      isSecondary: true,
      cell: ({ purpose }) => t(`purpose.${purpose}`),
    },
    {
      id: 'records',
      title: t('my_day.records'),
      align: 'end',
      isSecondary: true,
      cell: ({ candidates }) => candidates,
    },
    {
      id: 'hits',
      title: t('my_day.hits'),
      isBelow: true,
      cell: ({ hits }) =>
        hits.length === 0 ? null : (
          <span className={classes.hits}>
            {hits.map((id) => (
              <span key={id}>{hitOf(id)}</span>
            ))}
          </span>
        ),
    },
  ]
}

function Time({ at }: { readonly at: string }): ReactElement {
  return (
    <FormattedTime
      value={at}
      hour="2-digit"
      minute="2-digit"
      second="2-digit"
      hour12={false}
      numberingSystem="latn"
    />
  )
}

/** Here, where the officer stands: a day of theirs begins at their midnight. */
function today(): string {
  const now = new Date()
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The day stands in the address; without one it is today. */
function useDay(): readonly [string, (day: string) => void] {
  const { history } = useRouter()
  const search = useRouterState({ select: ({ location }) => location.searchStr })
  const given = /^\d{4}-\d\d-\d\d$/.exec(new URLSearchParams(search).get('day') ?? '')?.[0]
  return [
    isDay(given) ? given : today(),
    (day) => history.replace(day === '' ? '/my-day' : `/my-day?day=${day}`),
  ]
}

/** One that a calendar has: JavaScript takes 31 February for 3 March. */
function isDay(given: string | undefined): given is string {
  const at = Date.parse(`${given}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(`${given}`)
}

function addressOf(day: string, before: string): string {
  const from = new Date(`${day}T00:00:00`)
  const until = new Date(from)
  until.setDate(until.getDate() + 1)
  const query = new URLSearchParams({ from: from.toISOString(), until: until.toISOString() })
  if (before !== '') query.set('before', before)
  return `${CHECKS_PATH}?${query}`
}
