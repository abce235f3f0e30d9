import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { ok } from '../../../kernel/result.ts'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import type { Column } from '../../../kit/page/DenseTable.tsx'
import { PROPOSALS_PATH, type proposalLine, proposalPage } from '../contract/queues.ts'
import { CodeName } from './facts.tsx'
import { PagedTable, pageAfter } from './PagedTable.tsx'
import { ProposalDialog } from './ProposalDialog.tsx'
import { Day } from './Standing.tsx'

type Line = z.infer<typeof proposalLine>
type Side = 'received' | 'sent'

/** Corrections that others propose to our records, or that we proposed to theirs. */
export function Proposals({ side }: { readonly side: Side }): ReactElement {
  const t = useText()
  const [opened, setOpened] = useState<string | null>(null)
  const queries = useQueryClient()
  const columns = useColumns(side)
  const key = ['upkeep', 'proposals', side]

  async function done(): Promise<void> {
    setOpened(null)
    await queries.invalidateQueries({ queryKey: key })
  }

  return (
    <>
      <PagedTable
        label={t(side === 'received' ? 'upkeep.tab.proposals' : 'upkeep.tab.proposals_sent')}
        queryKey={key}
        read={async (after, signal) => {
          const page = await get(pageAfter(PROPOSALS_PATH, { side }, after), proposalPage, signal)
          return page.ok ? ok({ rows: page.value.proposals, next: page.value.next }) : page
        }}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpened(id)}
        empty={{ title: t('upkeep.proposals.none'), line: t('upkeep.proposals.none_line') }}
      />
      {opened === null ? null : (
        <ProposalDialog id={opened} side={side} onDone={done} onClose={() => setOpened(null)} />
      )}
    </>
  )
}

function useColumns(side: Side): readonly Column<Line>[] {
  const t = useText()
  return [
    { id: 'made', title: t('upkeep.made'), cell: ({ madeAt }) => <Day at={madeAt} /> },
    {
      id: 'who',
      title: t(side === 'received' ? 'upkeep.from' : 'upkeep.to'),
      cell: (line) => <CodeName code={side === 'received' ? line.bureau : line.owner} />,
    },
    { id: 'version', title: t('upkeep.version'), align: 'end', cell: ({ baseVersion }) => baseVersion },
    { id: 'state', title: t('upkeep.state'), cell: ({ state }) => t(`upkeep.state.${state}`) },
  ]
}
