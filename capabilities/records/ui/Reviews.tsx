import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { ok } from '../../../kernel/result.ts'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get, post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import type { Column } from '../../../kit/page/DenseTable.tsx'
import { madeThing, REVIEWS_PATH, reviewKeepPath, reviewPage, type reviewView } from '../contract/queues.ts'
import classes from './life.module.css'
import { PagedTable, pageAfter } from './PagedTable.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { RenewDialog } from './RenewDialog.tsx'
import { Day } from './Standing.tsx'

type Review = z.infer<typeof reviewView>
const key = ['upkeep', 'reviews'] as const

/** Records that end unless somebody decides; a record that a hit called obsolete may be kept with a reason. */
export function Reviews(): ReactElement {
  const t = useText()
  const [deciding, setDeciding] = useState<Review | null>(null)
  const queries = useQueryClient()
  const columns = useColumns(setDeciding)

  async function done(): Promise<void> {
    setDeciding(null)
    await queries.invalidateQueries({ queryKey: key })
  }

  return (
    <>
      <PagedTable
        label={t('upkeep.tab.reviews')}
        queryKey={key}
        read={async (after, signal) => {
          const page = await get(pageAfter(REVIEWS_PATH, {}, after), reviewPage, signal)
          return page.ok ? ok({ rows: page.value.reviews, next: page.value.next }) : page
        }}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{ title: t('upkeep.reviews.none'), line: t('upkeep.reviews.none_line') }}
      />
      {deciding === null ? null : (
        <Decide review={deciding} onDone={done} onClose={() => setDeciding(null)} />
      )}
    </>
  )
}

type DecideProps = {
  readonly review: Review
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

function Decide({ review, onDone, onClose }: DecideProps): ReactElement {
  const t = useText()
  if (review.ground === 'expiry_ahead')
    return <RenewDialog record={{ ...review, id: review.recordId }} onDone={onDone} onClose={onClose} />
  return (
    <ReasonDialog
      title={t('upkeep.keep')}
      line={t('upkeep.keep.line')}
      doLabel={t('upkeep.keep')}
      work={(reason) => post(reviewKeepPath(review.id), madeThing, { reason })}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

function useColumns(onDecide: (review: Review) => void): readonly Column<Review>[] {
  const t = useText()
  return [
    { id: 'due', title: t('upkeep.due'), cell: ({ dueAt }) => <Day at={dueAt} /> },
    { id: 'ground', title: t('upkeep.ground'), cell: ({ ground }) => t(`upkeep.ground.${ground}`) },
    {
      id: 'record',
      title: t('record.reference'),
      cell: ({ recordId, reference }) => (
        <AppLink href={`/records/${recordId}`}>
          <bdi className={classes.mono}>{reference}</bdi>
        </AppLink>
      ),
    },
    {
      id: 'kind',
      title: t('record.kind'),
      isSecondary: true,
      cell: ({ kind }) => t(`record.kind.${kind}`),
    },
    {
      id: 'delete',
      title: t('record.delete_at'),
      isSecondary: true,
      cell: ({ deleteAt, isHeld }) => (
        <>
          <Day at={deleteAt} />
          {isHeld ? ` · ${t('record.held')}` : null}
        </>
      ),
    },
    {
      id: 'do',
      title: t('upkeep.decide'),
      cell: (review) => (
        <Button size="compact-sm" variant="default" onClick={() => onDecide(review)}>
          {t(review.ground === 'expiry_ahead' ? 'record.do.renew' : 'upkeep.keep')}
        </Button>
      ),
    },
  ]
}
