import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { FormattedDate } from 'react-intl'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { EmptyState, ErrorState } from '../../../kit/page/EmptyState.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { thresholds } from '../anomaly.ts'
import { type AnomalyView, anomalyList, JOURNAL_ANOMALIES_PATH } from '../contract.ts'
import { addressFor, noFilter } from './act-words.ts'
import classes from './journal.module.css'

const limits = {
  night_burst: { limit: thresholds.nightChecks, from: thresholds.nightFromHour, to: thresholds.nightToHour },
  no_hit_names: { limit: thresholds.noHitNames },
  read_without_check: { limit: thresholds.readsWithoutCheck, minutes: thresholds.minutesBefore },
  refused_run: { limit: thresholds.refusals, minutes: thresholds.refusalMinutes },
} as const

/** What was unlike the usual work of the last seven days. Each is a question, with its rule beside it. */
export function Anomalies(): ReactElement {
  const t = useText()
  const { data, refetch } = useQuery({
    queryKey: ['journal', 'anomalies'],
    queryFn: ({ signal }) => get(JOURNAL_ANOMALIES_PATH, anomalyList, signal),
    refetchOnWindowFocus: false,
  })
  if (data === undefined) return <Skeletons rows={4} />
  if (!data.ok) return <ErrorState problem={data.error} retry={() => refetch().catch(reportError)} />
  const { anomalies } = data.value
  if (anomalies.length === 0)
    return <EmptyState title={t('journal.anomaly.none.title')} line={t('journal.anomaly.none.line')} />
  return (
    <>
      <p className={classes.count}>{t('journal.anomaly.line')}</p>
      <ol className={classes.cards} aria-label={t('journal.tab.anomalies')}>
        {anomalies.map((found) => (
          <li key={`${found.rule} ${found.actor.id} ${found.from}`} className={classes.card}>
            <AnomalyCard found={found} />
          </li>
        ))}
      </ol>
    </>
  )
}

function AnomalyCard({ found }: { readonly found: AnomalyView }): ReactElement {
  const t = useText()
  const { rule, actor, count, from } = found
  const acts = addressFor({
    ...noFilter,
    actor: actor.id,
    outcome: rule === 'refused_run' ? 'refused' : null,
  })
  return (
    <>
      <h2 className={classes.cardTitle}>{t(`journal.anomaly.${rule}`, { count })}</h2>
      <p className={classes.cardLine}>
        <bdi>{actor.name ?? t('journal.who.gone')}</bdi> <bdi className={classes.mono}>{actor.bureau}</bdi>{' '}
        <FormattedDate
          value={from}
          dateStyle="medium"
          timeStyle="short"
          hour12={false}
          numberingSystem="latn"
        />
      </p>
      <p className={classes.quiet}>{t(`journal.anomaly.${rule}.rule`, limits[rule])}</p>
      <AppLink href={acts}>{t('journal.anomaly.look')}</AppLink>
    </>
  )
}
