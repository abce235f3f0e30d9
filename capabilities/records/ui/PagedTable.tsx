import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { Result } from '../../../kernel/result.ts'
import { useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import type { Problem } from '../../../kit/problem.ts'

type PageOf<Row> = { readonly rows: readonly Row[]; readonly next: string | null }

type Props<Row> = {
  readonly label: string
  readonly queryKey: readonly string[]
  /** Reads the page after `after`, which is empty for the first. */
  readonly read: (after: string, signal: AbortSignal) => Promise<Result<PageOf<Row>, Problem>>
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  readonly empty: { readonly title: string; readonly line: string }
}

/** A queue of any length, a page at a time. */
export function PagedTable<Row>(props: Props<Row>): ReactElement {
  const t = useText()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: props.queryKey,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => props.read(pageParam, signal),
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
  })
  if (data === undefined) return <Skeletons rows={5} />
  const failed = data.pages.find((page) => !page.ok)
  if (failed !== undefined && !failed.ok)
    return <ErrorState problem={failed.error} retry={() => refetch().catch(reportError)} />
  return (
    <>
      <DenseTable
        label={props.label}
        columns={props.columns}
        rows={data.pages.flatMap((page) => (page.ok ? page.value.rows : []))}
        rowKey={props.rowKey}
        {...(props.onOpen === undefined ? {} : { onOpen: props.onOpen })}
        empty={<EmptyState title={props.empty.title} line={props.empty.line} />}
      />
      {hasNextPage ? (
        <div>
          <Button
            variant="default"
            loading={isFetchingNextPage}
            onClick={() => fetchNextPage().catch(reportError)}
          >
            {t('upkeep.more')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** The address of the page after `after`. */
export function pageAfter(path: string, query: Readonly<Record<string, string>>, after: string): string {
  const params = new URLSearchParams(after === '' ? query : { ...query, after })
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}
