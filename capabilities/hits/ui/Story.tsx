import type { ReactElement } from 'react'
import { FormattedDate, FormattedTime } from 'react-intl'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import type { HitEvent, HitView } from '../contract.ts'
import { allReasons, outcomes, verdicts } from '../hit.ts'
import classes from './story.module.css'

/** What happened, oldest first, with who and when; a page reads it like a log. */
export function Story({ events }: { readonly events: readonly HitEvent[] }): ReactElement {
  const t = useText()
  return (
    <Panel title={t('hit.story')}>
      <ol className={classes.story}>
        {events.map((event) => (
          <Line key={event.id} event={event} />
        ))}
      </ol>
    </Panel>
  )
}

function Line({ event }: { readonly event: HitEvent }): ReactElement {
  const t = useText()
  const { at, bureau, by, what, note } = event
  return (
    <li className={classes.storyLine}>
      <Instant at={at} />
      <span className={classes.storyWhat}>
        <span>{t(`hit.event.${what}`)}</span>
        <Words event={event} />
        {note === null ? null : (
          <bdi className={classes.note} dir="auto">
            {note}
          </bdi>
        )}
      </span>
      <span className={classes.storyWho}>
        <bdi className={classes.mono}>{bureau}</bdi>
        {by?.name == null ? null : <bdi>{by.name}</bdi>}
      </span>
    </li>
  )
}

/** Verdict, comparison or outcome, and its reason; a word that this page does not know stands as it came. */
function Words({ event: { word, reason } }: { readonly event: HitEvent }): ReactElement | null {
  const t = useText()
  const verdict = verdicts.find((known) => known === word)
  const outcome = outcomes.find((known) => known === word)
  const why = allReasons.find((known) => known === reason)
  if (word === null) return null
  return (
    <strong>
      {verdict === undefined ? null : t(`hit.verdict.${verdict}`)}
      {outcome === undefined ? null : t(`hit.outcome.${outcome}`)}
      {word === 'identical' ? t('hit.compared.identical') : null}
      {why === undefined ? null : <span className={classes.reason}> · {t(`hit.reason.${why}`)}</span>}
    </strong>
  )
}

/** Day and time in UTC, which two bureaus share. */
export function Instant({ at }: { readonly at: string }): ReactElement {
  return (
    <time dateTime={at} className={classes.instant}>
      <FormattedDate value={at} day="2-digit" month="short" timeZone="UTC" numberingSystem="latn" />{' '}
      <FormattedTime
        value={at}
        hour="2-digit"
        minute="2-digit"
        second="2-digit"
        hour12={false}
        timeZone="UTC"
        numberingSystem="latn"
      />
    </time>
  )
}

/** What was decided before on the same record. */
export function Earlier({ earlier }: { readonly earlier: HitView['earlier'] }): ReactElement | null {
  const t = useText()
  if (earlier.length === 0) return null
  return (
    <Panel title={t('hit.earlier')}>
      <ul className={classes.story}>
        {earlier.map(({ id, raisedAt, asker, verdict, isSameQuestion }) => (
          <li key={id} className={classes.storyLine}>
            <Instant at={raisedAt} />
            <span className={classes.storyWhat}>
              <AppLink href={`/hits/${id}`}>{t(`hit.verdict.${verdict.word}`)}</AppLink>
              <span className={classes.reason}>{t(`hit.reason.${verdict.reason}`)}</span>
              {isSameQuestion ? <span className={classes.same}>{t('hit.same_question')}</span> : null}
            </span>
            <span className={classes.storyWho}>
              <bdi className={classes.mono}>{asker}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
