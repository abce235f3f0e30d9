import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import { unreachable } from '../../../kernel/result.ts'
import { useLanguage, useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { CountryName } from '../../../kit/show/CountryName.tsx'
import { Identifier } from '../../../kit/show/Identifier.tsx'
import { PartialDateText } from '../../../kit/show/PartialDateText.tsx'
import { NameText } from '../../../kit/show/PersonName.tsx'
import type { IdentityDocument, RecordName } from '../body-parts.ts'
import {
  isNamed,
  type NamedBody,
  type OrganisationBody,
  type PersonBody,
  type RecordBody,
  type VesselBody,
} from '../record.ts'
import { CodeName, Fact, FactList, PlaceText } from './facts.tsx'
import { namesByType } from './record-words.ts'
import classes from './records.module.css'
import { ThingPanels } from './ThingPanels.tsx'

/** Everything that a record says about its subject, by kind. */
export function RecordBodyPanels({ body }: { readonly body: RecordBody }): ReactElement {
  return isNamed(body) ? <NamedPanels body={body} /> : <ThingPanels body={body} />
}

function NamedPanels({ body }: { readonly body: NamedBody }): ReactElement {
  const t = useText()
  return (
    <>
      <Panel title={t('record.names')}>
        <Names names={body.names} />
      </Panel>
      <Panel title={t(`record.about.${body.kind}`)}>
        <dl className={classes.facts}>
          <Facts body={body} />
          <FactList
            label={t('record.programmes')}
            items={body.programmes}
            show={(text) => <bdi>{text}</bdi>}
          />
        </dl>
      </Panel>
      <Documents documents={body.documents} />
      {body.remarks === null ? null : (
        <Panel title={t('record.remarks')}>
          <p className={classes.remarks} dir="auto">
            {body.remarks}
          </p>
        </Panel>
      )}
    </>
  )
}

function Names({ names }: { readonly names: readonly RecordName[] }): ReactElement {
  const t = useText()
  return (
    <dl className={classes.facts}>
      {namesByType(names).map(([type, held]) => (
        <FactList
          key={type}
          label={t(`record.name.${type}`)}
          items={held}
          show={(name) => <Name name={name} />}
        />
      ))}
    </dl>
  )
}

/** The script is named where it is not the Latin one; family and given name where the contributor tells them apart. */
function Name({ name: { text, script, parts } }: { readonly name: RecordName }): ReactElement {
  const t = useText()
  const { language } = useLanguage()
  const scriptName = new Intl.DisplayNames([language], { type: 'script' }).of(script)
  return (
    <span className={classes.name}>
      <NameText text={text} />
      {script === 'Latn' || script === 'Zyyy' ? null : <span className={classes.tag}>{scriptName}</span>}
      {parts?.family ? (
        <span className={classes.quiet}>
          {t('record.family')} <NameText text={parts.family} />
        </span>
      ) : null}
    </span>
  )
}

function Facts({ body }: { readonly body: NamedBody }): ReactElement {
  switch (body.kind) {
    case 'person':
      return <PersonFacts body={body} />
    case 'organisation':
      return <OrganisationFacts body={body} />
    case 'vessel':
      return <VesselFacts body={body} />
    default:
      return unreachable(body)
  }
}

function PersonFacts({ body }: { readonly body: PersonBody }): ReactElement {
  const t = useText()
  return (
    <>
      <FactList label={t('record.born')} items={body.born} show={(date) => <PartialDateText date={date} />} />
      <FactList
        label={t('record.birth_places')}
        items={body.birthPlaces}
        show={(place) => <PlaceText place={place} />}
      />
      <FactList
        label={t('record.nationalities')}
        items={body.nationalities}
        show={(code) => <CountryName code={code} withCode />}
      />
      <Fact label={t('record.sex')}>{t(`record.sex.${body.sex}`)}</Fact>
      <FactList
        label={t('record.positions')}
        items={body.positions}
        show={(text) => <NameText text={text} />}
      />
      <FactList
        label={t('record.addresses')}
        items={body.addresses}
        show={(place) => <PlaceText place={place} />}
      />
    </>
  )
}

function OrganisationFacts({ body }: { readonly body: OrganisationBody }): ReactElement {
  const t = useText()
  return (
    <>
      <FactList
        label={t('record.countries')}
        items={body.countries}
        show={(code) => <CountryName code={code} withCode />}
      />
      <FactList
        label={t('record.addresses')}
        items={body.addresses}
        show={(place) => <PlaceText place={place} />}
      />
    </>
  )
}

function VesselFacts({ body }: { readonly body: VesselBody }): ReactElement {
  const t = useText()
  const { imo, mmsi, callSign, hin, companyImo, engineNumbers, flag, vesselType, grossTonnage, owner } = body
  return (
    <>
      {imo === null ? null : (
        <Fact label={t('record.imo')}>
          <Identifier value={imo} kind="imo_ship" />
        </Fact>
      )}
      {mmsi === null ? null : (
        <Fact label={t('record.mmsi')}>
          <Identifier value={mmsi} kind="mmsi" />
        </Fact>
      )}
      {callSign === null ? null : (
        <Fact label={t('record.call_sign')}>
          <Identifier value={callSign} kind="call_sign" />
        </Fact>
      )}
      {hin === null ? null : (
        <Fact label={t('record.hin')}>
          <Identifier value={hin} />
        </Fact>
      )}
      {companyImo === null ? null : (
        <Fact label={t('record.company_imo')}>
          <Identifier value={companyImo} kind="imo_company" />
        </Fact>
      )}
      <FactList
        label={t('record.engine_numbers')}
        items={engineNumbers}
        show={(number) => <Identifier value={number} />}
      />
      {flag === null ? null : (
        <Fact label={t('record.flag')}>
          <CodeName code={flag} />
        </Fact>
      )}
      {vesselType === null ? null : <Fact label={t('record.vessel_type')}>{vesselType}</Fact>}
      {grossTonnage === null ? null : (
        <Fact label={t('record.tonnage')}>
          <FormattedNumber value={grossTonnage} numberingSystem="latn" />
        </Fact>
      )}
      {owner === null ? null : (
        <Fact label={t('record.vessel_owner')}>
          <NameText text={owner} />
        </Fact>
      )}
    </>
  )
}

function Documents({ documents }: { readonly documents: readonly IdentityDocument[] }): ReactElement | null {
  const t = useText()
  if (documents.length === 0) return null
  return (
    <Panel title={t('record.documents')}>
      <ul className={classes.documents}>
        {documents.map(({ type, number, issuer, note }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the documents of one version never move
          <li key={place} className={classes.documentRow}>
            <span className={classes.documentType}>{t(`record.document.${type}`)}</span>
            <Identifier value={number} />
            <span>{issuer === null ? null : <CountryName code={issuer} withCode />}</span>
            {note === null ? null : (
              <span className={classes.note} dir="auto">
                {note}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
