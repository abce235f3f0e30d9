import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useMemo } from 'react'
import type { z } from 'zod'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import type { Problem } from '../../../kit/problem.ts'
import { PersonName } from '../../../kit/show/PersonName.tsx'
import { recordPath } from '../contract/life.ts'
import { type RecordView, recordView } from '../contract.ts'
import { changeRecords } from '../policy.ts'
import { EnvelopePanel, HandlingFacts, VersionsPanel } from './EnvelopePanel.tsx'
import { JudgementsPanel } from './JudgementsPanel.tsx'
import { LifePanel } from './LifePanel.tsx'
import { RecordBodyPanels } from './RecordBodyPanels.tsx'
import { holds, type Reader, receiptsPage } from './reader.ts'
import { headingOf } from './record-words.ts'
import classes from './records.module.css'
import { Lifeline, Notice, Standing } from './Standing.tsx'

/** All of one record. What is not there and what is not for the reader are one answer. */
export function RecordPage({ id, me }: { readonly id: string; readonly me: Reader }): ReactElement {
  const t = useText()
  const query = useQuery({
    queryKey: ['record', id],
    queryFn: ({ signal }) => get(recordPath(id), recordView, signal),
  })
  const retry = (): void => {
    query.refetch().catch(reportError)
  }
  if (query.data?.ok === true) {
    const { value } = query.data
    return value.shown === 'core' ? <Core record={value} /> : <Shown record={value} me={me} />
  }
  return (
    <>
      <h1 className="visually-hidden">{t('record.page')}</h1>
      {query.data === undefined ? (
        <Skeletons rows={8} />
      ) : (
        <Missing id={id} me={me} problem={query.data.error} onRetry={retry} />
      )}
    </>
  )
}

type MissingProps = {
  readonly id: string
  readonly me: Reader
  readonly problem: Problem
  readonly onRetry: () => void
}

/**
 * An address that is no record's is answered like a record that is not for the reader. Whether it was the bureau's own and is
 * deleted is asked by hand, so that looking in vain is one refusal in the journal and not two.
 */
function Missing({ id, me, problem, onRetry }: MissingProps): ReactElement {
  const t = useText()
  if (problem.status !== 404 && problem.code !== 'malformed')
    return <ErrorState problem={problem} retry={onRetry} />
  return (
    <EmptyState
      title={t('record.not_here.title')}
      line={t('record.not_here.line')}
      action={
        <>
          {holds(me, changeRecords) ? (
            <AppLink href={receiptsPage(id)} className={classes.back}>
              {t('record.not_here.receipts')}
            </AppLink>
          ) : null}
          <AppLink href="/" className={classes.back}>
            {t('record.not_here.check')}
          </AppLink>
        </>
      }
    />
  )
}

type CoreView = Extract<z.infer<typeof recordView>, { shown: 'core' }>

/** Its owner shows the rest on a hit alone. */
function Core({ record }: { readonly record: CoreView }): ReactElement {
  const t = useText()
  return (
    <article className={classes.record}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('record.core.title')}</h1>
        <p className={classes.line}>
          <strong>{t(`record.kind.${record.kind}`)}</strong>
          <bdi className={classes.mono}>{record.owner}</bdi>
        </p>
      </header>
      <Standing record={record} />
      <Notice state="restricted" title={t('record.core.only')}>
        {t('record.core.line')}
      </Notice>
      <Panel title={t('record.handling')}>
        <dl className={classes.facts}>
          <HandlingFacts record={record} />
        </dl>
      </Panel>
    </article>
  )
}

type ShownProps = { readonly record: RecordView; readonly me: Reader }

function Shown({ record, me }: ShownProps): ReactElement {
  const t = useText()
  const { own, primary } = useMemo(() => headingOf(record.body), [record])
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
      <Standing record={record} />
      <Lifeline record={record} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <RecordBodyPanels body={record.body} />
          <JudgementsPanel record={record} me={me} />
        </div>
        <div className={classes.column}>
          <LifePanel record={record} me={me} />
          <EnvelopePanel record={record} />
          <VersionsPanel versions={record.versions} />
        </div>
      </div>
    </article>
  )
}
