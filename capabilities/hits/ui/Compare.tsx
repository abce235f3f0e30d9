import { IconLock } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import { useText } from '../../../kit/i18n.tsx'
import { CountryOrText } from '../../../kit/show/CountryOrText.tsx'
import { Identifier } from '../../../kit/show/Identifier.tsx'
import { MatchParts } from '../../../kit/show/MatchParts.tsx'
import { PartialDateText } from '../../../kit/show/PartialDateText.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import type { HitView } from '../contract.ts'
import classes from './compare.module.css'
import { type ComparedField, type Meeting, meetingsOf, readDate, signOf } from './hit-words.ts'

/** What was asked on one side, what the record says on the other, and between them how each field meets and what it counts. */
export function Compare({ hit }: { readonly hit: HitView }): ReactElement {
  const t = useText()
  const meetings = meetingsOf(hit)
  const isOurs = hit.side === 'asker' || hit.side === 'both'
  return (
    <section className={classes.compare} aria-label={t('hit.compare')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.fieldHead}>
              <span className="visually-hidden">{t('hit.compare.field')}</span>
            </th>
            <SideHead code={hit.asker} title={t('hit.compare.asked')} isOurs={isOurs} />
            <th scope="col" className={classes.middleHead}>
              <Score hit={hit} />
            </th>
            <SideHead code={hit.owner} title={t('hit.compare.record')} isOurs={hit.side !== 'asker'} />
          </tr>
        </thead>
        <tbody>
          {meetings.map((meeting) => (
            <Row key={meeting.field} meeting={meeting} facts={hit.facts} />
          ))}
        </tbody>
      </table>
      {hit.matched?.name == null || hit.matched.name.parts.length === 0 ? null : (
        <div className={classes.parts}>
          <p className={classes.matchedName}>
            {t(`check.matched.${hit.matched.name.type}`)} <NameText text={hit.matched.name.found} />
          </p>
          <MatchParts parts={hit.matched.name.parts} />
        </div>
      )}
    </section>
  )
}

type HeadProps = { readonly code: string; readonly title: string; readonly isOurs: boolean }

function SideHead({ code, title, isOurs }: HeadProps): ReactElement {
  const t = useText()
  return (
    <th scope="col">
      <span className={classes.sideTitle}>{title}</span>{' '}
      <span className={classes.sideWho}>
        <bdi className={classes.mono}>{code}</bdi> {t(isOurs ? 'hit.compare.ours' : 'hit.compare.theirs')}
      </span>
    </th>
  )
}

/** The sum that ranks, and the two it is made of. */
function Score({ hit: { matched, similarity } }: { readonly hit: HitView }): ReactElement | null {
  const t = useText()
  if (matched === null && similarity === null) return <span>{t('hit.compare.how')}</span>
  return (
    <span className={classes.score}>
      <span className={classes.scoreWord}>{t(`check.strength.${matched?.strength ?? 'weak'}`)}</span>
      <span className={classes.scoreFigure}>
        <FormattedNumber
          value={matched?.total ?? similarity ?? 0}
          minimumFractionDigits={2}
          maximumFractionDigits={2}
          numberingSystem="latn"
        />
      </span>
    </span>
  )
}

const signs = { same: '=', near: '≈', apart: '≠', none: '·' } as const

function Row({
  meeting,
  facts,
}: {
  readonly meeting: Meeting
  readonly facts: HitView['facts']
}): ReactElement {
  const t = useText()
  const { field, asked, found, evidence, similarity } = meeting
  const sign = signOf(meeting)
  return (
    <tr data-sign={sign}>
      <th scope="row" className={classes.field}>
        {t(`hit.field.${field}`)}
      </th>
      <td>{asked === null ? <Nothing word={t('hit.not_asked')} /> : <Value field={field} text={asked} />}</td>
      <td className={classes.middle}>
        <span className={classes.sign} data-sign={sign} aria-hidden>
          {signs[sign]}
        </span>
        <span className={classes.how}>
          {evidence === null ? null : t(`evidence.how.${evidence.how}`)}
          {similarity === null ? null : (
            <FormattedNumber value={similarity} style="percent" numberingSystem="latn" />
          )}
        </span>
        {evidence === null ? null : (
          <span className={classes.weight}>
            <FormattedNumber
              value={evidence.weight}
              signDisplay="always"
              minimumFractionDigits={2}
              numberingSystem="latn"
            />
          </span>
        )}
      </td>
      <td>
        <Found field={field} found={found} asked={asked} isClosed={facts.view !== 'full'} />
      </td>
    </tr>
  )
}

type FoundProps = Pick<Meeting, 'field' | 'found' | 'asked'> & { readonly isClosed: boolean }

/** Values of a long list that are shown at once; all of them are on the record's page. Ours to confirm. */
const SHOWN = 6

function Found({ field, found, asked, isClosed }: FoundProps): ReactElement {
  const t = useText()
  if (found === null) {
    return isClosed ? (
      <span className={classes.closed}>
        <IconLock size={14} aria-hidden /> {t('hit.not_released')}
      </span>
    ) : (
      <Nothing word={t('hit.not_recorded')} />
    )
  }
  if (found.length === 0) return <Nothing word={t('hit.not_recorded')} />
  return (
    <ul className={classes.values}>
      {found.slice(0, SHOWN).map((text) => (
        <li key={text}>
          <Value field={field} text={text} against={asked} />
        </li>
      ))}
      {found.length > SHOWN ? (
        <li className={classes.quiet}>{t('hit.more_values', { count: found.length - SHOWN })}</li>
      ) : null}
    </ul>
  )
}

function Nothing({ word }: { readonly word: string }): ReactElement {
  return <span className={classes.quiet}>{word}</span>
}

type ValueProps = { readonly field: ComparedField; readonly text: string; readonly against?: string | null }

function Value({ field, text, against = null }: ValueProps): ReactElement {
  const t = useText()
  const date = field === 'born' ? readDate(text) : null
  if (date !== null) return <PartialDateText date={date} />
  switch (field) {
    case 'nationality':
      return <CountryOrText code={text} />
    case 'sex':
      return (
        <>{text === 'M' || text === 'F' || text === 'X' || text === 'U' ? t(`check.sex.${text}`) : text}</>
      )
    case 'document':
    case 'imo':
      return <Identifier value={text} diffAgainst={against} />
    default:
      return <NameText text={text} />
  }
}
