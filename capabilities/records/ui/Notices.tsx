import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { ok } from '../../../kernel/result.ts'
import { get, post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import type { Column } from '../../../kit/page/DenseTable.tsx'
import { DELETION_NOTICES_PATH, noticeAcknowledgePath, noticePage, noticeView } from '../contract/queues.ts'
import { ActName } from './ActName.tsx'
import { CodeName } from './facts.tsx'
import classes from './life.module.css'
import { PagedTable, pageAfter } from './PagedTable.tsx'
import { RecordRefusal } from './RecordRefusal.tsx'
import { Day } from './Standing.tsx'
import { useWriting } from './writing.ts'

type Notice = z.infer<typeof noticeView>
const key = ['upkeep', 'notices'] as const

/** Records that were shown to us and are deleted: our copies go too, and the owner gets our receipt. */
export function Notices(): ReactElement {
  const t = useText()
  const columns = useColumns()
  return (
    <PagedTable
      label={t('upkeep.tab.notices')}
      queryKey={key}
      read={async (after, signal) => {
        const page = await get(pageAfter(DELETION_NOTICES_PATH, {}, after), noticePage, signal)
        return page.ok ? ok({ rows: page.value.notices, next: page.value.next }) : page
      }}
      columns={columns}
      rowKey={({ recordId }) => recordId}
      empty={{ title: t('upkeep.notices.none'), line: t('upkeep.notices.none_line') }}
    />
  )
}

function useColumns(): readonly Column<Notice>[] {
  const t = useText()
  return [
    { id: 'at', title: t('upkeep.deleted_on'), cell: ({ noticeAt }) => <Day at={noticeAt} /> },
    { id: 'owner', title: t('record.owner'), cell: ({ owner }) => <CodeName code={owner} /> },
    {
      id: 'record',
      title: t('record.page'),
      cell: ({ recordId, kind }) => (
        <>
          {t(`record.kind.${kind}`)} <bdi className={classes.mono}>{recordId.slice(0, 8)}</bdi>
        </>
      ),
    },
    {
      id: 'ground',
      title: t('upkeep.ground'),
      isSecondary: true,
      cell: ({ ground }) => t(`upkeep.deleted.${ground}`),
    },
    { id: 'act', title: t('upkeep.act'), isSecondary: true, cell: NoticeAct },
    { id: 'do', title: t('upkeep.decide'), cell: (row) => <Acknowledge notice={row} /> },
  ]
}

function NoticeAct({ noticeAct, recordId }: Notice): ReactElement {
  return <ActName act={noticeAct} name="receipt.sent" recordId={recordId} isShown />
}

function Acknowledge({ notice }: { readonly notice: Notice }): ReactElement {
  const t = useText()
  const queries = useQueryClient()
  const { send, isSending, problem } = useWriting()
  if (notice.acknowledgedAt !== null) return <Day at={notice.acknowledgedAt} />
  const acknowledge = () =>
    send(
      () => post(noticeAcknowledgePath(notice.recordId), noticeView),
      () => queries.invalidateQueries({ queryKey: key }),
    )
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={isSending}
        onClick={() => acknowledge().catch(reportError)}
      >
        {t('upkeep.acknowledge')}
      </Button>
      {problem === null ? null : <RecordRefusal problem={problem} />}
    </>
  )
}
