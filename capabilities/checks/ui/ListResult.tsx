import { useMediaQuery } from '@mantine/hooks'
import { type ReactElement, type RefObject, useRef } from 'react'
import { FormattedNumber } from 'react-intl'
import { isNamedKind } from '../../../kernel/record-kind.ts'
import { useText } from '../../../kit/i18n.tsx'
import { IdentifierText } from '../../../kit/show/Identifier.tsx'
import { PartialDateText } from '../../../kit/show/PartialDateText.tsx'
import { directionOfText, NameText } from '../../../kit/show/PersonName.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import { QueueList } from '../../../kit/triage/QueueList.tsx'
import type { CheckAnswer } from '../contract.ts'
import { headlineOf, readDate, stateOf } from './answer.ts'
import type { HitOf } from './CandidateHit.tsx'
import { Candidates } from './Candidates.tsx'
import classes from './list-check.module.css'
import { type ListRow, loudest, type Part, parts } from './list-rows.ts'
import type { ListState } from './list-sitting.ts'
import { ReportedAs } from './ReportedAs.tsx'

type Props = {
  readonly state: ListState
  readonly hitOf: HitOf
  /** Kept with the list, so that coming back from a record finds the line again. */
  readonly onChoose: (look: Pick<ListState, 'part' | 'rowId'>) => void
}

const ROW_PX = 36
/** On a phone what was asked beside the name has a line of its own, and so has what was found. */
const TALL_ROW_PX = 56
const TALLEST_ROW_PX = 76
const PHONE = '(width < 48rem)'

function tallRowOf(part: Part): number {
  return part === 'hit' || part === 'possible' ? TALLEST_ROW_PX : TALL_ROW_PX
}

function lookOf(part: Part) {
  return part === 'unreadable' ? ('not_asked' as const) : stateOf(part)
}

/** The lines by what they met. The list takes the keys; the line that is chosen opens below it. */
export function ListResult({ state, hitOf, onChoose }: Props): ReactElement {
  const t = useText()
  const list = useRef<HTMLOListElement>(null)
  const isPhone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false })
  const part = state.part ?? loudest(state.counts)
  const rows = state.rows.filter(({ outcome }) => outcome === part)
  const current = rows.find(({ id }) => id === state.rowId) ?? rows[0]
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
            onClick={() => onChoose({ part: one, rowId: null })}
          >
            <StateMark state={lookOf(one)} silent />
            {t(`list_check.part.${one}`)}
            <strong data-none={state.counts[one] === 0}>
              <FormattedNumber value={state.counts[one]} numberingSystem="latn" />
            </strong>
          </button>
        ))}
      </fieldset>
      {rows.length === 0 ? (
        <p className={classes.quiet}>{t('list_check.none')}</p>
      ) : (
        <div className={classes.list}>
          <QueueList
            label={t(`list_check.part.${part}`)}
            rows={rows}
            currentId={current?.id ?? null}
            onCurrent={(rowId) => onChoose({ part, rowId })}
            onOpen={() => list.current?.querySelector('a')?.focus()}
            opensAtOnce={false}
            line={(row) => <Line row={row} />}
            rowHeight={isPhone ? tallRowOf(part) : ROW_PX}
            onNearEnd={() => undefined}
            listKey={part}
          />
        </div>
      )}
      <p className={classes.printed}>{t('list_check.print')}</p>
      {current === undefined ? null : <Opened row={current} list={list} hitOf={hitOf} />}
    </>
  )
}

type OpenedProps = {
  readonly row: ListRow
  readonly list: RefObject<HTMLOListElement | null>
  readonly hitOf: HitOf
}

/** What there is to say of a line beyond its row; nothing of one that met nothing. */
function Opened({ row: { line, check, text, fault }, list, hitOf }: OpenedProps): ReactElement | null {
  const t = useText()
  if (check === null && fault === null) return null
  return (
    <section className={classes.opened} aria-label={t('list_check.opened', { line })}>
      <h2 className={classes.openedTitle}>{t('list_check.opened', { line })}</h2>
      {fault === null ? null : (
        <>
          <p className={classes.sent}>
            <NameText text={text ?? ''} />
          </p>
          <p className={classes.quiet}>
            <FaultText fault={fault} />
          </p>
        </>
      )}
      {check?.candidates.length === 0 ? (
        <p className={classes.quiet}>
          {t(check.outcome === 'incomplete' ? 'check.advice.incomplete' : 'check.advice.no_hit')}
        </p>
      ) : null}
      {check === null || check.candidates.length === 0 ? null : (
        <Candidates key={check.id} answer={check} list={list} hitOf={hitOf} />
      )}
    </section>
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
  const { line, name, born, document, check, text, fault, outcome } = row
  const date = born === null ? null : readDate(born)
  const called = name ?? text
  return (
    <span className={classes.line}>
      <span className={classes.lineNumber}>{line}</span>
      <StateMark state={lookOf(outcome)} />
      <span className={classes.what}>
        <span dir={called === null ? 'ltr' : directionOfText(called)}>
          {called === null ? <IdentifierText value={document ?? ''} /> : <NameText text={called} />}
        </span>
      </span>
      <span className={classes.more}>
        {fault === null ? null : <FaultText fault={fault} />}
        {check === null ? null : <Found candidates={check.candidates} />}
        {date === null ? null : (
          <span className={classes.date}>
            <PartialDateText date={date} />
          </span>
        )}
        {called === null || document === null ? null : (
          <span className={classes.number}>
            <IdentifierText value={document} />
          </span>
        )}
      </span>
    </span>
  )
}

/** What the first record is: a hit on a stolen passport says nothing of who is named beside it. */
function Found({ candidates }: Pick<CheckAnswer, 'candidates'>): ReactElement | null {
  const t = useText()
  const [first] = candidates
  if (first === undefined) return null
  return (
    <span className={classes.found}>
      {isNamedKind(first.record.kind) ? (
        <NameText text={headlineOf(first).own} />
      ) : (
        <ReportedAs record={first.record} />
      )}
      {candidates.length === 1 ? null : (
        <span className={classes.quiet}>{t('list_check.records', { count: candidates.length })}</span>
      )}
    </span>
  )
}

function FaultText({ fault }: { readonly fault: NonNullable<ListRow['fault']> }): ReactElement {
  const t = useText()
  const kind = faults.find((one) => one === fault.kind)
  return <span>{kind === undefined ? fault.detail : t(`check.refused.${kind}`)}</span>
}
