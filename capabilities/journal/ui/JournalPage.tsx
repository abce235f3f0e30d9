import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import type { Role } from '../../../kernel/actor.ts'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { journalPage } from '../contract.ts'
import { readJournal } from '../policy.ts'
import { ActFilterForm } from './ActFilterForm.tsx'
import { ActList } from './ActList.tsx'
import { type Filter, noFilter, pageAddress } from './act-words.ts'
import classes from './journal.module.css'
import { VerifyChain } from './VerifyChain.tsx'

type Props = { readonly roles: readonly Role[] }

/** Who did what, when and why; and whether the chain of it is whole. Looking is an act too. */
export function JournalPage({ roles }: Props): ReactElement {
  const t = useText()
  const mayRead = readJournal.roles.some((role) => roles.includes(role))
  if (!mayRead) {
    return (
      <>
        <PageHeader title={t('journal.title')} />
        <EmptyState title={t('journal.not_yours.title')} line={t('journal.not_yours.line')} />
      </>
    )
  }
  return (
    <div className={classes.page}>
      <PageHeader title={t('journal.title')} line={t('journal.line')} />
      <VerifyChain />
      <Acts />
    </div>
  )
}

function Acts(): ReactElement {
  const [filter, setFilter] = useState<Filter>(noFilter)
  return (
    <>
      <ActFilterForm onFilter={setFilter} />
      <Found key={pageAddress(filter, null)} filter={filter} />
    </>
  )
}

function Found({ filter }: { readonly filter: Filter }): ReactElement {
  const t = useText()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['journal', 'acts', pageAddress(filter, null)],
    initialPageParam: noCursor,
    queryFn: ({ pageParam, signal }) => get(pageAddress(filter, pageParam), journalPage, signal),
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
    // Each reading is an act: none is made because a window came to the front.
    refetchOnWindowFocus: false,
  })
  if (data === undefined) return <Skeletons rows={12} />
  const acts = data.pages.flatMap((page) => (page.ok ? page.value.acts : []))
  const failed = data.pages.find((page) => !page.ok)
  if (failed !== undefined && !failed.ok)
    return <ErrorState problem={failed.error} retry={() => refetch().catch(reportError)} />
  if (acts.length === 0) return <EmptyState title={t('journal.empty.title')} line={t('journal.empty.line')} />
  return (
    <>
      <p className={classes.count} role="status">
        {t(hasNextPage ? 'journal.shown_more' : 'journal.shown', { count: acts.length })}
      </p>
      <ActList acts={acts} />
      {hasNextPage ? (
        <Button
          variant="default"
          className={classes.older}
          loading={isFetchingNextPage}
          onClick={() => fetchNextPage().catch(reportError)}
        >
          {t('journal.older')}
        </Button>
      ) : null}
    </>
  )
}

const noCursor: string | null = null
