import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { journalPage } from '../contract.ts'
import { ActFilterForm } from './ActFilterForm.tsx'
import { ActList } from './ActList.tsx'
import { addressFor, type Filter, pageAddress } from './act-words.ts'
import classes from './journal.module.css'
import { VerifyChain } from './VerifyChain.tsx'

/** Acts that fit the filter, which stands in the address. */
export function ActSearch({ filter }: { readonly filter: Filter }): ReactElement {
  const router = useRouter()
  const address = addressFor(filter)
  return (
    <>
      <VerifyChain />
      <ActFilterForm
        key={`form ${address}`}
        filter={filter}
        onFilter={(next) => router.history.push(addressFor(next))}
      />
      <Found key={address} filter={filter} />
    </>
  )
}

const noCursor: string | null = null

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
