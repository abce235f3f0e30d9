import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useRouter, useRouterState } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'
import { type RecordKind, recordKinds } from '../../../kernel/record-kind.ts'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useCommands } from '../../../kit/commands.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { PageHeader } from '../../../kit/page/PageHeader.tsx'
import { RECORDS_PATH, recordPage } from '../contract/life.ts'
import { changeRecords } from '../policy.ts'
import classes from './life.module.css'
import { PagedTable, pageAfter } from './PagedTable.tsx'
import { RecordsNav } from './RecordsNav.tsx'
import { holds, type Reader, receiptsPage } from './reader.ts'
import { useRecordColumns } from './record-columns.tsx'

const statuses = ['live', 'withdrawn', 'deleted'] as const

type Filter = {
  readonly kind: RecordKind | null
  readonly status: (typeof statuses)[number]
}

/** What the bureau holds, newest first; of a deleted record what is left. The filter stands in the address. */
export function OwnRecordsPage({ me }: { readonly me: Reader }): ReactElement {
  const t = useText()
  const { history } = useRouter()
  const [filter, setFilter] = useFilter()
  const [typed, setTyped] = useState('')
  const [reference] = useDebouncedValue(typed.trim(), 250)
  const columns = useRecordColumns()
  const mayChange = holds(me, changeRecords)
  const query = {
    status: filter.status,
    ...(filter.kind === null ? {} : { kind: filter.kind }),
    ...(reference === '' ? {} : { reference }),
  }
  return (
    <div className={classes.page}>
      <PageHeader title={t('own.title')} line={t('own.line')} actions={mayChange ? <NewRecord /> : null} />
      <RecordsNav current="records" />
      <div className={classes.pair}>
        <SegmentedControl
          aria-label={t('own.status')}
          value={filter.status}
          onChange={(value) =>
            setFilter({ ...filter, status: statuses.find((one) => one === value) ?? 'live' })
          }
          data={statuses.map((value) => ({ value, label: t(`own.status.${value}`) }))}
        />
        <Select
          aria-label={t('own.kind')}
          placeholder={t('own.any_kind')}
          clearable
          clearButtonProps={{ 'aria-label': t('field.clear') }}
          value={filter.kind}
          onChange={(value) =>
            setFilter({ ...filter, kind: recordKinds.find((one) => one === value) ?? null })
          }
          data={recordKinds.map((value) => ({ value, label: t(`record.kind.${value}`) }))}
        />
        <TextInput
          aria-label={t('own.reference')}
          placeholder={t('own.reference')}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <PagedTable
        label={t('own.title')}
        queryKey={['records', 'own', filter.status, filter.kind ?? '', reference]}
        read={async (after, signal) => {
          const page = await get(pageAfter(RECORDS_PATH, query, after), recordPage, signal)
          return page.ok ? { ok: true, value: { rows: page.value.records, next: page.value.next } } : page
        }}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id, status }) =>
          history.push(status === 'deleted' && mayChange ? receiptsPage(id) : `/records/${id}`)
        }
        empty={{ title: t('own.none.title'), line: t('own.none.line') }}
      />
    </div>
  )
}

/** The way to a record that the bureau did not have, by its button, its key and the palette. */
function NewRecord(): ReactElement {
  const t = useText()
  const { history } = useRouter()
  const commands = useMemo(() => {
    const run = () => history.push('/records/new')
    return [{ id: 'record.new', titleId: 'record.new', keys: 'n', run } as const]
  }, [history])
  useCommands(commands)
  return (
    <Button component={AppLink} href="/records/new">
      {t('record.new')}
    </Button>
  )
}

function useFilter(): readonly [Filter, (next: Filter) => void] {
  const { history } = useRouter()
  const search = useRouterState({ select: ({ location }) => location.searchStr })
  const params = new URLSearchParams(search)
  const filter = {
    kind: recordKinds.find((kind) => kind === params.get('kind')) ?? null,
    status: statuses.find((status) => status === params.get('status')) ?? 'live',
  }
  const change = ({ kind, status }: Filter): void => {
    const next = new URLSearchParams({ status, ...(kind === null ? {} : { kind }) })
    history.replace(`/records?${next}`)
  }
  return [filter, change]
}
