import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { FormattedNumber } from 'react-intl'
import { AppLink } from '../../../kit/AppLink.tsx'
import { get } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { checkPath, keptCheck } from '../contract.ts'
import classes from './candidates.module.css'

type Props = {
  readonly checkId: string
  /** The one that the page is about. */
  readonly recordId: string
}

/** Candidates of a strip; the rest is reached by asking again. Ours to confirm. */
const SHOWN = 8

/** Whom else the same question met, by how alike: for who asked, and the head of that bureau. */
export function OtherCandidates({ checkId, recordId }: Props): ReactElement | null {
  const t = useText()
  const { data } = useQuery({
    queryKey: ['check', checkId],
    queryFn: ({ signal }) => get(checkPath(checkId), keptCheck, signal),
  })
  const others = data?.ok === true ? data.value.candidates.filter(({ id }) => id !== recordId) : []
  if (others.length === 0) return null
  return (
    <section className={classes.strip} aria-label={t('check.other_candidates')}>
      <h2 className={classes.stripTitle}>{t('check.other_candidates')}</h2>
      <ul className={classes.stripList}>
        {others.slice(0, SHOWN).map(({ id, total }) => (
          <li key={id}>
            <AppLink href={`/records/${id}`}>
              <FormattedNumber
                value={total}
                minimumFractionDigits={2}
                maximumFractionDigits={2}
                numberingSystem="latn"
              />{' '}
              {t('check.open_record')}
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
