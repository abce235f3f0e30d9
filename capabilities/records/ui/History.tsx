import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { FormattedDate, FormattedNumber } from 'react-intl'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { IMPORTS_PATH, type ImportView, importPage } from '../contract.ts'
import { lookOf, verdictOf } from './import-words.ts'
import classes from './imports.module.css'

type Props = { readonly onShow: (id: string) => void }

export const importsKey = ['imports'] as const

/** The imports before, newest first; a row opens what came of it. */
export function History({ onShow }: Props): ReactElement {
  const t = useText()
  return (
    <section className={classes.history} aria-label={t('import.history')}>
      <h2 className={classes.heading}>{t('import.history')}</h2>
      <Rows onShow={onShow} />
    </section>
  )
}

function Rows({ onShow }: Props): ReactElement {
  const t = useText()
  const columns = useColumns()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: importsKey,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      get(pageParam === '' ? IMPORTS_PATH : `${IMPORTS_PATH}?before=${pageParam}`, importPage, signal),
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
  })
  if (data === undefined) return <Skeletons rows={5} />
  const failed = data.pages.find((page) => !page.ok)
  if (failed !== undefined && !failed.ok) return <ErrorState problem={failed.error} />
  return (
    <>
      <DenseTable
        label={t('import.history')}
        columns={columns}
        rows={data.pages.flatMap((page) => (page.ok ? page.value.imports : []))}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onShow(id)}
        empty={<EmptyState title={t('import.empty.title')} line={t('import.empty.line')} />}
      />
      {hasNextPage ? (
        <Button
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => fetchNextPage().catch(reportError)}
        >
          {t('import.older')}
        </Button>
      ) : null}
    </>
  )
}

const figures = ['added', 'changed', 'removed', 'rejected'] as const

function useColumns(): readonly Column<ImportView>[] {
  const t = useText()
  return [
    {
      id: 'started',
      title: t('import.column.started'),
      cell: ({ startedAt }) => (
        <time dateTime={startedAt} className={classes.when}>
          <FormattedDate
            value={startedAt}
            dateStyle="medium"
            timeStyle="short"
            hourCycle="h23"
            numberingSystem="latn"
          />
        </time>
      ),
    },
    { id: 'format', title: t('import.column.list'), cell: ({ format }) => t(`import.format.${format}`) },
    {
      id: 'file',
      title: t('import.column.file'),
      isSecondary: true,
      cell: ({ fileName }) => <bdi className={classes.mono}>{fileName}</bdi>,
    },
    {
      id: 'owner',
      title: t('import.column.owner'),
      isSecondary: true,
      cell: ({ owner }) => <bdi>{owner}</bdi>,
    },
    { id: 'verdict', title: t('import.column.verdict'), cell: (row) => <Verdict found={row} /> },
    ...figures.map(
      (figure): Column<ImportView> => ({
        id: figure,
        title: t(`import.count.${figure}`),
        align: 'end',
        isSecondary: true,
        cell: ({ counts, state }) =>
          state === 'finished' ? <FormattedNumber value={counts[figure]} numberingSystem="latn" /> : '–',
      }),
    ),
  ]
}

function Verdict({ found }: { readonly found: ImportView }): ReactElement {
  const t = useText()
  const verdict = verdictOf(found)
  return (
    <span className={classes.word} data-state={lookOf(verdict)}>
      <StateMark state={lookOf(verdict)} size={14} silent />
      {t(`import.verdict.${verdict}`)}
    </span>
  )
}
