import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { type Control, useWatch } from 'react-hook-form'
import { FormattedNumber } from 'react-intl'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { Panel } from '../../../kit/page/PageHeader.tsx'
import { Skeletons } from '../../../kit/page/Skeletons.tsx'
import { type AudienceView, type AudienceWish, audienceView, PREVIEW_PATH } from '../contract/visibility.ts'
import classes from './life.module.css'
import { RecordRefusal } from './RecordRefusal.tsx'
import type { RecordForm } from './record-form.ts'
import { termsOf } from './record-form.ts'

/** Who would see the record on these terms: asked of the policy itself, before anything is written. */
export function AudiencePreview({ control }: { readonly control: Control<RecordForm> }): ReactElement {
  const t = useText()
  const terms = useWatch({ control, name: 'terms' })
  const { sharing, level, handling, purposes, grade, disclosure } = termsOf(terms)
  const wish: AudienceWish = { sharing, level, handling, purposes, grade, disclosure }
  const { data } = useQuery({
    queryKey: ['audience', wish],
    queryFn: () => post(PREVIEW_PATH, audienceView, wish),
    placeholderData: (before) => before,
  })
  return (
    <Panel title={t('record.audience')}>
      <div className={classes.section} aria-live="polite">
        {data === undefined ? <Skeletons rows={3} /> : null}
        {data?.ok === false ? <RecordRefusal problem={data.error} /> : null}
        {data?.ok === true ? <Audience view={data.value} /> : null}
      </div>
    </Panel>
  )
}

/** More codes than this are counted, not listed. */
const LISTED = 24

function Audience({ view: { seenBy, withheldFrom } }: { readonly view: AudienceView }): ReactElement {
  const t = useText()
  const core = seenBy.filter(({ mask }) => mask === 'core').length
  return (
    <>
      <p>
        <strong>
          <FormattedNumber value={seenBy.length} numberingSystem="latn" />
        </strong>{' '}
        {t('record.audience.bureaus', { count: seenBy.length })}
      </p>
      {core === 0 ? null : <p className={classes.line}>{t('record.audience.core', { count: core })}</p>}
      {seenBy.length === 0 || seenBy.length > LISTED ? null : <Codes codes={seenBy} />}
      {withheldFrom.length === 0 ? null : (
        <>
          <p className={classes.line}>{t('record.audience.withheld')}</p>
          <Codes codes={withheldFrom} />
        </>
      )}
    </>
  )
}

function Codes({ codes }: { readonly codes: readonly { readonly bureau: string }[] }): ReactElement {
  return (
    <ul className={classes.codes}>
      {codes.map(({ bureau }) => (
        <li key={bureau}>
          <bdi className={classes.mono}>{bureau}</bdi>
        </li>
      ))}
    </ul>
  )
}
