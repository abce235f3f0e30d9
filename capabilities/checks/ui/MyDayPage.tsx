import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { FormattedNumber, FormattedTime } from 'react-intl'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get } from '../../../kit/http.ts'
import { type Said, useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { StateWord } from '../../../kit/state/SourceBadge.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { type OwnChecksPage, type OwnList, ownChecksPage, ownShown } from '../contract/own-checks.ts'
import { AskedText } from './AskedText.tsx'
import { stateOf } from './answer.ts'
import type { HitOf } from './CandidateHit.tsx'
import { parts } from './list-rows.ts'
import classes from './my-day.module.css'
import { addressOf, type DayLook, type DayRow, hrefOf, rowId, rowsOf, today, useDayLook } from './my-day.ts'

type Props = { readonly hitOf: HitOf }

/** What the officer asked on a day, newest first, lists as one, with the hits that came of it and where they stand. */
export function MyDayPage({ hitOf }: Props): ReactElement {
  const t = useText()
  const [look, setLook] = useDayLook()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['checks', 'own', look],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => get(addressOf(look, pageParam), ownChecksPage, signal),
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
  })
  const pages = (data?.pages ?? []).flatMap((page) => (page.ok ? [page.value] : []))
  const failed = data?.pages.find((page) => !page.ok)
  const rows = pages.flatMap((page) => rowsOf(look.list === null ? page : { ...page, lists: [] }))
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('my_day.title')}
        line={t('my_day.line')}
        actions={
          <TextInput
            type="date"
            label={t('my_day.day')}
            value={look.day}
            max={today()}
            onChange={(event) => setLook({ ...look, day: event.currentTarget.value, list: null })}
          />
        }
      />
      {look.list === null ? null : <OfList look={look} list={pages[0]?.lists[0] ?? null} />}
      <ShownChoice look={look} counts={pages[0]?.counts ?? null} onLook={setLook} />
      {data === undefined ? <Skeletons rows={8} /> : null}
      {data === undefined || (failed !== undefined && rows.length === 0) ? null : (
        <DenseTable
          label={t('my_day.title')}
          columns={columnsOf(t, hitOf, look)}
          rows={rows}
          rowKey={rowId}
          empty={<Nothing look={look} isKnown={pages[0]?.lists.length !== 0} />}
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

type ChoiceProps = {
  readonly look: DayLook
  /** Null until they are known. */
  readonly counts: OwnChecksPage['counts'] | null
  readonly onLook: (look: DayLook) => void
}

/** Everything, what met something, or what is open; the last two say how many. */
function ShownChoice({ look, counts, onLook }: ChoiceProps): ReactElement {
  const t = useText()
  return (
    <SegmentedControl
      className={classes.shown}
      aria-label={t('my_day.show')}
      value={look.show}
      onChange={(value) => onLook({ ...look, show: ownShown.find((one) => one === value) ?? 'all' })}
      data={ownShown.map((value) => ({
        value,
        label: (
          <span className={classes.choice}>
            {t(`my_day.show.${value}`)}
            {counts === null || value === 'all' ? null : (
              <strong data-none={counts[value] === 0}>
                <FormattedNumber value={counts[value]} numberingSystem="latn" />
              </strong>
            )}
          </span>
        ),
      }))}
    />
  )
}

/** Whose lines these are, and the way back. */
function OfList({ look, list }: { readonly look: DayLook; readonly list: OwnList | null }): ReactElement {
  const t = useText()
  return (
    <div className={classes.ofList}>
      {list === null ? null : (
        <>
          <h2 className={classes.listTitle}>{t('my_day.list', { count: lines(list) })}</h2>
          <Time at={list.at} />
          <Met list={list} />
        </>
      )}
      <AppLink href={hrefOf({ ...look, show: 'all', list: null })}>{t('my_day.whole_day')}</AppLink>
      {list === null ? null : <p className={classes.quiet}>{t('my_day.of_list')}</p>}
    </div>
  )
}

type NothingProps = {
  readonly look: DayLook
  /** The list is one of the officer's. */
  readonly isKnown: boolean
}

function Nothing({ look, isKnown }: NothingProps): ReactElement {
  const t = useText()
  const ofList = isKnown ? look.show : 'no_list'
  const ofLines = ofList === 'all' ? 'list' : ofList
  const what = look.list === null ? look.show : ofLines
  return <EmptyState title={t(`my_day.none.${what}.title`)} line={t(`my_day.none.${what}.line`)} />
}

function columnsOf(t: Said, hitOf: HitOf, look: DayLook): readonly Column<DayRow>[] {
  return [
    {
      id: 'at',
      title: t('my_day.at'),
      width: '5rem',
      cell: (row) => <Time at={row.is === 'check' ? row.check.at : row.list.at} />,
    },
    {
      id: 'outcome',
      title: t('my_day.outcome'),
      width: '11rem',
      cell: (row) =>
        row.is === 'check' ? <StateWord state={stateOf(row.check.outcome)} /> : <Met list={row.list} />,
    },
    {
      id: 'asked',
      title: t('my_day.asked'),
      cell: (row) =>
        row.is === 'check' ? (
          <AskedText asked={row.check.asked} />
        ) : (
          <AppLink className={classes.list} href={hrefOf({ ...look, show: 'all', list: row.list.id })}>
            {t('my_day.list', { count: lines(row.list) })}
          </AppLink>
        ),
    },
    {
      id: 'purpose',
      title: t('purpose.label'),
      isSecondary: true,
      cell: (row) => t(`purpose.${row.is === 'check' ? row.check.purpose : row.list.purpose}`),
    },
    {
      id: 'records',
      title: t('my_day.records'),
      align: 'end',
      isSecondary: true,
      cell: (row) => (row.is === 'check' ? row.check.candidates : null),
    },
    {
      id: 'hits',
      title: t('my_day.hits'),
      isBelow: true,
      cell: (row) => <Hits ids={row.is === 'check' ? row.check.hits : row.list.hits} hitOf={hitOf} />,
    },
  ]
}

function Hits({
  ids,
  hitOf,
}: {
  readonly ids: readonly string[]
  readonly hitOf: HitOf
}): ReactElement | null {
  if (ids.length === 0) return null
  return (
    <span className={classes.hits}>
      {ids.map((id) => (
        <span key={id}>{hitOf(id)}</span>
      ))}
    </span>
  )
}

function lines({ counts }: OwnList): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** The lines of a list by what they met, the loudest first; what no line met is left out. */
function Met({ list: { counts } }: { readonly list: OwnList }): ReactElement {
  const t = useText()
  return (
    <span className={classes.met}>
      {parts
        .filter((outcome) => counts[outcome] > 0)
        .map((outcome) => {
          const state = outcome === 'unreadable' ? 'not_asked' : stateOf(outcome)
          return (
            <span key={outcome} className={classes.metPart} data-state={state}>
              <StateMark state={state} size={14} silent />
              <strong>
                <FormattedNumber value={counts[outcome]} numberingSystem="latn" />
              </strong>
              <span>{t(`list_check.part.${outcome}`)}</span>
            </span>
          )
        })}
    </span>
  )
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
