import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useMemo } from 'react'
import { FormattedDate } from 'react-intl'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { PersonName } from '../../../kit/show/PersonName.tsx'
import { type RecordView, recordPath, recordView } from '../contract.ts'
import { EnvelopePanel, VersionsPanel } from './EnvelopePanel.tsx'
import { RecordBodyPanels } from './RecordBodyPanels.tsx'
import { titleOf } from './record-words.ts'
import classes from './records.module.css'

/** All of one record. What is not there and what is not for the reader are one answer. */
export function RecordPage({ id }: { readonly id: string }): ReactElement {
  const t = useText()
  const query = useQuery({
    queryKey: ['record', id],
    queryFn: ({ signal }) => get(recordPath(id), recordView, signal),
  })
  const retry = (): void => {
    query.refetch().catch(reportError)
  }
  if (query.data === undefined) return <Skeletons rows={8} />
  if (query.data.ok) return <Shown record={query.data.value} />
  const { error } = query.data
  if (error.status !== 404 && error.code !== 'malformed') return <ErrorState problem={error} retry={retry} />
  return (
    <>
      <h1 className="visually-hidden">{t('record.page')}</h1>
      <EmptyState
        title={t('record.not_here.title')}
        line={t('record.not_here.line')}
        action={<AppLink href="/">{t('record.not_here.check')}</AppLink>}
      />
    </>
  )
}

function Shown({ record }: { readonly record: RecordView }): ReactElement {
  const t = useText()
  const { own, primary } = useMemo(() => titleOf(record.body.names), [record])
  return (
    <article className={classes.record}>
      <header className={classes.head}>
        <h1 className={classes.title}>
          <PersonName text={own} transliteration={primary} size="title" />
        </h1>
        <p className={classes.line}>
          <strong>{t(`record.kind.${record.kind}`)}</strong>
          <bdi className={classes.mono}>{record.owner}</bdi>
          <span>{t(`record.source.${record.source}`)}</span>
          <bdi className={classes.mono}>{record.reference}</bdi>
        </p>
      </header>
      {record.status === 'withdrawn' ? (
        <p className={classes.withdrawn} data-state="restricted" role="note">
          <strong>{t('record.withdrawn')}</strong> {t('record.withdrawn_line')}{' '}
          <FormattedDate value={record.updatedAt} dateStyle="medium" timeZone="UTC" numberingSystem="latn" />
        </p>
      ) : null}
      <div className={classes.columns}>
        <div className={classes.column}>
          <RecordBodyPanels body={record.body} />
        </div>
        <div className={classes.column}>
          <EnvelopePanel record={record} />
          <VersionsPanel versions={record.versions} />
        </div>
      </div>
    </article>
  )
}
