import { IconArrowRight, IconUserCheck } from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { problemText } from '../../../kit/page/problem-text.ts'
import { CountryOrText } from '../../../kit/show/CountryOrText.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { Deadline } from '../../../kit/triage/Deadline.tsx'
import type { HitView } from '../contract.ts'
import { Compare } from './Compare.tsx'
import { Deeds } from './Deeds.tsx'
import classes from './hit.module.css'
import { clockOf, lookOf, titleOf } from './hit-words.ts'
import { RecordSide } from './RecordSide.tsx'
import { Earlier, Instant, Story } from './Story.tsx'
import type { Acting } from './use-acting.ts'

type Props = {
  readonly hit: HitView
  readonly acting: Acting
  /** In the preview the rest of the record and the other candidates are left for the page. */
  readonly isWhole: boolean
  /** The other candidates of the same check, on the page of who asked. */
  readonly candidates?: ReactNode
}

/** One hit: where it stands, both sides compared, what may be done, and what happened. */
export function HitWork({ hit, acting, isWhole, candidates }: Props): ReactElement {
  return (
    <article className={classes.work} data-whole={isWhole}>
      <Head hit={hit} isWhole={isWhole} />
      <Refused acting={acting} hit={hit} />
      <Answered hit={hit} />
      <Compare hit={hit} />
      <div className={classes.deedPlace}>
        <Deeds key={hit.id} hit={hit} acting={acting} />
      </div>
      {candidates}
      <div className={classes.lower}>
        <Story events={hit.events} />
        <div className={classes.lowerSide}>
          <Earlier earlier={hit.earlier} />
          {isWhole ? <RecordSide hit={hit} /> : null}
        </div>
      </div>
    </article>
  )
}

type HeadProps = { readonly hit: HitView; readonly isWhole: boolean }

function Head({ hit, isWhole }: HeadProps): ReactElement {
  const t = useText()
  const title = titleOf(hit)
  const shown = title === null ? t(`hit.kind.${hit.kind}`) : <NameText text={title} />
  const Title = isWhole ? 'h1' : 'h2'
  return (
    <header className={classes.head}>
      <div className={classes.headText}>
        <p className={classes.stateLine} data-state={lookOf(hit.state)}>
          <StateMark state={lookOf(hit.state)} size={20} silent />
          <strong>{t(`hit.state.${hit.state}`)}</strong>
          {hit.isHeld ? <span className={classes.held}>{t('hit.held')}</span> : null}
          <span className={classes.quiet}>{t(`hit.origin.${hit.origin}`)}</span>
        </p>
        <Title className={classes.title}>{shown}</Title>
        <p className={classes.line}>
          <span className={classes.way}>
            <bdi className={classes.mono}>{hit.asker}</bdi>
            <IconArrowRight size={14} className={classes.mirrored} role="img" aria-label={t('hit.asks')} />
            <bdi className={classes.mono}>{hit.owner}</bdi>
          </span>
          <CountryOrText code={hit.side === 'asker' ? hit.owner : hit.asker} />
          <span>{t(`purpose.${hit.purpose}`)}</span>
          {hit.record === null ? null : <bdi className={classes.mono}>{hit.record.reference}</bdi>}
          {isWhole ? null : <AppLink href={`/hits/${hit.id}`}>{t('hit.open')}</AppLink>}
        </p>
      </div>
      <Clocks hit={hit} />
    </header>
  )
}

/** The reader's own clock, and the one of the owner's answer where that is another. */
function Clocks({ hit }: { readonly hit: HitView }): ReactElement {
  const t = useText()
  const own = clockOf(hit)
  // Until the owner answers, whoever asked waits by the owner's clock.
  const isWaiting = hit.verdict === null && hit.side === 'asker' && hit.ownDueAt === hit.dueAt
  const isOwners = hit.ownDueAt !== null && hit.ownDueAt !== hit.dueAt && hit.verdict === null
  return (
    <dl className={classes.clocks}>
      <div>
        <dt>{t('hit.raised_at')}</dt>
        <dd>
          <Instant at={hit.raisedAt} />
        </dd>
      </div>
      {own === null ? null : (
        <div>
          <dt>{t(hit.ownDueAt === null || isWaiting ? 'hit.clock.owner' : 'hit.clock.own')}</dt>
          <dd>
            <Deadline {...own} />
          </dd>
        </div>
      )}
      {isOwners ? (
        <div>
          <dt>{t('hit.clock.owner')}</dt>
          <dd>
            <Deadline startedAt={hit.raisedAt} dueAt={hit.dueAt} />
          </dd>
        </div>
      ) : null}
      {hit.claim === null ? null : (
        <div>
          <dt>{t('hit.claimed_by')}</dt>
          <dd className={classes.claim}>
            <IconUserCheck size={14} aria-hidden />
            <bdi>{hit.claim.isMine ? t('hit.claim.mine') : (hit.claim.name ?? '–')}</bdi>
          </dd>
        </div>
      )}
    </dl>
  )
}

/** What the other side said, where it cannot be overlooked: the owner's verdict, what was seen, what was done. */
function Answered({ hit }: { readonly hit: HitView }): ReactElement | null {
  const t = useText()
  const { verdict, compared, outcome } = hit
  if (verdict === null && compared === null && outcome === null) return null
  return (
    <ul className={classes.answered} role="status">
      {verdict === null ? null : (
        <li data-state={lookOf(verdict.word)}>
          <StateMark state={lookOf(verdict.word)} size={28} silent />
          <span className={classes.answerText}>
            <strong className={classes.answerWord}>{t(`hit.verdict.${verdict.word}`)}</strong>
            <span>
              {t(`hit.reason.${verdict.reason}`)} · <bdi className={classes.mono}>{hit.desk}</bdi>{' '}
              <Instant at={verdict.at} />
            </span>
            <span className={classes.advice}>{t(`hit.advice.${verdict.word}`)}</span>
          </span>
        </li>
      )}
      {compared === null ? null : (
        <li data-state="not_asked">
          <span className={classes.answerText}>
            <strong>{t(`hit.compared.${compared.word}`)}</strong>
            <span>
              <bdi className={classes.mono}>{hit.asker}</bdi> <Instant at={compared.at} />
            </span>
          </span>
        </li>
      )}
      {outcome === null ? null : (
        <li data-state="not_asked">
          <span className={classes.answerText}>
            <strong>
              {t('hit.outcome')}: {t(`hit.outcome.${outcome.word}`)}
            </strong>
            <Instant at={outcome.at} />
          </span>
        </li>
      )}
    </ul>
  )
}

/** Refusals that a reader of any language must understand. */
const refusals = [
  'hit_moved_on',
  'undo_too_late',
  'claimed_by_other',
  'not_your_part',
  'nothing_to_release',
] as const

function Refused({ acting: { refused }, hit }: { readonly acting: Acting; readonly hit: HitView }) {
  const t = useText()
  if (refused === null || refused.hit.id !== hit.id) return null
  const said = problemText(refused.problem)
  const code = refusals.find((known) => known === refused.problem.code)
  return (
    <p className={classes.refused} role="alert" data-state="not_answered">
      <strong>{t('hit.refused')}</strong>{' '}
      {code === undefined ? refused.problem.detail || t(said.line) : t(`hit.refused.${code}`)}
    </p>
  )
}
