import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { ok } from '../../../kernel/result.ts'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import type { Column } from '../../../kit/page/DenseTable.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { LISTS_PATH, type ListView, listPage } from '../contract/visibility.ts'
import { ListDialog } from './ListDialog.tsx'
import classes from './life.module.css'
import { PagedTable, pageAfter } from './PagedTable.tsx'
import type { Reader } from './reader.ts'

const key = ['sharing-lists', 'page'] as const

/** Named groups of bureaus that records are shared with: a list changed here changes who sees all of them, at once. */
export function ListsPage({ me }: { readonly me: Reader }): ReactElement {
  const t = useText()
  const queries = useQueryClient()
  const [opened, setOpened] = useState<ListView | 'new' | null>(null)

  async function done(): Promise<void> {
    setOpened(null)
    await queries.invalidateQueries({ queryKey: ['sharing-lists'] })
  }

  return (
    <div className={classes.page}>
      <PageHeader
        title={t('lists.title')}
        line={t('lists.line')}
        actions={<Button onClick={() => setOpened('new')}>{t('lists.new')}</Button>}
      />
      <PagedTable
        label={t('lists.title')}
        queryKey={key}
        read={async (after, signal) => {
          const page = await get(pageAfter(LISTS_PATH, {}, after), listPage, signal)
          return page.ok ? ok({ rows: page.value.lists, next: page.value.next }) : page
        }}
        columns={useColumns()}
        rowKey={({ id }) => id}
        onOpen={setOpened}
        empty={{ title: t('lists.none'), line: t('lists.none_line') }}
      />
      {opened === null ? null : (
        <ListDialog
          list={opened === 'new' ? null : opened}
          bureau={me.bureau.code}
          onDone={done}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  )
}

function useColumns(): readonly Column<ListView>[] {
  const t = useText()
  return [
    { id: 'name', title: t('lists.name'), cell: ({ name }) => <bdi>{name}</bdi> },
    {
      id: 'bureaus',
      title: t('lists.bureaus'),
      cell: ({ bureaus }) => (
        <ul className={classes.codes}>
          {bureaus.map((code) => (
            <li key={code}>
              <bdi className={classes.mono}>{code}</bdi>
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: 'version',
      title: t('upkeep.version'),
      align: 'end',
      isSecondary: true,
      cell: ({ version }) => version,
    },
    { id: 'state', title: t('upkeep.state'), cell: ({ state }) => t(`lists.state.${state}`) },
  ]
}
