import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { get, post, putVersion } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { RECORDS_PATH, recordPath, writtenRecord } from '../contract/life.ts'
import { madeThing, recordProposalsPath } from '../contract/queues.ts'
import { type RecordView, recordView } from '../contract.ts'
import { RecordEditor } from './RecordEditor.tsx'
import type { Reader } from './reader.ts'
import {
  bodyFormOf,
  bodyOf,
  emptyBody,
  newTerms,
  type RecordForm,
  termsFormOf,
  termsOf,
} from './record-form.ts'

type Props = { readonly me: Reader }

/** A record that the reader's bureau did not have. */
export function NewRecordPage({ me }: Props): ReactElement {
  const t = useText()
  const { history } = useRouter()
  const queries = useQueryClient()
  const start: RecordForm = { kind: 'person', body: emptyBody, terms: newTerms, reason: '' }

  async function done(id: string): Promise<void> {
    await queries.invalidateQueries({ queryKey: ['records'] })
    history.push(`/records/${id}`)
  }

  return (
    <RecordEditor
      title={t('record.new')}
      line={t('record.new.line')}
      doLabel={t('record.new.do')}
      bureau={me.bureau.code}
      start={start}
      mode="new"
      work={({ kind, body, terms }) =>
        post(RECORDS_PATH, writtenRecord, {
          ...termsOf(terms),
          reference: terms.reference.trim(),
          body: bodyOf(kind, body),
        })
      }
      onDone={(id) => done(id).catch(reportError)}
      onCancel={() => history.back()}
    />
  )
}

type OneProps = Props & { readonly id: string; readonly mode: 'edit' | 'proposal' }

/** A record that is there: its owner changes it, anybody else who sees it proposes a correction. */
export function ChangeRecordPage({ id, me, mode }: OneProps): ReactElement {
  const t = useText()
  const query = useQuery({
    queryKey: ['record', id, 'to-change'],
    queryFn: ({ signal }) => get(recordPath(id), recordView, signal),
    // What is being typed must not be replaced by a later answer.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (query.data === undefined) return <Skeletons rows={8} />
  if (!query.data.ok)
    return <ErrorState problem={query.data.error} retry={() => query.refetch().catch(reportError)} />
  const { value } = query.data
  if (value.shown === 'core')
    return <EmptyState title={t('record.core.title')} line={t('record.core.line')} />
  return <Change record={value} me={me} mode={mode} />
}

type ChangeProps = Props & { readonly record: RecordView; readonly mode: 'edit' | 'proposal' }

function Change({ record, me, mode }: ChangeProps): ReactElement {
  const t = useText()
  const { history } = useRouter()
  const queries = useQueryClient()
  const { kind } = record
  const start: RecordForm = { kind, body: bodyFormOf(record.body), terms: termsFormOf(record), reason: '' }

  function write({ body, terms, reason }: RecordForm) {
    const said = reason.trim()
    if (mode === 'proposal')
      return post(recordProposalsPath(record.id), madeThing, {
        version: record.version,
        body: bodyOf(kind, body),
        reason: said,
      })
    return putVersion(recordPath(record.id), writtenRecord, record.version, {
      ...termsOf(terms),
      body: bodyOf(kind, body),
      reason: said === '' ? null : said,
    })
  }

  async function done(): Promise<void> {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['record', record.id] }),
      queries.invalidateQueries({ queryKey: ['records'] }),
    ])
    history.push(mode === 'proposal' ? '/upkeep?tab=proposals_sent' : `/records/${record.id}`)
  }

  return (
    <RecordEditor
      title={t(`record.${mode}.title`)}
      line={t(`record.${mode}.line`)}
      doLabel={t(`record.${mode}.do`)}
      bureau={me.bureau.code}
      start={start}
      mode={mode}
      work={write}
      onDone={() => done().catch(reportError)}
      onCancel={() => history.back()}
    />
  )
}
