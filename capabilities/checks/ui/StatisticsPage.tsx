import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useRouterState } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { STATISTICS_PATH, type StatisticsView, statisticsView } from '../contract/statistics.ts'
import { type StatisticKey, statisticKeys } from '../statistics.ts'
import { Day, FigureName } from './FigureName.tsx'
import { columnsOf, csvOf, minutesOf } from './figures.ts'
import classes from './statistics.module.css'

type Wish = { readonly by: StatisticKey; readonly from: string; readonly to: string }

/** Records, searches, hits, verdicts and times of answer; every column adds up to its total. */
export function StatisticsPage(): ReactElement {
  const t = useText()
  const [wish, setWish] = useWish()
  const { data, refetch } = useQuery({
    queryKey: ['statistics', wish],
    queryFn: ({ signal }) => get(addressOf(wish), statisticsView, signal),
  })
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('statistics.title')}
        line={t(data?.ok === true && data.value.scope === 'all' ? 'statistics.all' : 'statistics.own')}
        actions={data?.ok === true ? <CopyCsv view={data.value} /> : undefined}
      />
      <div className={classes.pickers}>
        <SegmentedControl
          aria-label={t('statistics.by')}
          value={wish.by}
          onChange={(value) =>
            setWish({ ...wish, by: statisticKeys.find((key) => key === value) ?? 'owner' })
          }
          data={statisticKeys.map((value) => ({ value, label: t(`statistics.by.${value}`) }))}
        />
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="date"
            label={t(`statistics.${end}`)}
            value={wish[end]}
            onChange={(event) => setWish({ ...wish, [end]: event.currentTarget.value })}
          />
        ))}
      </div>
      {data === undefined ? <Skeletons rows={10} /> : null}
      {data?.ok === false ? (
        <ErrorState problem={data.error} retry={() => refetch().catch(reportError)} />
      ) : null}
      {data?.ok === true ? <Table view={data.value} /> : null}
    </div>
  )
}

function addressOf({ by, from, to }: Wish): string {
  const query = new URLSearchParams({ by, ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) })
  return `${STATISTICS_PATH}?${query}`
}

/** Breakdown and period stand in the address, so that a colleague sees the same. */
function useWish(): readonly [Wish, (wish: Wish) => void] {
  const { history } = useRouter()
  const search = useRouterState({ select: ({ location }) => location.searchStr })
  const params = new URLSearchParams(search)
  const day = (name: string): string => /^\d{4}-\d\d-\d\d$/.exec(params.get(name) ?? '')?.[0] ?? ''
  const by = statisticKeys.find((key) => key === params.get('by')) ?? 'owner'
  const change = (wish: Wish): void => {
    const kept = Object.entries(wish).filter(([, value]) => value !== '')
    history.replace(`/statistics?${new URLSearchParams(kept)}`)
  }
  return [{ by, from: day('from'), to: day('to') }, change]
}

function CopyCsv({ view }: { readonly view: StatisticsView }): ReactElement {
  const t = useText()
  const { copy, copied } = useClipboard({ timeout: 2000 })
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={<IconCopy size={16} aria-hidden />}
      onClick={() => copy(csvOf(view))}
    >
      {t(copied ? 'statistics.copied' : 'statistics.copy')}
    </Button>
  )
}

function Table({ view }: { readonly view: StatisticsView }): ReactElement {
  const t = useText()
  const columns = columnsOf(view)
  if (view.rows.length === 0)
    return <EmptyState title={t('statistics.none.title')} line={t('statistics.none.line')} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys
    <section className={classes.scroller} aria-label={t('statistics.title')} tabIndex={0}>
      <table className={classes.table}>
        <caption className={classes.caption}>
          {t(`statistics.by.${view.by}`)} · <Day value={view.from} /> – <Day value={view.to} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{t(`statistics.by.${view.by}`)}</th>
            {columns.map(({ id }) => (
              <th key={id} scope="col">
                {t(`statistics.column.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <FigureName by={view.by} name={row.key} />
              </th>
              {columns.map(({ id, read }) => (
                <Cell key={id} value={read(row)} isTime={id === 'median' || id === 'p90'} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('statistics.total')}</th>
            {columns.map(({ id, read }) => (
              <Cell key={id} value={read(view.totals)} isTime={id === 'median' || id === 'p90'} />
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

/** Times of answer are in minutes; they are no sums, and the total's is of all answers. */
function Cell({ value, isTime }: { readonly value: number | null; readonly isTime: boolean }): ReactElement {
  if (value === null) return <td>–</td>
  return (
    <td>
      <FormattedNumber
        value={isTime ? minutesOf(value) : value}
        maximumFractionDigits={isTime ? 1 : 0}
        numberingSystem="latn"
      />
    </td>
  )
}
