import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { PageHeader, Panel } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { type IncidentView, incidentPath, incidentView } from '../contract/incidents.ts'
import { incidentStates } from '../incident.ts'
import { IncidentWork } from './IncidentWork.tsx'
import { Missing } from './Missing.tsx'
import classes from './rights.module.css'
import { SeverityTag } from './SeverityTag.tsx'
import { Timeline, type TimelineStep } from './Timeline.tsx'
import { Day, Due, Fact, Moment } from './words.tsx'

/** One incident, as far as it concerns the reader's bureau. */
export function IncidentPage({ id }: { readonly id: string }): ReactElement {
  const t = useText()
  const client = useQueryClient()
  const query = useQuery({
    queryKey: ['incidents', 'one', id],
    queryFn: ({ signal }) => get(incidentPath(id), incidentView, signal),
    refetchOnWindowFocus: false,
  })
  const changed = (): Promise<void> => client.invalidateQueries({ queryKey: ['incidents'] })
  if (query.data?.ok === true) return <Shown incident={query.data.value} onChanged={changed} />
  return (
    <>
      <h1 className="visually-hidden">{t('incident.one')}</h1>
      {query.data === undefined ? (
        <Skeletons rows={8} />
      ) : (
        <Missing problem={query.data.error} onRetry={() => query.refetch().catch(reportError)} />
      )}
    </>
  )
}

type IncidentProps = { readonly incident: IncidentView; readonly onChanged: () => Promise<void> }

function Shown({ incident, onChanged }: IncidentProps): ReactElement {
  const t = useText()
  return (
    <article className={classes.page}>
      <PageHeader
        title={t(`incident.kind.${incident.kind}`)}
        line={
          <span className={classes.due}>
            <SeverityTag severity={incident.severity} />
            <span>{t(`incident.state.${incident.state}`)}</span>
            {incident.dueAt === null ? null : (
              <Due since={incident.detectedAt} dueAt={incident.dueAt} withDay />
            )}
          </span>
        }
      />
      <IncidentWork key={incident.state} incident={incident} onChanged={onChanged} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <What incident={incident} />
          <Sources incident={incident} />
          <Measures incident={incident} />
        </div>
        <Panel title={t('rights.way')}>
          <Timeline steps={useSteps(incident)} />
        </Panel>
      </div>
    </article>
  )
}

type PartProps = Pick<IncidentProps, 'incident'>

function What({ incident }: PartProps): ReactElement {
  const t = useText()
  const { part, bureau, detectedAt, reportedAt, isReportedLate, description, message, end } = incident
  return (
    <Panel title={t('incident.what')}>
      <dl className={classes.facts}>
        {description === null ? null : (
          <Fact name={t('incident.description')}>
            <div className={classes.quote} dir="auto">
              {description}
            </div>
          </Fact>
        )}
        {message === null ? null : (
          <Fact name={t(part === 'source' ? 'incident.message' : 'incident.message_sent')}>
            <div className={classes.quote} dir="auto">
              {message}
            </div>
          </Fact>
        )}
        {bureau === null ? null : (
          <Fact name={t('incident.bureau')}>
            <bdi>{bureau}</bdi>
          </Fact>
        )}
        <Fact name={t('incident.detected')}>
          <Moment at={detectedAt} />
        </Fact>
        {reportedAt === null ? null : (
          <Fact name={t('incident.reported_at')}>
            <Moment at={reportedAt} />
            {isReportedLate === true ? (
              <span className={classes.late} data-state="hit">
                {' '}
                {t('incident.was_late')}
              </span>
            ) : null}
          </Fact>
        )}
        {end === null ? null : <Fact name={t('incident.end')}>{t(`incident.end.${end}`)}</Fact>}
      </dl>
    </Panel>
  )
}

function Sources({ incident: { sources } }: PartProps): ReactElement | null {
  const t = useText()
  if (sources.length === 0) return null
  return (
    <Panel title={t('incident.sources')}>
      <ul className={classes.list}>
        {sources.map(({ bureau, records, informedAt, acknowledgedAt }) => (
          <li key={bureau} className={classes.row}>
            <div className={classes.rowHead}>
              <strong>
                <bdi>{bureau}</bdi>
              </strong>
              <span className={classes.quiet}>
                {acknowledgedAt === null ? (
                  t(informedAt === null ? 'incident.not_told' : 'incident.told')
                ) : (
                  <>
                    {t('rights.confirmed')} <Day at={acknowledgedAt} />
                  </>
                )}
              </span>
            </div>
            {records.length === 0 ? null : (
              <p>
                {records.map((id, place) => (
                  <span key={id}>
                    <AppLink href={`/records/${id}`} className={classes.link}>
                      {t('rights.own.record', { number: place + 1 })}
                    </AppLink>{' '}
                  </span>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Measures({ incident: { measures } }: PartProps): ReactElement | null {
  const t = useText()
  if (measures.length === 0) return null
  return (
    <Panel title={t('incident.measures')}>
      <ul className={classes.list}>
        {measures.map(({ id, at, bureau, text }) => (
          <li key={id} className={classes.row}>
            <p className={classes.quote} dir="auto">
              {text}
            </p>
            <p className={classes.quiet}>
              <Moment at={at} /> · <bdi>{bureau}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function useSteps({ steps, state, detectedAt, reportedAt }: IncidentView): readonly TimelineStep[] {
  const t = useText()
  // A bureau that was told is not told when it was reported.
  const name = t(reportedAt === null ? 'incident.detected' : 'incident.state.reported')
  const reported = { id: 'reported', name, who: null, at: reportedAt ?? detectedAt }
  const done = steps.map(({ state: reached, at, name, text }) => ({
    ...{ id: reached, name: t(`incident.state.${reached}`), at, who: name, text },
  }))
  const taken = new Set<string>(['reported', ...steps.map((step) => step.state)])
  const ahead = state === 'closed' ? [] : incidentStates.filter((one) => !taken.has(one))
  return [
    reported,
    ...done,
    ...ahead.map((one) => ({ id: one, name: t(`incident.state.${one}`), at: null, who: null })),
  ]
}
