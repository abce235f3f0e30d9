import { IconChevronDown } from '@tabler/icons-react'
import type { ReactElement, ReactNode } from 'react'
import { FormattedNumber } from 'react-intl'
import { isNamedKind } from '../../../kernel/record-kind.ts'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { CountryOrText } from '../../../kit/show/CountryOrText.tsx'
import { PartialDateText } from '../../../kit/show/PartialDateText.tsx'
import { NameText, PersonName } from '../../../kit/show/PersonName.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import type { CandidateView } from '../contract.ts'
import { headlineOf, readDate, sourceOf, stateOfStrength } from './answer.ts'
import classes from './candidates.module.css'
import { ReportedAs } from './ReportedAs.tsx'

type Props = {
  readonly candidate: CandidateView
  readonly isCurrent: boolean
  readonly isOpen: boolean
  /** The focus has come to it. */
  readonly onReach: () => void
  readonly onWhy: () => void
  /** The hit that it became, or how it may become one. */
  readonly hit: ReactNode
  /** The reasons, where they open in the list. */
  readonly children: ReactNode
}

/** One candidate in few lines: who, by which alias, the first facts, whose record; and how alike. */
export function CandidateRow(props: Props): ReactElement {
  const { candidate, isCurrent, isOpen, onReach, onWhy, hit, children } = props
  const t = useText()
  const { record, strength } = candidate
  const { own, primary, matched } = headlineOf(candidate)
  return (
    <li className={classes.row} data-current={isCurrent} data-state={stateOfStrength(strength)}>
      <div className={classes.rowHead}>
        <StateMark state={stateOfStrength(strength)} size={20} silent />
        <div className={classes.who}>
          <ReportedAs record={record} />
          <AppLink
            href={`/records/${record.id}`}
            className={classes.nameLink}
            data-candidate
            tabIndex={isCurrent ? 0 : -1}
            aria-current={isCurrent}
            onFocus={onReach}
          >
            <PersonName text={own} transliteration={primary} />
          </AppLink>
          {matched === null ? null : (
            <span className={classes.whose}>
              {t(`check.matched.${matched.type}`)} <NameText text={matched.text} />
            </span>
          )}
          <KeyFacts record={record} />
          <span className={classes.whose}>
            <span className={classes.strength}>{t(`check.strength.${strength}`)}</span>
            <bdi className={classes.mono}>{record.owner}</bdi>
            <span>{t(`record.source.${sourceOf(record.source)}`)}</span>
            <bdi className={classes.mono}>{record.reference}</bdi>
            {candidate.view === 'core' ? <span>{t('check.core')}</span> : null}
          </span>
          {hit}
        </div>
        <Figures candidate={candidate} />
        <button type="button" className={classes.whyButton} aria-expanded={isOpen} onClick={onWhy}>
          {t('check.why')}
          <IconChevronDown size={16} aria-hidden />
          <span className="visually-hidden">: {own}</span>
        </button>
      </div>
      {children}
    </li>
  )
}

function KeyFacts({ record }: { readonly record: CandidateView['record'] }): ReactElement {
  const t = useText()
  const [firstDate] = record.born
  const date = firstDate === undefined ? null : readDate(firstDate)
  return (
    <span className={classes.facts}>
      {isNamedKind(record.kind) ? <span>{t(`record.kind.${record.kind}`)}</span> : null}
      {date === null ? null : (
        <span>
          {t('check.born_short')} <PartialDateText date={date} />
        </span>
      )}
      {record.nationalities.slice(0, 2).map((code) => (
        <CountryOrText key={code} code={code} />
      ))}
      {record.imo === null ? null : (
        <bdi dir="ltr">
          IMO <span className={classes.mono}>{record.imo}</span>
        </bdi>
      )}
    </span>
  )
}

/** The likeness of the names as a share, and the total that ranks: a number, since it is no share of anything. */
function Figures({
  candidate: { name, similarity, total },
}: {
  readonly candidate: CandidateView
}): ReactElement {
  const t = useText()
  return (
    <dl className={classes.figures}>
      {name === null ? null : (
        <div>
          <dt>{t('check.similarity')}</dt>
          <dd>
            <FormattedNumber value={similarity} style="percent" numberingSystem="latn" />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('check.total')}</dt>
        <dd>
          <FormattedNumber
            value={total}
            minimumFractionDigits={2}
            maximumFractionDigits={2}
            numberingSystem="latn"
          />
        </dd>
      </div>
    </dl>
  )
}
