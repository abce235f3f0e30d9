import type { ReactElement, ReactNode } from 'react'
import { isNamedKind } from '../../../kernel/record-kind.ts'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { CountryOrText } from '../../../kit/show/CountryOrText.tsx'
import { EvidenceLine } from '../../../kit/show/EvidenceLine.tsx'
import { Identifier } from '../../../kit/show/Identifier.tsx'
import { MatchParts } from '../../../kit/show/MatchParts.tsx'
import { PartialDateText } from '../../../kit/show/PartialDateText.tsx'
import { NameText, PersonName } from '../../../kit/show/PersonName.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import type { CandidateView, CheckAnswer } from '../contract.ts'
import { headlineOf, readDate, sourceOf, stateOfStrength } from './answer.ts'
import classes from './candidates.module.css'
import { ReportedAs } from './ReportedAs.tsx'

type Props = { readonly candidate: CandidateView; readonly asked: CheckAnswer['asked'] }

/** Which name matched and how, part by part; what else speaks for and against; and the facts of the record. */
export function Why({ candidate, asked }: Props): ReactElement {
  const t = useText()
  const { name, evidence } = candidate
  return (
    <div className={classes.reasons}>
      <section>
        <h3 className={classes.heading}>{t('check.names')}</h3>
        {name === null ? (
          <p className={classes.quiet}>{t('check.no_name_asked')}</p>
        ) : (
          <>
            <p className={classes.matched}>
              {t(`check.matched.${name.type}`)} <NameText text={name.found} />
            </p>
            <MatchParts parts={name.parts} />
          </>
        )}
      </section>
      <section>
        <h3 className={classes.heading}>{t('check.evidence')}</h3>
        {evidence.length === 0 ? (
          <p className={classes.quiet}>{t('check.no_evidence')}</p>
        ) : (
          <ul className={classes.plain}>
            {evidence.map((line) => (
              <EvidenceLine key={`${line.field} ${line.found}`} {...line} />
            ))}
          </ul>
        )}
      </section>
      <RecordFacts candidate={candidate} asked={asked} />
    </div>
  )
}

function RecordFacts({ candidate: { record, evidence }, asked }: Props): ReactElement {
  const t = useText()
  const near = evidence.find(({ field }) => field === 'document')?.found
  return (
    <section>
      <h3 className={classes.heading}>{t('check.facts')}</h3>
      <dl className={classes.factList}>
        <Fact
          label={t('check.field.born')}
          items={record.born.map((text) => [text, <Born key={text} text={text} />])}
        />
        <Fact
          label={t('check.field.nationality')}
          items={record.nationalities.map((code) => [code, <CountryOrText key={code} code={code} />])}
        />
        <Fact
          label={t('check.field.document')}
          items={record.documents.slice(0, DOCUMENTS).map(({ type, number, issuer }) => [
            `${type} ${number}`,
            <span key={number} className={classes.document}>
              <Identifier value={number} diffAgainst={number === near ? asked.document : null} />
              <span className={classes.quiet}>
                {t(`record.document.${documentTypeOf(type)}`)}{' '}
                {issuer === null ? null : <CountryOrText code={issuer} />}
              </span>
            </span>,
          ])}
        />
        {record.keys.map(({ kind, text, country }) => (
          <Fact
            key={`${kind} ${text}`}
            label={t(`identifier.kind.${kind}`)}
            items={[
              [
                text,
                <span key={text} className={classes.document}>
                  <Identifier value={text} kind={kind} diffAgainst={text === near ? asked.document : null} />
                  {country === null ? null : <CountryOrText code={country} />}
                </span>,
              ],
            ]}
          />
        ))}
        <Fact
          label={t('check.field.imo')}
          items={
            record.imo === null
              ? []
              : [[record.imo, <Identifier key="imo" value={record.imo} kind="imo_ship" />]]
          }
        />
        <Fact
          label={t('check.other_names', { count: record.names.length })}
          items={record.names
            .slice(0, NAMES)
            .map(({ text }, place) => [`${text} ${place}`, <NameText key={text} text={text} />])}
        />
      </dl>
    </section>
  )
}

/** What a card shows of long lists; all of it is on the record's page. Ours to confirm. */
const DOCUMENTS = 6
const NAMES = 8

const documentTypes = [
  'passport',
  'identity_card',
  'national_number',
  'tax_number',
  'driving_licence',
  'registration',
] as const

/** The record's type of a document; one that this page does not know is "other". */
function documentTypeOf(type: string): (typeof documentTypes)[number] | 'other' {
  return documentTypes.find((known) => known === type) ?? 'other'
}

type FactProps = {
  readonly label: string
  readonly items: readonly (readonly [key: string, shown: ReactNode])[]
}

function Fact({ label, items }: FactProps): ReactElement | null {
  if (items.length === 0) return null
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>
        {items.map(([key, shown]) => (
          <span key={key} className={classes.factItem}>
            {shown}
          </span>
        ))}
      </dd>
    </div>
  )
}

function Born({ text }: { readonly text: string }): ReactElement {
  const date = readDate(text)
  return date === null ? <bdi>{text}</bdi> : <PartialDateText date={date} />
}

/** Above the reasons when they stand beside the list. */
export function CandidateTitle({ candidate }: { readonly candidate: CandidateView }): ReactElement {
  const t = useText()
  const { record, strength } = candidate
  const { own, primary } = headlineOf(candidate)
  return (
    <header className={classes.paneHead}>
      <div className={classes.paneWho}>
        <ReportedAs record={record} />
        <h2 className={classes.paneName}>
          <PersonName text={own} transliteration={primary} size="title" />
        </h2>
        <p className={classes.whose}>
          <span className={classes.strength} data-state={stateOfStrength(strength)}>
            <StateMark state={stateOfStrength(strength)} silent />
            {t(`check.strength.${strength}`)}
          </span>
          {isNamedKind(record.kind) ? <span>{t(`record.kind.${record.kind}`)}</span> : null}
          <bdi className={classes.mono}>{record.owner}</bdi>
          <span>{t(`record.source.${sourceOf(record.source)}`)}</span>
          <bdi className={classes.mono}>{record.reference}</bdi>
        </p>
      </div>
      <AppLink href={`/records/${record.id}`} className={classes.openRecord}>
        {t('check.open_record')}
      </AppLink>
    </header>
  )
}
