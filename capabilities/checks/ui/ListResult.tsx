import { type ReactElement, useRef, useState } from 'react'
import { FormattedNumber } from 'react-intl'
import { useText } from '../../../kit/i18n.tsx'
import { PartialDateText } from '../../../kit/show/PartialDateText.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { QueueList } from '../../../kit/triage/QueueList.tsx'
import { readDate, stateOf } from './answer.ts'
import type { HitOf } from './CandidateHit.tsx'
import { Candidates } from './Candidates.tsx'
import classes from './list-check.module.css'
import { type ListRow, loudest, type Part, parts } from './list-rows.ts'
import type { ListState } from './use-list.ts'

type Props = { readonly state: ListState; readonly hitOf: HitOf }

const ROW_PX = 36

function lookOf(part: Part) {
  return part === 'unreadable' ? ('not_asked' as const) : stateOf(part)
}

/** The lines by what they met. The list takes the keys; the line that is chosen opens below it. */
export function ListResult({ state, hitOf }: Props): ReactElement {
  const t = useText()
  const [chosen, setChosen] = useState<Part | null>(null)
  const [currentId, setCurrentId] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const part = chosen ?? loudest(state.counts)
  const rows = state.rows.filter(({ outcome }) => outcome === part)
  const current = rows.find(({ id }) => id === currentId) ?? rows[0]
  return (
    <>
      <fieldset className={classes.parts}>
        <legend className="visually-hidden">{t('list_check.parts')}</legend>
        {parts.map((one) => (
          <button
            key={one}
            type="button"
            className={classes.part}
            data-state={lookOf(one)}
            aria-pressed={one === part}
            onClick={() => setChosen(one)}
          >
            <StateMark state={lookOf(one)} silent />
            {t(`list_check.part.${one}`)}
            <strong>
              <FormattedNumber value={state.counts[one]} numberingSystem="latn" />
            </strong>
          </button>
        ))}
      </fieldset>
      {rows.length === 0 ? (
        <p className={classes.quiet}>
          {t(part === 'no_hit' && state.step === 'running' ? 'list_check.quiet_later' : 'list_check.none')}
        </p>
      ) : (
        <div className={classes.list}>
          <QueueList
            label={t(`list_check.part.${part}`)}
            rows={rows}
            currentId={current?.id ?? null}
            onCurrent={setCurrentId}
            onOpen={() => list.current?.querySelector('a')?.focus()}
            opensAtOnce={false}
            line={(row) => <Line row={row} />}
            rowHeight={ROW_PX}
            onNearEnd={() => undefined}
            listKey={part}
          />
        </div>
      )}
      {current?.check === null || current === undefined ? null : (
        <section className={classes.opened} aria-label={t('list_check.opened', { line: current.line })}>
          <h2 className={classes.openedTitle}>{t('list_check.opened', { line: current.line })}</h2>
          {current.check.candidates.length === 0 ? (
            <p className={classes.quiet}>{t('check.advice.no_hit')}</p>
          ) : (
            <Candidates key={current.check.id} answer={current.check} list={list} hitOf={hitOf} />
          )}
        </section>
      )}
    </>
  )
}

/** Faults that this page words in the reader's language. */
const faults = [
  'nothing_asked',
  'text_too_long',
  'text_damaged',
  'not_one_zone',
  'not_a_date',
  'not_a_country',
] as const

function Line({ row }: { readonly row: ListRow }): ReactElement {
  const t = useText()
  const { line, what, born, check, fault, outcome } = row
  const date = born === null ? null : readDate(born)
  return (
    <span className={classes.line}>
      <span className={classes.lineNumber}>{line}</span>
      <StateMark state={lookOf(outcome)} />
      <span className={classes.what}>
        {fault === null ? <NameText text={what} /> : <FaultText fault={fault} />}
      </span>
      {date === null ? null : (
        <span className={classes.quiet}>
          <PartialDateText date={date} />
        </span>
      )}
      {check === null || check.candidates.length === 0 ? null : (
        <span className={classes.quiet}>{t('list_check.records', { count: check.candidates.length })}</span>
      )}
    </span>
  )
}

function FaultText({ fault }: { readonly fault: NonNullable<ListRow['fault']> }): ReactElement {
  const t = useText()
  const kind = faults.find((one) => one === fault.kind)
  return <>{kind === undefined ? fault.detail : t(`check.refused.${kind}`)}</>
}
