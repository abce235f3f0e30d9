import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import type { z } from 'zod'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { ErrorState } from '../../../kit/page/EmptyState.tsx'
import { importRejectionsPath, rejectionPage } from '../contract.ts'
import { knownReason } from './import-words.ts'
import classes from './imports.module.css'

type Rejection = z.infer<typeof rejectionPage>['rejections'][number]

type Props = { readonly id: string; readonly count: number }

/** The lines that were not taken, a page at a time, each with the reason and where to look. */
export function Rejections({ id, count }: Props): ReactElement {
  const t = useText()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['import', id, 'rejections'],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      get(`${importRejectionsPath(id)}?after=${pageParam}`, rejectionPage, signal),
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
  })
  const pages = data?.pages ?? []
  const rows = pages.flatMap((page) => (page.ok ? page.value.rejections : []))
  const failed = pages.find((page) => !page.ok)
  return (
    <section className={classes.rejections} aria-label={t('import.rejections')}>
      <h3 className={classes.heading}>{t('import.rejections_count', { count })}</h3>
      {failed === undefined || failed.ok ? null : <ErrorState problem={failed.error} />}
      <DenseTable
        label={t('import.rejections')}
        columns={useColumns()}
        rows={rows}
        rowKey={({ line }) => String(line)}
        empty={<p className={classes.hint}>{t(data === undefined ? 'loading' : 'import.rejections_gone')}</p>}
        density="compact"
      />
      {hasNextPage ? (
        <Button
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => fetchNextPage().catch(reportError)}
        >
          {t('import.more', { left: count - rows.length })}
        </Button>
      ) : null}
    </section>
  )
}

function useColumns(): readonly Column<Rejection>[] {
  const t = useText()
  return [
    {
      id: 'position',
      title: t('import.column.position'),
      align: 'end',
      cell: ({ position }) => <FormattedNumber value={position} numberingSystem="latn" />,
    },
    {
      id: 'reference',
      title: t('import.column.reference'),
      cell: ({ reference }) => <bdi className={classes.mono}>{reference ?? '–'}</bdi>,
    },
    { id: 'reason', title: t('import.column.reason'), cell: (row) => <Reason rejection={row} /> },
    {
      id: 'excerpt',
      title: t('import.column.excerpt'),
      isSecondary: true,
      cell: ({ excerpt }) => (
        <bdi className={classes.excerpt} dir="ltr">
          {excerpt}
        </bdi>
      ),
    },
  ]
}

/** In the reader's words where they are known; the server's own words under it say the particulars. */
function Reason({ rejection: { reason, detail } }: { readonly rejection: Rejection }): ReactElement {
  const t = useText()
  const known = knownReason(reason)
  return (
    <>
      <span className={classes.reason}>{known === null ? reason : t(`import.reason.${known}`)}</span>
      <span className={classes.detail} lang="en" dir="ltr">
        {detail}
      </span>
    </>
  )
}
