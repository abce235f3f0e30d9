import { Button, UnstyledButton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { type ApprovalAnswer, approvalList, paths, tabs } from '../contract.ts'
import { ApprovalDialog } from './ApprovalDialog.tsx'
import classes from './approvals.module.css'
import { Moment, Sentence } from './Words.tsx'

type Tab = (typeof tabs)[number]

/** What colleagues ask of a second person, and what I asked for myself. */
export function ApprovalsPage({ tab }: { readonly tab: Tab }): ReactElement {
  const t = useText()
  return (
    <div className={classes.page}>
      <PageHeader title={t('approvals.title')} line={t('approvals.line')} />
      <nav className={classes.tabs} aria-label={t('approvals.title')}>
        {tabs.map((one) => (
          <AppLink
            key={one}
            href={`/approvals?tab=${one}`}
            className={classes.tab}
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(`approvals.tab.${one}`)}
          </AppLink>
        ))}
      </nav>
      <Approvals key={tab} tab={tab} />
    </div>
  )
}

function Approvals({ tab }: { readonly tab: Tab }): ReactElement {
  const t = useText()
  const { data, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['approvals', tab],
    queryFn: ({ pageParam, signal }) => get(pageAddress(tab, pageParam), approvalList, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
  })
  const [shown, setShown] = useState<{ readonly id: string; readonly opened: boolean } | null>(null)
  const columns = useColumns(({ id }) => setShown({ id, opened: true }))
  if (data === undefined) return <Skeletons rows={6} />
  const failed = data.pages.find((page) => !page.ok)
  if (failed?.ok === false)
    return <ErrorState problem={failed.error} retry={() => refetch().catch(reportError)} />
  const rows = data.pages.flatMap((page) => (page.ok ? page.value.approvals : []))
  return (
    <>
      <DenseTable
        label={t(`approvals.tab.${tab}`)}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setShown({ id, opened: true })}
        empty={<EmptyState title={t(`approvals.none.${tab}`)} line={t('approvals.none_line')} />}
      />
      {hasNextPage ? (
        <Button
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => fetchNextPage().catch(reportError)}
        >
          {t('approvals.more')}
        </Button>
      ) : null}
      <ApprovalDialog
        id={shown?.id ?? null}
        opened={shown?.opened === true}
        onClose={() => setShown((last) => last && { ...last, opened: false })}
        onChanged={async () => {
          await refetch()
        }}
      />
    </>
  )
}

function pageAddress(tab: Tab, after: string | null): string {
  return `${paths.approvals}?tab=${tab}${after === null ? '' : `&after=${after}`}`
}

function useColumns(onOpen: (approval: ApprovalAnswer) => void): readonly Column<ApprovalAnswer>[] {
  const t = useText()
  return [
    {
      id: 'what',
      title: t('approvals.what'),
      cell: (approval) => (
        <UnstyledButton
          className={classes.open ?? ''}
          aria-haspopup="dialog"
          onClick={(event) => {
            event.stopPropagation()
            onOpen(approval)
          }}
        >
          <Sentence approval={approval} />
        </UnstyledButton>
      ),
    },
    {
      id: 'asker',
      title: t('approvals.asked_by'),
      cell: ({ askedBy, isMine }) => (isMine ? t('people.you') : <bdi>{askedBy.name ?? askedBy.id}</bdi>),
    },
    { id: 'state', title: t('approvals.state'), cell: ({ state }) => t(`approvals.state.${state}`) },
    {
      id: 'until',
      title: t('approvals.until'),
      isSecondary: true,
      cell: ({ expiresAt }) => <Moment at={expiresAt} />,
    },
  ]
}
