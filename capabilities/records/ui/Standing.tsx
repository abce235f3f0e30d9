import type { ReactElement, ReactNode } from 'react'
import { FormattedDate } from 'react-intl'
import { useText } from '../../../kit/i18n.tsx'
import type { RecordView } from '../contract.ts'
import { CodeName } from './facts.tsx'
import { caveatWord } from './record-words.ts'
import classes from './records.module.css'

type Seen = Pick<RecordView, 'owner' | 'why' | 'caveat'>

/** Why the reader sees this, and what every reader must know of it before using it. */
export function Standing({ record }: { readonly record: Seen }): ReactElement {
  const t = useText()
  return (
    <>
      {record.caveat === null ? null : (
        <Notice state="stale" title={t('record.caveat')}>
          {t(caveatWord(record.caveat))}
        </Notice>
      )}
      <p className={classes.why}>
        <WhyText record={record} />
      </p>
    </>
  )
}

function WhyText({ record: { owner, why } }: { readonly record: Seen }): ReactElement {
  const t = useText()
  return (
    <>
      {t(`record.why.${why.code}`)} {why.code === 'owner' ? null : <CodeName code={owner} />}
      {why.lists.length === 0 ? null : <bdi> {why.lists.join(' · ')}</bdi>}
    </>
  )
}

type NoticeProps = {
  readonly state: 'stale' | 'restricted'
  readonly title: string
  readonly children: ReactNode
}

export function Notice({ state, title, children }: NoticeProps): ReactElement {
  return (
    <p className={classes.withdrawn} data-state={state} role="note">
      <strong>{title}</strong> {children}
    </p>
  )
}

/** What has happened to it, and what holds it back. */
export function Lifeline({ record }: { readonly record: RecordView }): ReactElement {
  const t = useText()
  return (
    <>
      {record.status === 'live' ? null : (
        <Notice state="restricted" title={t('record.withdrawn')}>
          {t(record.ground === null ? 'record.withdrawn_line' : `record.ground.${record.ground}`)}{' '}
          <Day at={record.updatedAt} />
        </Notice>
      )}
      {record.hold === null ? null : (
        <Notice state="stale" title={t('record.held')}>
          <bdi>{record.hold.reason}</bdi> · <Day at={record.hold.since} />
        </Notice>
      )}
    </>
  )
}

export function Day({ at }: { readonly at: string }): ReactElement {
  return (
    <time dateTime={at}>
      <FormattedDate value={at} dateStyle="medium" timeZone="UTC" numberingSystem="latn" />
    </time>
  )
}
