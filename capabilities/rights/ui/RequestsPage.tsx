import { Button, UnstyledButton } from '@mantine/core'
import { IconUserQuestion } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type ReactElement, useMemo, useRef, useState } from 'react'
import type { Role } from '../../../kernel/actor.ts'
import { useCommands } from '../../../kit/commands.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { type Column, DenseTable } from '../../../kit/page/DenseTable.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import { QueueTabs } from '../../../kit/triage/QueueTabs.tsx'
import { REQUESTS_PATH, type RequestLine, requestsPage, requestTabs } from '../contract/requests.ts'
import { commissionDesk } from '../policy.ts'
import { RegisterRequest } from './RegisterRequest.tsx'
import classes from './rights.module.css'
import { Day, Due } from './words.tsx'

type Tab = (typeof requestTabs)[number]
type Props = { readonly roles: readonly Role[]; readonly tab: Tab }

/** The requests of persons, for the commission alone. */
export function RequestsPage({ roles, tab }: Props): ReactElement {
  const t = useText()
  const isMember = commissionDesk.roles.some((role) => roles.includes(role))
  if (!isMember)
    return (
      <>
        <PageHeader title={t('rights.title')} />
        <EmptyState title={t('rights.not_yours.title')} line={t('rights.not_yours.line')} />
      </>
    )
  return <Requests tab={tab} />
}

function Requests({ tab }: { readonly tab: Tab }): ReactElement {
  const t = useText()
  const router = useRouter()
  const [isAdding, setAdding] = useState(false)
  const adding = useRef<HTMLButtonElement>(null)
  useCommands(
    useMemo(
      () => [{ id: 'rights.add', titleId: 'rights.add', keys: 'n', run: () => setAdding(true) } as const],
      [],
    ),
  )
  function stop(): void {
    setAdding(false)
    adding.current?.focus()
  }
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('rights.title')}
        line={t('rights.line')}
        actions={
          <Button
            leftSection={<IconUserQuestion size={16} aria-hidden />}
            aria-expanded={isAdding}
            ref={adding}
            onClick={() => setAdding(!isAdding)}
          >
            {t('rights.add')}
          </Button>
        }
      />
      {isAdding ? (
        <RegisterRequest onCancel={stop} onAdded={(id) => router.history.push(`/rights/${id}`)} />
      ) : null}
      <QueueTabs
        label={t('rights.title')}
        currentId={tab}
        tabs={requestTabs.map((id) => ({
          ...{ id, title: t(`rights.tab.${id}`), href: `/rights?tab=${id}`, count: null },
        }))}
      />
      <List key={tab} tab={tab} onOpen={(id) => router.history.push(`/rights/${id}`)} />
    </div>
  )
}

const noCursor: string | null = null

type ListProps = { readonly tab: Tab; readonly onOpen: (id: string) => void }

function List({ tab, onOpen }: ListProps): ReactElement {
  const t = useText()
  const columns = useColumns(onOpen)
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['rights', 'list', tab],
    initialPageParam: noCursor,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ tab, ...(pageParam === null ? {} : { after: pageParam }) })
      return get(`${REQUESTS_PATH}?${query}`, requestsPage, signal)
    },
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
    // Each reading is an act: none is made because a window came to the front.
    refetchOnWindowFocus: false,
  })
  if (data === undefined) return <Skeletons rows={6} />
  const failed = data.pages.find((page) => !page.ok)
  if (failed !== undefined && !failed.ok)
    return <ErrorState problem={failed.error} retry={() => refetch().catch(reportError)} />
  const requests = data.pages.flatMap((page) => (page.ok ? page.value.requests : []))
  return (
    <>
      <DenseTable
        label={t(`rights.tab.${tab}`)}
        columns={columns}
        rows={requests}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        empty={<EmptyState title={t(`rights.empty.${tab}`)} line={t('rights.empty.line')} />}
      />
      {hasNextPage ? (
        <Button
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => fetchNextPage().catch(reportError)}
        >
          {t('rights.more')}
        </Button>
      ) : null}
    </>
  )
}

function useColumns(onOpen: (id: string) => void): readonly Column<RequestLine>[] {
  const t = useText()
  return [
    {
      id: 'name',
      title: t('rights.person'),
      cell: ({ id, name }) => (
        <UnstyledButton
          className={classes.name ?? ''}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(id)
          }}
        >
          <NameText text={name} />
        </UnstyledButton>
      ),
    },
    { id: 'kind', title: t('rights.kind'), cell: ({ kind }) => t(`rights.kind.${kind}`) },
    {
      id: 'state',
      title: t('rights.state'),
      isSecondary: true,
      cell: ({ state }) => t(`rights.state.${state}`),
    },
    {
      id: 'language',
      title: t('rights.language'),
      isSecondary: true,
      cell: ({ language }) => t(`rights.language.${language}`),
    },
    {
      id: 'received',
      title: t('rights.received'),
      isSecondary: true,
      cell: ({ receivedAt }) => <Day at={receivedAt} />,
    },
    {
      id: 'due',
      title: t('rights.due'),
      cell: ({ receivedAt, dueAt }) => <Due since={receivedAt} dueAt={dueAt} />,
    },
  ]
}
