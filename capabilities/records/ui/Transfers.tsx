import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { ok } from '../../../kernel/result.ts'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get, post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import type { Column } from '../../../kit/page/DenseTable.tsx'
import {
  madeThing,
  TRANSFERS_PATH,
  transferAcceptPath,
  transferPage,
  transferRefusePath,
  type transferView,
  transferWithdrawPath,
} from '../contract/queues.ts'
import { CodeName } from './facts.tsx'
import classes from './life.module.css'
import { PagedTable, pageAfter } from './PagedTable.tsx'
import { RecordRefusal } from './RecordRefusal.tsx'
import { Day } from './Standing.tsx'
import { useWriting } from './writing.ts'

type Transfer = z.infer<typeof transferView>
type Side = 'received' | 'sent'
type Props = { readonly side: Side }

const answers = {
  received: [
    ['accept', transferAcceptPath],
    ['refuse', transferRefusePath],
  ],
  sent: [['take_back', transferWithdrawPath]],
} as const

/** Records that change their owner once the other side accepts. */
export function Transfers({ side }: Props): ReactElement {
  const t = useText()
  const queries = useQueryClient()
  const key = ['upkeep', 'transfers', side]
  const columns = useColumns(side, () => queries.invalidateQueries({ queryKey: key }))
  return (
    <PagedTable
      label={t(side === 'received' ? 'upkeep.tab.transfers' : 'upkeep.tab.transfers_sent')}
      queryKey={key}
      read={async (after, signal) => {
        const page = await get(pageAfter(TRANSFERS_PATH, { side }, after), transferPage, signal)
        return page.ok ? ok({ rows: page.value.transfers, next: page.value.next }) : page
      }}
      columns={columns}
      rowKey={({ id }) => id}
      empty={{ title: t('upkeep.transfers.none'), line: t('upkeep.transfers.none_line') }}
    />
  )
}

function useColumns(side: Side, onDone: () => Promise<void>): readonly Column<Transfer>[] {
  const t = useText()
  return [
    { id: 'at', title: t('upkeep.made'), cell: ({ offeredAt }) => <Day at={offeredAt} /> },
    {
      id: 'who',
      title: t(side === 'received' ? 'upkeep.from' : 'upkeep.to'),
      cell: ({ from, to }) => <CodeName code={side === 'received' ? from : to} />,
    },
    {
      id: 'record',
      title: t('record.page'),
      cell: ({ recordId, kind }) => (
        <AppLink href={`/records/${recordId}`}>{t(`record.kind.${kind}`)}</AppLink>
      ),
    },
    {
      id: 'reason',
      title: t('record.reason'),
      isSecondary: true,
      cell: ({ reason }) => <bdi>{reason ?? ''}</bdi>,
    },
    { id: 'do', title: t('upkeep.decide'), cell: (row) => <Answer row={row} side={side} onDone={onDone} /> },
  ]
}

type AnswerProps = Props & { readonly row: Transfer; readonly onDone: () => Promise<void> }

function Answer({ row, side, onDone }: AnswerProps): ReactElement {
  const t = useText()
  const { send, isSending, problem } = useWriting()
  if (row.state !== 'offered') return <>{t(`upkeep.state.${row.state}`)}</>
  return (
    <div className={classes.actions}>
      {answers[side].map(([answer, pathOf]) => (
        <Button
          key={answer}
          size="compact-sm"
          variant="default"
          loading={isSending}
          onClick={() => send(() => post(pathOf(row.id), madeThing), onDone).catch(reportError)}
        >
          {t(`upkeep.${answer}`)}
        </Button>
      ))}
      {problem === null ? null : <RecordRefusal problem={problem} />}
    </div>
  )
}
