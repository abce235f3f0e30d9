import { useQuery } from '@tanstack/react-query'
import { useRouter, useRouterState } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { FormattedDate, FormattedNumber } from 'react-intl'
import type { z } from 'zod'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { ErrorState } from '../../../kit/page/EmptyState.tsx'
import { PageHeader, Panel } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { QueueTabs } from '../../../kit/triage/QueueTabs.tsx'
import { qualityPage, RECORD_QUALITY_PATH } from '../contract/life.ts'
import { type Fault, faults } from '../own-record.ts'
import { changeRecords } from '../policy.ts'
import classes from './life.module.css'
import { PagedTable, pageAfter } from './PagedTable.tsx'
import { RecordsNav } from './RecordsNav.tsx'
import { holds, type Reader } from './reader.ts'
import { useRecordColumns } from './record-columns.tsx'
import { useWrongNumberColumns } from './wrong-numbers.tsx'

type Quality = z.infer<typeof qualityPage>

/** Own records with a fault, by fault, each leading to where it is put right; and what lists refused. */
export function QualityPage({ me }: { readonly me: Reader }): ReactElement {
  const t = useText()
  const fault = useFault()
  const { data, refetch } = useQuery({
    queryKey: ['records', 'quality', 'counts'],
    queryFn: ({ signal }) => get(RECORD_QUALITY_PATH, qualityPage, signal),
  })
  return (
    <div className={classes.page}>
      <PageHeader title={t('own.title')} line={t('quality.line')} />
      <RecordsNav current="quality" />
      {data === undefined ? <Skeletons rows={4} /> : null}
      {data?.ok === false ? (
        <ErrorState problem={data.error} retry={() => refetch().catch(reportError)} />
      ) : null}
      {data?.ok === true ? <Shown quality={data.value} fault={fault} me={me} /> : null}
    </div>
  )
}

function useFault(): Fault {
  const wanted = useRouterState({
    select: ({ location }) => new URLSearchParams(location.searchStr).get('fault'),
  })
  return faults.find((one) => one === wanted) ?? 'no_birth_date'
}

type ShownProps = { readonly quality: Quality; readonly fault: Fault; readonly me: Reader }

function Shown({ quality, fault, me }: ShownProps): ReactElement {
  const t = useText()
  const { history } = useRouter()
  const usual = useRecordColumns()
  const wrong = useWrongNumberColumns()
  const isWrong = fault === 'wrong_number'
  const mayEdit = holds(me, changeRecords)
  return (
    <>
      <QueueTabs
        label={t('quality.faults')}
        currentId={fault}
        tabs={faults.map((id) => ({
          id,
          title: t(`quality.fault.${id}`),
          href: `/quality?fault=${id}`,
          count: quality.counts[id] ?? 0,
        }))}
      />
      <p className={classes.line}>{t(`quality.advice.${fault}`)}</p>
      <PagedTable
        label={t(`quality.fault.${fault}`)}
        queryKey={['records', 'quality', fault]}
        read={async (after, signal) => {
          const page = await get(pageAfter(RECORD_QUALITY_PATH, { fault }, after), qualityPage, signal)
          return page.ok ? { ok: true, value: { rows: page.value.records, next: page.value.next } } : page
        }}
        columns={isWrong ? [...usual.slice(0, 1), ...wrong, ...usual.slice(1, 3)] : usual}
        rowKey={({ id }) => id}
        onOpen={({ id }) => history.push(isWrong && mayEdit ? `/records/${id}/edit` : `/records/${id}`)}
        empty={{ title: t('quality.none.title'), line: t('quality.none.line') }}
      />
      <Refused refused={quality.refused} />
    </>
  )
}

/** Entries that the newest import of each list refused: they are missing from the records. */
function Refused({ refused }: { readonly refused: Quality['refused'] }): ReactElement | null {
  const t = useText()
  const faulty = refused.filter(({ rejected }) => rejected > 0)
  if (faulty.length === 0) return null
  return (
    <Panel title={t('quality.refused')}>
      <div className={classes.panelActions}>
        {faulty.map(({ importId, format, kind, endedAt, rejected }) => (
          <AppLink key={importId} href={`/imports?import=${importId}`}>
            {kind === null ? '' : `${t(`record.kind.${kind}`)} · `}
            {format.toUpperCase()} · <FormattedNumber value={rejected} numberingSystem="latn" /> ·{' '}
            <FormattedDate value={endedAt} dateStyle="medium" timeZone="UTC" numberingSystem="latn" />
          </AppLink>
        ))}
      </div>
    </Panel>
  )
}
