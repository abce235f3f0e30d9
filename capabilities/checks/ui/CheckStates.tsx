import { Skeleton } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { useLanguage, useText } from '../../../kit/i18n.tsx'
import { Kbd } from '../../../kit/page/chips.tsx'
import { problemText } from '../../../kit/page/problem-text.ts'
import type { Problem } from '../../../kit/problem.ts'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import type { CheckAnswer } from '../contract.ts'
import classes from './check.module.css'

/** Invented: what the box recognises, one of each. */
const examples = [
  { kind: 'name', text: 'Ilja Vornicescu' },
  { kind: 'name_year', text: 'وليد الصفراني 1979' },
  { kind: 'document', text: 'PX4471902' },
  { kind: 'imo', text: 'IMO 9074729' },
  { kind: 'zone', text: 'P<UTOERIKSSON<<ANNA…' },
] as const

/** Before the first question: what can be typed, and that nobody needs a mouse. */
export function FirstUse(): ReactElement {
  const t = useText()
  return (
    <section className={classes.first} aria-label={t('check.first.title')}>
      <h2 className={classes.firstTitle}>{t('check.first.title')}</h2>
      <dl className={classes.examples}>
        {examples.map(({ kind, text }) => (
          <div key={kind} className={classes.example}>
            <dt>{t(`check.first.${kind}`)}</dt>
            <dd>
              <bdi className={classes.mono}>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p className={classes.quiet}>{t('check.first.invented')}</p>
      <ul className={classes.keys}>
        <KeyLine keys="j k">{t('check.first.move')}</KeyLine>
        <KeyLine keys="↵">{t('check.first.open')}</KeyLine>
        <KeyLine keys="Esc">{t('check.command.back')}</KeyLine>
      </ul>
    </section>
  )
}

function KeyLine({ keys, children }: { readonly keys: string; readonly children: ReactNode }): ReactElement {
  return (
    <li>
      <Kbd keys={keys} /> {children}
    </li>
  )
}

/** Drawn only when the answer takes longer than the eye notices; keeps the place of the answer. */
export function Sending(): ReactElement {
  const t = useText()
  return (
    <div className={classes.sending} role="status">
      <span className="visually-hidden">{t('check.sending')}</span>
      <div className={classes.sendingBanner} aria-hidden>
        <Skeleton height={60} width={60} radius="sm" />
        <div className={classes.sendingText}>
          <Skeleton height={36} width="12rem" />
          <Skeleton height={16} width="min(28rem, 70%)" />
        </div>
      </div>
      <div className={classes.sendingRows} aria-hidden>
        <Skeleton height={64} />
        <Skeleton height={64} />
      </div>
    </div>
  )
}

/** Problems for which this page says what to do in the reader's language; others come with the server's own words. */
const known = [
  'offline',
  'timed_out',
  'not_allowed',
  'purpose_missing',
  'nothing_asked',
  'text_too_long',
  'text_damaged',
  'not_one_zone',
  'not_a_date',
  'not_a_country',
  'malformed',
  'broken',
  'too_large',
  'list_empty',
  'list_not_text',
  'list_quote_open',
  'list_several_sheets',
  'list_sheet_broken',
  'list_too_long',
  'list_stopped',
  'too_many_lists',
] as const

/** Problems of which the server says besides where: a line, a sheet. */
const placed: readonly string[] = ['list_quote_open', 'list_several_sheets', 'list_sheet_broken']

/** What stands between us and the server answers in words of its own, or in none. */
function brokenOf({ code, status }: Problem): 'broken' | null {
  return status >= 500 || (code === 'unreadable_answer' && status < 400) ? 'broken' : null
}

type RefusedProps = { readonly problem: Problem; readonly onRetry: () => void }

/** It was not checked. That must never look like "no hit". */
export function Refused({ problem, onRetry }: RefusedProps): ReactElement {
  const t = useText()
  const code = known.find((mine) => mine === problem.code) ?? brokenOf(problem)
  const { language } = useLanguage()
  // The server's own words, which are English, say the same and where.
  const isSaid = code === null || (language === 'en' && placed.includes(code))
  const line = isSaid ? problem.detail || t(problemText(problem).line) : t(`check.refused.${code}`)
  return (
    <section className={classes.refused} role="alert" data-state="not_answered">
      <StateMark state="not_answered" size={60} silent />
      <div>
        <h2 className={classes.refusedTitle}>{t('check.not_checked')}</h2>
        <p className={classes.refusedLine}>{line}</p>
        {placed.includes(problem.code) && line !== problem.detail ? (
          <p className={classes.refusedLine} lang="en" dir="ltr">
            {problem.detail}
          </p>
        ) : null}
        <p className={classes.code}>
          {problem.status === 0 ? problem.code : `${problem.status} ${problem.code}`}
        </p>
      </div>
      <button type="button" className={classes.again} onClick={onRetry}>
        {t('check.again')}
      </button>
    </section>
  )
}

/** How the answer came about, for whoever has to explain it later. */
export function AnswerFoot({ answer }: { readonly answer: CheckAnswer }): ReactElement {
  const t = useText()
  const { id, tookMs, versions, purpose, mode } = answer
  return (
    <footer className={classes.foot}>
      <span>{t(`purpose.${purpose}`)}</span>
      <span>{t(`check.mode.${mode}`)}</span>
      <span>{t('check.took', { ms: Math.ceil(tookMs) })}</span>
      <span>
        {t('check.normaliser')} <bdi className={classes.mono}>{versions.normaliser}</bdi>
      </span>
      <span>
        {t('check.scorer')} <bdi className={classes.mono}>{versions.scorer}</bdi>
      </span>
      <span>
        {t('check.id')} <bdi className={classes.mono}>{id}</bdi>
      </span>
    </footer>
  )
}
