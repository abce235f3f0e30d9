import type { ReactElement, ReactNode } from 'react'
import { AppLink } from '../../../kit/AppLink.tsx'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { CountryOrText } from '../../../kit/show/CountryOrText.tsx'
import { FactLines } from '../../../kit/show/FactLines.tsx'
import { Identifier } from '../../../kit/show/Identifier.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import { StateMark } from '../../../kit/state/StateMark.tsx'
import type { HitView, RecordFacts } from '../contract.ts'
import classes from './hit.module.css'

/** The rest of what the record says, as far as its owner lets the reader see; and why there is no more. */
export function RecordSide({ hit }: { readonly hit: HitView }): ReactElement {
  const t = useText()
  const { facts, record } = hit
  const link = record === null || facts.view !== 'full' ? null : `/records/${record.id}`
  return (
    <Panel
      title={t('hit.record')}
      actions={link === null ? null : <AppLink href={link}>{t('hit.open_record')}</AppLink>}
    >
      {facts.view === 'full' && record !== null && facts.version > record.version ? (
        <p className={classes.view} data-state="stale">
          <StateMark state="stale" silent /> {t('hit.record_changed')}
        </p>
      ) : null}
      {facts.view === 'full' || facts.view === 'core' ? <Binding facts={facts} /> : null}
      {facts.view === 'full' ? (
        <Facts facts={facts.facts} />
      ) : (
        <p className={classes.view} data-state="restricted">
          <StateMark state="restricted" silent /> {t(`hit.view.${facts.view}`)}
        </p>
      )}
    </Panel>
  )
}

type BindingProps = { readonly facts: Extract<HitView['facts'], { view: 'full' | 'core' }> }

/** What binds whoever is shown any of the record; H0 binds to nothing more. */
function Binding({ facts: { handling, handlingText } }: BindingProps): ReactElement | null {
  const t = useText()
  const codes = handling.filter((code) => code !== 'H0')
  if (codes.length === 0) return null
  return (
    <dl className={classes.facts}>
      <Fact label={t('record.handling')} isEmpty={false}>
        {codes.map((code) => (
          <li key={code}>
            <bdi>{code}</bdi> {t(`record.handling.${code}`)}
          </li>
        ))}
      </Fact>
      <Fact label={t('record.handling_text')} isEmpty={handlingText === null}>
        <li>
          <bdi dir="auto">{handlingText}</bdi>
        </li>
      </Fact>
    </dl>
  )
}

type FactsProps = { readonly facts: RecordFacts }

function Facts({ facts }: FactsProps): ReactElement {
  const t = useText()
  const texts = [
    ['address', facts.addresses],
    ['position', facts.positions],
    ['programme', facts.programmes],
    ['vessel_type', facts.vesselType === null ? [] : [facts.vesselType]],
    ['remarks', facts.remarks === null ? [] : [facts.remarks]],
  ] as const
  return (
    <dl className={classes.facts}>
      <Fact label={t('hit.fact.names', { count: facts.names.length })} isEmpty={facts.names.length === 0}>
        {facts.names.map(({ text }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the names of one record never move
          <li key={place}>
            <NameText text={text} />
          </li>
        ))}
      </Fact>
      <Fact label={t('hit.field.document')} isEmpty={facts.documents.length === 0}>
        {facts.documents.map(({ number, issuer }) => (
          <li key={number}>
            <Identifier value={number} /> {issuer === null ? null : <CountryOrText code={issuer} />}
          </li>
        ))}
      </Fact>
      <Fact label={t('hit.fact.flag')} isEmpty={facts.flag === null}>
        {facts.flag === null ? null : (
          <li>
            <CountryOrText code={facts.flag} />
          </li>
        )}
      </Fact>
      {facts.things.map(({ field, lines }) => (
        <div key={field} className={classes.fact}>
          <dt>{t(`record.field.${field}`)}</dt>
          <dd>
            <FactLines lines={lines} />
          </dd>
        </div>
      ))}
      {texts.map(([name, lines]) => (
        <Fact key={name} label={t(`hit.fact.${name}`)} isEmpty={lines.length === 0}>
          {lines.map((line) => (
            <li key={line}>
              <bdi dir="auto">{line}</bdi>
            </li>
          ))}
        </Fact>
      ))}
    </dl>
  )
}

type FactProps = { readonly label: string; readonly isEmpty: boolean; readonly children: ReactNode }

function Fact({ label, isEmpty, children }: FactProps): ReactElement | null {
  if (isEmpty) return null
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>
        <ul className={classes.values}>{children}</ul>
      </dd>
    </div>
  )
}
