import type { ReactElement } from 'react'
import { FormattedDate, FormattedNumber } from 'react-intl'
import { purposes } from '../../../kernel/purpose.ts'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import type { RecordView } from '../contract.ts'
import type { Sharing } from '../record.ts'
import { CodeName, Fact, FactList } from './facts.tsx'
import { useListChoices } from './list-choices.ts'
import { saySharing } from './record-words.ts'
import classes from './records.module.css'
import { Day } from './Standing.tsx'

/** Whose it is, what it is for, who may see it, and how long it is kept. */
export function EnvelopePanel({ record }: { readonly record: RecordView }): ReactElement {
  const t = useText()
  return (
    <Panel title={t('record.envelope')}>
      <dl className={classes.facts}>
        <Fact label={t('record.owner')}>
          <CodeName code={record.owner} />
          {record.ownerUnit === null ? null : <span className={classes.quiet}> {record.ownerUnit}</span>}
        </Fact>
        <Fact label={t('record.purpose')}>{t(`purpose.${record.purpose}`)}</Fact>
        <Fact label={t('record.level')}>{t(`record.level.${record.level}`)}</Fact>
        <HandlingFacts record={record} />
        {record.sharing === null ? null : (
          <Fact label={t('record.sharing')}>
            <SharingText sharing={record.sharing} />
          </Fact>
        )}
        {record.purposes.length === purposes.length ? null : (
          <FactList
            label={t('record.purposes')}
            items={record.purposes}
            show={(one) => t(`purpose.${one}`)}
          />
        )}
        <Fact label={t('record.disclosure')}>{t(`record.disclosure.${record.disclosure}`)}</Fact>
        <Fact label={t('record.grade')}>
          {record.grade === null ? (
            <span className={classes.quiet}>{t('record.not_graded')}</span>
          ) : (
            <span className={classes.mono}>{record.grade}</span>
          )}
        </Fact>
        <Fact label={t('record.valid_from')}>
          <Day at={record.validFrom} />
        </Fact>
        <Fact label={t('record.review_at')}>
          <Day at={record.reviewAt} />
        </Fact>
        <Fact label={t('record.delete_at')}>
          <Day at={record.deleteAt} />
          {record.retentionRule === null ? null : (
            <span className={classes.quiet}> {t(`record.retention.${record.retentionRule}`)}</span>
          )}
        </Fact>
        <Fact label={t('record.created')}>
          <Day at={record.createdAt} />
        </Fact>
        <Fact label={t('record.updated')}>
          <Day at={record.updatedAt} />
        </Fact>
      </dl>
    </Panel>
  )
}

function SharingText({ sharing }: { readonly sharing: Sharing }): ReactElement {
  const t = useText()
  const { id, bureaus, lists, denied } = saySharing(sharing)
  return (
    <>
      {t(id)}
      <Codes codes={bureaus} />
      {lists.length === 0 ? null : <ListNames ids={lists} />}
      {denied.length === 0 ? null : (
        <>
          {t('record.sharing.denied')}
          <Codes codes={denied} />
        </>
      )}
    </>
  )
}

function Codes({ codes }: { readonly codes: readonly string[] }): ReactElement | null {
  if (codes.length === 0) return null
  return (
    <ul className={classes.items}>
      {codes.map((code) => (
        <li key={code}>
          <CodeName code={code} />
        </li>
      ))}
    </ul>
  )
}

/** A list that was deleted, or is not the reader's to see, stands as the beginning of its id. */
function ListNames({ ids }: { readonly ids: readonly string[] }): ReactElement {
  const choices = useListChoices()
  return (
    <ul className={classes.items}>
      {ids.map((id) => (
        <li key={id}>
          <bdi>{choices.find(({ value }) => value === id)?.label ?? id.slice(0, 8)}</bdi>
        </li>
      ))}
    </ul>
  )
}

type Binding = Pick<RecordView, 'handling' | 'handlingText' | 'onward'>

/** What binds whoever is shown any of the record. */
export function HandlingFacts({ record }: { readonly record: Binding }): ReactElement {
  const t = useText()
  return (
    <>
      <FactList
        label={t('record.handling')}
        items={record.handling}
        show={(code) => (
          <>
            <span className={classes.mono}>{code}</span> {t(`record.handling.${code}`)}
          </>
        )}
      />
      {record.handlingText === null ? null : (
        <Fact label={t('record.handling_text')}>
          <bdi>{record.handlingText}</bdi>
        </Fact>
      )}
      <Fact label={t('record.evidence_use')}>{t(`record.onward.${record.onward.asEvidence}`)}</Fact>
      <Fact label={t('record.pass_on')}>{t(`record.onward.${record.onward.passOn}`)}</Fact>
    </>
  )
}

/** Newest first: every version is kept. */
export function VersionsPanel({ versions }: Pick<RecordView, 'versions'>): ReactElement {
  const t = useText()
  const newestFirst = [...versions].sort((a, b) => b.version - a.version)
  return (
    <Panel title={t('record.versions')}>
      <ol className={classes.versions}>
        {newestFirst.map(({ version, change, at }) => (
          <li key={version} className={classes.version}>
            <span className={classes.versionNumber}>
              <FormattedNumber value={version} numberingSystem="latn" />
            </span>
            <span>{t(`record.change.${change}`)}</span>
            <time dateTime={at} className={classes.quiet}>
              <FormattedDate
                value={at}
                dateStyle="medium"
                timeStyle="short"
                hourCycle="h23"
                timeZone="UTC"
                numberingSystem="latn"
              />{' '}
              UTC
            </time>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
