import { Button } from '@mantine/core'
import { type ReactElement, type ReactNode, useState } from 'react'
import { FormattedDate } from 'react-intl'
import { post } from '../../../kit/http.ts'
import { useText } from '../../../kit/i18n.tsx'
import { problemText } from '../../../kit/page/problem-text.ts'
import type { Problem } from '../../../kit/problem.ts'
import { type CandidateView, raisedHit, raisePath } from '../contract.ts'
import classes from './candidates.module.css'

/** Shows where a hit stands; the web app brings it from the other capability. */
export type HitOf = (hitId: string) => ReactNode

type Props = { readonly candidate: CandidateView; readonly checkId: string; readonly hitOf: HitOf }

type Raising =
  | { readonly step: 'ready' | 'sending' }
  | { readonly step: 'raised'; readonly hitId: string }
  | { readonly step: 'refused'; readonly problem: Problem }

/** The hit of a candidate: raised by the check, settled before, or for the officer to raise. */
export function CandidateHit({ candidate, checkId, hitOf }: Props): ReactElement {
  const t = useText()
  const [raising, setRaising] = useState<Raising>({ step: 'ready' })
  const hitId = raising.step === 'raised' ? raising.hitId : candidate.hitId
  if (hitId !== null) return <>{hitOf(hitId)}</>

  function raise(): void {
    setRaising({ step: 'sending' })
    post(raisePath(checkId), raisedHit, { recordId: candidate.record.id })
      .then((sent) =>
        setRaising(
          sent.ok ? { step: 'raised', hitId: sent.value.hitId } : { step: 'refused', problem: sent.error },
        ),
      )
      .catch(reportError)
  }

  return (
    <span className={classes.raise}>
      {candidate.settledAt === null ? null : (
        <span className={classes.quiet}>
          {t('check.settled')}{' '}
          <FormattedDate
            value={candidate.settledAt}
            dateStyle="medium"
            timeZone="UTC"
            numberingSystem="latn"
          />
        </span>
      )}
      <Button size="compact-sm" variant="default" loading={raising.step === 'sending'} onClick={raise}>
        {t('check.raise')}
      </Button>
      {raising.step === 'refused' ? <span role="alert">{t(problemText(raising.problem).line)}</span> : null}
    </span>
  )
}
